"""Albanian: writes foreign names by ear (Xhorxh Bush, Bajden)."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

SQ = Orthography(
    language="sq",
    habit=-0.8,
    letters="""
c c
ç C
q C:0.6
xh J
x dz
gj J:0.6
sh S
zh Z
th T
dh Q
ë @
y y
rr r:0.8
ll l:0.6
nj ñ
j j
ej ei
aj ai
h h|x:0.2
w -
""",
    endings="i",
    cases="it in",
)
