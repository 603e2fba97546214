"""Spanish: keeps foreign names; borrowed words respelt in time (fútbol, líder)."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

ES = Orthography(
    language="es",
    habit=-2.2,
    letters="""
j h|x
z s
ch C
ñ ñ
y j
i i
qu k
c k
k k:0.5
gu g
v v|b:0.5
í i:0.3
é e:0.3
á a:0.3
ó o:0.3
ú u:0.3
ei ei
sh S:0.3
x S:0.8
w w:0.3
""",
    turns="""
^s ^es 0.3
""",
)
