"""What was seen before: documents kept on disk, to hold new ones against.

In come prepared documents; out come those of them that may tell the same story
as a new one. One SQLite file; an engine or a desk opens it, nobody else.
"""

from audit.index.store import Index, forget_before, open_index

__all__ = ["Index", "forget_before", "open_index"]
