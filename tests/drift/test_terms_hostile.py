"""Lines that nobody wrote: each finder is through them in no time."""

from __future__ import annotations

import time

import pytest

from audit.drift import meaning, quotations, residue, terms
from audit.drift.case import Case, Witness
from audit.types import Counterpart, Document, Link, Relation, Sentence, Span

FINDERS = {f.__name__: f for f in (terms, residue, quotations, meaning)}


def document(name: str, *lines: str) -> Document:
    sentences, at = [], 0
    for number, line in enumerate(lines):
        span = Span(at, at + len(line))
        sentences.append(Sentence(number, span, line, language="en", block=0))
        at += len(line) + 1
    return Document(name, name, "\n".join(lines), "en", tuple(sentences))


@pytest.mark.parametrize("finder", FINDERS)
@pytest.mark.parametrize(
    "line",
    ['"a“' * 700_000, "ab-cd-" * 300_000, "“" * 2_000_000, "x" * 2_000_000, "(" * 2_000_000],
    ids=["marks", "hyphens", "open", "letters", "brackets"],
)
def test_a_line_of_two_megabytes(finder: str, line: str) -> None:
    long, short = document("d", line), document("w", "A short text.")
    link = Link((0,), (Counterpart("w", (0,), 0.9),))
    case = Case(long, (Witness(short, Relation.REWRITE, True),), (link,), None, 0.9)
    start = time.process_time()
    assert not list(FINDERS[finder].find(case))
    assert time.process_time() - start < 5


@pytest.mark.parametrize("finder", FINDERS)
def test_a_paragraph_of_marks(finder: str) -> None:
    lines = ["He said “no” (twice) and 'left'. " * 100] * 20
    long, short = document("d", *lines), document("w", "A short text.")
    case = Case(long, (Witness(short, Relation.REWRITE, True),), (), None, 0.9)
    start = time.process_time()
    list(FINDERS[finder].find(case))
    assert time.process_time() - start < 5
