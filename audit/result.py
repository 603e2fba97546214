"""What an audit gives back: reports to ask again without computing them again.

``result.documents``, ``result.findings`` and ``result.sentences`` are pandas
tables; their columns are described in ``audit.report.tables`` and in
docs/report.md. pandas is imported when the first table is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from audit.types import Document, DocumentReport, Failure, Finding, Severity, Stemma

if TYPE_CHECKING:
    from pandas import DataFrame

Scalar = str | int | float | bool | None


@dataclass(frozen=True)
class AuditResult:
    """Every document of one audit, what could not be read, and what made the figures.

    ``reports``: in the order of the inputs. ``inputs``: as the user named them.
    ``signature``: version, model ids and hashes. ``options``: name and value of
    what the user could have set otherwise. ``witnesses``: documents that were
    held against the others without being audited themselves (``--originals``).
    ``stemma``: None where none was drawn.
    """

    reports: tuple[DocumentReport, ...]
    failures: tuple[Failure, ...] = ()
    inputs: tuple[str, ...] = ()
    signature: str = ""
    options: tuple[tuple[str, Scalar], ...] = ()
    witnesses: tuple[Document, ...] = ()
    stemma: Stemma | None = None

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for report in self.reports:
            if report.document.id in seen:
                raise ValueError(f"two reports carry the id {report.document.id!r}")
            seen.add(report.document.id)

    @cached_property
    def documents(self) -> DataFrame:
        """One row for each document; columns: ``audit.report.tables.DOCUMENTS``."""
        from audit.report.tables import DOCUMENTS, document_rows, frame

        return frame(DOCUMENTS, document_rows(self))

    @cached_property
    def findings(self) -> DataFrame:
        """One row for each finding, worst first in its document; columns: ``FINDINGS``."""
        from audit.report.tables import FINDINGS, finding_rows, frame

        return frame(FINDINGS, finding_rows(self))

    @cached_property
    def sentences(self) -> DataFrame:
        """One row for each sentence with its best counterpart; columns: ``SENTENCES``."""
        from audit.report.tables import SENTENCES, frame, sentence_rows

        return frame(SENTENCES, sentence_rows(self))

    def report(self, document_id: str) -> DocumentReport:
        """The report of one document; KeyError, with the ids there are, if there is none."""
        try:
            return self._by_id[document_id]
        except KeyError:
            known = ", ".join(list(self._by_id)[:10]) or "none"
            raise KeyError(f"no document {document_id!r}; there are: {known}") from None

    def text_of(self, document_id: str) -> Document | None:
        """The document with this id, audited or witness; None where its text is not at hand."""
        return self._texts.get(document_id)

    def filter(
        self,
        *,
        min_confidence: float = 0.0,
        severity: Severity | str = Severity.MINOR,
        categories: Iterable[str] | None = None,
        where: Callable[[DocumentReport, Finding], bool] | None = None,
    ) -> AuditResult:
        """The same audit with fewer findings; nothing is computed again.

        Keeps a finding of ``severity`` or worse, of ``min_confidence`` or more,
        of one of the ``categories`` (MQM ids) and of whom ``where(report,
        finding)`` is true. Verdicts, links and scores stay what they were for
        the whole audit.
        """
        floor = Severity(severity).rank
        wanted = None if categories is None else set(categories)

        def kept(report: DocumentReport, finding: Finding) -> bool:
            return (
                finding.severity.rank >= floor
                and finding.confidence >= min_confidence
                and (wanted is None or finding.category.value in wanted)
                and (where is None or where(report, finding))
            )

        return replace(
            self,
            reports=tuple(
                replace(report, findings=tuple(f for f in report.findings if kept(report, f)))
                for report in self.reports
            ),
        )

    @cached_property
    def _by_id(self) -> dict[str, DocumentReport]:
        return {report.document.id: report for report in self.reports}

    @cached_property
    def _texts(self) -> dict[str, Document]:
        texts = {document.id: document for document in self.witnesses}
        texts.update((report.document.id, report.document) for report in self.reports)
        return texts

    def __len__(self) -> int:
        return len(self.reports)

    def __repr__(self) -> str:
        found = sum(len(report.findings) for report in self.reports)
        return (
            f"AuditResult({len(self.reports)} documents, {found} findings, "
            f"{len(self.failures)} failures)"
        )

    def _repr_html_(self) -> str:
        """A table for a notebook; all words of the documents are escaped."""
        from audit.report.notebook import summary

        return summary(self)
