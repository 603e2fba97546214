"""A multilingual translation-quality auditor for people who republish news."""

__version__ = "0.1.0"
