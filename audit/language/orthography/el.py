"""Greek, romanised: b comes back as mp, d as nt, u as ou."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

EL = Orthography(
    language="el",
    habit=-0.9,
    letters="""
mp b
b b:0.6
nt d
d d:0.6
gk g
g g:0.6
ou u
u u:0.6
ch x
h x:0.2|h:0.2
ts c|C:0.3
tz dz|J:0.3
s s|S:0.2
z z|Z:0.2
th T
f f
gi j
i i
y i:0.4
ei i:0.6
ai e:0.5
""",
)
