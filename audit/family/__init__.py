"""Which documents tell one story, and how each stands to each."""

from audit.family.grouping import group, likeness
from audit.family.relations import relation, relatives

__all__ = ["group", "likeness", "relation", "relatives"]
