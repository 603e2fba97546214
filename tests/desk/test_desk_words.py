"""The catalogues: whole, and with the same places for values as the English words."""

from __future__ import annotations

import re
import string

import pytest
from babel.messages.pofile import read_po

from audit.desk.words import LANGUAGES, words
from audit.desk.words.extract import OURS, messages, template


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_every_word_of_the_interface_is_translated(language: str) -> None:
    chosen = words(language)
    assert chosen.language == language
    missing = []
    for message in (*messages(), *OURS):
        if isinstance(message, tuple):
            said = {chosen.ngettext(*message, n) for n in (1, 2, 5)}
            assert len(said) == 3, message
            missing += [m for m in message if m in said]
            pairs = [(message[0], one) for one in said]
        else:
            pairs = [(message, chosen.gettext(message))]
            # Some words are the same in both languages.
            missing += [m for m, one in pairs if m == one and m not in ("Status", "Token")]
        for english, other in pairs:
            assert places(english) == places(other), english
    assert missing == []


def places(text: str) -> list[str]:
    return sorted(re.findall(r"%(?:\((\w+)\))?.", text.replace("%%", ""))) + ["%%"] * text.count(
        "%%"
    )


def test_a_language_without_a_catalogue_is_english() -> None:
    assert words("xx").language == "en"
    assert words("../../etc/passwd").gettext("Queue") == "Queue"


def test_the_template_can_be_read_by_translators() -> None:
    import io

    catalog = read_po(io.BytesIO(template()))
    assert len(catalog) >= len(messages())
    assert all(set(str(m.id)) - set(string.whitespace) for m in catalog if m.id)
