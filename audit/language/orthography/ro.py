"""Romanian: keeps foreign names; ș, ț, and soft c and g."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

RO = Orthography(
    language="ro",
    habit=-2.2,
    letters="""
ș S
ş S:0.2
ț c
ţ c:0.2
ci C
ce Ce
gi J
ge Je
ch k:0.6
c k
k k:0.6
ă @
â 1:0.3
î 1:0.3
j Z
i i|j:0.2
w -
""",
    cases="ul ului a",
)
