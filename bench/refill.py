"""Number refill, simulated: is it noticed, and is the right reading offered?

    python -m bench.refill [--blocks 500] [--write]

An English page that a proxy translated: the page's language is one of NTREX, the English
text is NTREX's own, whose numbers are known. The proxy puts the page's numbers, in the order
in which the human translator wrote them, into the numeric slots of the English block; XNUMX
where they run out. So numbers swap where the two languages order them differently, and slots
stay empty where the page has a word. In every second block a numeral of four digits or more
is written with a space ("35 000"), as continental systems do, which makes two slots of one.
Blocks are sentences and paragraphs of three; only blocks that the proxy changed count.

The truth of a slot is what the English text had there: the rule under test is not asked.
"Noticed" with XNUMX: from the block alone; without: beside the page's text (no encoder).
"Reading": of the blocks whose reading is called determined, from the block alone, those in
which each slot's reading is the true number.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audit import __version__
from audit.drift.numbers.refill import artefacts, refill
from bench.numbers import DATA, LANGUAGES, audit_pairs, lines

RESULTS = Path(__file__).parent / "results" / "refill.json"
PAGES = ("deu", "fra", "spa", "rus", "pol", "hun", "tur", "hin", "ita", "nld", "por", "jpn")
SEED = 7
NUMERIC = frozenset({"number", "date-time", "unit-conversion"})
PARAGRAPH = 3
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*")
_SPACED = re.compile(r"(?<=\d) (?=000\b|\d{3}\b)")
_LONG = re.compile(r"\b(\d{1,3}),(\d{3})\b(?![,.]?\d)")


@dataclass(frozen=True, slots=True)
class Block:
    """A damaged English block, the page's text, and the true numeral of each slot."""

    page: str
    source: str
    damaged: str
    truth: tuple[str, ...]

    @property
    def placeholder(self) -> bool:
        """Whether an XNUMX shows."""
        return "XNUMX" in self.damaged


def damage(page: str, source: str, english: str, *, split: bool) -> Block | None:
    """The block as the proxy leaves it; None where it has no numbers or is left as it was."""
    queue = _TOKEN.findall(source)
    truth = tuple(_TOKEN.findall(english))
    if not queue or not truth:
        return None
    written = _LONG.sub(r"\1 \2", english) if split else english
    out, last = [], 0
    for slot in _TOKEN.finditer(written):
        out += [written[last : slot.start()], queue.pop(0) if queue else "XNUMX"]
        last = slot.end()
    damaged = "".join(out) + written[last:]
    if same_figures(damaged, english) and "XNUMX" not in damaged:
        return None
    return Block(page, source, damaged, truth)


def digits(text: str) -> list[str]:
    """The numerals of a text without separators, in order."""
    return [plain(n) for n in _TOKEN.findall(text)]


def same_figures(one: str, other: str) -> bool:
    """Whether two texts have the same figures in the same places, however they are written.

    "300 000" is 300,000 and 9:30 is 09:30: there is nothing to notice.
    """
    return _figures(one) == _figures(other)


def _figures(text: str) -> list[str]:
    return [plain(n.lstrip("0")) for n in _TOKEN.findall(_SPACED.sub("", text))]


def plain(numeral: str) -> str:
    """Digits alone: 1.700, 1,700 and 1 700 are one number here."""
    return re.sub(r"\D", "", numeral)


def blocks() -> Iterator[Block]:
    """Every block that the proxy changes, language by language."""
    english = lines("eng")
    for page in PAGES:
        there = lines(page)
        for k, (source, target) in enumerate(zip(there, english, strict=True)):
            pairs = [(source, target)]
            if k % PARAGRAPH == 0:
                end = k + PARAGRAPH
                pairs.append((" ".join(there[k:end]), " ".join(english[k:end])))
            for number, (one, other) in enumerate(pairs):
                block = damage(page, one, other, split=(k + number) % 2 == 0)
                if block is not None:
                    yield block


def measure(count: int) -> dict[str, object]:
    """The figures over a sample, half of it with a placeholder as far as there are such."""
    every = list(blocks())
    random.Random(SEED).shuffle(every)
    shown = [b for b in every if b.placeholder][: count // 2]
    silent = [b for b in every if not b.placeholder][: count - len(shown)]
    noticed = sum(bool(artefacts(b.damaged)) for b in shown)
    determined = right = 0
    wrong: list[Block] = []
    for block in shown:
        found = refill(block.damaged)
        if found.determined and found.recoverable:
            determined += 1
            dealt = [plain(s.reading or "") for s in found.slots if not s.worded]
            held = dealt == [plain(n) for n in block.truth]
            right += held
            if not held:
                wrong.append(block)
    heard = 0
    missed: list[Block] = []
    for page in PAGES:
        mine = [b for b in silent if b.page == page]
        if mine:
            findings = audit_pairs(
                [b.source for b in mine], [b.damaged for b in mine], LANGUAGES[page], "en"
            )
            heard += sum(any(x.category.value in NUMERIC for x in f) for f in findings)
            for block, found_here in zip(mine, findings, strict=True):
                if not found_here and len(missed) < 12:
                    missed.append(block)
    for block in missed:
        print(f"  silent: {block.source[:160]} → {block.damaged[:160]}", file=sys.stderr)
    for block in wrong[:10]:
        print(f"  {block.truth} ← {block.damaged[:200]}", file=sys.stderr)
    return {
        "signature": f"audit {__version__}|ntrex {'+'.join(PAGES)}|n={count}|seed={SEED}",
        "with_placeholder": {"n": len(shown), "noticed": per_cent(noticed, len(shown))},
        "without": {"n": len(silent), "noticed": per_cent(heard, len(silent))},
        "determined": {"n": determined, "right": per_cent(right, determined)},
    }


def per_cent(part: int, whole: int) -> float:
    """Of a hundred, one decimal; 0 of nothing."""
    return round(100.0 * part / whole, 1) if whole else 0.0


def main() -> int:
    """Print the figures; with --write, keep them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--blocks", type=int, default=500)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not DATA.is_dir():
        print("bench.refill: ../shared/data is missing; nothing was measured", file=sys.stderr)
        return 1
    found = measure(options.blocks)
    print(json.dumps(found, indent=1))
    if options.write:
        RESULTS.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
