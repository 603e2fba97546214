"""How a language writes English names: learnt from CLDR, one small table a language.

In come an English word and a foreign text; out goes the evidence, in nats, that the
text holds the word as its language writes it. ``build`` makes the tables.
"""

from audit.language.transliteration.evidence import Written, evidence
from audit.language.transliteration.table import Table, table

__all__ = ["Table", "Written", "evidence", "table"]
