"""Families side by side: each worker process loads its own encoder and audits whole families.

Families do not look at one another, so the reports are the same however many
workers there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit.embed.encoder import Encoder, Matrix, TokenVectors
from audit.engine.family_audit import FamilyAudit
from audit.engine.kept import Kept
from audit.engine.options import Options
from audit.engine.processes import processes
from audit.engine.remember import Remembering
from audit.family import Family
from audit.family.fingerprint import SENTENCES
from audit.types import DocumentReport

if TYPE_CHECKING:
    from audit.drift.terms.termbase import Termbase


@dataclass(frozen=True, slots=True)
class Embedded:
    """A family with the vectors that grouping needed, so that no worker makes them again."""

    family: Family
    texts: tuple[str, ...]
    vectors: Matrix
    pieces: tuple[TokenVectors | None, ...]


def embedded(family: Family, encoder: Remembering) -> Embedded:
    """What a worker is sent: a family alone needs no vectors."""
    bodies = (m.body[:SENTENCES] for m in family.members if len(family.members) > 1)
    texts = tuple(dict.fromkeys(s.text for body in bodies for s in body))
    pieces = tuple(map(encoder.pieces, texts))
    return Embedded(family, texts, encoder.sentences(texts), pieces)


@dataclass(frozen=True, slots=True)
class _Worker:
    """What a worker process holds: its encoder, and what every family is audited with."""

    encoder: Encoder
    options: Options
    termbase: Termbase | None
    signature: str
    audited: frozenset[str]
    restricted: bool
    kept: Kept | None

    def reports(self, given: Embedded) -> tuple[DocumentReport, ...]:
        encoder = Remembering(self.encoder)
        encoder.know(given.texts, given.vectors)
        for text, made in zip(given.texts, given.pieces, strict=True):
            if made is not None:
                encoder.know_pieces(text, made)
        auditor = FamilyAudit(
            encoder,
            self.options,
            self.termbase,
            self.signature,
            self.audited,
            self.restricted,
            self.kept,
        )
        return auditor.reports(given.family.members, given.family.near)


_worker: _Worker | None = None


def workers(jobs: int, families: int, documents: int) -> int:
    """How many processes to use: as ``processes`` says, never more than families."""
    return max(1, min(processes(jobs, documents), families))


def reports_side_by_side(
    families: Sequence[Family],
    encoder: Remembering,
    jobs: int,
    options: Options,
    termbase: Termbase | None,
    signature: str,
    audited: frozenset[str],
    restricted: bool,
    kept: Kept | None,
) -> Iterator[tuple[DocumentReport, ...]]:
    """The reports of each family, in the order given."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Spawned, not forked: an encoder's threads do not live through a fork.
    with ProcessPoolExecutor(
        jobs,
        mp_context=get_context("spawn"),
        initializer=_start,
        initargs=(options, termbase, signature, audited, restricted, kept),
    ) as pool:
        yield from pool.map(_reports, (embedded(family, encoder) for family in families))


def _start(
    options: Options,
    termbase: Termbase | None,
    signature: str,
    audited: frozenset[str],
    restricted: bool,
    kept: Kept | None,
) -> None:
    from audit.embed import load

    global _worker  # noqa: PLW0603 (one a process, made once, by the pool)
    encoder = load(options.model, cache=options.cache, threads=1)
    _worker = _Worker(encoder, options, termbase, signature, audited, restricted, kept)


def _reports(given: Embedded) -> tuple[DocumentReport, ...]:
    assert _worker is not None, "the pool starts its workers with _start"
    return _worker.reports(given)
