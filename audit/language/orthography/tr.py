"""Turkish: keeps names from Latin scripts, respells borrowed words (tişört, kulüp)."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

TR = Orthography(
    language="tr",
    habit=-1.7,
    letters="""
c J
ç C
ş S
j Z
ı 1:0.2|@:0.3
ö 2
ü y
y j
ğ 0:0.8
ay ai
ey ei
h h|x:0.2
w -
x -
""",
    cases="ın in un ı i u",
)
