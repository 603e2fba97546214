"""Words that are a number and a year: Vietnamese "năm" (five), Hebrew "שנים" (two, in twelve)."""

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
# A five for certain: một trăm linh năm (105), thứ năm (Thursday), năm trăm (500).
_FIVE = re.compile(r"(?:linh|lẻ|thứ|tháng)\s+$", re.IGNORECASE)
_SCALED = re.compile(r"\s+(?:mươi|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\b", re.IGNORECASE)
_TWO = Entry(number=2, sort="c")
_CENTURY = Entry(number=100, sort="v")


def hebrew(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces with "שנים" a two where "עשר" follows, "המאה" a century before an ordinal."""
    found = []
    for piece in pieces:
        if piece.text.endswith("שנים") and text.startswith(" עשר", piece.end):
            found.append(replace(piece, entry=_TWO))
        elif piece.text.endswith("מאה") and text.startswith(" ה", piece.end):
            found.append(replace(piece, entry=_CENTURY))
        else:
            found.append(piece)
    return found


def vietnamese(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces with every "năm" that means a year turned into that unit.

    After another number it is always a year: 15 is "mười lăm", "mười năm" are ten years.
    """
    found: list[Piece] = []
    for piece in pieces:
        if piece.text.lower() == "không" and text.startswith(" trăm", piece.end):
            continue  # hai nghìn không trăm mười tám: no hundreds
        if piece.text == "trăm" and text.endswith("không ", 0, piece.start):
            continue
        if piece.sort == "w" and piece.text.lower() == "năm":
            before = text[max(0, piece.start - 8) : piece.start]
            last = found[-1] if found else None
            counted = (
                last is not None
                and piece.start - last.end <= 1
                and (last.sort == "d" or last.entry.number is not None)
            )
            year = counted or _BEFORE.search(before) or _AFTER.match(text, piece.end)
            five = _FIVE.search(before) or _SCALED.match(text, piece.end)
            if year and not five:
                found.append(replace(piece, entry=_YEAR))
                continue
        found.append(piece)
    return found
