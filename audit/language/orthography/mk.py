"""Macedonian, romanised: as Serbian, with its own ḱ and ǵ."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

MK = Orthography(
    language="mk",
    habit=-0.9,
    letters="""
c c
ch C
č C:0.3
š S:0.3
sh S
ž Z:0.3
zh Z
dž J:0.3
dzh J
gj J:0.6
lj lj
nj ñ
ej ei
aj ai
oj oi
h h|x:0.1
""",
    turns="""
er^ ar^ 1.0
""",
)
