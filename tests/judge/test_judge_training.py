"""What the judge is taught: pairs from a book in several languages, and errors put into them."""

from __future__ import annotations

import dataclasses
import random
from pathlib import Path

import pytest

from audit.align.pieces import split
from models.judge import antonyms, dictionary, english, foreign, handbook, plant
from models.judge.material import Material, gather

PAGE = "<html><body><div class='para'>{}</div><p>{}</p><div class='nav'>Next</div></body></html>"
ENGLISH = ("The server starts at noon. It stops at night.", "Leave this one as it is, please.")
TEXT = "The old server starts at noon and stops late at night, as the manual says."
MATERIAL = Material(
    language="en",
    small=frozenset({"the", "at", "and", "as"}),
    neighbours={"noon": ("midnight",), "server": ("printer",)},
    names=(),
    after={"starts": (" every other morning", " slowly"), "stops": (" for repairs",)},
    before={"manual": ("printed", "old"), "server": ("new",)},
)


def book(folder: Path, *, german: tuple[str, str]) -> Path:
    for name, paragraphs in (("en-US", ENGLISH), ("de-DE", german)):
        (folder / name).mkdir()
        (folder / name / "a.html").write_text(PAGE.format(*paragraphs), encoding="utf-8")
    return folder


def pairs(folder: Path) -> set[tuple[str, ...]]:
    """English and German of every pair, whichever was read as the source."""
    found = handbook.translations(folder, random.Random(1))
    return {
        (p.source, p.target) if p.source_language == "en" else (p.target, p.source) for p in found
    }


def test_sentence_answers_sentence(tmp_path: Path) -> None:
    german = ("Der Server startet am Mittag. Er hält in der Nacht an.", ENGLISH[1])
    assert pairs(book(tmp_path, german=german)) == {
        ("The server starts at noon.", "Der Server startet am Mittag."),
        ("It stops at night.", "Er hält in der Nacht an."),
    }


def test_a_paragraph_cut_otherwise_is_taken_whole(tmp_path: Path) -> None:
    german = ("Der Server startet am Mittag und hält in der Nacht an.", ENGLISH[1])
    assert pairs(book(tmp_path, german=german)) == {(ENGLISH[0], german[0])}


def test_a_page_with_other_paragraphs_is_passed_over(tmp_path: Path) -> None:
    folder = book(tmp_path, german=("Ein Satz mit genug Buchstaben.", "Noch ein solcher Satz."))
    page = folder / "de-DE" / "a.html"
    page.write_text("<p>Nur ein Absatz steht hier.</p>", encoding="utf-8")
    assert pairs(folder) == set()


@pytest.mark.parametrize("seed", range(5))
def test_a_run_stands_twice(seed: int) -> None:
    planted = plant.repeat_run(TEXT, MATERIAL, random.Random(seed))
    assert planted is not None
    (again,) = planted.wrong
    run = again.of(planted.text)
    assert planted.text.count(run) == TEXT.count(run) + 1
    assert planted.text[: again.start].rstrip() + planted.text[again.end :] == TEXT


def test_a_word_stands_before_one_that_it_stands_before_elsewhere() -> None:
    made = [plant.insert_word(TEXT, MATERIAL, random.Random(seed)) for seed in range(20)]
    texts = {planted.text for planted in made if planted is not None}
    assert texts == {
        TEXT.replace("server", "new server"),
        TEXT.replace("manual", "printed manual"),  # "old" stands in the text already
    }


def test_material_knows_what_stands_before_a_word() -> None:
    filler = " ".join(f"{a}{b}x" for a in "bcdfghjklmnpqrstvwz" * 2 for b in "aeiouy" * 4)
    texts = ("The printed manual is out.", "A printed Manual of 200 pages for 12 Old readers.")
    found = gather("en", (*texts, filler), random.Random(1))
    assert found.before["manual"] == ("printed",)
    assert "pages" not in found.before
    assert "readers" not in found.before


WORDNET = """\
  1 This software and database is being provided to you, the LICENSEE, by Princeton
00000001 00 a 02 open 0 ajar(p) 0 002 & 00000009 a 0000 ! 00000002 a 0101 | not closed
00000002 00 a 02 shut 0 closed 0 002 ! 00000001 a 0101 ! 00000009 a 0201 | not open
00000009 00 a 01 xqzy(a) 0 001 ! 00000002 a 0102 | no word that news uses
"""


