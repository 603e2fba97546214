"""Slovak: as Czech."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

SK = Orthography(
    language="sk",
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
é e:0.4
á a:0.4
ú u:0.3
ň ñ
ej ei
aj ai
oj oi
ľ l:0.6
w -
""",
    cases="a ovi om u ová",
    turns="""
ova^ ová^ 0.1
""",
)
