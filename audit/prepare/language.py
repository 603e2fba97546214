"""The language of a document and of each of its sentences.

Three detectors vote on a document: pycld2 (quick, best on whole sentences),
langdetect (seeded) and py3langid (best on a few words). None of them separates
Serbian, Croatian and Bosnian: in Latin letters they are one family, `hbs`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from audit.language.codes import HBS, shortest
from audit.language.remembered import SENTENCES

#: What a document's language is when nothing can be told (no letters at all).
UNKNOWN = "und"

# Detectors settle within a few thousand letters; three cuts of this size each
# keep out a foreign quotation or a menu at one end.
_SAMPLE = 3000
# A sentence speaks for another language than its document's only with so many
# letters, or so many signs of a script that writes whole words in one or two.
# Below it pycld2 names a wrong language for names and headings.
_MIN_LETTERS, _MIN_IDEOGRAPHS = 25, 6
# Languages that detectors take for each other in a single sentence.
_CLOSE = (
    frozenset({"sr", "hr", "bs", "hbs", "sl", "mk"}),
    frozenset({"nb", "no", "nn", "da", "sv"}),
    frozenset({"id", "ms", "jv", "su"}),
    frozenset({"cs", "sk"}),
    frozenset({"pt", "gl", "es", "ca", "oc", "ast"}),
    frozenset({"it", "co", "sc", "scn"}),
    frozenset({"ru", "uk", "be", "bg", "mk", "sr"}),
    frozenset({"hi", "mr", "ne", "bho", "sa"}),
    frozenset({"nl", "af", "fy", "li"}),
    frozenset({"tr", "az", "tk", "uz"}),
    frozenset({"de", "lb", "nds"}),
    frozenset({"en", "sco"}),
    frozenset({"fa", "ps", "ur", "ckb"}),
    frozenset({"zh", "yue", "ja"}),
)
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_CLUTTER = re.compile(
    r"https?://\S{1,500}|\S{1,100}@\S{1,100}|[@#]\w{1,50}|[\x00-\x08\x0e-\x1f\x7f]"
)


def document_language(text: str, declared: str | None = None) -> str:
    """The shortest subtag of the text's main language; ``und`` where there are no letters.

    ``declared`` decides between Serbian, Croatian and Bosnian, and where the
    detectors disagree and one of them says the same.
    """
    sample = _clean(_sample(text))
    if not any(c.isalpha() for c in sample):
        return declared or UNKNOWN
    first, second = _family(_cld2(sample)[0], sample), _family(_langid(sample), sample)
    if first is not None and first == second and declared is None:
        return first  # the third, which takes twenty times as long, cannot outvote them
    votes = (first, _family(_langdetect(sample), sample), second)
    known = [v for v in votes if v is not None]
    if not known:
        return declared or UNKNOWN
    if declared is not None:
        said = _family(declared, sample)
        if said in known:
            return declared if declared in HBS else (said or declared)
    winner, count = Counter(known).most_common(1)[0]
    return winner if count > 1 else known[0]


def sentence_languages(texts: Sequence[str], language: str) -> list[str | None]:
    """The language of each sentence of a document written in ``language``.

    Short sentences and those that the detectors are not sure of are in the
    document's language; None for a sentence without letters.
    """
    return [_sentence(text, language) for text in texts]


@lru_cache(maxsize=SENTENCES)
def _sentence(text: str, language: str) -> str | None:
    letters = sum(map(str.isalpha, text[:2000]))
    if not letters:
        return None
    ideographs = len(_IDEOGRAPH.findall(text[:2000]))
    if letters < _MIN_LETTERS and ideographs < _MIN_IDEOGRAPHS:
        return language
    sample = _clean(text[:2000])
    code, sure = _cld2(sample)
    found = _family(code, sample)
    if not sure or found is None or _alike(found, language):
        return language
    second = _family(_langid(sample), sample)
    return found if second == found else language


@lru_cache(maxsize=SENTENCES)
def brief_language(text: str) -> str | None:
    """The language of a sentence that stands alone; None where it cannot be told.

    The quick detector is believed where it is sure of anything but English,
    which it says of Italian and Spanish sentences with a few names in them;
    there, and where it is not sure, two of the three have to agree.
    """
    sample = _clean(text[:2000])
    if not any(c.isalpha() for c in sample):
        return None
    code, sure = _cld2(sample)
    first = _family(code, sample)
    if sure and (first not in {None, "en"} or (first == "en" and _plainly_english(sample))):
        return first
    second = _family(_langid(sample), sample)
    if second is not None and (second == first or second in _OWN_SCRIPT):
        return second
    third = _family(_langdetect(sample), sample)
    return third if third is not None and third in {first, second} else None


# Small English words that are no words of other languages ("was", "in", "for" and "to" are).
_LISTED = """the of and that with from this which their they have has been were would its who what
    when there after about more than said"""
_ENGLISH = frozenset(_LISTED.split())
# Their share of the words: in news sentences .22 on average, in other languages' hardly one.
_ENGLISH_SHARE = 0.15


def _plainly_english(text: str) -> bool:
    """Whether a sentence is held together by words that only English has."""
    words = text.lower().split()
    return sum(map(_ENGLISH.__contains__, words)) >= max(2.0, _ENGLISH_SHARE * len(words))


# Languages that are written in a script of their own: two letters tell them.
_OWN_SCRIPT = frozenset(
    {"ja", "ko", "zh", "th", "he", "el", "hy", "ka", "am", "km", "lo", "my", "si", "ta", "te"}
    | {"kn", "ml", "gu", "pa", "or", "bo"}
)


def _alike(one: str, other: str) -> bool:
    return one == other or any(one in group and other in group for group in _CLOSE)


def _family(code: str | None, text: str) -> str | None:
    """`hbs` for the languages that cannot be told apart; Cyrillic tells Serbian."""
    if code not in HBS:
        return code
    cyrillic = len(_CYRILLIC.findall(text))
    return "sr" if 2 * cyrillic > sum(map(str.isalpha, text)) else "hbs"


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    cuts = (text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:])
    return "\n".join(cuts)


def _clean(text: str) -> str:
    text = _CLUTTER.sub(" ", text)
    return text.lower() if text.isupper() else text


def _cld2(text: str) -> tuple[str | None, bool]:
    """pycld2's language, and whether it is sure of it."""
    import pycld2

    try:
        reliable, _, details = pycld2.detect(text.encode("utf-8"), bestEffort=True)
    except pycld2.error:
        return None, False
    code = str(details[0][1])
    if code == "un":
        return None, False
    # 80: below this share of the bytes another language is in the sentence too.
    return shortest(code), bool(reliable) and details[0][2] >= 80


def _langdetect(text: str) -> str | None:
    from langdetect.lang_detect_exception import LangDetectException

    detector = _langdetect_factory().create()
    detector.append(text)
    try:
        found = detector.detect()
    except LangDetectException:
        return None
    return None if found == "unknown" else shortest(str(found))


@cache
def _langdetect_factory() -> Any:
    """A factory of our own, so that the seed is nobody else's affair."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.seed = 0
    return factory


def _langid(text: str) -> str | None:
    code, _ = _langid_model().classify(text)
    return shortest(str(code))


@cache
def _langid_model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
