"""The stemma measured on families whose tree is known.

    python -m bench.stemma_data FAMILIES.jsonl
    python -m bench.stemma FAMILIES.jsonl --relays FILE ... --spins FILE [--write]

Each story stands twice: with its original among the texts, and without. A parent is right
where the text above (past lost editions in between) is the true one, and the direction is
determined; "unknown" counts as not right. A lost original is noticed where one is supposed
although nobody handed it in; in the other half it is a false one. Prices were set on the
first half of the stories; the second half is told apart. Each story is judged by a pair model
that was trained on the other ones (`bench.beside`), or, without relays and spins to train it
on, by the shipped one, which knows them. Drift is left out: it takes ten
times as long, and gives the verdicts only some further marks.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from audit import __version__
from audit.align.parallel import parallel
from audit.align.witnesses import link
from audit.embed.encoder import Encoder
from audit.family import group, relatives
from audit.prepare import prepare
from audit.provenance import artefacts, opinion
from audit.provenance.beside import PairModel
from audit.provenance.following import beside_others
from audit.score import Weights, score
from audit.stemma import draw_up
from audit.types import (
    Document,
    DocumentClass,
    DocumentReport,
    NodeKind,
    RawDocument,
    Stemma,
    StemmaEdge,
)
from bench.beside import half
from bench.stemma_data import Made, read
from models.beside import train

HERE = Path(__file__).parent
RESULTS = HERE / "results" / "stemma.json"
MT = DocumentClass.MACHINE_TRANSLATED
TRUTH = {"copy": "original", "relay": "original", "relay_of_copy": "copy", "unrelated": None}
BINS = (0.0, 0.5, 0.7, 0.9, 0.97, 1.0)
LOST = "lost"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of one text's parent: its name, ``LOST`` or None, and how surely."""

    text: str
    said: str | None
    true: str | None
    directed: bool
    probability: float | None

    @property
    def right(self) -> bool:
        """Whether the parent is the true one and the direction was determined."""
        return self.said == self.true and self.directed


def texts(made: Made, *, present: bool) -> list[RawDocument]:
    """The family as it is handed in, with its original or without."""
    parts = {
        **({"original": made.original} if present else {}),
        "copy": made.copy,
        "relay": made.relay,
        "relay_of_copy": made.relay_of_copy,
        "unrelated": made.unrelated,
    }
    return [RawDocument(name, f"{name}.txt", "\n\n".join(s)) for name, s in parts.items()]


def reports(
    raws: Sequence[RawDocument], encoder: Encoder, pairs: PairModel | None = None
) -> list[DocumentReport]:
    """The reports of a whole audit, but for its findings."""
    found: list[DocumentReport] = []
    for family in group(prepare(raws, encoder), encoder):
        found += _family(family, encoder, pairs)
    return found


def _family(
    members: Sequence[Document], encoder: Encoder, pairs: PairModel | None
) -> list[DocumentReport]:
    others = {m.id: tuple(o for o in members if o is not m) for m in members}
    links = {m.id: link(m, others[m.id], encoder) for m in members}
    parallels = {m.id: tuple(parallel(m, o, links[m.id]) for o in others[m.id]) for m in members}
    beside = {
        m.id: beside_others(m, others[m.id], parallels[m.id], links[m.id], pairs) for m in members
    }
    marks = {m.id: artefacts.find(m) for m in members}
    machine: dict[str, float] = {}
    for _ in range(2):
        verdicts = {
            m.id: opinion(
                m,
                parallels[m.id],
                marks[m.id],
                (),
                {o.id: machine[o.id] for o in others[m.id] if o.id in machine},
                beside=beside[m.id],
            )
            for m in members
        }
        machine = {i: v.probability(MT) for i, v in verdicts.items()}
    return [
        DocumentReport(
            m,
            verdicts[m.id],
            relatives(m, others[m.id], parallels[m.id], verdicts),
            links[m.id],
            (),
            score(m, (), Weights()),
            "",
        )
        for m in members
    ]


