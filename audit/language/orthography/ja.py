"""Japanese, romanised from katakana: every consonant gets a vowel (dipufeiku)."""

from __future__ import annotations

from audit.language.orthography.shape import Orthography

JA = Orthography(
    language="ja",
    habit=-0.8,
    letters="""
ku k:0.1
k k:1
su s:0.1|T:0.3
s s:0.8
shi Si
sh S
shu S:0.2
to t:0.2
t t:0.6
do d:0.2
d d:0.6
fu f:0.1
f f:0.6
pu p:0.1
p p:0.6
bu b:0.1|v:0.2
b b:0.6|v:0.6
mu m:0.3
m m:0.3
ru r:0.2|l:0.2
r r:0.5|l:0.5
l -
v -
gu g:0.2
g g:0.5
zu z:0.2
z z:0.6
chi C:0.3
ch C:0.3
ji J:0.3
j J:0.3
y j
w w
ii i:0.3
uu u:0.3
aa ar:0.4
a a
ei ei
n n
""",
)
