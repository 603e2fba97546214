"""Vietnamese "năm" is a five and a year; which one it is, its neighbours tell."""

from __future__ import annotations

import re
from dataclasses import replace

from audit.drift.numbers.lexicon import Entry
from audit.drift.numbers.tokens import Piece

_YEAR = Entry(unit="year")
# This, last, next, that, the first, the last year; a school year, a financial one.
_AFTER = re.compile(
    r"\s+(?:nay|ngoái|sau|trước|tới|kia|qua|đó|ấy|này|mới|xưa|rồi|học|đầu|cuối|giữa|gần|nào|"
    r"tài\schính|âm|dương|sinh|liền|liên\stiếp|\d)|\s*(?:[.,;:!?)/\"”]|$)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:mỗi|hàng|hằng|những|các|nhiều|vài|mấy|bao|quanh|suốt|cả)\s+$", re.I)
_REMAINDER = re.compile(r"(?:linh|lẻ)\s+$", re.IGNORECASE)  # một trăm linh năm: 105


def years(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces with every "năm" that means a year turned into that unit.

    After another number it is always a year: 15 is "mười lăm", "mười năm" are ten years.
    """
    found: list[Piece] = []
    for piece in pieces:
        if piece.sort == "w" and piece.text.lower() == "năm":
            before = text[max(0, piece.start - 8) : piece.start]
            last = found[-1] if found else None
            counted = (
                last is not None
                and piece.start - last.end <= 1
                and (last.sort == "d" or last.entry.number is not None)
            )
            year = counted or _BEFORE.search(before) or _AFTER.match(text, piece.end)
            if year and not _REMAINDER.search(before):
                found.append(replace(piece, entry=_YEAR))
                continue
        found.append(piece)
    return found
