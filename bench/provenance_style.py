"""The style model measured on years, systems and stories that it has not seen.

`python -m bench.provenance_style --relays FILE ... [--spins FILE] [--more FILE ...]
[--fresh FILE ...] [--cache FOLDER] [--write]`

Trains as models/style/train.py does, on WMT21 and half of the originals, and tests on WMT23 and
the other half; then the other way round. A machine translation is judged alone. Documents of
LONG_ENOUGH words. ``--fresh``: relays of texts that no model was trained on (bench.build_relays,
through mk), against NTREX's English, which none was trained on either. Baselines in the same
run: logistic regression over word and over character n-grams. Languages are measured apart, by
story and system. The encoder reads all texts first, a quarter of an hour of one core; with
`--cache` what it read is there the next time. "without states": the same models where no encoder
has read the text. `--write` keeps the table and docs/reliability.svg.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from math import exp
from pathlib import Path

import numpy as np

from audit import __version__
from audit.provenance import artefacts, opinion
from audit.provenance.beside import PairModel, judge
from audit.provenance.relay import relay_languages
from audit.provenance.style.evidence import STYLE, languages_of, style_evidence, tempered
from audit.provenance.style.home import KIND as HOME
from audit.provenance.style.home import speaks_of
from audit.provenance.style.model import StyleModel
from audit.provenance.verdict import BY_ITSELF, CALLED
from audit.types import Document, Evidence
from bench.provenance import MT, auc, sides, together
from bench.provenance_data import Version
from bench.reliability import Bin, bins, calibration_error, drawing
from models.beside import train as side_by_side
from models.style import train
from models.style.states import pooled_of, with_sums
from models.style.texts import Text, stored_relays, stored_texts, text

HERE = Path(__file__).parent
RESULTS = HERE / "results" / "provenance_style.json"
DIAGRAM = HERE.parent / "docs" / "reliability.svg"
LONG_ENOUGH = 120
# Systems that were seen in one year only, by name: none has a namesake in the other.
NAMESAKES = frozenset({"online-a", "online-b", "online-g", "online-w", "online-y"})
Score = Callable[[Sequence[Text]], list[float]]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--relays", type=Path, nargs="*", default=[])
    parser.add_argument("--more", type=Path, nargs="*", default=[])
    parser.add_argument("--fresh", type=Path, nargs="*", default=[])
    parser.add_argument("--spins", type=Path, nargs="*", default=[])
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--no-baselines", action="store_true")
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def main() -> int:
    """Measure, print, and write where asked."""
    options = _options()
    stored = stored_texts(options.relays, options.more)
    fresh = [replace(t, year="ntrex") for t in stored_relays(options.fresh)] + ntrex()
    read, encoder = with_sums([*stored, *fresh], options.cache)
    texts, fresh = read[: len(stored)], read[len(stored) :]
    held = train.across_years(texts)
    # Each model is calibrated on what the other one left out: never on its own test.
    told = [train.calibrate([held[1]]), train.calibrate([held[0]])]
    models = [train.calibrated(model, by) for (model, _), by in zip(held, told, strict=True)]
    result: dict[str, object] = {}
    pairs = side_by_side.with_cuts(side_by_side.stored_pairs(options.relays, options.spins))
    pooled: list[tuple[Text, float]] = []
    plain: list[tuple[Text, float]] = []

    def tell(name: str, figures: object) -> None:
        result[name] = figures
        print(name, json.dumps(figures))

    for name, model, (_, left) in zip(("on 2023", "on 2021"), models, held, strict=True):
        tested = [t for t in (*left, *fresh) if t.reading.words >= LONG_ENOUGH]
        judged = list(zip(tested, ratios(model, tested), strict=True))
        blind = list(zip(tested, ratios(replace(model, by_states=None), tested), strict=True))
        tell(name, areas(judged))
        tell(f"without states {name}", areas(blind))
        tell(f"with marks {name}", areas(list(zip(tested, with_marks(model, tested), strict=True))))
        tell(f"among translations {name}", among_translations(model, left))
        pooled, plain = [*pooled, *judged], [*plain, *blind]
        if not options.no_baselines:
            seen = {id(t) for t in left}
            mine = [t for t in texts if id(t) not in seen]
            for kind in ("word", "char"):
                guesses = baseline(kind, mine, tested)
                tell(f"{kind} n-grams {name}", areas(list(zip(tested, guesses, strict=True))))
        stories = {t.story.removeprefix("en|") for t in left}
        unseen = side_by_side.fit([p for p in pairs if p.story not in stories])
        tell(f"in one corpus {name}", in_one_corpus(model, unseen, left))
    probable, blindly = ([(t, probability(ratio)) for t, ratio in some] for some in (pooled, plain))
    found = bins(at_stated_prior(probable))
    tell("called", called(probable))
    tell("reliability", [b.as_row() for b in found])
    tell("calibration_error", round(calibration_error(found), 4))
    error = calibration_error(bins(at_stated_prior(blindly)))
    tell("calibration_error without states", round(error, 4))
    tell("languages", languages(texts))
    worst(pooled)
    if options.write:
        signature = (
            f"audit {__version__}|{encoder}|wmt21+wmt23+ntrex|seed={train.SEED}|n={len(pooled)}"
        )
        RESULTS.write_text(json.dumps({"signature": signature, **result}, indent=1) + "\n", "utf-8")
        DIAGRAM.write_text(drawing(found), "utf-8")
    return 0


def ntrex() -> list[Text]:
    """NTREX's English news as originals that no model saw; nothing where the data is missing."""
    from bench.numbers import DATA, lines

    if not (DATA / "ntrex").is_dir():
        return []
    documents: dict[str, list[str]] = defaultdict(list)
    for name, line in zip(lines("documents"), lines("eng"), strict=False):
        documents[name].append(line)
    return [
        text("ntrex", f"ntrex|{name}", "original", "en", "", parts)
        for name, parts in documents.items()
        if name
    ]


