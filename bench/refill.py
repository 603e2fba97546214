"""Number refill, simulated: is it noticed, and is the right reading offered?

    python -m bench.refill

Deals the numbers of English sentences into the numeric slots of their translations into
seven languages by the proxy's rule (NTREX), one sentence a block. "In order" only checks
that the survivors were dealt in the source's order, which the rule does by construction:
it does not say that each number reached its true slot. Blocks without a placeholder are
not measured.
"""

from __future__ import annotations

import re
import sys

from audit.drift.numbers.refill import refill
from bench.numbers import DATA, LANGUAGES, lines

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*")


def damaged(source: str, target: str) -> tuple[str, list[str]] | None:
    """The translation with the source's numbers dealt in, and what its slots should hold."""
    numbers = _TOKEN.findall(source)
    slots = list(_TOKEN.finditer(target))
    if not numbers or len(slots) <= len(numbers):
        return None
    out, last, queue = [], 0, list(numbers)
    for slot in slots:
        out += [target[last : slot.start()], queue.pop(0) if queue else "XNUMX"]
        last = slot.end()
    return "".join(out) + target[last:], [m.group() for m in slots]


def main() -> None:
    if not DATA.is_dir():
        sys.exit("bench.refill: ../shared/data is missing; nothing measured")
    english = lines("eng")
    noticed = determined = right = total = 0
    for name in ("fra", "spa", "rus", "pol", "srp-Latn", "hrv", "bul"):
        for source, target in zip(english, lines(name), strict=True):
            block = damaged(source, target)
            if block is None:
                continue
            total += 1
            result = refill(block[0], LANGUAGES[name])
            noticed += any(s.placeholder for s in result.slots)
            if result.determined and result.recoverable:
                determined += 1
                dealt = [s.reading for s in result.slots if s.reading]
                right += dealt == _TOKEN.findall(source)
    print(f"blocks with a placeholder {total}: noticed {noticed / total:.1%}")
    print(f"reading forced in {determined}: survivors in order {right / max(1, determined):.1%}")


if __name__ == "__main__":
    main()
