"""Measurements on public data, with committed figures and floors."""
