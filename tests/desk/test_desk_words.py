"""The catalogues: whole, and with the same places for values as the English words."""

from __future__ import annotations

import html
import re
import string
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from audit.desk.words import LANGUAGES, words
from audit.desk.words.extract import coded, messages, template


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_every_word_of_the_interface_is_translated(language: str) -> None:
    chosen = words(language)
    assert chosen.language == language
    missing = []
    for message in (*messages(), *coded()):
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


@pytest.mark.parametrize(
    ("language", "relay", "said"),
    [
        ("en", "hbs 0.8612", "by way of Serbian, Croatian or Bosnian (86\u00a0%)"),
        ("sr", "hbs 0.8612", "preko jezika: srpski, hrvatski ili bosanski (86\u00a0%)"),
        ("sr", "de 0.9950", "preko jezika: nemački (više od 99 %)"),
        ("en", "de 1.0000", "by way of German (100\u00a0%)"),
        ("sr", "by way of German (80 %)", "by way of German (80 %)"),
        ("sr", "", ""),
    ],
)
def test_relays_are_said_in_the_language_of_the_interface(
    language: str, relay: str, said: str
) -> None:
    from audit.desk.words.languages import by_way_of, named

    assert by_way_of(relay, words(language)) == said
    assert named("qqq", words(language)) == "qqq"


def test_a_page_in_serbian_has_no_english_words_of_ours(ground: Path) -> None:
    """Every word of the page is the document's, or a Serbian one of the catalogue."""
    from desk_double import watch
    from starlette.testclient import TestClient

    from audit.desk.serve.app import make_app

    (ground / "in").mkdir()
    (ground / "in" / "fake.txt").write_text("A dipfake was seen.\n", "utf-8")
    watch(ground / "in", ground / "out")
    client = TestClient(make_app(ground / "out"), base_url="http://127.0.0.1:8766")
    ours = {m for m in (*messages(), *coded()) if isinstance(m, str) and " " in m}
    for address in ("/", "/documents/fake", "/forms", "/log", "/precision", "/documents/none"):
        page = client.get(address, headers={"accept-language": "sr"}).text
        said = html.unescape(re.sub(r"<[^>]*>", "\n", page))
        assert [m for m in ours if m in said] == [], address


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
