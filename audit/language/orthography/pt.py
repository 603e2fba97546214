"""Portuguese: keeps foreign names; some words respelt (futebol, blecaute)."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

PT = Orthography(
    language="pt",
    habit=-2.2,
    letters="""
ch S
x S:0.3
j Z
nh ñ
lh lj
qu k
c k
k k:0.5
ç s:0.6
z z
á a:0.3
é e:0.3
í i:0.3
ó o:0.3
ei ei
t t
h 0
""",
    cases="e",
    turns="""
^s ^es 0.4
ck^ que^ 0.4
k^ que^ 0.4
""",
)
