"""Czech: keeps foreign names, adds its endings; respells some borrowed words."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

CS = Orthography(
    language="cs",
    habit=-2.0,
    letters="""
c c
č C
š S
ž Z
dž J
ch x
h h
y i:0.5
í i:0.2
ý i:0.6
é e:0.4
á a:0.4
ú u:0.3
ů u:0.6
ou ou
ň ñ
ej ei
aj ai
oj oi
w -
""",
    cases="a ovi em u ová",
    turns="""
ova^ ová^ 0.1
""",
)
