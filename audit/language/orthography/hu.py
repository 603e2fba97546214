"""Hungarian: s is sh, sz is s; borrowed words are respelt in time (dzsem, szoftver)."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

HU = Orthography(
    language="hu",
    habit=-1.8,
    letters="""
s S
sz s
cs C
zs Z
dzs J
c c
gy J:0.8
ny ñ
ly j:0.8
éj ei
ej ei:0.2
aj ai
oj oi
j j
á a:0.2
é e:0.3
í i:0.2
ú u:0.2
ö 2
ő 2:0.2
ü y
ű y:0.2
h h|x:0.2
w -
""",
    cases="nak nek val vel",
)
