"""Polish: keeps names from Latin scripts, respells borrowed words and Cyrillic names."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

PL = Orthography(
    language="pl",
    habit=-1.8,
    letters="""
c c
cz C
ć C:0.5
sz S
ś S:0.6
ż Z
rz Z:0.8
dż J
w v
ł w:0.3
l l
ch x
h h
y i:0.5
ó u:0.6
ń ñ
ej ei
aj ai
oj oi
cy ci:0.4
v -
j j
k k
x -
""",
    cases="a owi em u ie",
)
