"""Every language of the product stands in each list made by hand, or is known to be missing there.

A language that is added to ``LANGUAGES`` of the number words fails here with the names of the
lists that have no entry for it: make the entry, or put the code below. An entry that has come is
taken out below. What each list brings, and what is not said without it: docs/adding.md.
"""

from __future__ import annotations

import re
from collections.abc import Collection

import pytest

from audit.drift.numbers.languages.build import LANGUAGES
from audit.drift.numbers.languages.supplement import SUPPLEMENT
from audit.drift.numbers.points import _WORDS as PERCENTAGE_POINTS
from audit.language.function_words import _ASKED as FUNCTION_WORDS
from audit.language.joiners import JOINERS
from audit.language.orthography import ORTHOGRAPHIES
from audit.prepare.abbreviations import _BY_LANGUAGE as ABBREVIATIONS
from audit.provenance.artefacts.native_names import EDITIONS
from audit.provenance.relay import PRIOR

# Codes under which a list holds another code's language.
_HELD = {"bs": "hbs", "hr": "hbs", "sr": "hbs", "nn": "nb"}
_JOINED = {language for held in JOINERS.values() for language, _ in held}

# What each list lacks, and is known to lack.
LACKING: dict[str, tuple[Collection[str], str]] = {
    "colloquial number words": (
        SUPPLEMENT,
        "am cy ga gu kk km kn ky lb lo ml mn mt my ne pa ps si so uz yo zu",
    ),
    "percentage points": (
        PERCENTAGE_POINTS,
        "af am az be bs ca cy eu fil ga gl gu hy ka kk km kn ky lb lo ml mn mr ms mt my "
        "ne pa ps si so sq ta te th ur uz yo zu",
    ),
    "abbreviations": (
        ABBREVIATIONS,
        "af am ar bn cy fa fil ga gu he ja ka kk km kn ko ky lb lo ml mn mr mt my ne pa "
        "ps si so ta te th ur uz yo zh zu",
    ),
    "orthographies": (
        ORTHOGRAPHIES,
        "af am be bn ca cy da eu fa fil ga gl gu he hi hy is ka kk km kn ko ky lb lo ml "
        "mn mr ms mt my nb ne nn pa ps si so sw ta te th ur uz vi yo zh zu",
    ),
    "joiners": (
        _JOINED,
        "af am bn cy fil gl gu hy ja ka kk km kn ko ky lb lo ml mn mr ms mt my ne pa ps "
        "si so ta te th ur yo zu",
    ),
    "function words": (
        frozenset(FUNCTION_WORDS.values()),
        "af am ar az be bg bn ca cy el et eu fa fil ga gl gu he hi hy ja ka kk km kn ko "
        "ky lb lo mk ml mn mr ms mt my ne pa ps ru si so sq sw ta te th uk ur uz vi yo zh "
        "zu",
    ),
    "editions": (
        EDITIONS,
        "af am be ca cy eu fil ga gl gu km kn lb lo ml mn mr ms mt my ne pa ps si ta te yo zu",
    ),
    "priors": (
        PRIOR,
        "af am cy fil gl gu km kn lb lo ml mn mr ms mt my ne pa ps si ta te yo zu",
    ),
}


def lacking(held: Collection[str]) -> set[str]:
    """The languages of the product without an entry; English asks nothing of most lists."""
    return {x for x in LANGUAGES if x != "en" and x not in held and _HELD.get(x) not in held}


@pytest.mark.parametrize("name", LACKING)
def test_a_language_has_its_entry_or_is_known_to_lack_it(name: str) -> None:
    held, known = LACKING[name]
    assert lacking(held) == set(known.split())


@pytest.mark.parametrize("name", LACKING)
def test_codes_are_codes(name: str) -> None:
    held, known = LACKING[name]
    assert held
    assert all(re.fullmatch(r"[a-z]{2,3}", code) for code in (*held, *known.split()))
