"""Families: NTREX in 34 languages, candidates against brute force, growth to 50,000 documents.

    python -m bench.families ntrex [--sentences N] [--write]
    python -m bench.families growth [--write]

`ntrex`: all 34 versions of 60 stories in one corpus of 2,040 documents (with
`--sentences N` the first N of each: shorter documents are the harder case).
`growth`: documents recombined from real ones (each story draws its sentences from
three NTREX documents and is told in one to three languages), 1,000 to 50,000 of
them, each size in a process of its own; embedding is left out, since it is
linear and takes most of the time. `copies`: one wire story 2,500 and 10,000
times, a line of their own added to each.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Sequence
from itertools import count as count_from
from math import log
from pathlib import Path
from typing import Any

import numpy as np

from audit import __version__
from audit.align.parallel import parallel
from audit.align.witnesses import link
from audit.embed import load
from audit.embed.encoder import Encoder
from audit.engine.remember import Remembering
from audit.family.copies import first_in_band, stand_ins
from audit.family.fingerprint import Fingerprint, as_bytes, fingerprints, lengths, sketch, unit
from audit.family.grouping import SAME_STORY, Tie, candidates, compare, gather, ties
from audit.family.relations import relation
from audit.prepare.language import document_language
from audit.types import Document, Relation, Sentence, Span
from bench.alignment_data import DATA, documents, languages, ntrex

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "bench" / "results" / "families.json"
CACHE = Path.home() / ".cache" / "translation-audit-bench"
SIZES = (1_000, 10_000, 50_000)
COPIES = (2_500, 10_000)
# Alignments of a document with one of another story in its family.
STRANGERS = 1_000


def corpus(first: int | None) -> list[Document]:
    """The 34 versions of each story, English first; ids are LANGUAGE_STORY."""
    found = []
    for name in ["eng", *languages()]:
        lines = ntrex(name)
        language = document_language("\n".join(lines[:40]), None)
        for story, numbers in enumerate(documents()):
            texts = [lines[n].strip() for n in numbers[:first]]
            found.append(document(f"{name}_{story}", language, texts))
    return found


def document(name: str, language: str, texts: Sequence[str]) -> Document:
    sentences, at = [], 0
    for index, text in enumerate(texts):
        sentences.append(Sentence(index, Span(at, at + len(text)), text))
        at += len(text) + 1
    return Document(name, name, "\n".join(texts), language, tuple(sentences))


def story_of(one: Document) -> int:
    return int(one.id.rpartition("_")[2])


def measure_ntrex(first: int | None) -> dict[str, Any]:
    """Figures on the 2,040 documents; relations are those of the alignment alone."""
    encoder = Remembering(load(cache=CACHE, threads=1))
    corpus_ = corpus(first)
    prints = fingerprints(corpus_, encoder)
    count = len(prints)
    every = count * (count - 1) // 2
    started = time.process_time()
    met = first_in_band(prints)
    stands = stand_ins(prints, met)
    compared = candidates(prints, met, stands)
    looked = time.process_time() - started
    found = compare(prints, compared)
    grouped = gather(count, ties(prints))
    took = time.process_time() - started
    family = {place: number for number, (held, _) in enumerate(grouped) for place in held}
    alike = brute_force(prints)
    seen = set(map(tuple, compared.tolist()))
    together = sum(family[i] == family[j] for i, j in alike)
    stories = [story_of(one) for one in corpus_]
    of_one_story = [(i, j) for i, j in alike if stories[i] == stories[j]]
    translations = [(place, stories[place]) for place in range(60, count)]
    inside = [pair for pair in translations if family[pair[0]] == family[pair[1]]]
    strangers = [
        (i, j)
        for held, _ in grouped
        for i in held
        for j in held
        if i < 60 and stories[i] != stories[j]
    ]
    random.Random(5).shuffle(strangers)
    strangers_dependent = [
        pair for pair in strangers[:STRANGERS] if dependent(corpus_, pair, encoder)
    ]
    kin = [pair for pair in inside if dependent(corpus_, pair, encoder)]
    for i, j in strangers_dependent[:20]:
        print("  another story, and dependent:", corpus_[i].id, corpus_[j].id)
    lost: dict[str, int] = {}
    for i, _ in set(inside) - set(kin):
        name = corpus_[i].id.split("_")[0]
        lost[name] = lost.get(name, 0) + 1
    return {
        "documents": count,
        "sentences_of_each": first or "all",
        "pairs_compared": len(compared) / every,
        "alike_by_brute_force": len(alike),
        "alike_and_compared": sum(pair in seen for pair in alike) / len(alike),
        "alike_and_in_one_family": together / len(alike),
        "one_story_and_in_one_family": sum(family[i] == family[j] for i, j in of_one_story)
        / len(of_one_story),
        "original_in_family": len(inside) / len(translations),
        "original_dependent": len(kin) / len(translations),
        "original_not_dependent_by_language": dict(sorted(lost.items())),
        "strangers_in_family_tested": min(STRANGERS, len(strangers)),
        "strangers_in_family_dependent": len(strangers_dependent)
        / max(1, min(STRANGERS, len(strangers))),
        "strangers_dependent_of_all": len(strangers_dependent)
        / max(1, min(STRANGERS, len(strangers)))
        * len(strangers)
        / (60 * (count - 34)),
        "families": len(grouped),
        "ties": len(found),
        "seconds_candidates": round(looked, 2),
        "seconds_grouping": round(took, 2),
    }


def dependent(corpus_: Sequence[Document], pair: tuple[int, int], encoder: Encoder) -> bool:
    """Whether the alignment of the two says that one depends on the other."""
    one, other = corpus_[pair[0]], corpus_[pair[1]]
    found = parallel(one, other, link(one, (other,), encoder))
    return relation(one, other, found) is not Relation.SAME_STORY


def brute_force(prints: Sequence[Fingerprint]) -> list[tuple[int, int]]:
    """All pairs whose likeness reaches SAME_STORY, from every sentence against every other."""
    rows = np.concatenate([one.rows for one in prints]).astype(np.float32)
    rows /= lengths(np.concatenate([one.rows for one in prints]))[:, None]
    sizes = np.array([len(one.rows) for one in prints])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    found = []
    for i, (start, size) in enumerate(zip(starts, sizes, strict=True)):
        cosine = rows[start : start + size] @ rows[start:].T
        here = starts[i:] - start
        forth = np.maximum.reduceat(cosine, here, axis=1).mean(axis=0)
        back = np.add.reduceat(cosine.max(axis=0), here) / sizes[i:]
        alike = np.flatnonzero(np.maximum(forth, back) >= SAME_STORY)
        found += [(i, i + int(j)) for j in alike if j]
    return found


class Pool:
    """The embedded sentences from which documents are recombined."""

    def __init__(self) -> None:
        self.documents = corpus(6)
        encoder = load(cache=CACHE, threads=1)
        self.prints = fingerprints(self.documents, encoder)
        self.by_story: dict[int, list[int]] = {}
        for place, one in enumerate(self.documents):
            self.by_story.setdefault(story_of(one), []).append(place)

    def recombined(self, count: int, seed: int) -> list[Fingerprint]:
        """``count`` documents: each story from three real ones, told in 1 to 3 languages.

        The id is the story's number; those of one story stand together.
        """
        rng = random.Random(seed)
        out: list[Fingerprint] = []
        for story in count_from(0):
            if len(out) >= count:
                break
            sources = rng.sample(sorted(self.by_story), 3)
            drawn = [(s, rng.randrange(6)) for s in sources for _ in range(rng.randint(2, 4))]
            rng.shuffle(drawn)
            for version in rng.sample(range(34), rng.choice((1, 1, 1, 2, 3))):
                out.append(self._told(f"{story}", version, drawn))
        return out[:count]

    def copies(self, count: int) -> list[Fingerprint]:
        """One story ``count`` times, in each a sentence of another one added."""
        rng = random.Random(7)
        wire = [(s, n) for s in (3, 4) for n in range(6)]
        return [
            self._told(f"{k}", 0, [*wire, (rng.randrange(60), rng.randrange(6))])
            for k in range(count)
        ]

    def _told(self, name: str, version: int, drawn: Sequence[tuple[int, int]]) -> Fingerprint:
        places = [(self.by_story[s][version], n) for s, n in drawn]
        kept = [(p, n % len(self.prints[p].rows)) for p, n in places]
        rows = np.stack([self.prints[p].rows[n] for p, n in kept])
        texts = [self.documents[p].sentences[n].text for p, n in kept]
        mean = as_bytes(unit(rows).sum(axis=0, dtype=np.float64)[None, :])[0]
        return Fingerprint(name, self.prints[kept[0][0]].language, rows, mean, sketch(texts))


def measure_size(kind: str, count: int) -> dict[str, float]:
    """Seconds of processor time and megabytes for one corpus, in this process.

    Memory is that of the fingerprints and the highest sum of what is allocated while
    grouping, in a pass of its own: the process's own figure hides what it reuses.
    """
    pool = Pool()
    prints = pool.recombined(count, 11) if kind == "growth" else pool.copies(count)
    started = time.process_time()
    met = first_in_band(prints)
    stands = stand_ins(prints, met)
    pairs = candidates(prints, met, stands)
    looked = time.process_time() - started
    found = [Tie(stand, place, 1.0) for place, stand in enumerate(stands) if stand != place]
    found += compare(prints, pairs)
    compared = time.process_time() - started
    grouped = gather(count, found)
    took = time.process_time() - started
    size = sum(p.rows.nbytes + p.mean.nbytes + p.sketch.nbytes for p in prints) / 2**20
    tracemalloc.start()
    known = first_in_band(prints)
    again = stand_ins(prints, known)
    gather(count, compare(prints, candidates(prints, known, again)))
    rise = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    told = [
        (at, other)
        for at in range(count)
        for other in (at + 1, at + 2)
        if other < count and prints[at].id == prints[other].id
    ]
    seen = set(map(tuple, pairs.tolist()))
    kept = sum(pair in seen or stands[pair[0]] == stands[pair[1]] for pair in told)
    return {
        "documents": count,
        "families": len(grouped),
        "pairs": len(pairs),
        "share_of_pairs": len(pairs) / (count * (count - 1) / 2),
        "of_one_story_and_compared": kept / max(1, len(told)),
        "seconds_candidates": round(looked, 2),
        "seconds_compared": round(compared, 2),
        "seconds": round(took, 2),
        "sentences": sum(len(p.rows) for p in prints),
        "megabytes": round(size + rise, 1),
    }


def measure_growth() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for kind, sizes in (("growth", SIZES), ("copies", COPIES)):
        rows = []
        for count in sizes:
            command = [sys.executable, "-m", "bench.families", "size", kind, str(count)]
            done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
            rows.append(json.loads(done.stdout.splitlines()[-1]))
            print(kind, rows[-1], flush=True)
        found[kind] = {
            "sizes": rows,
            "exponent_time": exponent(rows, "seconds"),
            "exponent_memory": exponent(rows, "megabytes"),
        }
    rate = embedding_rate()
    rows = found["growth"]["sizes"]
    whole = [{**row, "all": row["seconds"] + row["sentences"] / rate} for row in rows]
    found["growth"]["sentences_embedded_a_second"] = round(rate, 1)
    found["growth"]["exponent_time_with_embedding"] = exponent(whole, "all")
    return found


def embedding_rate() -> float:
    """Sentences a second of processor time, nothing cached, one thread."""
    encoder = load(threads=1)
    texts = [ntrex(name)[n] for name in languages() for n in range(8)]
    encoder.sentences(texts[:8])
    started = time.process_time()
    encoder.sentences(texts)
    return len(texts) / (time.process_time() - started)


def exponent(rows: Sequence[dict[str, float]], figure: str) -> float:
    """The slope of the logarithms, first size to last."""
    first, last = rows[0], rows[-1]
    return round(
        log(max(last[figure], 0.01) / max(first[figure], 0.01))
        / log(last["documents"] / first["documents"]),
        3,
    )


def main(arguments: list[str]) -> int:
    if not (DATA / "ntrex").is_dir():
        print(f"bench.families: {DATA / 'ntrex'} is missing; nothing was measured", file=sys.stderr)
        return 0
    if arguments[:1] == ["size"]:
        print(json.dumps(measure_size(arguments[1], int(arguments[2]))))
        return 0
    kept = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    wanted = [name for name in ("ntrex", "growth") if name in arguments] or ["ntrex", "growth"]
    if "ntrex" in wanted:
        first = None
        if "--sentences" in arguments:
            first = int(arguments[arguments.index("--sentences") + 1])
        kept["ntrex"] = measure_ntrex(first)
        print(json.dumps(kept["ntrex"], indent=1))
    if "growth" in wanted:
        kept.update(measure_growth())
    kept["signature"] = f"audit {__version__}; {load(threads=1).signature}; seeds 5, 7, 11"
    if "--write" in arguments:
        RESULTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
