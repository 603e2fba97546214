"""What a machine leaves of its inner workings: XNUMX for a lost number, tokens of a model.

Sites that translate their pages by proxy put the source block's numbers into the
numeric slots of the translation and write ``XNUMX`` when they run out ("number
refill"). A model that is cut short or fed what it does not know leaves tokens of its
vocabulary (``<extra_id_0>``, ``<unk>``, ``⁇``). A text *about* such artefacts quotes
them: there it is an example, not damage.
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
# Sentinels and unknowns of models, marks of their subwords, escapes of their tokenizers, and
# the tags that tell them the language. Not tags that a page may hold ("<s>", "<b>").
_MODEL_TOKEN = re.compile(
    r"""(?: <?extra_id_\d{1,3}[>\])]?             # T5
      | <(?:unk|pad|mask|bos|eos|sep|cls|\|endoftext\|)> | \[(?:UNK|PAD|MASK|CLS|SEP)\]
      | </s>(?=\s*$) | ⁇                        # SentencePiece's unknown
      | ▁(?=\w) | (?<=\w)@@(?=\s|$) | (?<=\s)@-@(?=\s)
      | &(?:apos|quot|lsqb|rsqb|\#91|\#93|\#124);  # Moses
      | <2[a-z]{2,3}> | >>[a-z]{3}(?:_[A-Z][a-z]{3})?<<
      )""",
    re.VERBOSE,
)
# What gives such a token away at no cost.
_MODEL_SIGNS = re.compile(r"extra_id_|<\w|\[[A-Z]{3,4}\]|</s>|[⁇▁]|@@|@-@|&[a-z#]|>>[a-z]")
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
_SPEAKS_OF_MODELS = re.compile(
    r"\b(?:token|subword|sentinel|vocabular|transformer|language\s+model|encoder|decoder|escap"
    r"|entit|html|xml|markup|sprachmodell|modelo\s+de|modèle|модел|токен)",
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
    """Every placeholder of a lost number in ``text`` in order, examples marked as such.

    An example stands alone in quotation marks or backticks, or in a sentence
    that speaks of strings and placeholders; and once a text has shown that it
    speaks of one, each further one inside a quotation is an example too.
    """
    return _found(text, _TOKEN, (_SPEAKS_OF_IT,))


@lru_cache(maxsize=256)
def model_tokens(text: str) -> tuple[Placeholder, ...]:
    """Every token of a model's vocabulary or its tokenizer in ``text``, in order.

    Examples are marked as in ``placeholders``; so is what stands in a sentence about models.
    """
    if not _MODEL_SIGNS.search(text):
        return ()
    return _found(text, _MODEL_TOKEN, (_SPEAKS_OF_IT, _SPEAKS_OF_MODELS))


def _found(
    text: str, pattern: re.Pattern[str], speaking: tuple[re.Pattern[str], ...]
) -> tuple[Placeholder, ...]:
    found = [(m.start(), m.end()) for m in pattern.finditer(text)]
    if not found:
        return ()
    telling = [speaks for speaks in speaking if speaks.search(text)]
    shown = [
        _alone_in_quotes(text, start, end)
        or any(_spoken_of(text, start, end, speaks) for speaks in telling)
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


def _spoken_of(text: str, start: int, end: int, speaks: re.Pattern[str]) -> bool:
    """Whether the sentence speaks of strings and placeholders, or of what else ``speaks`` knows."""
    left = max(0, start - _WINDOW)
    ends = [m.end() for m in _SENTENCE_END.finditer(text, left, start)]
    stop = _SENTENCE_END.search(text, end, min(len(text), end + _WINDOW))
    sentence = text[ends[-1] if ends else left : stop.start() if stop else end + _WINDOW]
    return speaks.search(sentence) is not None


def _inside_quotation(text: str, start: int, end: int) -> bool:
    """Whether a quotation mark opens before the placeholder and closes after it, on its line."""
    line_start = max(text.rfind("\n", 0, start) + 1, start - _WINDOW)
    line_end = text.find("\n", end, end + _WINDOW)
    left = text[line_start:start]
    right = text[end : line_end if line_end >= 0 else end + _WINDOW]
    if any(left.rfind(o) > left.rfind(c) and c in right for o, c in ("“”", "«»", "„“", "‘’")):
        return True
    return any(left.count(mark) % 2 == 1 and mark in right for mark in ('"', "`"))
