"""States, provinces and counties of large countries, and what some sixty languages call them.

In come nothing but ISO 3166-2 codes and languages; out go names. ``build`` writes the table
from CLDR's subdivisions, which Babel leaves out.
"""

from audit.drift.names.regions.table import english_regions, region_names

__all__ = ["english_regions", "region_names"]
