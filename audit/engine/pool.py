"""Families side by side: each worker process loads its own encoder and audits whole families.

Families do not look at one another, so the reports are the same however many
workers there are.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from audit.engine.family_audit import FamilyAudit
from audit.engine.options import Options
from audit.engine.remember import Remembering
from audit.family import Family
from audit.types import DocumentReport

if TYPE_CHECKING:
    from audit.drift.terms.termbase import Termbase

_auditor: FamilyAudit | None = None


def workers(jobs: int, families: int) -> int:
    """How many processes to use: ``jobs``, 0 for one a core, never more than families."""
    return max(1, min(jobs or os.cpu_count() or 1, families))


def reports_side_by_side(
    families: Sequence[Family],
    jobs: int,
    options: Options,
    termbase: Termbase | None,
    signature: str,
    audited: frozenset[str],
    restricted: bool,
) -> Iterator[tuple[DocumentReport, ...]]:
    """The reports of each family, in the order given."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Spawned, not forked: an encoder's threads do not live through a fork.
    with ProcessPoolExecutor(
        jobs,
        mp_context=get_context("spawn"),
        initializer=_start,
        initargs=(options, termbase, signature, audited, restricted),
    ) as pool:
        yield from pool.map(_reports, families)


def _start(
    options: Options,
    termbase: Termbase | None,
    signature: str,
    audited: frozenset[str],
    restricted: bool,
) -> None:
    from audit.embed import load

    global _auditor  # noqa: PLW0603 (one a process, made once, by the pool)
    encoder = load(options.model, cache=options.cache, threads=1)
    _auditor = FamilyAudit(Remembering(encoder), options, termbase, signature, audited, restricted)


def _reports(family: Family) -> tuple[DocumentReport, ...]:
    assert _auditor is not None, "the pool starts its workers with _start"
    return _auditor.reports(family.members, family.near)
