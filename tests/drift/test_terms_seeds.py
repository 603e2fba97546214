"""Terms of the five seed documents, and of the same story with other terms put in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from audit.drift.case import Case, Witness
from audit.drift.terms import find
from audit.types import (
    Counterpart,
    Document,
    Finding,
    Kind,
    Link,
    Relation,
    Role,
    Sentence,
    Severity,
    Span,
)

SEEDS = Path(__file__).parents[2] / "seeds"
TRANSLATED, REWRITE = "002_97186726e788dc7d", "000_951832a0ab8d3d7d"
# Lines that are no part of the story, by how they start.
CLUTTER = (
    "- Telegram",
    "- What they say",
    "BBC is in",
    "Follow us",
    "Bonus video",
    "You May Also",
    "More From",
    "Also Read",
    "Advertisement",
    "  •",
    "Article content",
    "  1.",
    "  2.",
    "    ",
    "***",
    "(Note",
    "Please visit",
    "Watch Live",
    "Enjoy",
    "SUBSCRIBE",
    "REGISTER",
    "THIS CONTENT",
)
# Sentences that answer to each other: of the translation, of the rewrite.
LINKS = (
    ("Telegram has apologized", "Telegram has in fact"),
    ("In recent weeks", "Within the last couple"),
    ("A dipfake is", "Deepfakes are real"),
    ("The recent deep-faking", "The latest deepfake"),
    ("Chat groups were", "These chat groups"),
    ("In South Korea, those", "South Korea has laws"),
)
Swap = tuple[str, str]


@cache
def texts() -> Mapping[str, str]:
    return {p.stem: p.read_text(encoding="utf-8") for p in sorted(SEEDS.glob("*.txt"))}


def document(name: str, text: str, swaps: tuple[Swap, ...]) -> Document:
    """The text with terms put in, cut at line ends and after full stops."""
    sentences: list[Sentence] = []
    lines: list[str] = []
    at = 0
    for block, line in enumerate(text.split("\n")):
        changed = line
        for pattern, other in swaps:
            changed = re.sub(pattern, lambda m, o=other: cased(m.group(), o), changed, flags=re.I)
        role = Role.BOILERPLATE if line.startswith(CLUTTER) else Role.BODY
        for match in re.finditer(r"\S.*?(?:[.!?][”’\"]?(?=\s+[A-Z“])|$)", changed):
            span = Span(at + match.start(), at + match.end())
            sentences.append(Sentence(len(sentences), span, match.group(), role, "en", block))
        lines.append(changed)
        at += len(changed) + 1
    return Document(name, name, "\n".join(lines), "en", tuple(sentences))


def cased(old: str, new: str) -> str:
    return new[0].upper() + new[1:] if old[0].isupper() else new


def starting(original: Document, start: str) -> int:
    return next(s.index for s in original.sentences if s.text.startswith(start))


def case(name: str, *swaps: Swap, without: tuple[str, ...] = (), translated: float = 0.97) -> Case:
    plain = {i: document(i, t, ()) for i, t in texts().items()}
    documents = {i: document(i, t, swaps) for i, t in texts().items() if i not in without}
    links = []
    if REWRITE in documents:
        for here, there in LINKS:
            pair = {
                TRANSLATED: starting(plain[TRANSLATED], here),
                REWRITE: starting(plain[REWRITE], there),
            }
            if name in pair:
                (other,) = set(pair) - {name}
                links.append(Link((pair[name],), (Counterpart(other, (pair[other],), 0.9),)))
    return Case(
        documents[name],
        tuple(
            Witness(
                d,
                Relation.RELAY if {i, name} == {TRANSLATED, REWRITE} else Relation.SAME_STORY,
                testifies=i != TRANSLATED,
            )
            for i, d in documents.items()
            if i != name
        ),
        tuple(links),
        None,
        translated if name == TRANSLATED else 0.05,
    )


def by_kind(found: list[Finding], kind: Kind) -> list[Finding]:
    return [f for f in found if f.kind is kind]


def test_a_respelt_term_is_one_finding_with_all_its_places() -> None:
    (finding,) = by_kind(list(find(case(TRANSLATED))), Kind.TERM_COINED)
    assert [p.text for p in finding.places] == ["dipfakes", "dipfake", "dipfakes"]
    assert finding.suggestion == "deepfakes"
    assert finding.severity is Severity.MAJOR
    assert [w[:3] for w in finding.witnesses_for] == ["000", "001", "003", "004"]
    assert finding.original is not None
    assert finding.original.text == "deepfakes"
    assert finding.explanation.startswith(
        "No such word in English: the four other reports say “deepfakes”."
    )
    assert "deep-faking" in finding.explanation


def test_a_second_name_for_the_same_thing_is_told() -> None:
    (finding,) = by_kind(list(find(case(TRANSLATED))), Kind.TERM_INCONSISTENT)
    assert finding.text == "deep-faking"
    assert finding.severity is Severity.MINOR


def test_the_right_form_elsewhere_is_no_finding_of_its_own() -> None:
    found = list(find(case(TRANSLATED, ("deep-faking", "deepfake"))))
    assert not by_kind(found, Kind.TERM_INCONSISTENT)
    (finding,) = by_kind(found, Kind.TERM_COINED)
    assert "has it right: “deepfake”" in finding.explanation


def test_a_term_put_word_by_word() -> None:
    (finding,) = by_kind(list(find(case(TRANSLATED))), Kind.TERM_LITERAL)
    assert (finding.text, finding.suggestion) == ("story rooms", "chat rooms")
    assert finding.severity is Severity.MAJOR
    assert [w[:3] for w in finding.witnesses_for] == ["001", "003"]
    assert finding.original is not None
    assert finding.original.text.replace(" ", "").lower().startswith("chatroom")


@pytest.mark.parametrize("name", [n for n in sorted(texts()) if n != TRANSLATED])
def test_nothing_is_said_of_the_other_reports(name: str) -> None:
    assert not list(find(case(name)))


def test_without_the_rewrite_the_independent_reports_suffice() -> None:
    found = list(find(case(TRANSLATED, without=(REWRITE,))))
    assert {f.text for f in found} == {"dipfakes", "deep-faking", "story rooms"}


def test_alone_nothing_is_made_up() -> None:
    others = tuple(n for n in texts() if n != TRANSLATED)
    assert not list(find(case(TRANSLATED, without=others)))


def test_what_no_machine_wrote_may_be_put_in_other_words() -> None:
    found = list(find(case(TRANSLATED, translated=0.1)))
    assert not by_kind(found, Kind.TERM_LITERAL)
    assert by_kind(found, Kind.TERM_COINED)


@pytest.mark.parametrize(
    ("term", "respelt"),
    [
        ("spyware", "spajver"),
        ("ransomware", "rensomver"),
        ("chatbot", "chetbot"),
        ("livestream", "lajvstrim"),
        ("blockchain", "blokcejn"),
        ("voicemail", "vojsmejl"),
        ("paywall", "pejvol"),
    ],
)
def test_other_terms_spelt_by_ear(term: str, respelt: str) -> None:
    swaps = (("deep-faking", term), ("deep ?fake", term), ("dipfake", respelt))
    (finding,) = by_kind(list(find(case(TRANSLATED, *swaps))), Kind.TERM_COINED)
    assert finding.text == f"{respelt}s"
    assert len(finding.places) == 3
    assert finding.suggestion is not None
    assert finding.suggestion.startswith(term)


@pytest.mark.parametrize(
    ("term", "literal"),
    [
        ("video call", "video invitation"),
        ("bank account", "bank bill"),
        ("live stream", "life stream"),
        ("message board", "message plate"),
        ("search engine", "search motor"),
        ("credit card", "credit ticket"),
        ("power plant", "power herb"),
    ],
)
def test_other_terms_put_word_by_word(term: str, literal: str) -> None:
    swaps = (("chat ?room", term), ("story room", literal))
    (finding,) = by_kind(list(find(case(TRANSLATED, *swaps))), Kind.TERM_LITERAL)
    assert (finding.text, finding.suggestion) == (f"{literal}s", f"{term}s")


@pytest.mark.parametrize(
    ("term", "synonym"),
    [
        ("cell phone", "mobile phone"),
        ("law firm", "law office"),
        ("football team", "soccer team"),
        ("chat room", "chat group"),
        ("parking lot", "parking space"),
        ("chat room", "conversation platform"),
    ],
)
def test_a_synonym_is_no_drift(term: str, synonym: str) -> None:
    swaps = (("chat ?room", term), ("story room", synonym))
    assert not by_kind(list(find(case(TRANSLATED, *swaps))), Kind.TERM_LITERAL)


@pytest.mark.parametrize("spelling", ["chatroom", "chat-room", "chat room", "Chat room"])
def test_spellings_of_one_term_are_one_term(spelling: str) -> None:
    assert not by_kind(list(find(case(TRANSLATED, ("story room", spelling)))), Kind.TERM_LITERAL)


@pytest.mark.parametrize(
    ("right", "slip"), [("pornographic", "pornogarphic"), ("commission", "comission")]
)
def test_a_slip_of_the_keys_is_no_coinage(right: str, slip: str) -> None:
    found = find(case(TRANSLATED, (f"(?<=fake ){right}|(?<=of this ){right}", slip)))
    assert slip not in {f.text for f in found}
