"""What the checks say, in another language: the same values, nothing lost, nothing slow."""

from __future__ import annotations

import ast
import re
import time
from pathlib import Path

import pytest

import audit
from audit.report.patterns import HEADS, TAILS, WHO
from audit.report.sayings import said
from audit.words import ENGLISH, words

SERBIAN = words("sr")
HOLE = re.compile(r"%\((\w+)\)s")


@pytest.mark.parametrize(
    ("english", "serbian"),
    [
        (
            "The original says 40 months; this says 42.",
            "Original kaže 40 months; ovde stoji 42.",
        ),
        (
            "Another report says 3 per cent; this says 3 percentage points. "
            "Per cent and percentage points are not the same.",
            "Drugi izveštaj kaže 3 per cent; ovde stoji 3 percentage points. "
            "Procenti i procentni poeni nisu isto.",
        ),
        (
            "XNUMX is no number: the translation system lost one here. By the order of the numbers "
            "left in the paragraph it was 42. Two other reports say 40. Another report says 41.",
            "XNUMX nije broj: prevodilački sistem je ovde izgubio broj. Po redosledu brojeva "
            "preostalih u pasusu bio je 42. Druga dva izveštaja kažu 40. Drugi izveštaj kaže 41.",
        ),
        (
            "Three reports spell the president's name Yoon; “Jun” looks like a respelling through "
            "Serbian or Croatian.",
            "U drugim izveštajima (3) ime glasi Yoon; „Jun” izgleda kao prepis preko drugog jezika "
            "(srpski ili hrvatski).",
        ),
        (
            "One report spells the name Yoon; “Jun” looks like a respelling through German.",
            "U jednom izveštaju ime glasi Yoon; „Jun” izgleda kao prepis preko drugog jezika "
            "(nemački).",
        ),
        (
            "No such word in English: the two other reports say “deepfake”. Elsewhere the text "
            "itself has it right: “deepfakes”.",
            "Takva reč u tom jeziku (engleski) ne postoji: svi drugi izveštaji (2) imaju "
            "„deepfake”. Drugde je i u samom tekstu ispravno: “deepfakes”.",
        ),
        (
            "“i” is Serbian, Croatian or Bosnian; it was left behind here.",
            "„i” je reč drugog jezika (srpski, hrvatski ili bosanski); ovde je zaostala.",
        ),
        (
            "Reads like a machine translation: more articles, longer words than usual.",
            "Deluje kao mašinski prevod; u odnosu na uobičajeno: više članova, duže reči.",
        ),
        (
            "Reads like a machine translation: fewer nouns in -tion, -ment or -ness, commoner "
            "words, more forms of be, have and do than usual.",
            "Deluje kao mašinski prevod; u odnosu na uobičajeno: manje imenica na -tion, -ment ili "
            "-ness, češće reči, više oblika glagola be, have i do.",
        ),
        (
            "60 % of its sentences answer to sentences of 000, in the same order, in other words.",
            "60 % njegovih rečenica odgovara rečenicama teksta 000, istim redom, drugim rečima.",
        ),
        (
            "These words are given to Ann; in the parallel text Bob says them.",
            "Ove reči ovde izgovara Ann; uporedni tekst ih pripisuje drugome: Bob.",
        ),
        ("This denies what the original affirms.", "Ovo poriče ono što original tvrdi."),
    ],
)
def test_a_sentence_of_a_check_in_serbian(english: str, serbian: str) -> None:
    assert said(english, SERBIAN) == serbian
    assert said(english, ENGLISH) == english


@pytest.mark.parametrize("message", [*HEADS, *TAILS])
def test_every_pattern_fits_its_own_sentence(message: str) -> None:
    """Filled with values that look like the pattern's own words, it still comes back whole."""
    for who in WHO:
        values = {
            name: who if name == "who" else who[0].upper() + who[1:] if name == "Who" else value
            for name, value in zip(HOLE.findall(message), VALUES * 3, strict=False)
        }
        filled = message % values
        whole = f"This denies what the original affirms. {filled}" if message in TAILS else filled
        told = said(whole, SERBIAN)
        assert told is not None
        wanted = SERBIAN.gettext(message)
        for name in HOLE.findall(wanted):
            if name not in ("who", "Who", "language", "count", "list", "script"):
                assert values[name] in told