def ratios(model: StyleModel, texts: Sequence[Text]) -> list[float]:
    """The log-likelihood ratio of each text, as the audit takes it."""
    return [tempered(model.judge(t.reading, _states(model, t)).together) for t in texts]


def _states(model: StyleModel, t: Text) -> float | None:
    return None if model.by_states is None else float(pooled_of(model.by_states.probe, t)[0])


def with_marks(model: StyleModel, texts: Sequence[Text]) -> list[float]:
    """The probability that the audit gives each text by itself: its marks and its style."""
    found = []
    for t, ratio in zip(texts, ratios(model, texts), strict=True):
        document = _document(t, t.sentences)
        marks = [e for e in artefacts.find(document) if e.kind not in (STYLE, HOME)]
        style = Evidence(STYLE, "", None, ratio, "")
        found.append(opinion(document, (), [*marks, style]).probability(MT))
    return found


def probability(ratio: float) -> float:
    """What `audit detect` says of a page without other marks."""
    return 1.0 / (1.0 + exp(-(BY_ITSELF + ratio)))


def areas(judged: Sequence[tuple[Text, float]]) -> dict[str, float]:
    """AUC of machine translations and of relays against each sort of text by people."""

    def of(keep: Callable[[Text], bool]) -> list[float]:
        return [score for t, score in judged if keep(t)]

    machine = of(lambda t: t.kind == "machine")
    unseen = of(lambda t: t.kind == "machine" and t.system.casefold() not in NAMESAKES)
    people = of(lambda t: t.kind == "human")
    wmt = of(lambda t: t.kind == "original" and t.year == "wmt21")
    ntrex = of(lambda t: t.kind == "original" and t.year == "ntrex")
    found = {
        "machine / originals": _auc(machine, wmt + ntrex),
        "machine / WMT originals": _auc(machine, wmt),
        "machine / NTREX originals": _auc(machine, ntrex),
        "machine / human translations": _auc(machine, people),
        "systems without a namesake / human translations": _auc(unseen, people),
        "systems without a namesake / originals": _auc(unseen, wmt + ntrex),
    }
    relays = sorted({t.source for t, _ in judged if t.kind == "relay"})
    for source in relays:
        here = ntrex if source == "mk" else wmt
        one = of(lambda t, s=source: t.kind == "relay" and t.source == s)  # type: ignore[misc]
        found[f"relays {source} / originals"] = _auc(one, here)
    found["relays / originals"] = _auc(
        of(lambda t: t.kind == "relay"), of(lambda t: t.kind == "original")
    )
    return {name: round(value, 3) for name, value in found.items()}


