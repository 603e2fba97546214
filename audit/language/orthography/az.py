"""Azerbaijani: writes foreign names by ear (Corc Buş, Cozef Bayden)."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

AZ = Orthography(
    language="az",
    habit=-0.6,
    letters="""
c J
ç C
ş S
j Z
ə a:0.3|e:1.0
e e
x x
h h
ı 1:0.2|@:0.3
ö 2
ü y
y j
q g
g g:0.5
ğ g:0.8
ay ai
ey ei
w -
""",
    cases="ın in un ə a",
)
