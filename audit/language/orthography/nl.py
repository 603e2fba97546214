"""Dutch: keeps foreign spellings; Cyrillic names by its own rules (Poetin, Zelenski)."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

NL = Orthography(
    language="nl",
    habit=-2.8,
    letters="""
oe u
u y
ie i:0.3
ij ei:0.3
ee e:0.5
sj S
tsj C
zj Z
dzj J
j j
ch x
g x:0.5|g
w w|v:0.2
v v
""",
    cases="s",
)
