"""Other checks on numbers, beside ours in the table of ``bench.numbers``.

- pofilter: the ``numbers`` check of the Translate Toolkit itself (extra ``bench``; GPL, so it
  is run here and never by the package).
- bicleaner-hardrules 2: its comparison of digits, re-stated: an alarm where the sets of digits
  of the two sides differ. The package needs compiled KenLM and language models.
- OpusFilter 3 ``NonZeroNumeralsFilter``, re-stated from its documentation (Vázquez et al.
  2019): the digits without noughts as two sequences, an alarm where their matching ratio is
  under the default threshold of 0.5. The package needs fastText and other compiled parts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import cache
from typing import Any

# Source, target, code of the target's language.
Check = Callable[[str, str, str], bool]
_OPUSFILTER_THRESHOLD = 0.5


def digit_sets(source: str, target: str, _: str) -> bool:
    """bicleaner-hardrules: an alarm where the sets of digits differ."""
    one, two = ({int(m) for m in re.findall(r"\d", text)} for text in (source, target))
    return one != two


def nonzero_numerals(source: str, target: str, _: str) -> bool:
    """OpusFilter: an alarm where the sequences of digits 1 to 9 are too unlike."""
    one, two = ([c for c in text if c in "123456789"] for text in (source, target))
    return SequenceMatcher(None, one, two).ratio() < _OPUSFILTER_THRESHOLD


@cache
def _pofilter(language: str) -> Any:
    from translate.filters import checks

    config = checks.CheckerConfig(targetlanguage=language)
    return checks.StandardChecker(checkerconfig=config), checks.FilterFailure


def pofilter(source: str, target: str, language: str) -> bool:
    """Translate Toolkit: an alarm where its check ``numbers`` fails."""
    checker, failure = _pofilter(language)
    try:
        return not checker.numbers(source, target)
    except failure:
        return True


def peers() -> dict[str, Check]:
    """The checks that can be run here; pofilter only where it is installed."""
    found: dict[str, Check] = {"digit sets": digit_sets, "nonzero numerals": nonzero_numerals}
    try:
        _pofilter("en")
    except ImportError:
        print("pofilter: translate-toolkit is not installed (extra `bench`); left out")
        return found
    return {"pofilter": pofilter, **found}
