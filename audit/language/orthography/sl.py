"""Slovene: keeps most foreign spellings, respells borrowed words."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

SL = Orthography(
    language="sl",
    habit=-2.0,
    letters="""
c c
č C
š S
ž Z
dž J
nj ñ
ej ei
aj ai
oj oi
h h|x:0.1
""",
    cases="a u om i",
)
