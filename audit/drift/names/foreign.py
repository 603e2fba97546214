"""Names in other languages that have capitals: a cheap rule for the document side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from audit.drift.names.name import Name, NameSort, bare, fold, keys_of
from audit.drift.names.tokens import Token, tokens_of
from audit.types import Mention, Sort, Span

# German writes every noun with a capital, so a capital says too little there.
NOUNS_IN_CAPITALS = frozenset({"de", "lb", "gsw", "nds"})


def foreign_names(pieces: Iterable[tuple[int, str]], language: str) -> tuple[Mention[Name], ...]:
    """Capital runs inside sentences, and at their start where the text repeats them.

    Particles and titles are not known here: a run ends at the first small word.
    """
    if language in NOUNS_IN_CAPITALS:
        return ()
    sentences = [(offset, text, tokens_of(text, offset)) for offset, text in pieces]
    inside: Counter[str] = Counter(
        fold(t.text) for _, _, tokens in sentences for t in tokens if t.capital and not t.initial
    )
    found: list[Mention[Name]] = []
    for offset, text, tokens in sentences:
        run: list[Token] = []
        for token in tokens:
            counts = token.capital and (not token.initial or inside[fold(token.text)] > 0)
            if counts and run and token.gap in (" ", "-") and not token.initial:
                run.append(token)
                continue
            if run:
                found.append(_mention(run, offset, text))
            run = [token] if counts else []
        if run:
            found.append(_mention(run, offset, text))
    return tuple(m for m in found if m.value.keys)


def _mention(run: list[Token], offset: int, text: str) -> Mention[Name]:
    words = tuple(bare(t.text) for t in run)
    keys = tuple(key for word in words for key in keys_of(word))
    start = run[0].start
    end = run[-1].end - (len(run[-1].text) - len(words[-1]))
    name = Name(words, keys, NameSort.UNKNOWN)
    return Mention(Sort.NAME, Span(start, end), text[start - offset : end - offset], name)
