"""Italian: keeps foreign spellings almost always."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

IT = Orthography(
    language="it",
    habit=-3.5,
    letters="""
ch k
c k
gn ñ
sci Si
sc S
gli lj
z c
gh g
gi J
ci C
h 0
k k:0.6
""",
)
