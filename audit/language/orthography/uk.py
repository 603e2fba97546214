"""Ukrainian, romanised."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

UK = Orthography(
    language="uk",
    habit=-0.9,
    letters="""
y i:0.5|j:0.2
i i
ei ei
ey ei:0.3
ay ai
j j:0.3
yu ju
ya ja
ye je
ei ei
kh x
h h|g:0.6
g g
ts c
ch C
sh S
zh Z
dzh J
v v|w:0.1
""",
    cases="a u om",
)
