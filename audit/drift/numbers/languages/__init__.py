"""Number words, months, currencies and units, one file for each language."""
