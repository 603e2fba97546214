"""When two forms are one form."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """A form without what does not tell forms apart: case, width, runs of blanks."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
