"""Indonesian and Malay: keep names, respell borrowed words (bisnis, teknologi)."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

ID = Orthography(
    language="id",
    habit=-1.6,
    letters="""
c C
j J
y j
sy S
ny ñ
ng N
kh x
s s|S:0.5
z z
f f
v v
k k
i i
ei ei
ai ai
""",
    turns="""
tion^ si^ 0.1
""",
)
