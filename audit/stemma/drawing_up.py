"""From reports to the stemma of each story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from audit.language.codes import same_family
from audit.provenance.beside import Beside, PairModel, judge
from audit.stemma.costs import Member, Step, root_price
from audit.stemma.passages import shared_passages
from audit.stemma.readings import Compared, compare, linked_pairs
from audit.stemma.reasons import Ground, edge_reasons, from_lost, lost_reasons
from audit.stemma.star import star_price
from audit.stemma.tree import Tree, grow
from audit.types import (
    Descent,
    Document,
    DocumentClass,
    DocumentReport,
    NodeKind,
    Reason,
    Stemma,
    StemmaEdge,
    StemmaFamily,
    StemmaNode,
    StemmaTie,
)

# More dependent texts of one story than this are named, and no tree is drawn: the price of
# every pair would be asked.
MOST = 25
# Below this the direction of an edge is not determined, if the other one is likely too.
DETERMINED = 0.6
ALTERNATIVE = 0.25
# A relay language is named as an edition of its own from this probability on.
KNOWN_LANGUAGE = 0.5
# Ties are looked for between so many documents of a story.
MOST_TIES = 12
# A verdict starts from how rare machine translations are; here one of two parallel texts is
# one as likely as not, and the absence of marks says little.
NO_MARK = 0.5
_DECLARED = frozenset({"declared_copy", "reprint_line", "credit_line"})


def draw_up(
    reports: Sequence[DocumentReport],
    witnesses: Sequence[Document] = (),
    *,
    pairs: PairModel | None = None,
) -> Stemma:
    """The stemma of every story of two documents or more.

    ``witnesses``: documents that were named as originals and not audited themselves;
    ``pairs``: another pair model than the one that is shipped.
    """
    by_id = {report.document.id: report for report in reports}
    documents = {w.id: w for w in witnesses}
    documents.update((r.document.id, r.document) for r in reports)
    named = frozenset(documents) - frozenset(by_id)
    families = []
    for members in _joined(documents, by_id, dependent=False):
        if len(members) > 1:
            families.append(_Story(by_id, documents, members, named, pairs).family())
    return Stemma(tuple(families))


def _joined(
    documents: dict[str, Document], reports: dict[str, DocumentReport], *, dependent: bool
) -> list[list[str]]:
    """Ids joined by kinship, or by dependence alone, each group in the order given."""
    parent = {i: i for i in documents}

    def root(i: str) -> str:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for report in reports.values():
        if report.document.id not in parent:
            continue
        for relative in report.family:
            if relative.id in parent and (relative.relation.dependent or not dependent):
                parent[root(report.document.id)] = root(relative.id)
    groups: dict[str, list[str]] = {}
    for i in documents:
        groups.setdefault(root(i), []).append(i)
    return list(groups.values())


@dataclass
class _Story:
    """One story while its tree is made; what was compared is kept."""

    reports: dict[str, DocumentReport]
    documents: dict[str, Document]
    members: Sequence[str]
    named: frozenset[str]
    pairs: PairModel | None = None
    _compared: dict[tuple[str, str], Compared] = field(default_factory=dict)
    _besides: dict[tuple[str, str], Beside | None] = field(default_factory=dict)

    def family(self) -> StemmaFamily:
        """Nodes, edges and ties of the story."""
        nodes = [StemmaNode(i, NodeKind.DOCUMENT, self.documents[i].language) for i in self.members]
        edges: list[StemmaEdge] = []
        reasons: list[tuple[str, Reason]] = []
        ours = {i: self.documents[i] for i in self.members}
        told = {i: self.reports[i] for i in self.members if i in self.reports}
        groups = [g for g in _joined(ours, told, dependent=True) if len(g) > 1]
        for group in groups:
            if len(group) > MOST:
                why = f"{len(group)} texts depend on each other: too many to weigh every tree."
                reasons.append((group[0], Reason("too_many", why)))
                continue
            if self.named.intersection(group):
                edges += self._from_named(group)
            else:
                more, found, why_lost = self._tree(group, len(nodes) - len(self.members))
                nodes += more
                edges += found
                reasons += why_lost
        editions, edges = self._with_editions(edges, len(nodes) - len(self.members))
        return StemmaFamily(
            (*nodes, *editions), tuple(edges), tuple(self._ties(groups)), tuple(reasons)
        )

    def _member(self, i: str) -> Member:
        report = self.reports.get(i)
        document = self.documents[i]
        if report is None:
            return Member(i, document.language, 0.0, 0.0, _time(document), False, True)
        machine = report.verdict.probability(DocumentClass.MACHINE_TRANSLATED)
        by_people = report.verdict.probability(DocumentClass.TRANSLATION)
        declared = any(e.kind in _DECLARED for e in report.verdict.evidence)
        return Member(
            i, document.language, max(NO_MARK, machine), max(NO_MARK, machine + by_people),
            _time(document), declared, i in self.named,
        )  # fmt: skip

    def compared(self, one: str, other: str) -> Compared:
        """The readings in which two members differ, as seen from ``one``."""
        if (one, other) not in self._compared:
            first, second = self.documents[one], self.documents[other]
            found = compare(
                first,
                second,
                linked_pairs(self.reports.get(one), self.reports.get(other), (one, other)),
                same_language=same_family(first.language, second.language),
            )
            self._compared[one, other] = found
            self._compared[other, one] = found.turned()
        return self._compared[one, other]

    def _beside(self, parent: str, child: str) -> Beside | None:
        """What the wording says of the child beside the parent, None where it says nothing."""
        first, second = self.documents[parent], self.documents[child]
        if first.language != "en" or second.language != "en":
            return None
        if (parent, child) not in self._besides:
            told = judge(
                [
                    (_text(first, here), _text(second, there))
                    for here, there in self.compared(parent, child).linked
                ],
                self.pairs,
            )
            self._besides[parent, child] = told
            self._besides[child, parent] = told.turned() if told else None
        return self._besides[parent, child]

    def step(self, parent: Member, child: Member) -> Step:
        """The passage between two members."""
        compared = self.compared(parent.id, child.id)
        if compared.kept is None:
            return Step(parent, child, compared, None)
        told = self._beside(parent.id, child.id) or Beside(0.0, 0.0)
        return Step(parent, child, compared, told.after, self._mended(compared), told.machine)

    def _mended(self, compared: Compared) -> int:
        """Signs of a machine in ``one`` that are gone in the answering sentences of ``other``."""
        report = self.reports.get(compared.one)
        if report is None or report.verdict.probability(DocumentClass.MACHINE_TRANSLATED) < 0.5:
            return 0
        signs: set[str] = set()
        for evidence in report.verdict.evidence:
            if evidence.span is None or evidence.weight <= 0.0:
                continue
            sentence = report.document.sentence_at(evidence.span.start)
            if sentence is None:
                continue
            for here, there in compared.linked:
                if sentence.index in here:
                    answer = _text(self.documents[compared.other], there)
                    if evidence.text.casefold() not in answer.casefold():
                        signs.add(evidence.text.casefold())
        return len(signs)

    def _from_named(self, group: Sequence[str]) -> Iterator[StemmaEdge]:
        """Each audited document under the named original from which it comes most cheaply."""
        originals = [self._member(i) for i in group if i in self.named]
        for i in group:
            if i in self.named:
                continue
            child = self._member(i)
            kin = {r.id for r in self.reports[i].family if r.relation.dependent}
            likely = [o for o in originals if o.id in kin]
            if not likely:
                continue
            steps = [self.step(o, child) for o in likely]
            tree = grow(
                len(steps) + 1,
                lambda p, d, s=steps: s[p - 1].cheapest[1] if d == len(s) + 1 else 1e6,  # type: ignore[misc]
                lambda tops: 0.0 if len(tops) == len(steps) else 1e6,  # noqa: B023
            )
            best = tree.parents[-1]
            step = steps[best - 1]
            why = Reason("named_original", f"{step.parent.id} was named as an original.")
            ground = Ground(self.documents, self.compared, {})
            yield StemmaEdge(
                step.parent.id,
                i,
                step.cheapest[0],
                self._language(i, step),
                tree.probabilities[-1][best],
                True,
                (why, *edge_reasons(ground, step)),
            )

    def _tree(
        self, group: Sequence[str], lost_before: int
    ) -> tuple[list[StemmaNode], list[StemmaEdge], list[tuple[str, Reason]]]:
        members = [self._member(i) for i in group]
        steps: dict[tuple[int, int], Step] = {}

        def step(p: int, d: int) -> Step:
            if (p, d) not in steps:
                steps[p, d] = self.step(members[p - 1], members[d - 1])
            return steps[p, d]

        def star(tops: tuple[int, ...]) -> float:
            if len(tops) == 1:
                root = tops[0]
                others = (step(k, root) for k in range(1, len(members) + 1) if k != root)
                return root_price(members[root - 1], others)
            place = {members[k - 1].id: k for k in tops}
            return star_price(
                [members[k - 1] for k in tops], lambda a, b: step(place[a.id], place[b.id])
            )

        tree = grow(len(members), lambda p, d: step(p, d).cheapest[1], star)
        lost = f"lost:{lost_before + 1}" if len(tree.tops) > 1 else None
        parents = {group[k]: group[p - 1] if p else lost for k, p in enumerate(tree.parents)}
        ground = Ground(self.documents, self.compared, parents)
        edges = [
            self._edge(tree, k, step(p, k), ground)
            for k, p in enumerate(tree.parents, start=1)
            if p
        ]
        if lost is None:
            return [], edges, []
        tops = [members[k - 1] for k in tree.tops]
        language = max(
            (m.language for m in tops),
            key=lambda code: sum(m.language == code for m in tops if m.machine < 0.5),
        )
        for k in tree.tops:
            edges.append(self._from_lost(lost, members[k - 1], tops, tree.probabilities[k - 1][0]))
        outside = [i for i in self.members if i not in group]
        why = lost_reasons(ground, [m.id for m in tops], outside)
        return (
            [StemmaNode(lost, NodeKind.LOST_ORIGINAL, language)],
            edges,
            [(lost, reason) for reason in why],
        )

    def _edge(self, tree: Tree, k: int, step: Step, ground: Ground) -> StemmaEdge:
        p = tree.parents[k - 1]
        probability = tree.probabilities[k - 1][p]
        reverse = tree.probabilities[p - 1][k]
        directed = probability >= DETERMINED or reverse < ALTERNATIVE
        return StemmaEdge(
            step.parent.id,
            step.child.id,
            step.cheapest[0],
            self._language(step.child.id, step),
            probability if directed else probability + reverse,
            directed,
            tuple(edge_reasons(ground, step)),
        )

    def _language(self, child: str, step: Step) -> str | None:
        if step.cheapest[0] is Descent.TRANSLATED:
            return self.documents[child].language
        return self._relay(child) if step.cheapest[0] is Descent.RELAYED else None

    def _relay(self, i: str) -> str | None:
        report = self.reports.get(i)
        found = report.verdict.relay_languages if report else ()
        return found[0].language if found and found[0].probability >= KNOWN_LANGUAGE else None

    def _from_lost(
        self, lost: str, child: Member, tops: Sequence[Member], probability: float
    ) -> StemmaEdge:
        """How a text at the top came from the lost one: by what sets its wording apart."""
        steps = [self.step(other, child) for other in tops if other is not child]
        descent, reasons = from_lost(child, steps)
        return StemmaEdge(
            lost,
            child.id,
            descent,
            self._relay(child.id) if descent is Descent.RELAYED else None,
            probability,
            True,
            reasons,
        )

    def _with_editions(
        self, edges: Sequence[StemmaEdge], lost_before: int
    ) -> tuple[list[StemmaNode], list[StemmaEdge]]:
        """A relay through a known language goes by an edition that nobody handed in."""
        nodes: list[StemmaNode] = []
        found: list[StemmaEdge] = []
        for edge in edges:
            if edge.descent is not Descent.RELAYED or edge.language is None or not edge.directed:
                found.append(edge)
                continue
            edition = f"lost:{lost_before + len(nodes) + 1}"
            nodes.append(StemmaNode(edition, NodeKind.LOST_EDITION, edge.language))
            language = self.documents[edge.child].language
            found.append(replace(edge, child=edition, descent=Descent.TRANSLATED, reasons=()))
            found.append(
                replace(edge, parent=edition, descent=Descent.TRANSLATED, language=language)
            )
        return nodes, found

    def _ties(self, groups: Sequence[Sequence[str]]) -> Iterator[StemmaTie]:
        """What documents have in common that do not depend on each other."""
        together = {i: k for k, group in enumerate(groups) for i in group}
        some = list(self.members)[:MOST_TIES]
        for k, one in enumerate(some):
            for other in some[k + 1 :]:
                if one in together and together[one] == together.get(other):
                    continue
                found = shared_passages(
                    self.documents[one],
                    self.documents[other],
                    linked_pairs(self.reports.get(one), self.reports.get(other), (one, other)),
                )
                if found:
                    yield StemmaTie((one, other), found)


def _text(document: Document, indices: Sequence[int]) -> str:
    return " ".join(document.sentences[i].text for i in indices)


def _time(document: Document) -> str | None:
    """The time of publication as a sortable string to the minute; None if it is not ISO 8601."""
    try:
        told = datetime.fromisoformat(document.published or "")
    except ValueError:
        return None
    return told.astimezone().isoformat() if told.tzinfo else told.isoformat()[:10]
