"""The names of regions, read from ``names.xz``."""

from __future__ import annotations

import lzma
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

TABLE = Path(__file__).parent / "names.xz"
ENGLISH = "en"
_ALSO = {"hbs": "sr", "sh": "sr", "nb": "no", "nn": "no"}
# "State", "province", "county" at the end of a name, which a text may leave out.
_KINDS = {
    "zh": re.compile("(?:(?:维吾尔|壮族|回族)?自治区|特别行政区|[州省市县郡府])$"),
    "ja": re.compile("(?:自治区|特別行政区|連邦管区|[州省市県郡府都])$"),
    "ko": re.compile(r"\s?(?:자치구|특별시|광역시|[주성시현도군])$"),
}
_SHORTEST = 2


@cache
def english_regions() -> Mapping[str, str]:
    """ISO 3166-2 code to the English name."""
    return _section(ENGLISH)


@lru_cache(maxsize=1024)
def region_names(code: str, language: str) -> tuple[str, ...]:
    """What ``language`` calls a region, the whole name first; () where it is as in English."""
    name = _section(_ALSO.get(language, language)).get(code)
    if name is None:
        return ()
    found = name.split("\n")
    kind = _KINDS.get(language)
    if kind is not None:
        short = kind.sub("", name)
        if short != name and len(short) >= _SHORTEST:
            found.append(short)
    return tuple(found)


@lru_cache(maxsize=64)
def _section(language: str) -> Mapping[str, str]:
    """The names of one language; two of one region, in two scripts, on a line each.

    The lines are in order, so that a language's stand together; nothing else is kept.
    """
    found: dict[str, str] = {}
    table = b"\n" + lzma.decompress(TABLE.read_bytes())
    mark = f"\n{language}\t".encode()
    start, last = table.find(mark), table.rfind(mark)
    if start < 0:
        return found
    end = table.index(b"\n", last + 1)
    for line in table[start + 1 : end].decode().split("\n"):
        _, code, name = line.split("\t")
        found[code] = f"{found[code]}\n{name}" if code in found else name
    return found