VALUES = ["3.5", "a; b", "Käse, die", "“x”", "no (really)", "50 %", "says"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Something new that a check says.",
        "The original says ; this says 42.",
        "The original says 42; this says .",
        "%(who)s",
        "<script>alert(1)</script>",
        "The original says 1; this says 2." + " x" * 4000,
    ],
)
def test_what_no_pattern_fits_stays_as_it_is(text: str) -> None:
    assert said(text, SERBIAN) is None


def test_a_hostile_sentence_is_quick() -> None:
    """No pattern looks at a text more than a few times over."""
    before = time.process_time()
    for text in (
        "“" * 3999,
        " The original says 1." * 190,
        "; this says " * 330,
        "a; “b” is " * 390,
    ):
        said(text, SERBIAN)
    assert time.process_time() - before < 1.0


# Where the code puts a sentence together from words: these are looked for one by one.
COMPOSED = "|".join(
    (
        *("One report", "Another report", "spells?", "reports", "the name", "'s name"),
        *("one other report says", "the other report says", "one sentence", "a sentence"),
        *("sentences", "a machine's than a person's", "a person's than a machine's"),
    )
)


def test_every_pattern_is_still_written_somewhere() -> None:
    """A check that changes its words leaves a pattern behind that nothing fits."""
    rooms = ("drift", "provenance", "stemma", "types")
    source = " ".join(
        path.read_text("utf-8")
        for room in rooms
        for path in sorted((Path(audit.__file__).parent / room).rglob("*.py"))
    )
    # Sentences that run over two lines, and doubled braces and signs of formats.
    source = re.sub(r"[\"']\s*\n\s*f?[\"']", "", source)
    stale = []
    for message in (*HEADS, *TAILS):
        pieces = re.split(rf"%\(\w+\)s|%%|: |; |, |\.|[“”()]|{COMPOSED}", message)
        longest = max(pieces, key=len).strip()
        if longest not in source:
            stale.append((message, longest))
    assert stale == []


def _sentence(node: ast.Constant | ast.JoinedStr) -> str:
    """A sentence of the code, its holes filled with what may stand there."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    filled = ""
    for part in node.values:
        if isinstance(part, ast.Constant):
            filled += str(part.value)
        else:
            hole = ast.unparse(part)
            word = "German" if "language" in hole or hole == "{name}" else "seventy"
            filled += "the original" if "called" in hole else word
    return filled


def _written(tree: ast.Module) -> list[str]:
    """What a module says in one whole sentence where a finding's explanation stands."""
    said_here = [
        keyword.value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        for keyword in call.keywords
        if keyword.arg == "explanation"
    ]
    sentences = map(
        _sentence, [n for n in said_here if isinstance(n, ast.Constant | ast.JoinedStr)]
    )
    return [text[:1].upper() + text[1:] for text in sentences]


def test_every_whole_sentence_of_a_check_has_a_pattern() -> None:
    """Sentences that a check puts together from parts are told by the tables above."""
    room = Path(audit.__file__).parent / "drift"
    texts = {
        (path.name, text)
        for path in sorted(room.rglob("*.py"))
        for text in _written(ast.parse(path.read_text("utf-8")))
        if text.endswith(".")
    }
    assert len(texts) > 12
    missing = [name for name, text in sorted(texts) if said(text, SERBIAN) is None]
    assert missing == COMPOSED_IN


# Where a sentence is put together from parts, which no hole can be filled for here.
COMPOSED_IN = ["changed.py", "compare.py", "compare.py", "listed.py", "speakers.py"]


def test_the_seeds_own_explanations_are_said_in_serbian(seeds_audit) -> None:
    reports = seeds_audit.reports
    texts = {f.explanation for r in reports for f in r.findings}
    texts |= {e.explanation for r in reports for e in r.verdict.evidence}
    texts |= {
        reason.explanation
        for f in seeds_audit.stemma.families
        for e in f.edges
        for reason in e.reasons
    }
    assert len(texts) > 20
    assert [text for text in texts if said(text, SERBIAN) is None] == []
