"""The verdict from marks, drift, admissions, and the way a text follows others."""

from __future__ import annotations

from itertools import permutations

import pytest

from audit.language.confusable import TABLE, confusable
from audit.prepare import prepare_lines
from audit.provenance import opinion, relay_languages
from audit.provenance.findings import from_findings
from audit.provenance.republication import copy_lines
from audit.types import (
    Category,
    Document,
    DocumentClass,
    Evidence,
    Finding,
    Kind,
    Original,
    Parallel,
    RawDocument,
    Role,
    Severity,
    Span,
)

BODY = "\n".join(
    f"The council met on day {n} and heard a report on the harbour." for n in range(12)
)


def document(text: str = BODY, language: str = "en") -> Document:
    return prepare_lines(RawDocument("d", "d", text, declared_language=language))


def parallel(
    coverage: float,
    of_other: float,
    *,
    order: float = 1.0,
    surface: float | None = 0.45,
    verbatim: float = 0.02,
) -> Parallel:
    return Parallel("w", coverage, of_other, order, 0.9, surface, verbatim)


def mark(weight: float, kind: str = "lost_number", **languages: float) -> Evidence:
    return Evidence(kind, "x", Span(0, 1), weight, "why", tuple(languages.items()))


def finding(kind: Kind, text: str, original: str, confidence: float = 0.9) -> Finding:
    category = {Kind.TERM_LITERAL: Category.TERMINOLOGY}.get(kind, Category.ENTITY)
    return Finding(
        category,
        kind,
        Severity.MAJOR,
        confidence,
        Span(0, len(text)),
        text,
        "why",
        original=Original("w", Span(0, len(original)), original),
    )


def test_nothing_known_means_an_independent_report() -> None:
    verdict = opinion(document(), (), ())
    assert verdict.document_class is DocumentClass.INDEPENDENT
    assert verdict.evidence == () and verdict.relay_languages == ()


def test_one_weak_mark_does_not_accuse_and_weighs_against_the_verdict() -> None:
    verdict = opinion(document(), (), (mark(1.9),))
    assert verdict.document_class is DocumentClass.INDEPENDENT
    assert [e.weight for e in verdict.evidence] == [-1.9]


def test_marks_accuse() -> None:
    verdict = opinion(document(), (), (mark(5.0), mark(2.0, "residue", lt=0.0)))
    assert verdict.document_class is DocumentClass.MACHINE_TRANSLATED
    assert verdict.relay_languages[0].language == "lt"


def test_more_evidence_never_makes_it_less_likely() -> None:
    last = 0.0
    for count in range(6):
        marks = tuple(mark(1.0, f"kind{n}") for n in range(count))
        now = opinion(document(), (), marks).probability(DocumentClass.MACHINE_TRANSLATED)
        assert now > last
        last = now


def test_facts_in_another_order_are_independent() -> None:
    verdict = opinion(document(), (parallel(0.35, 0.3, order=0.4),), ())
    assert verdict.document_class is DocumentClass.INDEPENDENT
    assert verdict.probability(DocumentClass.INDEPENDENT) > 0.8


def test_a_reworded_text_beside_a_machine_translation_is_a_rewrite() -> None:
    beside = parallel(0.95, 0.6)
    verdict = opinion(document(), (beside,), (), relatives_mt={"w": 0.98})
    assert verdict.document_class is DocumentClass.REWRITE
    assert [e.kind for e in verdict.evidence] == ["runs_parallel"]


@pytest.mark.parametrize(
    "beside",
    [parallel(0.97, 0.97, surface=0.75), parallel(0.97, 0.97), parallel(0.6, 0.95, surface=0.7)],
)
def test_the_source_of_a_machine_translation_is_not_accused(beside: Parallel) -> None:
    verdict = opinion(document(), (beside,), (), relatives_mt={"w": 0.99})
    assert verdict.document_class is DocumentClass.INDEPENDENT


@pytest.mark.parametrize("surface", [0.68, 0.75, 0.82, 0.9])
def test_a_round_trip_of_a_named_original_without_marks(surface: float) -> None:
    beside = parallel(1.0, 1.0, surface=surface, verbatim=0.3 + 0.4 * (surface - 0.5))
    verdict = opinion(document(), (beside,), (), originals=True)
    assert verdict.document_class is DocumentClass.MACHINE_TRANSLATED


def test_of_two_parallel_texts_neither_is_accused_without_a_direction() -> None:
    verdict = opinion(document(), (parallel(0.95, 0.95),), ())
    assert verdict.document_class is DocumentClass.INDEPENDENT
    assert verdict.probability(DocumentClass.REWRITE) > 0.1


def test_beside_a_named_original_it_is_a_rewrite_or_with_marks_a_relay() -> None:
    beside = parallel(0.95, 0.95)
    plain = opinion(document(), (beside,), (), originals=True)
    marked = opinion(document(), (beside,), (mark(3.0),), originals=True)
    assert plain.document_class is DocumentClass.REWRITE
    assert marked.document_class is DocumentClass.MACHINE_TRANSLATED


def test_another_language_beside_its_original_is_a_translation() -> None:
    beside = parallel(0.97, 0.95, surface=None)
    verdict = opinion(document(language="hr"), (beside,), (), originals=True)
    assert verdict.document_class is DocumentClass.TRANSLATION


