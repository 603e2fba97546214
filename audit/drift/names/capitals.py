"""English names by the capital-run rule, with evidence from the whole text.

A run of capitalised words is a name. The first word of a sentence counts only if
it stands capitalised elsewhere inside a sentence, or no dictionary knows it in
lower case. In a headline of capitals (or one Written Like This) a word counts
only on evidence from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from audit.drift.names.evidence import Evidence
from audit.drift.names.name import Cut, Name, NameSort, bare, fold, keys_of
from audit.drift.names.ordinary import is_ordinary
from audit.drift.names.places import people_id, place_id
from audit.drift.names.tokens import Row, Token
from audit.drift.names.vocabulary import (
    INSTITUTIONS,
    LANDFORMS,
    LONG_DATES,
    LONG_TITLE_STARTS,
    LONG_TITLES,
    OPENERS,
    PARTICLES,
    PHRASAL,
    PRONOUNS,
    SHORT_DATES,
    TITLES,
    WEAK_PARTICLES,
    calendar,
)
from audit.language.remembered import WORDS
from audit.types import Mention, Sort, Span

_LONGEST_ACRONYM = 6
_LONGEST_RUN = 14
_MOST_PARTICLES = 3
_DOUBTFUL_DATES = SHORT_DATES | LONG_DATES
_JOINING = frozenset((" ", "", " & ", "\u00a0"))


def mention_of(cut: Cut) -> Mention[Name]:
    """A name with its sort."""
    name = Name(cut.words, cut.keys, sort_of(cut.words, cut.keys, cut.title), cut.title)
    return Mention(Sort.NAME, Span(cut.start, cut.end), cut.text, name)


def _counts(token: Token, evidence: Evidence, flat: bool) -> bool:
    """Whether a capitalised word may be (part of) a name."""
    lowered = token.text.lower()
    if bare(lowered) in PRONOUNS:
        return False
    if not (token.initial or flat):
        return True
    if evidence.names(token.text):
        return True
    plain = bare(token.text)
    if lowered in OPENERS or plain.lower() in OPENERS:
        return False
    if not flat and plain.isupper() and 1 < len(plain) <= _LONGEST_ACRONYM:
        return True
    return not is_ordinary(plain) or place_id(plain) is not None or people_id(plain) is not None


def islands(row: Row) -> Iterable[list[int]]:
    """The words with a capital in groups over which no name reaches: other words part them."""
    group: list[int] = []
    for position in row.raised:
        if group and _parted(row.words, group[-1] + 1, position):
            yield group
            group = []
        group.append(position)
    if group:
        yield group


def _parted(words: Sequence[str], start: int, end: int) -> bool:
    """Whether some word of a stretch is none of the small ones that names have inside."""
    for word in words[start:end]:  # noqa: SIM110 -- asked of every capital; any() is dearer
        if fold(word) not in PARTICLES:
            return True
    return False


def cuts_of(
    row: Row, island: Sequence[int], text: str, evidence: Evidence, flat: bool
) -> Iterable[Cut]:
    """The names in one island of a sentence."""
    for run in _runs(row, island, evidence, flat):
        yield from _named(run, row.offset, text)


def _runs(row: Row, island: Sequence[int], evidence: Evidence, flat: bool) -> Iterable[list[Token]]:
    """Runs of capitalised words with the particles inside them."""
    run: list[Token] = []
    waiting: list[Token] = []
    last = 0
    for position in island:
        between = _particles(row, range(last + 1, position), run, waiting) if run else None
        if run and between is None:
            yield run
            run = []
        waiting, last, token = between or [], position, row[position]
        if _names(row, position, evidence, flat, named=bool(run)):
            if run and waiting and _goes_on(run, token) and not _bridges(run, waiting, token):
                yield run
                run = [token]
            elif run and _goes_on(run, token):
                run = [*run, *waiting, token]
            else:
                if run:
                    yield run
                run = [token]
            if len(run) >= _LONGEST_RUN:  # a line in capitals, not a name
                yield run
                run = []
            waiting = []
        elif run and (more := _particles(row, range(position, position + 1), run, waiting)):
            waiting = more
        elif run:
            yield run
            run = []
    if run:
        yield run


def _names(row: Row, position: int, evidence: Evidence, flat: bool, *, named: bool) -> bool:
    """Whether a capitalised word may be (part of) a name; ``named``: a name goes before it."""
    token = row[position]
    if not _is_date(row, position, named) and _counts(token, evidence, flat):
        return True
    return token.initial and not flat and _opens_a_name(row, position)


def _goes_on(run: list[Token], token: Token) -> bool:
    """Whether a capitalised word goes on with the name that ends before it."""
    return _joins(token, run) and (not token.initial or token.gap == ". ") and not _closes(run[-1])


def _particles(
    row: Row, between: range, run: list[Token], waiting: list[Token]
) -> list[Token] | None:
    """Those that wait and the small words between two capitals; None if these end the name."""
    found = list(waiting)
    for position in between:
        if len(found) >= _MOST_PARTICLES or fold(row.words[position]) not in PARTICLES:
            return None
        token = row[position]
        if not _joins(token, run):
            return None
        found.append(token)
    return found


def _joins(token: Token, run: list[Token]) -> bool:
    """Whether a word may go on with the name before it, by what stands between them."""
    if token.gap == ". ":
        return bool(run) and _is_dotted(run[-1])
    return token.gap in _JOINING


def _is_date(tokens: Sequence[Token], position: int, named: bool) -> bool:
    """Whether a word is a day or a month here; ``named``: a name goes before it."""
    word = bare(tokens[position].text.lower())
    if word not in calendar():
        return False
    if word not in _DOUBTFUL_DATES:
        return True
    near = tokens[max(0, position - 1) : position + 2]
    if any(t.text[0].isdigit() for t in near):
        return True
    return word in LONG_DATES and not named


# Small words that English joins to a name: "Russian-born", "US-led", "Soviet-era".
_LISTED = (
    "born based led run made owned style era wide like type size bound built friendly only "
    "level free proof ready sized class language area centric held won lit fed bred"
)
JOINED = frozenset(_LISTED.split())


def _is_dotted(token: Token) -> bool:
    """An initial or a short title, after which a full stop ends nothing."""
    return len(token.text) == 1 or len(token.text) <= 4


def _closes(token: Token) -> bool:
    """Whether a word ends its name: "Seoul's Violence Act", "Russian-born Durov" are two."""
    return bare(token.text) != token.text or core(token.text) != token.text


@lru_cache(maxsize=WORDS)
def core(word: str) -> str:
    """The name in a compound whose last part is a small word: "Russian-born" is "Russian"."""
    head, hyphen, tail = word.partition("-")
    return head if hyphen and len(head) > 3 and len(tail) > 2 and _is_small(tail) else word


def _is_small(part: str) -> bool:
    # Not any word of the dictionary: "Geun-hye" and "Seung-min" end in syllables that word
    # lists know. What is joined to a name in English is a participle or one of a few others.
    if not part.islower() or not is_ordinary(part):
        return False
    return part in JOINED or (len(part) > 4 and part.endswith(("ed", "ing")))


def _opens_a_name(tokens: Sequence[Token], position: int) -> bool:
    """A dictionary word that begins a sentence, followed at once by another capital.

    "Park Geun-hye said", "Prime Minister May", "Peter Jones": taken along; an
    opener ("Last", "In") never is.
    """
    if tokens[position].text.lower() in OPENERS or position + 1 >= len(tokens):
        return False
    if _is_date(tokens, position, False):
        return False
    after = tokens[position + 1]
    return after.capital and not after.initial and after.gap in (" ", ". ")


def _bridges(run: Sequence[Token], waiting: Sequence[Token], token: Token) -> bool:
    """Whether particles join what stands on both their sides."""
    words = [fold(t.text) for t in waiting]
    if words == ["and"]:
        return False
    if words[0] == "of":
        head = fold(run[-1].text)
        whole = f"{run[-1].text} of {token.text}"
        if place_id(token.text) and not place_id(whole) and head not in INSTITUTIONS:
            return False  # "the West Coast of the U.S." is two names
        return head not in TITLES and len(words) <= 2 and is_ordinary(head)
    return not all(word in WEAK_PARTICLES for word in words)


def _named(run: list[Token], offset: int, text: str) -> Iterable[Cut]:
    """The names in one run: what stands before a title, and the name after it."""
    before, title, rest = _split_title(run)
    # "Lifeguard Capt. Giles": one word that begins the sentence before a title is a trade.
    if before and not (title and len(before) == 1 and before[0].initial and rest):
        yield from _cut(before, None, offset, text)
    if rest:
        yield from _cut(rest, title, offset, text)


def _split_title(run: list[Token]) -> tuple[list[Token], str | None, list[Token]]:
    """Words before the title, the title, and the words after it."""
    folded = [fold(bare(t.text)) for t in run]
    start = end = -1
    position = 0
    while position < len(run):
        long: tuple[str, ...] = ()
        if folded[position] in LONG_TITLE_STARTS:
            long = next((t for t in LONG_TITLES if _at(folded, position, t)), ())
        width = len(long) or (1 if folded[position] in TITLES else 0)
        if width and (end in (-1, position)):
            start = position if start < 0 else start
            end = position + width
            position += width
        else:
            position += 1
    if start < 0:
        return [], None, run
    if end < len(run) and folded[end] in ("of", "the"):  # "President of Russia Vladimir Putin"
        return run[:start], None, _after_office(run[end + 1 :])
    title = " ".join(t.text for t in run[start:end])
    return run[:start], title, run[end:]


def _at(words: list[str], position: int, sought: tuple[str, ...]) -> bool:
    return tuple(words[position : position + len(sought)]) == sought


def _after_office(run: list[Token]) -> list[Token]:
    """The person in "[Minister of] Infrastructure Jan Novak", or the run itself."""
    position = 0
    while position < len(run) and is_ordinary(run[position].text):
        position += 1
    return run[position:] if position < len(run) else run


def _cut(run: list[Token], title: str | None, offset: int, text: str) -> Iterable[Cut]:
    """One name of a run, or none where nothing but small words is left."""
    while run and (fold(run[0].text) in PARTICLES or run[0].text.lower() in OPENERS):
        if run[0].capital and len(run) > 1 and not run[0].initial and fold(run[0].text) != "the":
            break
        run = run[1:]
    if not run or (len(run) > 2 and any(t.text.lower() in PHRASAL for t in run)):
        return
    words = tuple(bare(core(t.text)) for t in run)
    keys = tuple(key for word in words for key in keys_of(word))
    if not keys or all(len(key) < 2 for key in keys):
        return
    start = run[0].start
    end = run[-1].end - (len(run[-1].text) - len(words[-1]))
    yield Cut(start, end, text[start - offset : end - offset], words, keys, title)


def sort_of(words: tuple[str, ...], keys: tuple[str, ...], title: str | None) -> NameSort:
    """What the form of an English name gives away of its kind."""
    form = " ".join(words)
    acronym = len(words) == 1 and words[0].isupper() and 1 < len(words[0]) <= _LONGEST_ACRONYM
    found = NameSort.UNKNOWN
    if place_id(form):
        found = NameSort.PLACE
    elif people_id(form):
        found = NameSort.DEMONYM
    elif any(key in INSTITUTIONS for key in keys):
        found = NameSort.ORGANISATION
    elif title is not None:
        found = NameSort.PERSON
    elif acronym:
        found = NameSort.ORGANISATION
    elif any(key in LANDFORMS for key in keys) and len(words) > 1:
        found = NameSort.PLACE
    elif 2 <= len(words) <= 4 and not any(is_ordinary(key) for key in keys if len(key) > 1):
        found = NameSort.PERSON
    return found
