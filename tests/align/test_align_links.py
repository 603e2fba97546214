"""One document to all its witnesses, on the seeds and on small made-up families."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from audit.align.parallel import kendall_tau, parallel, verbatim
from audit.align.witnesses import link
from audit.embed import Encoder, load
from audit.types import Counterpart, Document, Link, Role, Sentence, Span

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
FOLLOWER, REWRITE, FIRST, SECOND, AGENCY = "002", "000", "001", "003", "004"

# (how a sentence of 002 starts, the document and sentence that answer best)
BEST = (
    ("Telegram has apologized to South Korean", REWRITE, "Telegram has in fact issued"),
    ("The apology came days after", REWRITE, "It comes days after"),
    ("In recent weeks, it has been discovered", REWRITE, "Within the last couple of weeks"),
    ("Authorities said Telegram removed", REWRITE, "Officials have claimed"),
    ("In a statement to South Korea's", REWRITE, "Telegram stated in its letter"),
    ("They also confirmed that 25", REWRITE, "It also said that it has removed 25"),
    ("Telegram also proposed an email", REWRITE, "Telegram also took an opportunity"),
    ("He acknowledged the seriousness", REWRITE, "KCSC told about the company"),
    ("A dipfake is generated", REWRITE, "Deepfakes are real videos"),
    ("The recent deep-faking crisis", REWRITE, "The latest deepfake problem"),
    ("It later emerged that the police", REWRITE, "Police revealed that they were fed"),
    ("Seven suspects, six of whom", REWRITE, "Seven suspects, including six"),
    ("Chat groups were linked", REWRITE, "These chat groups were affiliated"),
    ("Many of the victims were", REWRITE, "Most of their targets were"),
    ("In South Korea, those found guilty", REWRITE, "South Korea has laws that state"),
    ("The revelations in South Korea", SECOND, "Durov was arrested as a part"),
    ("Last Tuesday, South Korean President", SECOND, "Last week, Yoon Suk Yeol"),
    ("The leader of the abusers", SECOND, "In 2020, the alleged leader"),
)
# What has to be found also, or still, when the rewrite is not there.
ELSEWHERE = (
    ("In South Korea, those found guilty", FIRST, "Under South Korea’s Sexual Violence"),
    ("In South Korea, those found guilty", SECOND, "Under Seoul’s Sexual Violence"),
    ("The revelations in South Korea", SECOND, "Durov was arrested as a part"),
    ("The revelations in South Korea", AGENCY, "South Korea’s investigation comes as Pavel"),
    ("Last Tuesday, South Korean President", FIRST, "The situation has prompted President"),
    ("They also confirmed that 25", FIRST, "The Korea Communications Standards"),
    ("Telegram also proposed an email", FIRST, "The company acknowledged miscomm"),
    ("Durov has since been charged", AGENCY, "South Korea’s investigation comes as Pavel"),
    ("The leader of the abusers", FIRST, "Cho Ju-bin was sentenced"),
    ("The leader of the abusers", SECOND, "In 2020, the alleged leader"),
)
ALONE = "Women's rights activists have accused"


@cache
def _encoder() -> Encoder:
    return load()


@cache
def _seeds() -> dict[str, Document]:
    from audit.prepare import prepare
    from audit.types import RawDocument

    raws = [
        RawDocument(id=p.name[:3], source=p.name, text=p.read_text("utf-8"))
        for p in sorted(SEEDS.glob("*.txt"))
    ]
    return {d.id: d for d in prepare(raws)}


def _links(*without: str) -> tuple[Link, ...]:
    documents = _seeds()
    witnesses = [d for k, d in documents.items() if k not in (FOLLOWER, *without)]
    return link(documents[FOLLOWER], witnesses, _encoder())


def _counterparts(links: tuple[Link, ...], start: str) -> tuple[Counterpart, ...]:
    document = _seeds()[FOLLOWER]
    for each in links:
        if any(document.sentences[i].text.startswith(start) for i in each.sentences):
            return each.counterparts
    raise AssertionError(f"no link for {start!r}")


def _answers(counterpart: Counterpart, witness: str, start: str) -> bool:
    sentences = _seeds()[witness].sentences
    return counterpart.document == witness and any(
        sentences[j].text.startswith(start) for j in counterpart.sentences
    )


def test_every_body_sentence_stands_in_one_link_and_no_other_does() -> None:
    linked = [i for each in _links() for i in each.sentences]
    assert sorted(linked) == [s.index for s in _seeds()[FOLLOWER].body]
    assert len(linked) == len(set(linked))


def test_the_seeds_best_counterparts() -> None:
    links = _links()
    right = [
        bool(found := _counterparts(links, start)) and _answers(found[0], witness, answer)
        for start, witness, answer in BEST
    ]
    # Where two reports say the same equally well, either may stand first.
    missed = [row for row, hit in zip(BEST, right, strict=True) if not hit]
    present = [
        any(_answers(c, witness, answer) for c in _counterparts(links, start))
        for start, witness, answer in missed
    ]
    assert sum(right) >= len(BEST) - 2, missed
    assert sum(right) + sum(present) >= len(BEST) - 1, missed


@pytest.mark.parametrize("without", [(), (REWRITE,)])
def test_the_other_reports_are_found_with_and_without_the_rewrite(without: tuple[str]) -> None:
    links = _links(*without)
    found = [
        any(_answers(c, witness, answer) for c in _counterparts(links, start))
        for start, witness, answer in ELSEWHERE
    ]
    assert sum(found) >= len(ELSEWHERE) - 1, found


def test_a_sentence_that_nobody_else_has_gets_nothing() -> None:
    assert _counterparts(_links(), ALONE) == ()


def test_counterparts_come_best_first_one_a_witness() -> None:
    for each in _links():
        scores = [c.score for c in each.counterparts]
        assert scores == sorted(scores, reverse=True)
        assert len({c.document for c in each.counterparts}) == len(scores)


def test_the_order_of_the_witnesses_does_not_matter() -> None:
    documents = _seeds()
    witnesses = [d for k, d in documents.items() if k != FOLLOWER]
    first = link(documents[FOLLOWER], witnesses, _encoder())
    second = link(documents[FOLLOWER], witnesses[::-1], _encoder())
    assert [x.sentences for x in first] == [x.sentences for x in second]
    for one, two in zip(first, second, strict=True):
        assert [c.document for c in one.counterparts] == [c.document for c in two.counterparts]


def test_a_document_without_witnesses_has_links_without_counterparts() -> None:
    links = link(_seeds()[AGENCY], (), _encoder())
    assert links
    assert all(each.counterparts == () for each in links)


def test_the_rewrite_is_parallel_and_the_reports_are_not() -> None:
    documents, links = _seeds(), _links()
    figures = {k: parallel(documents[FOLLOWER], d, links) for k, d in documents.items()}
    assert figures[REWRITE].coverage > 0.55
    assert figures[REWRITE].coverage_of_other > 0.85
    assert figures[REWRITE].monotonicity > 0.95
    for other in (FIRST, SECOND, AGENCY):
        assert figures[other].coverage < 0.5
        assert figures[other].verbatim < 0.05


def document(name: str, sentences: list[str], language: str = "en") -> Document:
    """A document with one sentence a line."""
    made, at = [], 0
    for number, text in enumerate(sentences):
        made.append(Sentence(number, Span(at, at + len(text)), text, Role.BODY, language))
        at += len(text) + 1
    return Document(name, name, "\n".join(sentences), language, tuple(made))


HARBOUR = [
    "The harbour of Tallholm was closed on Friday after a ferry struck the quay.",
    "Two sailors, aged 34 and 51, were taken to hospital with broken bones.",
    "Captain Ilse Brandvik said the engine had not answered to the wheel.",
    "The owner of the ferry has paid 12,000 crowns for the damage.",
    "Traffic to the islands will start again on Sunday morning.",
]
HAFEN = [
    "Der Hafen von Tallholm wurde am Freitag gesperrt, nachdem eine Fähre den Kai gerammt hatte.",
    "Zwei Seeleute im Alter von 34 und 51 Jahren kamen mit Knochenbrüchen ins Krankenhaus.",
    "Die Eigentümerin der Fähre hat 12.000 Kronen für den Schaden bezahlt.",
    "Der Verkehr zu den Inseln wird am Sonntagmorgen wieder aufgenommen.",
]


def test_a_short_translation_that_leaves_a_sentence_out() -> None:
    links = link(document("de", HAFEN, "de"), [document("en", HARBOUR)], _encoder())
    answers = [tuple(j for c in each.counterparts for j in c.sentences) for each in links]
    assert answers == [(0,), (1,), (3,), (4,)]


def test_another_story_is_no_counterpart() -> None:
    story = [
        "Tomato growers in the valley expect a poor year.",
        "Blight has reached nine farms since May.",
        "The ministry sent inspectors to every greenhouse.",
        "Seedlings are sold at twice the price of last spring.",
    ]
    links = link(document("de", HAFEN, "de"), [document("other", story)], _encoder())
    assert all(each.counterparts == () for each in links)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], 1.0),
        ([(3, 5)], 1.0),
        ([(0, 0), (1, 1), (2, 2)], 1.0),
        ([(0, 2), (1, 1), (2, 0)], -1.0),
        ([(0, 0), (1, 2), (2, 1)], 1 / 3),
        ([(0, 0), (1, 0), (2, 1)], 1.0),
    ],
)
def test_kendall_tau(pairs: list[tuple[int, int]], expected: float) -> None:
    assert kendall_tau(pairs) == pytest.approx(expected)


def test_verbatim_counts_words_in_long_shared_runs_only() -> None:
    shared = "one two three four five six seven eight"
    assert verbatim([shared + " nine ten"], ["zero " + shared]) == pytest.approx(0.8)
    assert verbatim(["one two three four five six seven"], [shared]) == 0.0
    assert verbatim([shared], [shared.upper()]) == 1.0
    assert verbatim([], [shared]) == 0.0


def test_parallel_of_unlinked_documents() -> None:
    one, two = document("one", HARBOUR), document("two", HAFEN, "de")
    figures = parallel(one, two, [Link((i,), ()) for i in range(5)])
    assert (figures.coverage, figures.similarity, figures.surface) == (0.0, 0.0, None)


def test_surface_is_measured_within_one_language_only() -> None:
    one, two = document("one", HARBOUR), document("two", HARBOUR)
    links = [Link((i,), (Counterpart("two", (i,), 0.9),)) for i in range(5)]
    assert parallel(one, two, links).surface == pytest.approx(1.0)
    german = document("two", HARBOUR, "de")
    assert parallel(one, german, links).surface is None
