"""Arabic, romanised: no p and no v."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

AR = Orthography(
    language="ar",
    habit=-1.5,
    letters="""
b b|p:0.1
p -
f f|v:0.1
v -
g g:0.3
gh g:0.3
j J|g:0.5
sh S
ch C:0.4
tsh C:0.2
kh x
y j
i i
u u
o o:0.4
e e:0.4
a a
ou u:0.5
w w
th T
dh Q
q k:0.6
k k
""",
    endings="al",
)
