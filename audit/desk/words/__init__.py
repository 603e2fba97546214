"""The interface's own words, by language: Babel catalogues (``LANGUAGE.po``) read as they are."""

from __future__ import annotations

import gettext
import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
#: Languages of the interface and their own names. English is the language of the sources.
LANGUAGES = {"en": "English", "sr": "Srpski"}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; a word without a translation stays English."""

    language: str
    translations: gettext.NullTranslations

    def gettext(self, said: str) -> str:
        """``said`` in this language."""
        return self.translations.gettext(said)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The form for ``number`` in this language."""
        return self.translations.ngettext(one, many, number)


@cache
def words(language: str) -> Words:
    """The catalogue of ``language``; English for a language that has none."""
    path = _HERE / f"{language}.po"
    if language not in LANGUAGES or not path.is_file():
        return Words("en", gettext.NullTranslations())
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        catalog = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Words(language, gettext.GNUTranslations(compiled))
