"""French: keeps foreign spellings; Cyrillic and Arabic names by its own rules."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

FR = Orthography(
    language="fr",
    habit=-3.0,
    letters="""
ou u
tch C
ch S
j Z
dj J
gn ñ
qu k
c k
k k:0.3
u y
eu 2
oi wa
ss s
i i
y j
kh x
h 0
é e:0.2
""",
    turns="""
er^ eur^ 1.0
in^ ine^ 0.2
ov^ ov^ 0.1
n^ ne^ 0.8
""",
)