def test_what_a_machine_translated_is_not_called_its_translation() -> None:
    beside = parallel(0.97, 0.95, surface=None)
    verdict = opinion(document(language="hr"), (beside,), (), relatives_mt={"w": 0.99})
    assert verdict.document_class is DocumentClass.INDEPENDENT


def test_shared_runs_of_words_are_a_copy() -> None:
    verdict = opinion(document(), (parallel(1.0, 0.9, verbatim=0.9, surface=0.99),), ())
    assert verdict.document_class is DocumentClass.SYNDICATED_COPY
    assert verdict.evidence[0].kind == "shared_wording"


ADMISSIONS = [
    "Disclaimer: this story was auto-generated from a syndicated feed and was not edited by us.",
    "Dieser Artikel wurde automatisch aus einem RSS-Feed übernommen und nicht redigiert.",
    "Este artículo procede de un feed sindicado y no ha sido revisado ni editado por nosotros.",
    "Cet article a été agrégé automatiquement.",
    "Ovaj tekst je automatski preuzet, agregator nije odgovoran.",
    "This article originally appeared in The Lakeside Courier.",
    "Republished with permission of Harbour Weekly.",
]
NO_ADMISSIONS = [
    "The company said its robots automatically aggregate data from a feed.",
    "The disclaimer was written by lawyers.",
    "Sources said the note was never edited.",
    "He was credited with saving the club, and she was responsible for the rest.",
    "The song first appeared in 1974 and was reissued.",
]


@pytest.mark.parametrize("line", ADMISSIONS)
def test_a_page_that_admits_to_be_a_copy(line: str) -> None:
    one = document(BODY + "\n" + line)
    assert [e.text for e in copy_lines(one)] == [line]
    verdict = opinion(one, (), ())
    assert verdict.document_class is DocumentClass.SYNDICATED_COPY
    assert verdict.evidence[0].span is not None


@pytest.mark.parametrize("line", NO_ADMISSIONS)
def test_a_story_that_speaks_of_such_things(line: str) -> None:
    assert copy_lines(document(BODY + "\n" + line)) == ()


def test_an_admission_inside_the_story_does_not_count() -> None:
    text = BODY.replace("\n", "\n" + ADMISSIONS[0] + "\n", 5)
    middle = document(text)
    assert all(s.role is Role.BODY for s in middle.sentences)
    inside = [s for s in middle.sentences if s.text == ADMISSIONS[0]]
    assert len(copy_lines(middle)) < len(inside)


def test_a_source_line_and_an_agency_byline() -> None:
    kinds = [e.kind for e in copy_lines(document("Reuters\n" + BODY + "\nIzvor: Tanjug"))]
    assert kinds == ["credit_line", "agency_byline"]


def test_drift_is_evidence_with_its_languages() -> None:
    given = (
        finding(Kind.NAME_RESPELT, "Ion", "Yoon"),
        finding(Kind.TERM_LITERAL, "story rooms", "chat rooms"),
    )
    shown = from_findings(given[:1], ())
    assert shown[0].text == "Ion" and dict(shown[0].languages)["hbs"] > -3.0
    literal = from_findings(given[1:], ())
    assert literal[0].languages == (("hbs", -0.0),)
    assert from_findings(given, (mark(5.0),)) == ()  # the same places, already told


def test_findings_alone_need_to_be_several() -> None:
    one = opinion(document(), (), (), (finding(Kind.NAME_RESPELT, "Jun", "Yoon"),))
    assert one.document_class is DocumentClass.INDEPENDENT
    doubtful = finding(Kind.NAME_RESPELT, "Jun", "Yoon", confidence=0.2)
    assert opinion(document(), (), (), (doubtful,)).evidence == ()


def test_other_findings_are_no_evidence() -> None:
    assert from_findings((finding(Kind.NAME_MISSING, "Jun", "Yoon"),), ()) == ()


def test_relay_unknown_without_a_telling_mark() -> None:
    assert relay_languages((mark(5.0),)) == ()
    assert relay_languages(()) == ()
    assert relay_languages((mark(-2.0, "residue", lt=0.0),)) == ()


def test_serbian_croatian_and_bosnian_count_as_one() -> None:
    ranked = relay_languages((mark(2.0, "residue", sr=-0.5, hr=-0.6, pl=-2.0),))
    assert ranked[0].language == "hbs"
    assert "sr" not in [r.language for r in ranked]


def test_the_language_of_the_text_is_no_relay() -> None:
    ranked = relay_languages((mark(2.0, "residue", en=0.0, de=-0.1),))
    assert "en" not in [r.language for r in ranked]


def test_the_order_of_evidence_does_not_matter() -> None:
    marks = (mark(2.0, "a", lt=0.0, lv=-1.0), mark(1.5, "b", lv=0.0, lt=-1.0), mark(1.0, "c"))
    assert len({relay_languages(p) for p in permutations(marks)}) == 1


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("chat rooms", "story rooms", "hbs"),
        ("chatroom", "story room", "hbs"),
        ("castle", "lock", "de"),
        ("lawyer", "avocado", "fr"),
        ("hand", "arm", "ru"),
    ],
)
def test_confusable_pairs(one: str, other: str, language: str) -> None:
    assert language in confusable(one, other) and language in confusable(other, one)


def test_unrelated_words_are_not_confusable() -> None:
    assert confusable("chat", "bridge") == () and confusable("time", "time") == ()
    assert all(
        len(line.split()) >= 2 for rows in TABLE.values() for line in rows.split("\n") if line
    )
