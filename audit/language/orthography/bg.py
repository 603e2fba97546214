"""Bulgarian, romanised (the official table of 2009)."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

BG = Orthography(
    language="bg",
    habit=-0.9,
    letters="""
y j
i i|j:0.5
yu ju
ya ja
h h|x
ts c
ch C
sh S
zh Z
dzh J
u u|@:0.5
a a|@:0.3
sht St
ey ei
ay ai
""",
)
