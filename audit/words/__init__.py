"""The words that pages say, by language: Babel catalogues (``LANGUAGE.po``) read as they are.

The desk's pages and the reports share one catalogue. What programs read (JSON,
tables, exports) is English whatever the language of the pages.
"""

from __future__ import annotations

import gettext
import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
#: Languages of the interface and their own names. English is the language of the sources.
LANGUAGES = {"en": "English", "sr": "Srpski"}
# Signs between thousands and before decimals (CLDR); English where a language has no row.
_FIGURES = {"sr": str.maketrans({",": ".", ".": ","})}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; a word without a translation stays English."""

    language: str
    translations: gettext.NullTranslations

    def gettext(self, said: str) -> str:
        """``said`` in this language."""
        # The empty message is the head of a catalogue, nothing to show.
        return self.translations.gettext(said) if said else ""

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The form for ``number`` in this language."""
        return self.translations.ngettext(one, many, number)

    def counted(self, one: str, many: str, number: int) -> str:
        """The form for ``number`` with the figure in it, as ``%(num)s``."""
        return self.ngettext(one, many, number) % {"num": self.figure(number)}

    def figure(self, value: float, places: int = 0) -> str:
        """A figure as people write it here: ``1,234.5``, ``1.234,5``."""
        signs = _FIGURES.get(self.language)
        plain = f"{value:,.{places}f}"
        return plain if signs is None else plain.translate(signs)

    def plain(self, value: float) -> str:
        """A weight or a sum without needless decimals: ``1``, ``2.5``, ``2,5``."""
        signs = _FIGURES.get(self.language)
        return f"{value:g}" if signs is None else f"{value:g}".translate(signs)


ENGLISH = Words("en", gettext.NullTranslations())


@cache
def words(language: str) -> Words:
    """The catalogue of ``language``; English for a language that has none."""
    path = _HERE / f"{language}.po"
    if language not in LANGUAGES or not path.is_file():
        return ENGLISH
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        catalog = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Words(language, gettext.GNUTranslations(compiled))
