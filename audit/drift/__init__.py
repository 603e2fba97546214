"""Drift: what names, numbers, terms and meanings became on the way."""
