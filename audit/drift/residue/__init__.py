"""Residue: words of another language left behind, down to one function word.

What may come in: anything that tells a forgotten word from a name, a
quotation, a title or a loan word. Three finders, each for one size of residue:
a whole segment, a run of words, a single word; and three for what no language has,
a machine's own tokens, a word twice in a row and a bracket without its partner.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.drift.case import Case
from audit.drift.residue.brackets import brackets
from audit.drift.residue.doubled import doubled
from audit.drift.residue.joiner import joiner
from audit.drift.residue.segments import segments
from audit.drift.residue.single import may_stray, single
from audit.drift.residue.stranger import may_be_strange, strangers
from audit.drift.residue.text import other_languages, read
from audit.drift.residue.tokens import tokens
from audit.drift.terms.coined import suspicious
from audit.types import Finding

__all__ = ["find"]


def find(case: Case) -> Iterator[Finding]:
    """Every run of words that another language, or a machine, left in the document's body."""
    yield from tokens(case)
    yield from doubled(case)
    yield from brackets(case)
    others = other_languages(case)
    if others is None:
        return
    whole: set[int] = set()
    for sentence, finding in segments(case):
        whole.add(sentence)
        yield finding
    plain = case.document.text.isascii() and not suspicious(case.document)
    if not others and plain:
        yield from joiner(case)
        return
    if may_stray(case, others) or may_be_strange(case):
        words = [w for w in read(case.document) if w.sentence not in whole]
        found = list(single(case, words, others))
        yield from found
        taken = [f.span for f in found]
        for stray in strangers(case, words):
            if not any(stray.span.overlaps(t) for t in taken):
                yield stray
    yield from joiner(case)
