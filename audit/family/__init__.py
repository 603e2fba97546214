"""Which documents tell one story, and how each stands to each."""

from audit.family.fingerprint import likeness
from audit.family.grouping import Family, families, group
from audit.family.relations import relation, relatives

__all__ = ["Family", "families", "group", "likeness", "relation", "relatives"]