def test_opposites_are_read_from_wordnet_by_the_word_not_the_sense(tmp_path: Path) -> None:
    for name in antonyms.FILES:
        (tmp_path / name).write_text(WORDNET if name == "data.adj" else "", "utf-8")
    assert antonyms.read(tmp_path) == {"open": ("shut",), "shut": ("open",)}


def test_an_opposite_of_the_material_is_planted() -> None:
    material = dataclasses.replace(MATERIAL, opposites={"manual": ("automatic",)})
    texts = [english.turn("As the manual says.", material, random.Random(s)) for s in range(9)]
    assert {p.text for p in texts if p} == {"As the automatic says."}


@pytest.mark.parametrize("operation", [o for o, _ in plant.OPERATIONS], ids=lambda o: o.__name__)
def test_spans_lie_in_their_texts(operation: plant.Operation) -> None:
    made = [operation(TEXT, MATERIAL, random.Random(seed)) for seed in range(20)]
    for planted in filter(None, made):
        assert planted.text != TEXT
        assert all(span.of(planted.text).strip() for span in planted.wrong)
        assert all(span.of(TEXT).strip() for span in planted.gone)
        assert planted.wrong or planted.gone
        assert len(split(planted.text)) > 1


def test_a_word_is_left_in_the_language_it_came_from() -> None:
    beside = "Ein alter Server startet mittags, wie das Handbuch sagt."
    asked: list[tuple[str, list[str]]] = []

    def choose(word: str, others: list[str]) -> str:
        asked.append((word, others))
        return "Handbuch"

    planted = foreign.leave(TEXT, beside, MATERIAL, random.Random(2), choose=choose)
    assert planted is not None
    (word, others), (wrong,) = asked[0], planted.wrong
    assert wrong.of(planted.text) == "Handbuch"
    assert planted.text == TEXT.replace(word, "Handbuch", 1)
    assert "Server" not in others  # English has the word too


def test_where_no_spaces_part_words_runs_of_letters_are_left() -> None:
    offered: list[str] = []
    foreign.leave(
        TEXT,
        "古いサーバーは正午に始まる。",
        MATERIAL,
        random.Random(2),
        choose=lambda word, others: offered.extend(others) or others[0],  # type: ignore[func-returns-value]
    )
    assert offered and {len(run) for run in offered} == {2}


@pytest.mark.parametrize("beside", ["", "The old server starts at noon.", "Server."])
def test_nothing_is_left_from_a_text_without_words_of_its_own(beside: str) -> None:
    assert foreign.leave(TEXT, beside, MATERIAL, random.Random(2)) is None


def test_a_common_verb_is_dropped() -> None:
    text = "Then the old server was late, as the manual says."
    planted = english.drop_common(text, MATERIAL, random.Random(1))
    assert planted is not None
    assert planted.text == "Then the old server late, as the manual says."
    assert planted.gone[0].of(text) == "was"
    assert english.drop_common("The server starts.", MATERIAL, random.Random(1)) is None


ENTRIES = """# a comment :: with the mark
Hund {m} | Der Hund lief über die Straße. [ugs.] :: dog | The dog ran across the road. [coll.]
Katze {f} | Die Katze schläft/ruht auf dem Dach. :: cat | The cat sleeps on the roof.
Maus {f} | Da ist sie! :: mouse | There it is!
Pferd {n} | Das Pferd stand im Stall. | zwei :: horse | The horse stood in the stable.
"""


def test_whole_sentences_of_a_dictionary_are_read(tmp_path: Path) -> None:
    file = tmp_path / "de-en"
    file.write_text(ENTRIES, encoding="utf-8")
    found = {
        frozenset(((p.source_language, p.source), (p.target_language, p.target)))
        for seed in range(6)
        for p in dictionary.translations(file, 10, random.Random(seed))
    }
    # The cat's has a variant, the mouse's is short, the horse's parts do not answer each other.
    german, english_ = "Der Hund lief über die Straße.", "The dog ran across the road."
    assert found == {frozenset((("de", german), ("en", english_)))}
