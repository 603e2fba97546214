"""The tree by which a story travelled from text to text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class NodeKind(StrEnum):
    """What stands at a node: a document of the audit, or a text that nobody handed in."""

    DOCUMENT = "document"
    LOST_ORIGINAL = "lost_original"
    LOST_EDITION = "lost_edition"


class Descent(StrEnum):
    """How a text was made from the one above it.

    ``relayed``: out into another language and back, where no edition in between is known.
    """

    COPIED = "copied"
    SPUN = "spun"
    TRANSLATED = "translated"
    RELAYED = "relayed"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document has at the place that an edge rests on."""

    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for an edge, a node or a tie, with the places that show it.

    ``kind`` is one of ``REASONS``; ``weight`` is in nats, 0 where it explains without
    deciding.
    """

    kind: str
    explanation: str
    weight: float = 0.0
    readings: tuple[Reading, ...] = ()


REASONS: dict[str, str] = {
    "shared_omission": "both lack what another witness has",
    "shared_number": "both give a number that another witness has otherwise",
    "shared_headline": "both carry a headline that another witness does not",
    "shared_slip": "both have one slip of the pen",
    "holds_less": "the child lacks sentences of its parent",
    "holds_more": "a text has sentences that the other one lacks",
    "other_number": "a number was changed on the way",
    "slip": "a slip of the pen stands in the child alone",
    "wording": "how many of the words were kept",
    "machine_wording": "the child's wording shows the damage of a machine, its parent's does not",
    "verdict": "what the document's own marks say",
    "date": "which was published first",
    "declared": "the page says itself that it was taken from elsewhere",
    "named_original": "the user named the parent as an original",
    "shared_sentences": "sentences that these documents share and no other witness has",
    "shared_passage": "words that two independent reports have in common",
    "too_many": "more texts depend on each other than can be weighed",
}
"""Every kind of reason, with its meaning."""


@dataclass(frozen=True, slots=True)
class StemmaNode:
    """A text of the tree. ``id`` is the document's, or ``lost:N``; ``language`` may be unknown."""

    id: str
    kind: NodeKind
    language: str | None


@dataclass(frozen=True, slots=True)
class StemmaEdge:
    """One text comes from another.

    ``probability`` is that of the parent, 0 to 1. Where ``directed`` is false, which of the
    two is the older is not determined, and the probability is that of their being next to
    each other. ``language``: the language translated into, or relayed through; None where
    unknown or where there is none.
    """

    parent: str
    child: str
    descent: Descent
    language: str | None
    probability: float
    directed: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class StemmaTie:
    """Two documents of which neither comes from the other, and what they share all the same."""

    documents: tuple[str, str]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class StemmaFamily:
    """One story: its texts, how they descend, and what stands apart.

    ``reasons`` say why a lost original is supposed, or why nothing was determined.
    """

    nodes: tuple[StemmaNode, ...]
    edges: tuple[StemmaEdge, ...]
    ties: tuple[StemmaTie, ...]
    reasons: tuple[tuple[str, Reason], ...]

    def parent(self, node: str) -> StemmaEdge | None:
        """The edge that leads to a node, None for a root or a text that stands apart."""
        return next((e for e in self.edges if e.child == node), None)


@dataclass(frozen=True, slots=True)
class Stemma:
    """The stemma of every family with more than one document."""

    families: tuple[StemmaFamily, ...]

    def as_json(self) -> dict[str, object]:
        """As it stands in the manifest (``audit.stemma/1``, docs/stemma.md)."""
        return {"schema": SCHEMA, "families": [_family(f) for f in self.families]}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Stemma:
        """The stemma of a manifest; ValueError for anything but ``audit.stemma/1``."""
        if told.get("schema") != SCHEMA:
            raise ValueError(f"not a stemma of {SCHEMA}: {told.get('schema')!r}")
        try:
            return cls(tuple(_read_family(f) for f in told["families"]))
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"not a stemma of {SCHEMA}: {error!r}") from error


SCHEMA = "audit.stemma/1"


def _reason(reason: Reason) -> dict[str, object]:
    return {
        "kind": reason.kind,
        "explanation": reason.explanation,
        "weight": round(reason.weight, 3),
        "readings": [
            {"document": r.document, "start": r.start, "end": r.end, "text": r.text}
            for r in reason.readings
        ],
    }


def _family(family: StemmaFamily) -> dict[str, object]:
    return {
        "nodes": [{"id": n.id, "kind": n.kind.value, "language": n.language} for n in family.nodes],
        "edges": [
            {
                "parent": e.parent,
                "child": e.child,
                "relation": e.descent.value,
                "language": e.language,
                "probability": round(e.probability, 4),
                "directed": e.directed,
                "evidence": [_reason(r) for r in e.reasons],
            }
            for e in family.edges
        ],
        "ties": [
            {"documents": list(t.documents), "evidence": [_reason(r) for r in t.reasons]}
            for t in family.ties
        ],
        "evidence": [{"node": node, **_reason(reason)} for node, reason in family.reasons],
    }


def _read_reason(told: Mapping[str, Any]) -> Reason:
    return Reason(
        str(told["kind"]),
        str(told["explanation"]),
        float(told["weight"]),
        tuple(
            Reading(str(r["document"]), int(r["start"]), int(r["end"]), str(r["text"]))
            for r in told["readings"]
        ),
    )


def _read_family(told: Mapping[str, Any]) -> StemmaFamily:
    def language(part: Mapping[str, Any]) -> str | None:
        return None if part["language"] is None else str(part["language"])

    def reasons(part: Mapping[str, Any]) -> tuple[Reason, ...]:
        return tuple(_read_reason(r) for r in part["evidence"])

    return StemmaFamily(
        tuple(StemmaNode(str(n["id"]), NodeKind(n["kind"]), language(n)) for n in told["nodes"]),
        tuple(
            StemmaEdge(
                str(e["parent"]),
                str(e["child"]),
                Descent(e["relation"]),
                language(e),
                float(e["probability"]),
                bool(e["directed"]),
                reasons(e),
            )
            for e in told["edges"]
        ),
        tuple(
            StemmaTie((str(one), str(other)), reasons(t))
            for t in told["ties"]
            for one, other in [t["documents"]]
        ),
        tuple((str(r["node"]), _read_reason(r)) for r in told["evidence"]),
    )
