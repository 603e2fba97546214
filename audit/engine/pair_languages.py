"""The languages of aligned text that does not say in which it is written.

A TSV has no place for a language, and a record that stands alone has one
sentence to tell it by. What cannot be told stays ``und``; the finders then say
less.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from audit.prepare.language import UNKNOWN, brief_language, document_language

# Two sentences that share this part of their small words are in one language;
# words with a capital do not count, since names stay what they are in translation.
SHARED = 0.4

# From this length on the document detectors are worth their time.
LONG = 400

_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST = 3


def pair_languages(
    sources: Sequence[str],
    targets: Sequence[str],
    source_language: str | None = None,
    target_language: str | None = None,
) -> tuple[str, str]:
    """The language of each side, from what was declared and from the texts."""
    if source_language and target_language:
        return source_language, target_language
    source, target = " ".join(sources), " ".join(targets)
    if alike(source, target):
        # One language, told by the two texts together: the longer, the surer.
        one = source_language or target_language or _tell(f"{source} {target}") or UNKNOWN
        return one, one
    return (
        source_language or _tell(source) or UNKNOWN,
        target_language or _tell(target) or UNKNOWN,
    )


def alike(source: str, target: str) -> bool:
    """Whether the two share so many words that they must be in one language."""
    one, other = (
        {word for word in _WORD.findall(text) if word.islower()} for text in (source, target)
    )
    if min(len(one), len(other)) < _FEWEST:
        return False
    return len(one & other) >= SHARED * min(len(one), len(other))


def _tell(text: str) -> str | None:
    if len(text) >= LONG:
        language = document_language(text)
        return None if language == UNKNOWN else language
    return brief_language(text)
