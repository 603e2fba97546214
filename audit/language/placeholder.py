"""Placeholders that stand where a number was lost (XNUMX and its kind).

Sites that translate their pages by proxy put the source block's numbers into the
numeric slots of the translation and write ``XNUMX`` when they run out ("number
refill"). A text *about* such artefacts quotes them: there it is an example, not
damage.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from audit.types import Span

_TOKEN = re.compile(
    r"""(?<![\w/\\])(?:
        (?:XNUMX|xnumx|Xnumx)(?:st|nd|rd|th|s)?      # the proxy's own
      | XNUMBERX | X_?NUM_?\d{0,3}X                  # its relatives
      | [<\[{]{1,2}(?:NUM|NUMBER|DIGITS?)(?:[_:-]?\d{1,3})?[>\]}]{1,2}
      | (?:__|@@|\#\#|%%)(?:NUM|NUMBER|DIGITS?)(?:[_-]?\d{1,3})?(?:__|@@|\#\#|%%)
      )(?!\w)""",
    re.VERBOSE,
)
_OPENING = "\"'`“”„‘‚‹«»「『"
_CLOSING = "\"'`“”‘’›»«」』"
# Words by which a text speaks of a string of characters, by stem, in the languages in which
# texts on translation artefacts are likeliest.
_SPEAKS_OF_IT = re.compile(
    r"\b(?:placeholder|artefact|artifact|the\s+string|the\s+token|the\s+code\b|spelled|spelt"
    r"|so-called|literally|stands?\s+for|instead\s+of\s+(?:a|the)\s+number|glitch"
    r"|platzhalter|zeichenfolge|sogenannt|marcador|cadena|chaîne|remplaçant|segnaposto"
    r"|заполнител|плейсхолдер|rezervirano\s+mesto|oznak[au])",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?。！？]\s|\n")
_WINDOW = 400


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder; ``example`` when the text only quotes it."""

    span: Span
    text: str
    example: bool


@lru_cache(maxsize=256)
def placeholders(text: str) -> tuple[Placeholder, ...]:
    """Every placeholder of ``text`` in order, examples marked as such.

    An example stands alone in quotation marks or backticks, or in a sentence
    that speaks of strings and placeholders; and once a text has shown that it
    speaks of one, each further one inside a quotation is an example too.
    """
    found = [(m.start(), m.end()) for m in _TOKEN.finditer(text)]
    if not found:
        return ()
    telling = _SPEAKS_OF_IT.search(text) is not None
    shown = [
        _alone_in_quotes(text, start, end) or (telling and _spoken_of(text, start, end))
        for start, end in found
    ]
    speaks = any(shown)
    return tuple(
        Placeholder(
            Span(start, end),
            text[start:end],
            mentioned or (speaks and _inside_quotation(text, start, end)),
        )
        for (start, end), mentioned in zip(found, shown, strict=True)
    )


def lost_numbers(text: str) -> tuple[Placeholder, ...]:
    """The placeholders of ``text`` that are damage, not examples."""
    return tuple(p for p in placeholders(text) if not p.example)


def _alone_in_quotes(text: str, start: int, end: int) -> bool:
    """Whether quotation marks or backticks hold the placeholder and nothing else."""
    before, after = text[start - 1 : start], text[end : end + 1]
    closing = text[end + 1 : end + 2] if after in (",", ".") else after
    return bool(before and before in _OPENING and closing and closing in _CLOSING)


def _spoken_of(text: str, start: int, end: int) -> bool:
    """Whether the sentence speaks of strings and placeholders."""
    left = max(0, start - _WINDOW)
    ends = [m.end() for m in _SENTENCE_END.finditer(text, left, start)]
    stop = _SENTENCE_END.search(text, end, min(len(text), end + _WINDOW))
    sentence = text[ends[-1] if ends else left : stop.start() if stop else end + _WINDOW]
    return _SPEAKS_OF_IT.search(sentence) is not None


def _inside_quotation(text: str, start: int, end: int) -> bool:
    """Whether a quotation mark opens before the placeholder and closes after it, on its line."""
    line_start = max(text.rfind("\n", 0, start) + 1, start - _WINDOW)
    line_end = text.find("\n", end, end + _WINDOW)
    left = text[line_start:start]
    right = text[end : line_end if line_end >= 0 else end + _WINDOW]
    if any(left.rfind(o) > left.rfind(c) and c in right for o, c in ("“”", "«»", "„“", "‘’")):
        return True
    return any(left.count(mark) % 2 == 1 and mark in right for mark in ('"', "`"))
