"""Russian, romanised as English papers and engines do."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

RU = Orthography(
    language="ru",
    habit=-0.9,
    letters="""
y i:0.6|j:0.1
i i
j j:0.3
yu ju
ya ja
yo jo
ye je
ey ei
ei ei
ay ai
ai ai
kh x|h:0.1
h h:1
g g|h:0.4
ts c
c c:1
ch C
sh S
zh Z
dzh J
e e
shch SC
v v|w:0.1
u u|w:0.5
nb nb
""",
    cases="a u om e y",
    turns="""
er^ er^ 0.1
x ks 0.1
""",
)
