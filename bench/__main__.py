"""Every benchmark, one after the other: `python -m bench` (`make bench`).

A subject is a module of this folder with a `main`; each runs in a process of
its own, so that none inherits another's memory or caches. `BY_NAME` take files
that have to be made first (bench/README.md) and are called as modules.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# What a stranger would run first stands first.
SUBJECTS = (
    "seeds",
    "sentences",
    "numbers",
    "numbers_confidence",
    "refill",
    "names",
    "names_documents",
    "names_exchanged",
    "terms",
    "residue",
    "quotations",
    "names_consistent",
    "meaning",
    "speed",
    "ranking",
    "content",
    "alignment",
    "words",
    "embedding",
    "families",
    "copies",
    "versions",
    "end_to_end",
    "desk",
    "provenance",
)
BY_NAME = ("provenance_style", "provenance_routes", "beside", "stemma")


def main() -> int:
    """Run the subjects named on the command line, or all; the number that failed."""
    failed = 0
    for subject in sys.argv[1:] or SUBJECTS:
        if subject in BY_NAME:
            print(
                f"bench: {subject} needs files (bench/README.md); run python -m bench.{subject}",
                file=sys.stderr,
            )
            return 2
        if subject not in SUBJECTS:
            print(f"bench: no subject {subject}; there are: {', '.join(SUBJECTS)}", file=sys.stderr)
            return 2
        print(f"\n=== {subject}", flush=True)
        done = subprocess.run(
            [sys.executable, "-m", f"bench.{subject}"],
            cwd=Path(__file__).parent.parent,
            check=False,
        )
        failed += done.returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
