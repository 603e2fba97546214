"""Two parallel texts: which is the machine's, and is one at all?"""

from __future__ import annotations

import pytest

from audit.align.parallel import parallel
from audit.provenance import opinion
from audit.provenance.beside import Beside, beside, judge
from audit.provenance.beside.changes import changes
from audit.provenance.beside.figures import DIRECTED, EVEN, directed, even
from audit.provenance.beside.model import SUREST, TOUCHED_UP, pair_model, parse
from audit.provenance.following import beside_others
from audit.types import Counterpart, Document, DocumentClass, Link, Sentence, Span

MT = DocumentClass.MACHINE_TRANSLATED
STORY = (
    "Harbour strike enters its third week as talks stall",
    "Dock workers at the northern port voted on Monday to go on with their strike.",
    "About 420 of them have been out since the first week of March over night shifts.",
    "The company's offer of a four per cent rise was turned down by a show of hands.",
    "It wasn't enough to cover what families had lost to rising rents, the union said.",
    "Two ferries that usually dock here were sent to a smaller harbour down the coast.",
    "Shopkeepers near the quay say takings have fallen by a third since it began.",
    "A mediator appointed by the ministry is due to meet both sides on Thursday.",
)
# As a rule-based system brings it back: words lost, commonest words, no short forms.
RELAY = (
    "Strike of the port enters in his third week while the talks stop",
    "The workers of dock in the port of the north voted the Monday for go on with his strike.",
    "Around 420 of them have been out since the first week of March by the shifts of night.",
    "The offer of the company of a rise of four by hundred was refused by a show of hands.",
    "It was not enough for cover what the families had lost to rents that rise, said the union.",
    "Two ferries that usually dock here were sent to a port more small down of the coast.",
    "The owners of shops near of the quay say that the takings have fallen by a third of it began.",
    "A mediator appointed by the ministry is of meet with the two sides in the Thursday.",
)
# As a spinner leaves it: content words exchanged, the grammar as it was.
SPUN = (
    "Harbour walkout enters its third week as negotiations falter",
    "Dock labourers at the northerly port balloted on Monday to continue with their walkout.",
    "About 420 of them have been out since the opening week of March over nocturnal shifts.",
    "The firm's proposal of a four per cent increase was turned down by a display of hands.",
    "It wasn't sufficient to cover what households had lost to climbing rents, the union stated.",
    "Two ferryboats that normally moor here were dispatched to a tinier haven down the shore.",
    "Merchants near the wharf say revenues have dropped by a third since it started.",
    "A conciliator named by the ministry is scheduled to see both parties on Thursday.",
)


def pairs(one: tuple[str, ...], other: tuple[str, ...]) -> list[tuple[str, str]]:
    return list(zip(one, other, strict=True))


def document(name: str, texts: tuple[str, ...], language: str = "en") -> Document:
    sentences, at = [], 0
    for k, text in enumerate(texts):
        sentences.append(Sentence(k, Span(at, at + len(text)), text, language=language, block=k))
        at += len(text) + 1
    return Document(name, name, "\n".join(texts), language, tuple(sentences))


def links(other: str, count: int) -> tuple[Link, ...]:
    return tuple(Link((k,), (Counterpart(other, (k,), 0.9),)) for k in range(count))


def test_a_relay_is_told_beside_its_original_and_turning_the_pair_turns_the_answer() -> None:
    told, back = judge(pairs(STORY, RELAY)), judge(pairs(RELAY, STORY))
    assert told is not None and back is not None
    assert told.after > 2.0 and told.machine > 1.0
    assert back.after == pytest.approx(-told.after)
    assert back.machine == pytest.approx(told.machine)
    assert back.reasons == told.reasons != ()


def test_a_thesaurus_is_no_machine_translation() -> None:
    told = judge(pairs(STORY, SPUN))
    assert told is not None and told.machine < -1.0


def test_texts_alike_are_copies_and_short_ones_say_nothing() -> None:
    assert judge(pairs(STORY, STORY)) == Beside(0.0, TOUCHED_UP)
    assert judge(pairs(STORY[:2], RELAY[:2])) is None
    assert judge([]) is None
    edited = (*STORY[:4], STORY[4].replace("wasn't", "was not"), *STORY[5:])
    assert judge(pairs(STORY, edited)) == Beside(0.0, TOUCHED_UP)


