"""The two discriminants of the style model, over one row for each text; see README.md."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from audit.provenance.style import model as style
from audit.provenance.style.choices import CHOICES, shares
from audit.provenance.style.habits import HABITS, SETTING
from audit.provenance.style.measures import MEASURES, Row
from audit.provenance.style.model import Calibration
from audit.provenance.style.reading import StyleReading, features
from models.style.states import States
from models.style.texts import NEWS, Text

# A sign counts when this many training texts have it, whatever their topics.
LEAST_TEXTS = 12
MOST_SIGNS = 6000
# Measures count double.
MEASURES_COUNT = 2.0
# Both are Fisher's discriminants. Chosen of a few values each, by the mean over both years, the
# machine's also over five languages left out in turn. Of machines against people: how much of a
# standard deviation masked tokens and measures keep beside habits and choices, which share of
# the texts must have a token, the ridge on the spread, and what relays count.
OF_SIGNS, OF_MEASURES, LEAST_SHARE, RIDGE, RELAYS_COUNT = 0.35, 0.35, 0.06, 1.5, 0.1
# Of translations against originals: the same of tokens, measures and choices; then what
# translations by people, relays, and originals from elsewhere than WMT count.
TRANSLATED_SIGNS, TRANSLATED_SHARE, RIDGE_TRANSLATED = 0.5, 0.03, 5.0
BY_PEOPLE, OF_RELAYS, FURTHER = 0.2, 0.25, 0.4
# With the encoder's states: what their figures count, which have a spread of 1 at most, and the
# ridge. Between 100 and 384 directions, counts of 2 and 5 and ridges of 2 and 12 the areas on
# either year move by .005.
STATES_COUNT, RIDGE_STATES = 3.0, 2.0
Languages = Mapping[str, tuple[Row, float]]


@dataclass(frozen=True, slots=True)
class Rows:
    """Standardised rows of the training texts, and what a new text is standardised by."""

    names: tuple[str, ...]
    usual: Row
    mean: Row
    scale: Row
    rows: Row

    def of(self, reading: StyleReading) -> Row:
        """The standardised row of one text."""
        columns = {name: number for number, name in enumerate(self.names)}
        given = features(reading, columns, self.usual)
        return np.clip((given - self.mean) / self.scale, -style.CLIP, style.CLIP)

    def model(self, translated: Row, machine: Row, languages: Languages) -> style.StyleModel:
        """A model with these heads, not calibrated yet."""
        columns = {name: number for number, name in enumerate(self.names)}
        none = Calibration(1.0, 0.0, 0.0)
        return style.StyleModel(
            self.names, columns, self.usual, self.mean, self.scale, translated, machine,
            none, none, languages,
        )  # fmt: skip


def rows_of(texts: Sequence[Text]) -> Rows:
    """The signs that count, and all texts' rows over them and the figures."""
    seen: Counter[str] = Counter()
    for t in texts:
        seen.update(t.reading.counts.keys())
    names = tuple(sorted(n for n, k in seen.most_common(MOST_SIGNS) if k >= LEAST_TEXTS))
    columns = {name: number for number, name in enumerate(names)}
    usual = shares(np.sum([t.reading.choices for t in texts], axis=0))
    rows = np.array([features(t.reading, columns, usual) for t in texts])
    mean, scale = rows.mean(0), rows.std(0) + 1e-3
    measured = slice(len(names), len(names) + len(MEASURES))
    scale[measured] = rows[:, measured].std(0) / MEASURES_COUNT + 1e-6
    return Rows(names, usual, mean, scale, np.clip((rows - mean) / scale, -style.CLIP, style.CLIP))


