"""Makes hidden characters seen, so that a text cannot lie about what it holds.

Directional controls can turn the reading order of a whole page round, and
zero-width characters hide words from a search (Unicode TR 36, "Trojan
Source", CVE-2021-42574). In a report each is shown by its name.
"""

from __future__ import annotations

import re
import unicodedata

# Names of UAX 9 and of the Unicode charts, as people write them.
_NAMES = {
    "\u00ad": "SHY",
    "\u061c": "ALM",
    "\u180e": "MVS",
    "\u200b": "ZWSP",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u2028": "LS",
    "\u2029": "PS",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2060": "WJ",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\ufeff": "BOM",
}
# ZWNJ and ZWJ (200C, 200D) are letters' business in Persian, Hindi and emoji:
# they stay. Tab and line ends are white space; other controls, lone
# surrogates, non-characters and tag characters have no place in a text.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)


def name_of(character: str) -> str:
    """``RLO`` for U+202E; ``U+0007`` for one that has no short name."""
    return _NAMES.get(character, f"U+{ord(character):04X}")


def long_name_of(character: str) -> str:
    """Code point and Unicode name: what a tool tip says."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def visible(text: str) -> str:
    """``text`` with each hidden character written as ``⟨RLO⟩``. Plain text, not escaped."""
    return HIDDEN.sub(lambda match: f"\u27e8{name_of(match[0])}\u27e9", text)
