"""What a line looks like, whatever its language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from audit.language.remembered import SENTENCES
from audit.prepare.boilerplate.vocabulary import hints_in, normal, phrases_in, vocabulary

_MARKER = re.compile(r"\A(?:[-–—•·▪►▶»*‣◦●■□✓→]+\s+|[•·▪►▶‣◦●■□✓→]\s*|\(?\d{1,2}[.)]\s+)")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_STOPS = frozenset(".!?…。！？।۔؟։:;")
_CLOSERS = "\"'”’»“‘)]」』）"
_QUOTE = re.compile(r"[\"“”„«»「」『』]")
_ADDRESS = re.compile(
    r"(?<![\w@.])(?:https?://\S{3,300}|www\.\S{3,200}|[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,60}|@\w{3,40}"
    r"|(?:[a-z0-9-]{2,40}\.){0,3}[a-z0-9-]{3,40}\.(?:com|org|net|info|news|tv|co\.[a-z]{2})\b)",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"©|\(c\)\s?(?:19|20)\d\d|℗|\bcopyright\s+(?:©|\(c\)|(?:19|20)\d\d)", re.IGNORECASE
)
_LABEL = re.compile(r"\A[^\W\d_][^:：.!?\n]{1,40}[:：](?:\s|\Z|(?<=：))")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_DIGIT = re.compile(r"\d")
_SEPARATOR = re.compile(r"\s[|•·»›/]\s")
_META_WORDS = 10
_LONG = 600  # characters; furniture is short, and what is longer is not looked at


@dataclass(frozen=True, slots=True)
class Form:
    """A line's shape. ``words`` counts words, two signs a word where no spaces are written.

    ``meta``: a label such as "Author:" and little more; ``single``: its phrases
    are lone words that news has too ("advertisement"); ``bare``: such a word
    stands there with at most a figure beside it.
    """

    words: int
    marker: bool
    stopped: bool
    quoted: bool
    capitals: bool
    shouted: bool
    addresses: int
    rights: bool
    label: bool
    meta: bool
    open_label: bool
    digits: int
    separators: int
    bracketed: bool
    networks: int
    address: int
    phrase_first: bool
    phrase: bool
    single: bool
    bare: bool
    phrases: int
    hints: int


@lru_cache(maxsize=SENTENCES)
def form(text: str) -> Form | None:
    """The shape of one sentence; None for one too long to be furniture."""
    if len(text) > _LONG:
        return None
    marker = _MARKER.match(text)
    body = text[marker.end() :] if marker else text
    plain = normal(body).lstrip("([*_\"'«„“”")
    tokens = _WORD.findall(body)
    words = max(len(tokens), len(_IDEOGRAPH.findall(body)) // 2)
    table = vocabulary()
    lowered = [t.casefold() for t in tokens]
    phrases = phrases_in(plain)
    strong = [p for p in phrases if " " in p or "-" in p or not p.endswith("$")]
    label = _LABEL.match(body)
    end = body.rstrip(_CLOSERS + " ")
    return Form(
        words=words,
        marker=marker is not None,
        stopped=bool(end) and end[-1] in _STOPS,
        quoted=len(_QUOTE.findall(body)) >= 2,
        capitals=body.isupper() and sum(map(str.isalpha, body)) > 3,
        shouted=_shouted(tokens),
        addresses=len(_ADDRESS.findall(body)),
        rights=_COPYRIGHT.search(body) is not None,
        label=label is not None,
        meta=label is not None and _is_meta(label.group(), words),
        open_label=body.rstrip().endswith((":", "：")),
        digits=len(_DIGIT.findall(body)),
        separators=len(_SEPARATOR.findall(body)),
        bracketed=body[:1] in "([（" and body.rstrip(" .")[-1:] in ")]）",
        networks=len(set(lowered) & table.networks),
        address=len({part for t in lowered for part in t.split("-")} & table.address),
        phrase_first=any(at <= 3 for at in phrases.values()),
        phrase=bool(phrases),
        single=bool(phrases) and not strong,
        bare=bool(phrases) and sum(not t.isdigit() for t in tokens) <= 1,
        phrases=len(phrases),
        hints=len(hints_in(plain)),
    )


def _is_meta(label: str, words: int) -> bool:
    """Whether a line is a label such as "Author:" or "Source:" and a few words."""
    return words <= _META_WORDS and normal(label).rstrip(" :：") in vocabulary().labels


def _shouted(tokens: list[str]) -> bool:
    """Whether the line ends in a word in capitals that is no abbreviation: a link's text."""
    if len(tokens) < 3 or not tokens[-1].isupper() or len(tokens[-1]) < 3:
        return False
    if any(t.isupper() and len(t) > 3 for t in tokens[:-1]):
        return False
    return not any(c.isdigit() for c in tokens[-1])