def translated_head(texts: Sequence[Text], table: Rows, states: States | None = None) -> Row:
    """Fisher's discriminant between translations and texts first written in English.

    Each source language counts alike, originals of the year beside further ones, and the mean
    difference between a relay and its original, which has no topic. With ``states`` the weights
    of the row are followed by those of the states' figures.
    """
    further = np.zeros((len(texts), 0)) if states is None else states.rows
    whole = np.concatenate([table.rows, further], axis=1)
    told = _seen(texts, table.names) >= TRANSLATED_SHARE
    weight = np.concatenate([
        np.where(told, TRANSLATED_SIGNS, 0.0),
        np.full(len(MEASURES), TRANSLATED_SIGNS),
        [0.0 if name in SETTING else 1.0 for name in HABITS],
        np.full(len(CHOICES), TRANSLATED_SIGNS),
        np.full(further.shape[1], STATES_COUNT),
    ])  # fmt: skip
    kept = np.flatnonzero(weight)
    rows = whole[:, kept] * weight[kept]
    sorts: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, t in enumerate(texts):
        sorts[t.kind, t.source if t.kind != "original" else t.year].append(number)
    mean = {sort: rows[found].mean(axis=0) for sort, found in sorts.items()}
    spread = {
        sort: np.cov(rows[found], rowvar=False, bias=True)
        for sort, found in sorts.items()
        if sort[0] != "relay"
    }

    def over(table: Mapping[tuple[str, str], Row], kind: str) -> Row:
        if kind == "original":
            known = [sort for sort in table if sort[0] == kind and sort[1] == NEWS]
            further = [sort for sort in table if sort[0] == kind and sort[1] != NEWS]
            parts = [(1.0 - FURTHER if further else 1.0, known), (FURTHER, further)]
            means = [w * np.mean([table[s] for s in some], axis=0) for w, some in parts if some]
            return np.asarray(np.sum(means, axis=0))
        of_kind = [found for sort, found in table.items() if sort[0] == kind]
        return np.asarray(np.mean(of_kind, axis=0))

    way = (1.0 - BY_PEOPLE) * over(mean, "machine") + BY_PEOPLE * over(mean, "human")
    way = way - over(mean, "original")
    there_and_back = list(_relayed(texts, rows))
    if there_and_back:
        way = (1.0 - OF_RELAYS) * way + OF_RELAYS * np.mean(there_and_back, axis=0)
    within = over(spread, "original") + 0.5 * over(spread, "machine") + 0.5 * over(spread, "human")
    ridge = RIDGE_TRANSLATED if states is None else RIDGE_STATES
    found = np.zeros(whole.shape[1])
    found[kept] = np.linalg.solve(within + ridge * np.eye(len(kept)), way) * weight[kept]
    return found


def machine_head(texts: Sequence[Text], table: Rows) -> Row:
    """Fisher's discriminant between machines and people, shape (n columns,).

    The way between them: the mean difference between a machine's and a person's translation of
    one text, so that no topic is in it; every translator's hand counts alike, and all relays
    beside their originals RELAYS_COUNT. The spread: of translations by either, and of originals,
    between texts, so that what varies with topic, genre and house style counts for little.
    """
    weight = np.concatenate([
        np.where(_seen(texts, table.names) >= LEAST_SHARE, OF_SIGNS, 0.0),
        np.full(len(MEASURES), OF_MEASURES),
        np.ones(len(style.FIGURES) - len(MEASURES)),
    ])  # fmt: skip
    kept = np.flatnonzero(weight)
    rows = table.rows[:, kept] * weight[kept]
    way = np.mean(list(_differences(texts, rows)), axis=0)
    there_and_back = list(_relayed(texts, rows))
    if there_and_back:
        way = (1.0 - RELAYS_COUNT) * way + RELAYS_COUNT * np.mean(there_and_back, axis=0)
    spread = RIDGE * np.eye(len(kept))
    for kind, share in (("human", 0.5), ("machine", 0.5), ("original", 1.0)):
        some = rows[[t.kind == kind for t in texts]]
        spread += share * np.cov(some, rowvar=False, bias=True)
    found = np.zeros(table.rows.shape[1])
    found[kept] = np.linalg.solve(spread, way) * weight[kept]
    return found


def _seen(texts: Sequence[Text], names: Sequence[str]) -> Row:
    """The share of the texts that have each sign."""
    found = Counter(name for t in texts for name in t.reading.counts)
    return np.array([found[name] / len(texts) for name in names])


def _differences(texts: Sequence[Text], rows: Row) -> Iterator[Row]:
    """For each translator, the mean of machines' minus his translations of the same texts."""
    machine: dict[str, list[int]] = defaultdict(list)
    people: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number, t in enumerate(texts):
        if t.kind == "machine":
            machine[t.year + t.story].append(number)
        elif t.kind == "human":
            people[t.year, t.story.partition("|")[0], t.system].append(number)
    for theirs in people.values():
        found = [rows[m] - rows[p] for p in theirs for m in machine[texts[p].year + texts[p].story]]
        if found:
            yield np.mean(found, axis=0)


def _relayed(texts: Sequence[Text], rows: Row) -> Iterator[Row]:
    """For each relay language, the mean of relays minus their originals."""
    originals = {t.story: number for number, t in enumerate(texts) if t.kind == "original"}
    routes: dict[str, list[Row]] = defaultdict(list)
    for number, t in enumerate(texts):
        if t.kind == "relay" and t.story in originals:
            routes[t.source].append(rows[number] - rows[originals[t.story]])
    for found in routes.values():
        yield np.mean(found, axis=0)
