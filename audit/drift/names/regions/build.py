"""Write ``names.xz``: CLDR's names of states, provinces and counties.

    python -m audit.drift.names.regions.build /usr/share/unicode/cldr/common

The folder is the ``common`` of a CLDR release; Debian has one in its package
unicode-cldr-core. Licence of the data: Unicode-DFS-2016 (``LICENCE.txt`` beside this file).
"""

from __future__ import annotations

import lzma
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from audit.drift.names.regions.table import ENGLISH, TABLE

# The countries whose regions newspapers of others name, and the level of them that they name:
# states, provinces, Länder, autonomous communities; British counties and large towns.
_REGION = re.compile(
    r"(?:us|ca|in|cn|de|es|br)[a-z]{2}|(?:au|ru)[a-z]{2,3}|(?:gb|fr|mx)[a-z]{3}|(?:it|ua|jp|kr)\d\d"
)
_NOTES = "¹²³⁴⁵"
# Latin letters of Serbian stand in a file of their own; one language has both.
_MERGED = {"sr_Latn": "sr"}


def rows(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Language, ISO 3166-2 code and name; without the names that are as in English."""
    english = dict(_names(folder / f"{ENGLISH}.xml"))
    yield from ((ENGLISH, code, name) for code, name in sorted(english.items()))
    for path in sorted(folder.glob("*.xml")):
        language = _MERGED.get(path.stem, path.stem)
        if language == ENGLISH or not language.isalpha():
            continue
        for code, name in sorted(_names(path)):
            if code in english and name != english[code]:
                yield language, code, name


def _names(path: Path) -> Iterator[tuple[str, str]]:
    for element in ElementTree.parse(path).iter("subdivision"):
        kind = element.get("type", "")
        name = (element.text or "").strip().rstrip(_NOTES)  # "Вашингтон²"
        if _REGION.fullmatch(kind) and name and not element.get("alt"):
            yield f"{kind[:2]}-{kind[2:]}".upper(), name


def main() -> None:
    """Run from the command line."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1]) / "subdivisions"
    if not folder.is_dir():
        sys.exit(f"{folder}: no such folder; give the folder “common” of a CLDR release")
    lines = sorted({"\t".join(row) for row in rows(folder)})
    packed = lzma.compress(("\n".join(lines) + "\n").encode(), preset=9 | lzma.PRESET_EXTREME)
    TABLE.write_bytes(packed)
    print(f"{TABLE}: {len(lines)} names, {len(packed)} bytes")


if __name__ == "__main__":
    main()
