"""One family from documents to reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit.drift.case import Case, Witness
from audit.embed.encoder import Encoder
from audit.engine.collector import seldom_collected
from audit.engine.kept import Kept
from audit.engine.options import Options
from audit.family.relations import relation, relatives
from audit.types import (
    Document,
    DocumentClass,
    DocumentReport,
    Evidence,
    Finding,
    Link,
    Parallel,
    Verdict,
)

if TYPE_CHECKING:
    from audit.align.words import EncoderWords
    from audit.drift.terms.termbase import Termbase
    from audit.provenance.beside import Beside


@dataclass(frozen=True, slots=True)
class Studied:
    """A document before drift is known: how it aligns and what it looks like."""

    document: Document
    witnesses: tuple[Document, ...]
    links: tuple[Link, ...]
    parallels: tuple[Parallel, ...]
    artefacts: tuple[Evidence, ...]
    beside: Mapping[str, Beside]


@dataclass(frozen=True, slots=True)
class FamilyAudit:
    """Audits the members of one family against each other.

    ``audited``: ids that get a report; with ``restricted`` only the other
    members are witnesses (and their word is taken: the user named them as
    originals). ``kept``: where reports of families that did not change are found.
    """

    encoder: Encoder
    options: Options
    termbase: Termbase | None
    signature: str
    audited: frozenset[str]
    restricted: bool = False
    kept: Kept | None = None

    def reports(
        self, members: Sequence[Document], near: Mapping[str, Sequence[str]] | None = None
    ) -> tuple[DocumentReport, ...]:
        """A report for each audited member, in the order of ``members``.

        ``near``: where a member's id is in it, the ids of those that it is held
        against (``audit.family.Family``); else all the others.
        """
        if self.kept is None:
            return self._made(members, near)
        wanted = sorted(self.audited & {m.id for m in members})
        held = None if not near else sorted((i, list(others)) for i, others in near.items())
        name = self.kept.name("family", members, held, wanted)
        found = self.kept.read(name, tuple[DocumentReport, ...])
        if found is None:
            found = self._made(members, near)
            self.kept.write(name, found)
        return found

    @seldom_collected()
    def _made(
        self, members: Sequence[Document], near: Mapping[str, Sequence[str]] | None
    ) -> tuple[DocumentReport, ...]:
        from audit.align.words import EncoderWords

        # Finders ask about the words of three linked sentences in ten: what the first pass
        # of the encoder did not keep is encoded when it is asked about, and not before.
        words = EncoderWords(self.encoder)
        by_id = {m.id: m for m in members}
        studied = {
            m.id: self._study(m, [by_id[i] for i in near[m.id]] if near else members)
            for m in members
            if m.id in self.audited or not self.restricted
        }
        verdicts = {i: self._opinion(s, {}) for i, s in studied.items()}
        # What a verdict weighs (who else is machine-translated) is itself a set of
        # verdicts; a second look, with the first opinions known, is enough.
        verdicts = {i: self._opinion(s, verdicts) for i, s in studied.items()}
        findings = {
            i: self._drift(s, verdicts, words) for i, s in studied.items() if i in self.audited
        }
        final = {i: self._opinion(studied[i], verdicts, f) for i, f in findings.items()}
        fallen = {i for i, v in final.items() if _translated(v) and not _translated(verdicts[i])}
        if fallen:
            # Drift itself gave a witness away: what rested on its word is judged anew.
            verdicts = {**verdicts, **final}
            for i, study in studied.items():
                if i in self.audited and fallen & {w.id for w in study.witnesses}:
                    findings[i] = self._drift(study, verdicts, words)
                    final[i] = self._opinion(study, verdicts, findings[i])
        verdicts = {**verdicts, **final}
        return tuple(
            self._report(studied[m.id], verdicts, findings[m.id])
            for m in members
            if m.id in self.audited
        )

    def _study(self, document: Document, members: Sequence[Document]) -> Studied:
        from audit.align.parallel import parallel
        from audit.align.witnesses import link
        from audit.provenance import artefacts
        from audit.provenance.following import beside_others

        witnesses = tuple(
            m
            for m in members
            if m.id != document.id and not (self.restricted and m.id in self.audited)
        )
        links = link(document, witnesses, self.encoder)
        parallels = tuple(parallel(document, w, links) for w in witnesses)
        return Studied(
            document,
            witnesses,
            links,
            parallels,
            artefacts.find(document),
            beside_others(document, witnesses, parallels, links),
        )

    def _opinion(
        self,
        study: Studied,
        verdicts: Mapping[str, Verdict],
        findings: Sequence[Finding] = (),
    ) -> Verdict:
        from audit.provenance import opinion

        return opinion(
            study.document,
            study.parallels,
            study.artefacts,
            findings,
            {
                w.id: verdicts[w.id].probability(DocumentClass.MACHINE_TRANSLATED)
                for w in study.witnesses
                if w.id in verdicts
            },
            originals=self.restricted,
            beside=study.beside,
        )

    def _drift(
        self, study: Studied, verdicts: Mapping[str, Verdict], words: EncoderWords
    ) -> tuple[Finding, ...]:
        from audit.drift.finders import find
        from audit.judge import shared

        by_id = {p.other: p for p in study.parallels}
        case = Case(
            study.document,
            tuple(
                Witness(
                    w,
                    relation(
                        study.document,
                        w,
                        by_id[w.id],
                        verdicts[study.document.id],
                        verdicts.get(w.id),
                    ),
                    testifies=w.id not in verdicts or not _translated(verdicts[w.id]),
                )
                for w in study.witnesses
            ),
            study.links,
            words,
            verdicts[study.document.id].probability(DocumentClass.MACHINE_TRANSLATED),
            judge=shared() if self.options.weigh else None,
        )
        return find(case, self.termbase)

    def _report(
        self, study: Studied, verdicts: Mapping[str, Verdict], findings: tuple[Finding, ...]
    ) -> DocumentReport:
        from audit.score import score

        return DocumentReport(
            study.document,
            verdicts[study.document.id],
            relatives(study.document, study.witnesses, study.parallels, verdicts),
            study.links,
            findings,
            score(study.document, findings, self.options.weights),
            self.signature,
        )


def _translated(verdict: Verdict) -> bool:
    return verdict.document_class is DocumentClass.MACHINE_TRANSLATED