def test_only_english_is_compared() -> None:
    one, other = document("a", STORY), document("b", RELAY, "de")
    assert beside(other, one, links("a", 8)) is None
    same = document("b", RELAY)
    assert beside(same, one, links("a", 8)) == judge(pairs(STORY, RELAY))


def test_figures_of_a_pair() -> None:
    found = changes([("The offer wasn't firm.", "The bid was not firm.")])
    row = dict(zip(DIRECTED, directed(found), strict=True))
    assert row["short"] < 0.0 < row["negation"]
    assert row["of"] == row["lowered"] == 0.0
    turned = changes([("The bid was not firm.", "The offer wasn't firm.")])
    assert directed(turned) == pytest.approx(-directed(found))
    assert even(turned) == pytest.approx(even(found))
    lowered = changes([("On Monday the Court sat.", "On Monday the court sat.")])
    assert dict(zip(DIRECTED, directed(lowered), strict=True))["lowered"] > 0.0


def test_choices_of_the_whole_texts_turn_with_the_pair() -> None:
    short, long = "It's late and they aren't here.", "It is late and they are not here."
    row = dict(zip(DIRECTED, directed(changes([(short, long)] * 3)), strict=True))
    assert row["choice_long_is"] > 0.0 and row["choice_long_not"] > 0.0
    assert row["choice_genitive"] == 0.0
    turned = dict(zip(DIRECTED, directed(changes([(long, short)] * 3)), strict=True))
    assert turned["choice_long_is"] == pytest.approx(-row["choice_long_is"])


@pytest.mark.parametrize(
    "text", ["", "   ", "12 34 56", "!!! ???", "a" * 5000, "x\u0000y \U0001f600"]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    told = judge([(text, STORY[0]), (STORY[1], text)] * 12)
    assert told is None or abs(told.after) <= SUREST
    assert judge([(text, text)] * 12) in (None, Beside(0.0, TOUCHED_UP))


def test_the_weights_fit_the_figures() -> None:
    model = pair_model()
    assert len(model.directed) == len(DIRECTED) and len(model.even) == len(EVEN)
    with pytest.raises(ValueError, match="train it anew"):
        parse('{"directed": {}, "even": {}, "bias": 0}')


def test_of_two_in_one_corpus_the_relay_is_called_and_the_original_is_not() -> None:
    one, other = document("a", STORY), document("b", RELAY)
    there, back = parallel(other, one, links("a", 8)), parallel(one, other, links("b", 8))
    of_relay = beside_others(other, (one,), (there,), links("a", 8))
    of_original = beside_others(one, (other,), (back,), links("b", 8))
    relay = opinion(other, (there,), (), relatives_mt={"a": 0.1}, beside=of_relay)
    original = opinion(one, (back,), (), relatives_mt={"b": 0.9}, beside=of_original)
    assert relay.document_class is MT
    assert "machine_wording" in {e.kind for e in relay.evidence}
    assert original.document_class is not MT and original.probability(MT) < 0.1


def test_a_named_original_is_one_whatever_the_wording_says() -> None:
    one = document("a", STORY)
    back = parallel(one, document("b", RELAY), links("b", 8))
    told = {"b": Beside(-5.0, 3.0)}
    named = opinion(one, (back,), (), originals=True, beside=told)
    alone = opinion(one, (back,), (), beside=told)
    assert named.probability(MT) > 0.8
    assert alone.probability(MT) < 0.1


def test_evidence_speaks_of_the_right_text() -> None:
    mine = Beside(4.0, 3.0, ("more “of”",)).evidence("b")
    theirs = Beside(-4.0, 3.0, ("more “of”",)).evidence("b")
    hands = Beside(0.4, -2.0).evidence("b")
    assert mine is not None and mine.weight == 3.0 and "differs from b" in mine.explanation
    assert theirs is not None and theirs.weight == -4.0 and "in b" in theirs.explanation
    assert hands is not None and hands.weight == -2.0 and "as people do" in hands.explanation
    assert Beside(0.2, 3.0).evidence("b") is None
