"""Engines: they call the rooms in order, on one machine or many."""
