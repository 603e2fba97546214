"""Latvian: respells every foreign name and gives it an ending (Baidens, Džonsons)."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

LV = Orthography(
    language="lv",
    habit=-0.3,
    letters="""
c c
č C
š S
ž Z
dž J
ī i:0.2
ē e:0.3
ā a:0.3
ū u:0.2
ņ ñ
ķ k:0.8
ģ g:0.8
w -
h h|x:0.2
ai ai
ei ei
""",
    endings="s is us a e",
    cases="u am",
    turns="""
er^ ers^ 0.2
""",
)
