"""simplemma's word lists, each opened once a process and shared by all who ask.

simplemma's own default keeps eight languages and opens the ninth anew, for half a
second to three; a corpus of thirty languages would open lists all the time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from audit.language.table import table

if TYPE_CHECKING:
    from simplemma import Lemmatizer
    from simplemma.strategies import DictionaryLookupStrategy

# simplemma names Serbian, Croatian and Bosnian by one code, and Norwegian by its Bokmål.
_CODES = {"sr": "hbs", "hr": "hbs", "bs": "hbs", "sh": "hbs", "no": "nb"}
_REMEMBERED = 1 << 14  # answers of one list
# Languages of which simplemma reads words without their vowel points, accents or intonation.
_MARKED = frozenset(("grc", "he", "ar", "hy"))


@lru_cache(maxsize=1024)
def has_list(language: str) -> bool:
    """Whether there is a word list of the language; opens none."""
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    return _CODES.get(language, language) in SUPPORTED_LANGUAGES


def listed(word: str, language: str) -> bool:
    """Whether the list holds the form, in either case of its first letter.

    False for a language without a list.
    """
    return listed_lemma(normalize("NFC", word), language) is not None


def listed_lemma(word: str, language: str) -> str | None:
    """The base form that the list gives for the form, in either case of its first letter.

    None where the list does not hold it, and for a language without a list.
    """
    if not has_list(language):
        return None
    return _lookup().get_lemma(word, _CODES.get(language, language))


def lemma_by_rule(word: str, language: str) -> str | None:
    """The base form by list, prefix, ending and hyphen; None for a language without a list."""
    if not word or not has_list(language):
        return None
    code = _CODES.get(language, language)
    # The list comes first for a word of letters alone, and most are in it; simplemma's own way
    # there passes through six rules. Not where it takes marks off before it looks.
    if word.isalpha() and not word.isnumeric() and "ʼ" not in word and code not in _MARKED:
        plain = word if word.isascii() else normalize("NFC", word)
        entries = _lists().get_dictionary(code)
        found = entries.get(plain)
        if found is None:
            found = entries.get(plain.lower() if plain[0].isupper() else plain.capitalize())
        if found:
            return found
    return str(_lemmatizer().lemmatize(word, lang=code))


class _OnDisk(Mapping[str, str]):
    """One list, looked into on disk (``audit.language.table``)."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._table = table(f"simplemma-{code}", version("simplemma"), self._packed)
        # A word is asked for its base form, for being listed and for being a word in turn.
        self._known = lru_cache(maxsize=_REMEMBERED)(self._read)

    def get(self, word: str, default: Any = None) -> Any:
        """The base form; the strategies ask by this alone."""
        found = self._known(word)
        return default if found is None else found

    def __getitem__(self, word: str) -> str:
        found = self._known(word)
        if found is None:
            raise KeyError(word)
        return found

    def _read(self, word: str) -> str | None:
        found = self._table.get(word)
        return None if found is None else found.decode("utf-8")

    def __iter__(self) -> Iterator[str]:
        return iter(self._loaded())

    def __len__(self) -> int:
        return len(self._table)

    def _loaded(self) -> Mapping[str, str]:
        from simplemma.strategies.dictionaries import DefaultDictionaryFactory

        loaded: Mapping[str, str] = DefaultDictionaryFactory(cache_max_size=0).get_dictionary(
            self._code
        )
        return loaded

    def _packed(self) -> Iterator[tuple[str, bytes]]:
        for word, base in self._loaded().items():
            yield word, base.encode("utf-8")


class _Lists:
    """simplemma's ``DictionaryFactory``: every list that is asked for stays open."""

    __slots__ = ("_open",)

    def __init__(self) -> None:
        self._open: dict[str, _OnDisk] = {}

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        """The list of a language; ValueError where there is none."""
        known = self._open.get(lang)
        if known is None:
            if not has_list(lang):
                raise ValueError(f"no word list of {lang}")
            known = self._open[lang] = _OnDisk(lang)
        return known


@cache
def _lists() -> _Lists:
    return _Lists()


@cache
def _lookup() -> DictionaryLookupStrategy:
    from simplemma.strategies import DictionaryLookupStrategy

    return DictionaryLookupStrategy(_lists())


@cache
def _lemmatizer() -> Lemmatizer:
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    # Who asks keeps the answers: a second memory below the first is never asked twice.
    return Lemmatizer(
        cache_max_size=0, lemmatization_strategy=DefaultStrategy(dictionary_factory=_lists())
    )
