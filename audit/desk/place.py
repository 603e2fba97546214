"""Where everything of one desk lies."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from audit.report.paths import DESK

#: The folder of the desk's own files, in the reports' folder and in each inbox.
OWN = DESK


@dataclass(frozen=True, slots=True)
class Place:
    """The folders and files of a desk that writes into ``out``."""

    out: Path

    @property
    def own(self) -> Path:
        """What the desk keeps for itself."""
        return self.out / OWN

    @property
    def state(self) -> Path:
        """The SQLite file."""
        return self.own / "state.sqlite3"

    @property
    def watchers(self) -> Path:
        """One locked file for each process that holds claims."""
        return self.own / "watchers"

    @property
    def staged(self) -> Path:
        """Reports that are finished and not yet in their place."""
        return self.own / "staged"

    @property
    def vectors(self) -> Path:
        """The cache of sentence vectors."""
        return self.own / "vectors"

    def seen(self, signature: str) -> Path:
        """The index of earlier documents, one for each encoder: vectors of two do not compare."""
        mark = hashlib.sha256(signature.encode()).hexdigest()[:12]
        return self.own / f"index-{mark}.sqlite3"

    @property
    def pages(self) -> Path:
        """ID.html and ID.json of each document."""
        return self.out / "documents"

    def version(self, name: str, row: int) -> Path:
        """The JSON of a report that a second audit of the document took the place of."""
        return self.out / "versions" / name / f"{row}.json"

    @property
    def lines(self) -> Path:
        """One JSON line for each document that was audited, in the order of auditing."""
        return self.out / "documents.jsonl"

    @property
    def index(self) -> Path:
        """The list of the latest documents."""
        return self.out / "index.html"

    @property
    def score(self) -> Path:
        """How the drift score is made."""
        return self.out / "score.html"


def claimed_folder(inbox: Path, token: str) -> Path:
    """Where an input lies from its claim until it is done or failed."""
    return inbox / OWN / token
