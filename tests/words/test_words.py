"""The catalogues: whole, and with the same places for values as the English words."""

from __future__ import annotations

import ast
import io
import re
import string
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import audit
from audit.words import LANGUAGES, words
from audit.words.extract import coded, messages, template
from audit.words.languages import by_way_of, named, renamed

# Some words are the same in both languages.
SAME = frozenset(("Status", "Token"))
# A name's title is English inside an English sentence; a translation may do without.
LEFT_OUT = frozenset(("title",))


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_every_word_of_the_pages_is_translated(language: str) -> None:
    chosen = words(language)
    assert chosen.language == language
    missing = []
    for message in (*messages(), *coded()):
        if isinstance(message, tuple):
            said = {chosen.ngettext(*message, n) for n in (1, 2, 5)}
            assert len(said) > 1, message
            missing += [m for m in message if m in said]
            pairs = [(message[0], one) for one in said]
        else:
            pairs = [(message, chosen.gettext(message))]
            missing += [m for m, one in pairs if m == one and m not in SAME]
        for english, other in pairs:
            asked, given = places(english), places(other)
            assert given <= asked, english
            assert asked - given <= LEFT_OUT, english
    assert missing == []


def places(text: str) -> set[str]:
    """The values that a message asks for; ``who`` and ``Who`` are one."""
    found = re.findall(r"%(?:\((\w+)\))?.|\{(\w+)\}", text)
    return {(one or other or "%%").casefold() for one, other in found}


@pytest.mark.parametrize(
    ("language", "relay", "said"),
    [
        ("en", "hbs 0.8612", "by way of Serbian, Croatian or Bosnian (86\u00a0%)"),
        ("sr", "hbs 0.8612", "preko jezika: srpski, hrvatski ili bosanski (86\u00a0%)"),
        ("sr", "de 0.9950", "preko jezika: nemački (više od 99\u00a0%)"),
        ("en", "de 1.0000", "by way of German (100\u00a0%)"),
        ("sr", "by way of German (80 %)", "by way of German (80 %)"),
        ("sr", "", ""),
    ],
)
def test_relays_are_said_in_the_language_of_the_pages(language: str, relay: str, said: str) -> None:
    assert by_way_of(relay, words(language)) == said


def test_languages_go_by_their_names() -> None:
    serbian = words("sr")
    assert named("qqq", serbian) == "qqq"
    assert renamed("German", serbian) == "nemački"
    assert renamed("Serbian, Croatian or Bosnian", serbian) == "srpski, hrvatski ili bosanski"
    assert renamed("no language", serbian) is None


@pytest.mark.parametrize(
    ("language", "figures"),
    [("en", ("1,234.5", "1,235", "2.5", "1")), ("sr", ("1.234,5", "1.235", "2,5", "1"))],
)
def test_figures_are_written_as_people_write_them(
    language: str, figures: tuple[str, str, str, str]
) -> None:
    say = words(language)
    told = (say.figure(1234.5, 1), say.figure(1234.6), say.plain(2.5), say.plain(1.0))
    assert told == figures


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1 nalaz"), (2, "2 nalaza"), (5, "5 nalaza"), (21, "21 nalaz"), (1204, "1.204 nalaza")],
)
def test_serbian_counts_with_its_own_forms(number: int, said: str) -> None:
    assert words("sr").counted("%(num)s finding", "%(num)s findings", number) == said


def test_a_language_without_a_catalogue_is_english() -> None:
    assert words("xx").language == "en"
    assert words("../../etc/passwd").gettext("Queue") == "Queue"


def test_nothing_is_not_the_head_of_the_catalogue() -> None:
    assert words("sr").gettext("") == ""


def test_the_command_offers_every_language_that_has_a_catalogue() -> None:
    from audit.cli import PageLanguage

    assert [one.value for one in PageLanguage] == list(LANGUAGES)


def test_the_template_can_be_read_by_translators() -> None:
    catalog = read_po(io.BytesIO(template()))
    assert len(catalog) >= len(messages())
    assert all(set(str(m.id)) - set(string.whitespace) for m in catalog if m.id)


def test_no_call_that_translates_escapes_the_extraction() -> None:
    """Babel sees literals alone; what a variable holds has to come from a table of ``coded``."""
    known = {m for one in messages() for m in ((one,) if isinstance(one, str) else one)}
    for path in sorted((Path(audit.__file__).parent / "report").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            count = {"gettext": 1, "ngettext": 2, "counted": 2}.get(node.func.attr, 0)
            for argument in node.args[:count]:
                assert not isinstance(argument, ast.IfExp | ast.BinOp), path.name
                if isinstance(argument, ast.Constant):
                    assert argument.value in known, (path.name, argument.value)
