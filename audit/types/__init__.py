"""The currency of the project: frozen, slotted types, checked when they are made.

Everything that passes from one room to another is one of these. Offsets are
Unicode code points into ``Document.text``, which never changes:
``document.text[span.start:span.end]`` is what the reader saw.
"""

from audit.types.document import Document, RawDocument, Role, Sentence, Span
from audit.types.finding import Category, Finding, Original, Place, Severity
from audit.types.kinds import KINDS, Kind
from audit.types.link import Bead, Counterpart, Link, Parallel, Relation, Relative, Version
from audit.types.mention import Mention, Sort
from audit.types.report import DocumentReport, Failure, Scores
from audit.types.stemma import (
    Descent,
    NodeKind,
    Reading,
    Reason,
    Stemma,
    StemmaEdge,
    StemmaFamily,
    StemmaNode,
    StemmaTie,
)
from audit.types.verdict import DocumentClass, Evidence, RelayLanguage, Verdict

__all__ = [
    "KINDS",
    "Bead",
    "Category",
    "Counterpart",
    "Descent",
    "Document",
    "DocumentClass",
    "DocumentReport",
    "Evidence",
    "Failure",
    "Finding",
    "Kind",
    "Link",
    "Mention",
    "NodeKind",
    "Original",
    "Parallel",
    "Place",
    "RawDocument",
    "Reading",
    "Reason",
    "Relation",
    "Relative",
    "RelayLanguage",
    "Role",
    "Scores",
    "Sentence",
    "Severity",
    "Sort",
    "Span",
    "Stemma",
    "StemmaEdge",
    "StemmaFamily",
    "StemmaNode",
    "StemmaTie",
    "Verdict",
    "Version",
]
