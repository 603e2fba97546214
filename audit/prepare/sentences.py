"""Sentence boundaries with exact offsets.

ICU's sentence rules (UAX 29) propose, the rules below
correct what ICU gets wrong in many languages; measured in bench/sentences.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.language.words import zipf
from audit.prepare.abbreviations import ORDINAL_STOP, abbreviations, months
from audit.prepare.blocks import blocks
from audit.types import Span

_CASED = re.compile(r"[A-Za-z\u00aa-\u02af\u0370-\u058f\u1e00-\u1fff]")
_SKIP = re.compile(r"[\s\"'“”‘’„«»‚‹›(\[{¿¡*_—–-]*")
_CLOSERS = "\"'”’»“‘›)]}」』）》*_"
# A stop that may be followed by a lower-case letter without ending the sentence.
_SOFT = re.compile(rf"(?:[!?…！？]\s?[{re.escape(_CLOSERS)}]*|[.。]\s?[{re.escape(_CLOSERS)}]+)\Z")
_MARKER = re.compile(r"\A[(\[]?(?:\d{1,3}|[IVXivx]{1,4}|[^\W\d_])[.)]\Z")
_INITIAL = re.compile(r"(?:\A|[\s(\"“„«'’-])([^\W\d_])\.\Z")
_ACRONYM = re.compile(r"(?:\A|[^\w.])(?:[^\W\d_]\.){2,4}\Z")
_LAST_WORD = re.compile(r"(?:\A|[\s(\"“„«'’/-])([^\W\d_][^\W\d_]*(?:[.-][^\W\d_]+){0,3})\.\Z")
_ORDINAL = re.compile(r"(?:\A|[\s(])(?:(\S{1,12})\s)?(\d{1,3}|[IVX]{1,5})\.\Z")
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_BEFORE_ORDINAL = (
    "am der dem des den zum vom im das die beim ab bis seit und nach vor seine seinen seinem ihre"
    " ihren ihrem"
)
_GERMAN_BEFORE_ORDINAL = frozenset(_BEFORE_ORDINAL.split())
_CJK_OPEN = "“‘「『《（【〈"
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_JAPANESE_PARTICLES = frozenset("とっのがをにはでもなや、")
_CHINESE_SPEECH = re.compile(r"[^，。！？“”、\s]{0,8}(?:说|說|道|表示|称|稱|问|問|写道|寫道)")
# A full stop after a short Indic word is an abbreviation where the danda ends sentences.
_INDIC_SHORT = re.compile(r"(?:\A|[\s(.])[\u0900-\u0d7f]{1,4}\.\Z")
_DANDA_LANGUAGES = frozenset({"hi", "bn", "ne", "as", "or", "sa", "mai", "bho"})
_CJK_STOPS = "。！？…"
_ARMENIAN_STOP = re.compile(r"(?<=[\u0531-\u0587])[:։](?=[\s»”\"])[»”\"]?\s*")
# ICU sees no end before a sentence that starts with a figure ("… killed. 14 others …").
_BEFORE_FIGURE = re.compile(r"(?:(?<=[^\W\d_]{4})|(?<=%))[”»\"’)]?\.[”»\"’)]?\s+(?=\d)")
_GREEK_QUESTION = re.compile(
    r"(?<=[\u0370-\u03ff\u1f00-\u1fff]);[»”\"]?\s+(?=[«“\"]?[\u0386-\u03ab])"
)
_TRAIL = 60
_QUOTATION = 2000  # characters: how far back an opening quotation mark is looked for
# Of English, the 130 commonest words reach this (zipf scale: per thousand million,
# as a power of ten); "security", "army" and surnames do not.
_STARTER = 5.7


def split(text: str, language: str | None) -> list[Span]:
    """The sentences of a text, in order; together they leave out white space only.

    ``language`` is a shortest BCP 47 subtag, or None where it is not known.
    Line ends bound paragraphs, but for a text wrapped at a column.
    """
    return [span for _, span in split_blocks(text, language)]


def split_lines(text: str) -> list[Span]:
    """One span a line, split at newlines only; a blank line gives an empty span.

    What follows the last newline counts as a line only if there is anything.
    """
    found = []
    start = 0
    pieces = text.split("\n")
    for number, piece in enumerate(pieces):
        if number < len(pieces) - 1 or piece:
            body = piece.strip()
            at = start + (len(piece) - len(piece.lstrip()) if body else 0)
            found.append(Span(at, at + len(body)))
        start += len(piece) + 1
    return found


def split_blocks(text: str, language: str | None) -> Iterator[tuple[int, Span]]:
    """The sentences with the number of the block (paragraph) that each stands in."""
    spans = blocks(text)
    if not spans:
        return
    flat = _flatten(text, spans)
    rules = _Rules(flat, language or "")
    proposed = iter(_proposals(flat, language))
    cut = next(proposed, len(flat))
    for number, block in enumerate(spans):
        cuts: list[int] = []
        while cut < block.end:
            if cut > block.start:
                cuts.append(cut)
            cut = next(proposed, len(flat))
        start = block.start
        for at in rules.corrected(block, cuts):
            span = _trim(flat, start, at)
            if span is not None:
                yield number, span
            start = at
        span = _trim(flat, start, block.end)
        if span is not None:
            yield number, span


class _Rules:
    """The corrections for one text; ``text`` has no line ends inside a block."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self.abbreviations = abbreviations(language)

    def corrected(self, block: Span, cuts: list[int]) -> list[int]:
        """Where to cut a block, given where ICU proposes to."""
        cuts = self._added(block, cuts, _BEFORE_FIGURE)
        if self.language in ("zh", "ja", "yue"):
            cuts = [self._before_quote(at, block.start) for at in cuts]
        if self.language == "hy":
            cuts = self._added(block, cuts, _ARMENIAN_STOP)
        elif self.language == "el":
            cuts = self._added(block, cuts, _GREEK_QUESTION)
        kept = []
        start = block.start
        for proposed in cuts:
            at = self._past_quote(block, proposed)
            if start < at < block.end and not self._joined(block, start, at):
                kept.append(at)
                start = at
        return kept

    def _added(self, block: Span, cuts: list[int], pattern: re.Pattern[str]) -> list[int]:
        more = [m.end() for m in pattern.finditer(self.text, block.start, block.end)]
        return sorted({*cuts, *more}) if more else cuts

    def _past_quote(self, block: Span, at: int) -> int:
        """A closing mark after a blank belongs to the sentence before: "… fini. » Il part"."""
        text = self.text
        if at < block.end and text[at] in "»”" and text[at - 1].isspace():
            opening = "«" if text[at] == "»" else "“"
            since = max(block.start, at - _QUOTATION)
            inside = text.rfind(opening, since, at) > text.rfind(text[at], since, at)
            if inside and not text[at + 1 : at + 2].isalnum():
                at += 1
                while at < block.end and text[at].isspace():
                    at += 1
        return at

    def _before_quote(self, at: int, since: int) -> int:
        """ICU takes an opening quotation mark after a stop for a closing one."""
        text = self.text
        if at < 2 or text[at - 2] not in _CJK_STOPS:
            return at
        straight = text[at - 1] == '"' and text.count('"', max(since, at - _QUOTATION), at) % 2
        if text[at - 1] in _CJK_OPEN or straight:
            return at - 1
        return at

    def _joined(self, block: Span, start: int, at: int) -> bool:
        """Whether the proposed boundary at ``at`` stands inside a sentence."""
        before = self.text[max(start, at - _TRAIL) : at].rstrip()
        if not before:
            return True
        whole = at - start <= _TRAIL
        if whole and _MARKER.match(before):
            return True
        skipped = _SKIP.match(self.text, at, block.end)
        position = skipped.end() if skipped else at
        following = self.text[position : position + 1]
        if not following or position >= block.end:
            # Nothing but quotation marks or dashes is left of the block.
            return True
        if _SOFT.search(before) and self._goes_on(before, at):
            return True
        if not before.endswith("."):
            return False
        return self._stop_inside(before, position)

    def _goes_on(self, before: str, at: int) -> bool:
        """Whether the text after a quotation or an exclamation is the same sentence's."""
        text = self.text
        following = text[at]
        if following == "," or (following.islower() and _CASED.match(following)):
            return True
        closed = before[-1] in _CLOSERS and not text[at - 1].isspace()
        if not closed:
            return False
        if self.language == "ko":
            return _HANGUL.match(following) is not None
        if self.language == "ja":
            return following in _JAPANESE_PARTICLES
        return self.language in ("zh", "yue") and _CHINESE_SPEECH.match(text, at) is not None

    def _stop_inside(self, before: str, position: int) -> bool:
        """Whether the full stop that ``before`` ends with belongs to its last word."""
        if self.language in _DANDA_LANGUAGES and _INDIC_SHORT.search(before):
            return True
        word = _NEXT_WORD.match(self.text, position)
        following = word.group() if word else ""
        lone = len(following) == 1 and self.text[position + 1 : position + 2] == "."
        starter = not lone and following[:1].isupper() and self._starts(following)
        if _ACRONYM.search(before):
            return not starter
        initial = _INITIAL.search(before)
        if initial and initial.group(1).isupper() and following[:1].isupper():
            return not starter
        last = _LAST_WORD.search(before)
        if last and last.group(1).lower() in self.abbreviations:
            return True
        if self.language in ORDINAL_STOP:
            return self._ordinal(before, following)
        return False

    def _starts(self, word: str) -> bool:
        """Whether a word with a capital is so common that it is no name: "The", "He"."""
        return zipf(word.lower(), self.language) >= _STARTER

    def _ordinal(self, before: str, following: str) -> bool:
        found = _ORDINAL.search(before)
        if found is None or not following:
            return False
        if following.lower() in months(self.language):
            return True
        earlier = (found.group(1) or "").lower()
        if self.language in ("tr", "az"):
            # The verb closes a sentence here; a figure hardly ever does.
            return True
        return self.language in ("de", "lb") and earlier in _GERMAN_BEFORE_ORDINAL


def _flatten(text: str, spans: list[Span]) -> str:
    """The text with blanks for line ends inside blocks, line ends between them; same length."""
    parts: list[str] = []
    position = 0
    for span in spans:
        parts.append("\n" * (span.start - position))
        body = span.of(text)
        parts.append(" ".join(body.split("\n")) if "\n" in body else body)
        position = span.end
    parts.append("\n" * (len(text) - position))
    return "".join(parts)


def _proposals(text: str, language: str | None) -> Iterator[int]:
    """ICU's boundaries, in code points."""
    from icu4py.breakers import SentenceBreaker

    locale = "hr" if language == "hbs" else language or "en"
    position = 0
    for piece in SentenceBreaker(text, locale):
        position += len(piece)
        yield position


def _trim(text: str, start: int, end: int) -> Span | None:
    body = text[start:end]
    left = len(body) - len(body.lstrip())
    right = len(body.rstrip())
    return Span(start + left, start + right) if right > left else None
