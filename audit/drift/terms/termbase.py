"""A termbase: which forms a text has to use, and which it must not.

Read from CSV (``csvbase``) or TBX (``tbx``). Everything in the file is
checked before anything is used: a termbase is an order to the auditor, and a
row passed over in silence would be an order disobeyed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit.drift.terms.entry import Entry, Status
from audit.errors import InputError


@dataclass(frozen=True, slots=True)
class Termbase:
    """All entries of a file, checked against each other."""

    entries: tuple[Entry, ...]


def read_termbase(path: Path) -> Termbase:
    """The termbase in a file, by its ending: .csv, .tsv, .tbx, .xml.

    InputError (file, line, mend) for a file that cannot be read, a row that
    cannot be used, a form both asked for and forbidden, and forms that ask for
    each other in a circle.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            str(path), f"cannot be read ({error.strerror})", "name a file that is there"
        ) from error
    ending = path.suffix.lower()
    if ending in (".tbx", ".xml", ".tbxm"):
        from audit.drift.terms import tbx

        found = tbx.entries(path)
    elif ending in (".csv", ".tsv", ".txt"):
        from audit.drift.terms import csvbase

        found = csvbase.entries(data, str(path))
    else:
        raise InputError(str(path), f"no termbase ends in {ending or 'nothing'}", "use CSV or TBX")
    checked(found, str(path))
    if not found:
        raise InputError(str(path), "there is no term in it", "add a row, or leave it out")
    return Termbase(tuple(found))


def checked(entries: Sequence[Entry], source: str) -> None:
    """Raise InputError where entries contradict each other or run in a circle."""
    _no_contradiction(entries)
    _no_circle(entries, source)


def _no_contradiction(entries: Iterable[Entry]) -> None:
    orders: dict[tuple[str | None, ...], Entry] = {}
    for entry in entries:
        key = (
            entry.source_language,
            entry.source.casefold(),
            entry.target_language,
            entry.target.casefold(),
        )
        before = orders.setdefault(key, entry)
        if (before.status is Status.FORBIDDEN) != (entry.status is Status.FORBIDDEN):
            raise InputError(
                entry.place,
                f"'{entry.target}' for '{entry.source}' is both {before.status} and {entry.status}",
                f"keep one of the two (the other stands at {before.place})",
            )


def _no_circle(entries: Iterable[Entry], source: str) -> None:
    """Follow "write this for that" inside each language until it comes round again."""
    instead: dict[tuple[str | None, str], list[tuple[tuple[str | None, str], Entry]]]
    instead = defaultdict(list)
    for entry in entries:
        if not entry.within_one_language or not entry.source:
            continue
        here = entry.source_language, entry.source.casefold()
        there = entry.target_language, entry.target.casefold()
        if entry.status is Status.FORBIDDEN:
            here, there = there, here
        if here != there:
            instead[here].append((there, entry))
    done: set[tuple[str | None, str]] = set()
    for start in list(instead):
        trail = {start: 0}
        stack = [(start, iter(instead[start]))]
        while stack:
            node, ways = stack[-1]
            step = next(ways, None)
            if step is None:
                done.add(node)
                trail.pop(node, None)
                stack.pop()
                continue
            following, entry = step
            if following in trail:
                circle = [n[1] for n, _ in stack[trail[following] :]] + [following[1]]
                raise InputError(
                    entry.place or source,
                    "terms ask for each other in a circle: " + " → ".join(circle),
                    "take one of these orders out",
                )
            if following not in done:
                trail[following] = len(stack)
                stack.append((following, iter(instead.get(following, []))))
