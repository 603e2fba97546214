"""What news sites say to their readers about themselves, looked up in a line.

The words stand in ``vocabulary.toml``, with what may come in and how an entry
matches. A *phrase* nearly always stands in page furniture; a *hint* stands in
news as well.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_HEAD = 3  # letters by which entries are looked up: few share their first three
_WORD_START = re.compile(r"(?<!\w)\w")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tables, ready to be looked up: entries by their first letters."""

    phrases: dict[str, tuple[str, ...]]
    hints: dict[str, tuple[str, ...]]
    unspaced: tuple[str, ...]
    networks: frozenset[str]
    address: frozenset[str]
    labels: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The tables of ``vocabulary.toml``."""
    name = __package__ or "audit.prepare.boilerplate"
    data = tomllib.loads(files(name).joinpath("vocabulary.toml").read_text(encoding="utf-8"))
    words = data["words"]
    return Vocabulary(
        phrases=_by_head(entry for row in data["phrases"].values() for entry in row),
        hints=_by_head(words["hints"]),
        unspaced=tuple(normal(entry) for row in data["unspaced"].values() for entry in row),
        networks=frozenset(words["networks"]),
        address=frozenset(words["address"]),
        labels=frozenset(words["labels"]),
    )


def normal(text: str) -> str:
    """``text`` casefolded, apostrophes straightened, white space collapsed."""
    text = text.replace("’", "'").replace("ʼ", "'").replace("İ", "i")
    return " ".join(text.casefold().split())


def phrases_in(text: str) -> dict[str, int]:
    """The phrases in a normalised text, each with the offset where it first stands."""
    table = vocabulary()
    found = _matches(text, table.phrases)
    if not text.isascii():
        for entry in table.unspaced:
            at = text.find(entry)
            if at >= 0:
                found.setdefault(entry, at)
    return found


def hints_in(text: str) -> dict[str, int]:
    """The hints in a normalised text, each with the offset where it first stands."""
    return _matches(text, vocabulary().hints)


def _matches(text: str, index: dict[str, tuple[str, ...]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for start in _WORD_START.finditer(text):
        at = start.start()
        for entry in index.get(text[at : at + _HEAD], ()):
            if _stands(entry, text, at):
                found.setdefault(entry, at)
    return found


def _stands(entry: str, text: str, at: int) -> bool:
    if not entry.endswith("$"):
        return text.startswith(entry, at)
    end = at + len(entry) - 1
    return text.startswith(entry[:-1], at) and not text[end : end + 1].isalnum()


def _by_head(entries: object) -> dict[str, tuple[str, ...]]:
    index: dict[str, set[str]] = {}
    for entry in entries:  # type: ignore[attr-defined]
        index.setdefault(normal(entry)[:_HEAD], set()).add(normal(entry))
    return {head: tuple(sorted(found)) for head, found in index.items()}
