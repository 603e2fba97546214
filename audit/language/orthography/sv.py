"""Swedish and its neighbours: keep foreign spellings; Cyrillic by own rules (Putin, Sjojgu)."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

SV = Orthography(
    language="sv",
    habit=-2.8,
    letters="""
sj S
tj C:0.3
j j
y y
ö 2
ä e:0.3
å o:0.3
o u:0.8|o
c -
ch x:0.5
v v
z s:0.8
zj Z
""",
    cases="s en",
)
