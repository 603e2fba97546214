"""German: keeps foreign spellings; Cyrillic names by its own rules (Selenskyj, Schoigu)."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

DE = Orthography(
    language="de",
    habit=-2.6,
    letters="""
sch S
tsch C
dsch J
z c
s s|z:0.2
w v
j j
ch x
ei ai
ie i:0.3
i i
ä e:0.5
ö 2
ü y
h h
v -
y y:0.6
""",
    cases="s",
    turns="""
sky^ skyj^ 0.2
""",
)
