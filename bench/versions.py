"""Versions of one article by one publisher, told from copies, translations and other articles.

    python -m bench.versions [--write]

From NTREX stories in English, German and Chinese: a `correction` changes one number, an
`update` has another opening, three new sentences (of another story) and one less, a `grown`
article was a third of it at first; each pair has one publisher and two dates. Told in per
cent of the pairs, both ways right (one earlier, the other later). Held against them: another
publisher's copy, the same publisher's translation, and its article on another story, of
which none is a version. Relations are those of the alignment alone.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from audit import __version__
from audit.align.parallel import parallel
from audit.align.witnesses import link
from audit.embed import load
from audit.embed.encoder import Encoder
from audit.engine.remember import Remembering
from audit.family.relations import relatives
from audit.types import Document, Relative, Version
from bench.alignment_data import DATA, documents, ntrex
from bench.families import document

RESULTS = Path(__file__).resolve().parent / "results" / "versions.json"
LANGUAGES = {"eng": "en", "deu": "de", "zho-CN": "zh"}
NEW = 3
_NUMBER = re.compile(r"\d+")

Pair = tuple[Document, Document]


def versions(
    texts: Sequence[str], other: Sequence[str], rng: random.Random
) -> dict[str, list[str]]:
    """The later text of each kind of change; of ``grown``, the earlier one."""
    made = {"grown": list(texts[: max(2, len(texts) // 3)])}
    numbered = [at for at, text in enumerate(texts) if _NUMBER.search(text)]
    if numbered:
        at = rng.choice(numbered)
        changed = _NUMBER.sub(lambda found: str(int(found[0]) + 1), texts[at], count=1)
        made["correction"] = [*texts[:at], changed, *texts[at + 1 :]]
    update = list(texts)
    del update[rng.randrange(1, len(update))]
    update[0] = other[0]
    for text in rng.sample(list(other[1:]), min(NEW, len(other) - 1)):
        update.insert(rng.randrange(1, len(update) + 1), text)
    made["update"] = update
    return made


def pairs() -> Iterator[tuple[str, Pair]]:
    """Earlier and later document of every kind, and the pairs that are no versions."""
    stories = documents()
    for name, code in LANGUAGES.items():
        lines = ntrex(name)
        told = [[lines[n].strip() for n in numbers] for numbers in stories]
        for number, texts in enumerate(told):
            rng = random.Random(number)
            following = told[(number + 1) % len(told)]
            first = replace(
                document("first", code, texts), publisher="Glas", published="2026-03-01"
            )
            for kind, changed in versions(texts, following, rng).items():
                then = "2026-02-28T09:00Z" if kind == "grown" else "2026-03-01T18:30+01:00"
                second = document("second", code, changed)
                second = replace(second, publisher="glas", published=then)
                yield kind, (second, first) if kind == "grown" else (first, second)
            copy = replace(first, id="second", publisher="Vjesnik", published="2026-03-02")
            yield "another publisher's copy", (first, copy)
            strange = replace(document("second", code, following), publisher="Glas")
            yield "another article", (first, replace(strange, published="2026-03-02"))
            if name != "eng":
                english = [ntrex("eng")[n].strip() for n in stories[number]]
                source = replace(document("second", "en", english), publisher="Glas")
                yield "a translation", (replace(source, published="2026-02-28"), first)


def relative(one: Document, other: Document, encoder: Encoder) -> Relative:
    """How ``other`` stands to ``one``."""
    measured = parallel(one, other, link(one, (other,), encoder))
    return relatives(one, [other], [measured], {})[0]


def main(arguments: list[str]) -> int:
    if not (DATA / "ntrex").is_dir():
        print(f"bench.versions: {DATA / 'ntrex'} is missing; nothing measured", file=sys.stderr)
        return 0
    encoder = Remembering(load(threads=1))
    told: dict[str, list[float]] = {}
    for kind, (earlier, later) in pairs():
        back, forth = relative(later, earlier, encoder), relative(earlier, later, encoder)
        if kind in ("grown", "correction", "update"):
            right = (back.version, forth.version) == (Version.EARLIER, Version.LATER)
        else:
            right = back.version is forth.version is None
        if not right:
            print(f"  {kind}, {earlier.language}: {back.relation} {back.version} {forth.version}")
        told.setdefault(kind, []).append(100.0 * right)
    figures = {
        kind: {"pairs": len(rows), "right": round(sum(rows) / len(rows), 1)}
        for kind, rows in told.items()
    }
    signature = (
        f"audit {__version__}; {encoder.signature}; NTREX {', '.join(LANGUAGES)}; seeds 0-59"
    )
    result = {"told": figures, "signature": signature}
    print(json.dumps(result, indent=1))
    if "--write" in arguments:
        RESULTS.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
