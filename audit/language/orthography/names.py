"""How names of other languages are read in the spelling that English papers print.

Rules for the romanisations and orthographies that news is full of: Korean,
Chinese, Russian, Arabic, German, French, Spanish, Polish, Hungarian, Turkish.
Each costs a little more than an English reading, so that it is taken only
where it explains more.
"""

from __future__ import annotations

READING = """
eo o:0.5|eo:0.3|e:1
eu 1:0.4|u:0.5|ei:1
eui ui:0.5|1i:0.5
ae e:0.4|ae:0.4
oe e:0.6|2:0.4
ui ui:0.4|i:0.8
woo u:0.5|wu:0.5
wo wo:0.4|vo:0.4|o:0.8
hw hw:0.4|h:1.2
yu ju:0.2
yo jo:0.2
ya ja:0.2
ye je:0.2|e:0.8
yi ji:0.4|i:0.4
zh Z:0.3|J:0.6|C:0.8
kh x:0.3|k:0.8
shch SC:0.3|S:0.8
iy^ i^:0.3
ii^ i^:0.3
yy^ i^:0.3
sky^ ski^:0.2
ov^ of^:0.6|ov^
x S:0.6|s:0.7|h:0.8
q C:0.6|k:0.3|0:1
dj J:0.3
sz S:0.5|s:0.5
cz C:0.4
cs C:0.5
gy J:0.5|dj:0.6
ny ñ:0.4
rz Z:0.6
sch S:0.2
tsch C:0.3
w v:0.5
v f:0.7
z c:0.7
ä e:0.2
ö 2:0.2|e:0.4
ü y:0.2|i:0.4
ß s:0.1
ie i:0.3
ei ai:0.3
ou u:0.4
eau o:0.3
eaux^ o^:0.3
aux^ o^:0.4
oi ua:0.5
gn ñ:0.5
ch S:0.6|x:0.7
j Z:0.6|h:0.7|j:0.5
t^ ^:1.2
x^ ^:0.9
s^ ^:1.2|S^:1
d^ ^:1.3|t^:0.9
ent^ an^:0.8
au o:0.4
ll j:0.8
qu k:0.4
ñ ñ:0.1
ç s:0.4|C:0.4
c J:0.9
ş S:0.1
š S:0.1
č C:0.1
ž Z:0.1
ć C:0.2
ł w:0.3|l:0.3
ó u:0.4|o:0.2
ij ai:0.5|ei:0.5
aa o:0.8
'  0:0.1
’ 0:0.1
ll l:0.1
ar a:1.0
"""
