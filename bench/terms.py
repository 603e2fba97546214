"""Terms: findings on human translations and on machine ones, judged by other renderings.

    python -m bench.terms [--documents 40] [--show] [--write]

WMT's news documents into English (``../shared/data/wmt``): a document's witnesses are three
other renderings of the same source, in the place of reports on the same event. A human
reference should get no finding; what a machine gets is to be read (``--show``).
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import audit
from audit.drift import terms
from audit.drift.case import Case, Witness
from audit.types import Counterpart, Document, Link, Relation, Sentence, Span

DATA = Path(__file__).parents[2] / "shared" / "data" / "wmt"
RESULTS = Path(__file__).parent / "results" / "terms.json"
SETS = ("wmt21.is-en", "wmt21.ja-en", "wmt21.ru-en", "wmt23.ru-en", "wmt23.uk-en")
SEED = 5
SYSTEMS = 4
WITNESSES = 3


def renderings(name: str) -> Iterator[tuple[str, dict[str, Document]]]:
    """Each document's id and its English texts, by ``ref:`` or ``hyp:`` and who made it."""
    from lxml import etree

    with lzma.open(DATA / f"{name}.xml.xz") as file:
        root = etree.fromstring(
            file.read(), etree.XMLParser(resolve_entities=False, no_network=True)
        )
    for element in root.iter("doc"):
        found = {}
        for kind in ("ref", "hyp"):
            for text in element.iter(kind):
                key = f"{kind}:{text.get('translator') or text.get('system') or '?'}"
                segments = [(s.text or "").strip() or "-" for s in text.iter("seg")]
                found[key] = document(key, segments)
        yield element.get("id") or "", found


def document(name: str, lines: list[str]) -> Document:
    sentences, at = [], 0
    for number, line in enumerate(lines):
        span = Span(at, at + len(line))
        sentences.append(Sentence(number, span, line, language="en", block=number))
        at = span.end + 1
    return Document(name, name, "\n".join(lines), "en", tuple(sentences))


def case(text: Document, witnesses: list[Document], translated: bool) -> Case:
    links = tuple(
        Link((i,), tuple(Counterpart(w.id, (i,), 0.9) for w in witnesses))
        for i in range(len(text.sentences))
    )
    return Case(
        text,
        tuple(Witness(w, Relation.REWRITE, True) for w in witnesses),
        links,
        None,
        0.95 if translated else 0.05,
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"bench.terms: no data in {DATA}; see bench/README.md", file=sys.stderr)
        return 1
    dice = random.Random(SEED)
    texts: Counter[str] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    for name in SETS:
        for count, (identity, all_texts) in enumerate(renderings(name)):
            if count >= options.documents:
                break
            human = [k for k in all_texts if k.startswith("ref")]
            machine = [k for k in all_texts if k.startswith("hyp")]
            for key in human + dice.sample(machine, SYSTEMS):
                others = [k for k in human if k != key]
                rest = [k for k in machine if k != key]
                others += dice.sample(rest, WITNESSES - len(others))
                who = "human" if key in human else "machine"
                texts[who] += 1
                judged = case(all_texts[key], [all_texts[k] for k in others], who == "machine")
                for finding in terms.find(judged):
                    found[who, finding.kind.value] += 1
                    if options.show:
                        print(
                            who, name, identity, key, repr(finding.text), "->", finding.suggestion
                        )
    results: dict[str, Any] = {
        "signature": f"audit {audit.__version__}|{'+'.join(SETS)}|documents={options.documents}"
        f"|seed={SEED}",
        "texts": dict(texts),
        "findings_per_100_texts": {
            who: {
                kind: round(100 * n / texts[who], 2)
                for (w, kind), n in sorted(found.items())
                if w == who
            }
            for who in texts
        },
    }
    print(json.dumps(results, indent=1))
    if options.write:
        RESULTS.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
