"""Estonian: keeps names; borrowed words by ear (meik, süvafeik)."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

ET = Orthography(
    language="et",
    habit=-1.6,
    letters="""
ä e:0.5
ö 2
õ @
ü y
j j
š S
ž Z
tš C
dž J
ii i:0.2
uu u:0.3
ei ei
ai ai
h h|x:0.2
c -
w -
""",
    cases="i a ga",
)
