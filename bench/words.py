"""Where a name of the English sentence is found in its translation.

    .venv/bin/python -m bench.words [--languages deu,spa] [--cases 120]

Names that are spelt alike in both NTREX sentences (capitalised words of four
letters or more, once on each side): found when the run located holds that very
string; exact when it is nothing else.
"""

from __future__ import annotations

import argparse
import re
import sys

from audit.types import Document, Sentence, Span
from bench.alignment_data import DATA, ntrex

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][A-Za-z]{3,}(?: [A-Z][A-Za-z]{3,})*")


def document(text: str, language: str) -> Document:
    """One sentence as a document."""
    sentence = Sentence(0, Span(0, len(text)), text, language=language)
    return Document(language, language, text, language, (sentence,))


def cases(language: str, most: int) -> list[tuple[str, str, str]]:
    """(English sentence, translation, name) with the name once in both."""
    found = []
    for english, other in zip(ntrex("eng"), ntrex(language), strict=True):
        for match in _NAME.finditer(english):
            name = match[0]
            if english.count(name) == 1 and len(re.findall(rf"\b{name}\b", other)) == 1:
                found.append((english, other, name))
                break
    return found[:: max(1, len(found) // most)][:most]


def main() -> int:
    """Print a line a language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--languages", default="deu,spa,tur,hun,ind,swa")
    parser.add_argument("--cases", type=int, default=60)
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"no data at {DATA}: nothing measured", file=sys.stderr)
        return 2
    from audit.align.words import EncoderWords
    from audit.embed import load

    words = EncoderWords(load())
    print(f"{'language':10}{'cases':>7}{'found':>8}{'exact':>8}{'none':>7}")
    for language in options.languages.split(","):
        chosen = cases(language, options.cases)
        words.prepare([t for english, other, _ in chosen for t in (english, other)])
        held = exact = none = 0
        for english, other, name in chosen:
            start = english.index(name)
            located = words.locate(
                document(english, "en"),
                Span(start, start + len(name)),
                document(other, language),
                (0,),
            )
            text = "" if located is None else located.span.of(other)
            none += located is None
            held += name in text
            exact += name == text
        total = max(len(chosen), 1)
        print(
            f"{language:10}{len(chosen):7}{held / total:8.3f}{exact / total:8.3f}{none:7}",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