def judge(stemma: Stemma, *, present: bool) -> list[Answer]:
    """The answer on each text but the original."""
    kinds = {n.id: n.kind for f in stemma.families for n in f.nodes}
    edges = {e.child: e for f in stemma.families for e in f.edges}
    answers = []
    for text, parent in TRUTH.items():
        true = LOST if parent == "original" and not present else parent
        edge = _above(text, edges, kinds)
        said = None if edge is None else edge.parent
        if said is not None and kinds[said] is NodeKind.LOST_ORIGINAL:
            said = LOST
        answers.append(
            Answer(
                text,
                said,
                true,
                edge is None or edge.directed,
                None if edge is None else edge.probability,
            )
        )
    return answers


def _above(
    text: str, edges: dict[str, StemmaEdge], kinds: dict[str, NodeKind]
) -> StemmaEdge | None:
    edge = edges.get(text)
    while edge is not None and kinds[edge.parent] is NodeKind.LOST_EDITION:
        edge = edges.get(edge.parent)
    return edge


def has_lost(stemma: Stemma) -> bool:
    """Whether a lost original is supposed."""
    return any(n.kind is NodeKind.LOST_ORIGINAL for f in stemma.families for n in f.nodes)


def share(values: Sequence[bool]) -> float:
    """Per cent, one decimal."""
    return round(100.0 * sum(values) / max(1, len(values)), 1)


def table(judged: Sequence[tuple[bool, Stemma]]) -> dict[str, object]:
    """The figures of some families, each given as (original present, stemma)."""
    answers = [a for present, s in judged for a in judge(s, present=present)]
    depending = [a for a in answers if a.text != "unrelated"]
    known = [a for a in depending if a.directed and a.probability is not None]
    reliability = []
    for low, high in pairwise(BINS):
        inside = [
            a for a in known if low <= (a.probability or 0.0) < high or a.probability == high == 1.0
        ]
        if inside:
            said = sum(a.probability or 0.0 for a in inside) / len(inside)
            true = sum(a.right for a in inside) / len(inside)
            reliability.append({"said": round(said, 3), "true": round(true, 3), "n": len(inside)})
    return {
        "families": len(judged),
        "parent_right": share([a.right for a in depending]),
        "by_text": {t: share([a.right for a in answers if a.text == t]) for t in TRUTH},
        "undetermined": share([not a.directed for a in depending]),
        "lost_noticed": share([has_lost(s) for present, s in judged if not present]),
        "lost_falsely": share([has_lost(s) for present, s in judged if present]),
        "reliability": reliability,
    }


def figures(
    families: Sequence[tuple[bool, Sequence[DocumentReport], PairModel | None]],
) -> dict[str, object]:
    """Fitted half, unseen half, and all; families in the order of the file, twice each."""
    judged = [(present, draw_up(members, pairs=pairs)) for present, members, pairs in families]
    half = len(judged) // 4 * 2
    model = "shipped" if any(pairs is None for _, _, pairs in families) else "held out"
    return {
        "signature": f"audit {__version__}|wmt21|apertium es, hbs|seed=story|pair model {model}"
        f"|n={len(judged)}",
        "tuned": table(judged[:half]),
        "unseen": table(judged[half:]),
    }


def held_out(relays: Sequence[Path], spins: Sequence[Path]) -> Callable[[str], PairModel | None]:
    """For each story the pair model that has seen the other half of them; None without files."""
    if not (relays and spins):
        return lambda story: None
    pairs = train.with_cuts(train.stored_pairs(relays, spins))
    models = [train.fit([p for p in pairs if half(p.story) != h]) for h in (0, 1)]
    return lambda story: models[half(story)]


def main() -> int:
    """Print the tables; with --write, keep them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("families", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--relays", type=Path, nargs="*", default=[])
    parser.add_argument("--spins", type=Path, nargs="*", default=[])
    parser.add_argument("--cache", type=Path, help="keeps sentence vectors: most stand in both")
    options = parser.parse_args()
    from audit.embed import load

    encoder = load(None, cache=options.cache)
    model_of = held_out(options.relays, options.spins)
    families = [
        (present, reports(texts(made, present=present), encoder, pairs), pairs)
        for made in read(options.families)
        for pairs in (model_of(made.story),)
        for present in (True, False)
    ]
    result = figures(families)
    print(json.dumps(result, indent=1))
    if options.write:
        RESULTS.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
