"""How English spelling is read, and how English writes a foreign sound."""

from __future__ import annotations

READING = """
a a|ei:0.4|e:0.5
e e|i:0.6
e^ ^:0.2|e^:0.3|i^:0.8
i i|ai:0.4
o o|ou:0.6
u u|a:0.5|ju:0.5
y i|j:0.2|ai:0.6
ee i
ea i|e:0.8|ei:1.2|ia:1.2
oo u|o:1.2
ou au|u:0.5|o:1|ou:1
ow au|ou:0.3|o:0.4
ai ei|ai:0.6|e:0.8
ay ei|ai:0.8
ei ai:0.3|ei:0.3|i:0.6
ey i|ei:0.4
ie i|ai:0.8|ije:1
oa ou|o:0.3
au o|au:0.6
aw o
ew ju|u:0.3
eu ju|oi:0.6|u:0.8
oy oi
oi oi
ue u|ju:0.3
ui u:0.6|ui
oe ou:0.4|o:0.4|u:1
igh ai
eigh ei
ough o|u:0.8|of:1|au:1|af:1
augh o|af:1
er er|e:1.5
ir er|ir:0.5
ur er|ar:0.6|ur:0.4
ar ar|a:1.2
or or|er:0.8|o:1.3
re^ er^|r^:0.5
re r:1|re
le^ l^:0.2|el^:0.4
el^ l^:0.4|el^
all ol:0.4
es^ z^:0.5|s^:0.6|es^:0.2
ael^ el^:0.3|l^:0.4
ton^ tn^:0.5
wa wo:0.6
te t:0.9
ke k:0.9
ce s:0.8
fe f:0.9
ne n:0.9
ve v:0.9
me m:0.9
se s:0.9|z:0.9
de d:0.9
ge J:0.8
b b
d d
f f
k k
l l
m m
n n
p p
r r
t t
v v
c k|s:0.6
cc k|kS:1|C:1.2
ck k
ch C|k:0.7|S:0.7
chr kr
tch C
sh S
sch S:0.3|sk:0.3
sc s:0.6|sk
dge J
dg J:0.4
j J|j:0.9|Z:1.2
g g|J:0.5|Z:1.5
gh g|0:0.4
gn n:0.5|gn
kn n:0.3|kn:0.6
wr r
wh w|h:0.8
w w
w^ ^:0.6|v^:0.4
x ks|gz:0.5|z:1.2
qu kw|k:0.8
q k
que^ k^
gue^ g^
th T|Q:0.3|t:0.5
ph f|v:1.5
ps ps:0.4|s:0.4
z z|c:1
zz c:0.5|z
s s|z:0.4
s^ s^|z^:0.4
tion San|Sn:0.4|Son:0.4|cion:0.6|cija:0.6
sion Zan|San:0.5|Zn:0.4
ture Cer|tur:0.6
h h|0:1.2
mb^ m^
ng N|ng
ng^ ng^|N^
nk nk
dt t
tz c
ts c:0.3|ts
ll l
ss s
tt t
nn n
mm m
pp p
rr r
ff f
bb b
dd d
gg g
aa a
"""
"""Of English words and of names as English papers spell them."""

WRITING: dict[str, tuple[tuple[str, float], ...]] = {
    "j": (("y", 0.2), ("i", 0.9), ("j", 1.2)),
    "S": (("sh", 0.1), ("s", 1.2)),
    "C": (("ch", 0.1), ("c", 1.2)),
    "c": (("ts", 0.3), ("c", 0.5), ("tz", 1.0)),
    "Z": (("zh", 0.3), ("j", 0.9), ("z", 0.9)),
    "J": (("j", 0.2), ("dj", 0.8), ("g", 1.5)),
    "x": (("kh", 0.4), ("h", 0.4)),
    "h": (("h", 0.1), ("kh", 1.5)),
    "k": (("k", 0.1), ("c", 0.6), ("ck", 1.0)),
    "v": (("v", 0.1), ("w", 0.9)),
    "w": (("w", 0.1), ("v", 0.9)),
    "i": (("i", 0.1), ("y", 0.9), ("ee", 1.2)),
    "u": (("u", 0.1), ("oo", 0.9), ("ou", 1.2)),
    "f": (("f", 0.1), ("ph", 1.6)),
    "ks": (("x", 0.4), ("ks", 0.4)),
    "y": (("u", 0.4), ("y", 0.8)),
    "2": (("o", 0.4), ("oe", 0.7)),
    "@": (("e", 0.3), ("a", 0.5)),
    "ñ": (("ny", 0.3), ("n", 0.6)),
    "T": (("th", 0.1),),
    "Q": (("th", 0.1),),
    "N": (("ng", 0.1),),
    "ai": (("ai", 0.3), ("i", 1.0)),
    "ei": (("ei", 0.4), ("ay", 0.8), ("ey", 0.8)),
}
"""How a sound comes back in English letters; other sounds are their own letter."""
