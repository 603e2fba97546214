"""Finnish: keeps names; borrowed words get long vowels and endings."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

FI = Orthography(
    language="fi",
    habit=-2.2,
    letters="""
ä e:0.5
ö 2
y y
j j
š S:0.3
ii i:0.3
uu u:0.4
b b:0.2
g g:0.2
kk k:0.5
tt t:0.5
h h|x:0.2
""",
    endings="i",
)
