"""Serbian, Croatian, Bosnian: written as it is spoken, foreign names too (Bajden, Džonson)."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

HBS = Orthography(
    language="hbs",
    habit=-0.2,
    letters="""
c c
č C
ć C:0.4
š S
ž Z
dž J
đ J:0.5
lj lj
nj ñ
ej ei
aj ai
oj oi
y -
w v:2
h h|x:0.1
""",
    cases="a u om em e i",
    turns="""
el^ le^ 0.9
er^ ar^ 0.9
er^ re^ 1.2
ia^ ija^ 0.2
io ijo 0.3
aeus^ ej^ 0.8
us^ ^ 1.2
s^ z^ 1.2
""",
)
