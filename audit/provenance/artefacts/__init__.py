"""What machine translation leaves in a text, one small detector each, in one table.

Each gives ``Evidence`` with its place, a weight (log-likelihood ratio in nats, as
against text by people) and, where it tells, the languages it points to. The style of the
whole text (``audit.provenance.style``) is one more, and the only one that may weigh negative.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from audit.provenance.artefacts.coined import coined_word
from audit.provenance.artefacts.conventions import foreign_convention
from audit.provenance.artefacts.forms import name_in_two_forms
from audit.provenance.artefacts.model_token import model_token
from audit.provenance.artefacts.negation import misplaced_negation
from audit.provenance.artefacts.pronoun import gendered_company
from audit.provenance.artefacts.reading import Reading, read
from audit.provenance.artefacts.refill import lost_number
from audit.provenance.artefacts.residue import left_joiner, stray_word
from audit.provenance.artefacts.site import foreign_edition
from audit.provenance.style import style_evidence, target_evidence
from audit.types import Document, Evidence

DETECTORS: tuple[tuple[str, Callable[[Reading], Iterator[Evidence]]], ...] = (
    ("lost_number", lost_number),
    ("model_token", model_token),
    ("coined_word", coined_word),
    ("left_joiner", left_joiner),
    ("stray_word", stray_word),
    ("misplaced_negation", misplaced_negation),
    ("foreign_convention", foreign_convention),
    ("name_forms", name_in_two_forms),
    ("foreign_edition", foreign_edition),
    ("gendered_company", gendered_company),
)


def find(document: Document) -> tuple[Evidence, ...]:
    """All that the document alone shows, heaviest first; empty where nothing stands out."""
    reading = read(document)
    found = [evidence for _, detector in DETECTORS for evidence in detector(reading)]
    found.extend(style_evidence(document))
    found.extend(target_evidence(document))
    return tuple(sorted(found, key=lambda e: (-e.weight, e.span.start if e.span else -1)))


__all__ = ["DETECTORS", "find"]
