"""Exports: a finished audit in the formats of other people's tools.

In comes an ``AuditResult``, as a run gives it back or as ``audit.load`` reads it
from a folder; out goes one file. No model is needed and nothing is computed again.
"""

from audit.export.formats import FORMATS, Export, export
from audit.export.selection import Selection

__all__ = ["FORMATS", "Export", "Selection", "export"]