def among_translations(model: StyleModel, left: Sequence[Text]) -> dict[str, float]:
    """AUC of the head of machines against people, asked of translations only: all, by source."""
    tested = [t for t in left if t.kind in ("machine", "human")]
    tested = [t for t in tested if t.reading.words >= LONG_ENOUGH]
    told = train.scores(model, tested)[:, 1]

    def of(sources: Sequence[str]) -> float:
        some = [(t, float(x)) for t, x in zip(tested, told, strict=True) if t.source in sources]
        by_machine = [x for t, x in some if t.by_machine]
        return round(_auc(by_machine, [x for t, x in some if not t.by_machine]), 3)

    sources = sorted({t.source for t in tested})
    return {"all": of(sources), **{source: of([source]) for source in sources}}


def _auc(one: list[float], other: list[float]) -> float:
    return auc(one, other) if one and other else float("nan")


def in_one_corpus(
    model: StyleModel, pair_model: PairModel, left: Sequence[Text]
) -> dict[str, dict[str, float]]:
    """Every relay beside its original, neither named: who is called machine-translated.

    Neither model has seen the story.
    """
    originals = {t.story: t for t in left if t.kind == "original"}
    sides_of: dict[str, list[tuple[float, float, bool, bool]]] = defaultdict(list)
    for relay in (t for t in left if t.kind == "relay"):
        source = originals.get(relay.story)
        if source is None or relay.reading.words < LONG_ENOUGH:
            continue
        one, other = _document(relay, relay.segments), _document(source, source.segments)
        read = [replace(d, states=_states(model, t)) for d, t in ((one, relay), (other, source))]
        marks = [_marks(d, model) for d in read]
        told = judge(list(zip(source.segments, relay.segments, strict=False)), pair_model)
        verdicts = together(
            one, marks[0], other, marks[1], sides(one, other),
            (told, told.turned() if told else None),
        )  # fmt: skip
        p = [v.probability(MT) for v in verdicts]
        called = [v.document_class is MT for v in verdicts]
        sides_of[relay.source].append((p[0], p[1], called[0], called[1]))
    everything = [row for rows in sides_of.values() for row in rows]
    table = {}
    for name, rows in {**sides_of, "all": everything}.items():
        found = np.array(rows, dtype=float)
        error = calibration_error(
            bins([(p, truth, 1.0) for r in rows for p, truth in ((r[0], True), (r[1], False))])
        )
        table[name] = {
            "n": len(rows),
            "relays called": round(100 * float(found[:, 2].mean()), 1),
            "originals accused": round(100 * float(found[:, 3].mean()), 1),
            "calibration_error": round(error, 3),
        }
    return table


def _document(t: Text, parts: Sequence[str]) -> Document:
    return Version(t.year, t.source, t.story, t.kind, t.system, "en", tuple(parts)).document


def _marks(document: Document, model: StyleModel) -> list[Evidence]:
    others = [e for e in artefacts.find(document) if e.kind not in (STYLE, HOME)]
    return [*others, *style_evidence(document, model)]


