"""Text that is aligned already: TSV, JSON Lines, TMX and XLIFF, record by record."""

from audit.read.pairs.reading import read_pairs
from audit.read.pairs.record import PairRecord

__all__ = ["PairRecord", "read_pairs"]
