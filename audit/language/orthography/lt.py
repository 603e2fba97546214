"""Lithuanian: respells and declines foreign names (Baidenas, Džonsonas)."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

LT = Orthography(
    language="lt",
    habit=-0.6,
    letters="""
c c
č C
š S
ž Z
dž J
y i:0.3
ė e:0.3
ū u:0.3
w -
ch x:0.3
h h
ks ks
ai ai
ei ei
""",
    endings="as is us a ė es",
    cases="o ą ui u",
    turns="""
er^ eris^ 0.3
""",
)