def called(judged: Sequence[tuple[Text, float]]) -> dict[str, float]:
    """Per cent of each sort that would be called machine-translated by its style alone."""
    sorts: dict[str, list[float]] = defaultdict(list)
    for t, p in judged:
        sorts[t.kind].append(p)
    return {s: round(100 * float(np.mean([p >= CALLED for p in v])), 2) for s, v in sorts.items()}


def at_stated_prior(judged: Sequence[tuple[Text, float]]) -> list[tuple[float, bool, float]]:
    """(Probability, truth, weight): a third each of machine translations, originals, people's."""
    sorts = Counter(t.kind for t, _ in judged if t.kind != "relay")
    return [(p, t.by_machine, 1 / sorts[t.kind]) for t, p in judged if t.kind != "relay"]


def baseline(kind: str, mine: Sequence[Text], tested: Sequence[Text]) -> list[float]:
    """Log-odds of a logistic regression over words 1-2, or characters 2-4, topics and all."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    if kind == "word":
        counter = TfidfVectorizer(ngram_range=(1, 2), min_df=3, sublinear_tf=True)
    else:
        counter = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 4), min_df=5, sublinear_tf=True, max_features=30000
        )
    head = LogisticRegression(C=10.0, class_weight="balanced", max_iter=200)
    head.fit(
        counter.fit_transform([" ".join(t.sentences) for t in mine]), [t.by_machine for t in mine]
    )
    return list(head.decision_function(counter.transform([" ".join(t.sentences) for t in tested])))


def languages(texts: Sequence[Text]) -> dict[str, object]:
    """Source and relay languages, ranked first and in the first three, with the confusion.

    Two halves by story and, among WMT's, by system: neither is on both sides.
    """
    machine = [t for t in texts if t.by_machine]
    stories = sorted({t.story for t in machine})
    systems = sorted({t.system for t in machine if t.kind == "machine"})
    half_stories, half_systems = set(stories[::2]), set(systems[::2])
    found: list[tuple[Text, list[str]]] = []
    for inside in (True, False):
        mine = [
            t
            for t in machine
            if (t.story in half_stories) == inside
            and (t.kind == "relay" or (t.system in half_systems) == inside)
        ]
        other = [
            t
            for t in machine
            if (t.story in half_stories) != inside
            and (t.kind == "relay" or (t.system in half_systems) != inside)
            and t.reading.words >= LONG_ENOUGH
        ]
        model = train.fit_languages(mine)
        for t in other:
            style = Evidence("style", "", None, 1.0, "", languages_of(model.judge(t.reading)))
            home = speaks_of(t.sentences)
            ranked = relay_languages((style,) if home is None else (style, home))
            found.append((t, [r.language for r in ranked]))
    table: dict[str, object] = {}
    for kind in ("machine", "relay"):
        of_kind = [(t.source, r) for t, r in found if t.kind == kind]
        table[kind] = {
            "n": len(of_kind),
            "first": round(100 * float(np.mean([r[:1] == [s] for s, r in of_kind])), 1),
            "first_three": round(100 * float(np.mean([s in r[:3] for s, r in of_kind])), 1),
            "confusion": {
                source: dict(
                    Counter((r or ["unknown"])[0] for s, r in of_kind if s == source).most_common(5)
                )
                for source in sorted({s for s, _ in of_kind})
            },
        }
    return table


def worst(pooled: Sequence[tuple[Text, float]]) -> None:
    """Print the surest mistakes, to be read one by one."""
    wrong = sorted(pooled, key=lambda x: -x[1] if not x[0].by_machine else x[1])
    for by_machine in (False, True):
        for t, ratio in [x for x in wrong if x[0].by_machine is by_machine][:8]:
            start = " ".join(t.sentences)[:260]
            print(f"{ratio:+.2f} {t.year} {t.story} {t.kind} {t.system} {t.reading.words}: {start}")


__all__ = ["Bin", "areas", "main"]

if __name__ == "__main__":
    raise SystemExit(main())
