"""The style of a text: what is counted, what is left alone, and what it adds to a verdict.

All texts are our own.
"""

from __future__ import annotations

import json
from importlib.resources import files
from math import exp, isfinite, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.prepare import prepare_lines, split
from audit.provenance import artefacts, opinion
from audit.provenance.style import STYLE, STYLE_OF_TRANSLATION, style_evidence, target_evidence
from audit.provenance.style.choices import CHOICES, choices, odds, shares
from audit.provenance.style.evidence import tempered
from audit.provenance.style.habits import HABITS, SETTING, habits
from audit.provenance.style.home import speaks_of
from audit.provenance.style.measures import MEASURES, measures
from audit.provenance.style.model import FIGURES, Calibration, combine, parse, style_model
from audit.provenance.style.reading import features, read_style
from audit.provenance.style.targets import icelandic, japanese
from audit.provenance.style.tokens import masked
from audit.provenance.verdict import BY_ITSELF, CALLED
from audit.types import Document, DocumentClass, Evidence, Parallel, RawDocument, Span

MT = DocumentClass.MACHINE_TRANSLATED


def document(text: str, language: str = "en") -> Document:
    lines = [span.of(text) for span in split(text, language)]
    flat = "\n".join(" ".join(line.split()) for line in lines)
    return prepare_lines(RawDocument("d", "d", flat, declared_language=language))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The council met on Monday.", "<s> the -0/4 -0/5 on N . </s>"),
        ("It’s Ann’s 2,500th day – “really”.", "<s> it's N 's # -0/3 day - \" really \" . </s>"),
        ("Workers in Kyiv opened 12 cases.", "<s> -ers/4 in N -ed/4 # -s/5 . </s>"),
        ("", "<s> </s>"),
    ],
)
def test_a_sentence_keeps_its_grammar_and_loses_its_topic(sentence: str, expected: str) -> None:
    signs = masked(sentence)
    assert [s[:2] if s[0] == "-" and len(s) > 1 else s for s in signs] == [
        s[:2] if s[0] == "-" and len(s) > 1 else s for s in expected.split()
    ]


def test_masks_of_other_languages_keep_no_content() -> None:
    assert icelandic("Bankinn opnaði 2 útibú í Reykjavík.") == [
        *("<s>", "-nn", "-ði", "#", "-bú", "í", "N", ".", "</s>")
    ]
    assert japanese("東京でテストを3回した。") == [
        *("<s>", "<kanji>", "で", "<kata>", "を", "<digits>", "<kanji>", "し", "た", "。", "</s>")
    ]


def test_measures_have_their_names_and_bounds() -> None:
    row = dict(
        zip(MEASURES, measures(["We did the work at once.", "He xqzt slept well."]), strict=True)
    )
    assert row["sentence_length"] == 5.0
    assert 0.0 < row["unknown_words"] < 0.2
    assert row["frequency"] > 4.0
    assert all(isfinite(v) for v in measures([]))


@pytest.mark.parametrize(
    ("sentence", "name", "way"),
    [
        ("It is late and they are not here.", "long_is", 0),
        ("It's late and they're not here.", "long_is", 1),
        ("He does not know.", "long_not", 0),
        ("He doesn\u2019t know.", "long_not", 1),
        ("The roof of the house fell.", "genitive", 0),
        ("The town's roof fell.", "genitive", 1),
        ("She said that it rained.", "that_said", 0),
        ("She said it rained.", "that_said", 1),
        ("However, it rained.", "however", 0),
        ("But it rained.", "however", 1),
        ("More than ten came.", "more_than", 0),
        ("Over ten came.", "more_than", 1),
    ],
)
def test_of_two_ways_the_one_taken_is_counted(sentence: str, name: str, way: int) -> None:
    number = [c.name for c in CHOICES].index(name)
    seen = read_style([sentence]).choices[number]
    assert seen[way] >= 1.0 > seen[1 - way]


def test_a_text_that_never_chose_has_the_usual_odds() -> None:
    usual = np.full(len(CHOICES), 0.25)
    assert odds(choices({}), usual) == pytest.approx(log(1 / 3))
    assert (shares(choices({})) > 0.0).all() and (shares(choices({})) < 1.0).all()
    once = odds(choices({"it is": 1}), usual)[[c.name for c in CHOICES].index("long_is")]
    often = odds(choices({"it is": 9}), usual)[[c.name for c in CHOICES].index("long_is")]
    assert log(1 / 3) < once < often


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The plan \u2013 a bad one \u2013 failed.", "en_dashes"),
        ("The plan\u2014a bad one\u2014failed.", "em_dashes"),
        ("The plan - a bad one - failed.", "short_dashes"),
        ("It\u2019s a well meant plan.", "curly_apostrophes"),
        ("A well-meant plan.", "hyphens"),
        ("A plan (of sorts); it failed.", "brackets"),
        ("They call it \u2018the plan\u2019 here.", "single_quotes"),
    ],
)
def test_habits_of_setting(text: str, name: str) -> None:
    rates = dict(zip(HABITS, habits([text], 6), strict=True))
    assert rates[name] > 0.0
    plain_text = dict(zip(HABITS, habits(["A plan that failed in the end."], 6), strict=True))
    assert plain_text[name] == 0.0
    assert all(isfinite(v) for v in habits([], 0))


def test_marks_of_setting_never_tell_an_original_from_a_translation() -> None:
    model = style_model()
    for number, name in enumerate(FIGURES, start=len(model.names)):
        if name in SETTING:
            assert model.translated[number] == 0.0


def test_ratios_combine_as_derived() -> None:
    assert combine(0.0, 0.0) == pytest.approx(0.0)
    # Surely translated, by whom unknown: as likely by machine as by people, no originals left.
    assert combine(50.0, 0.0) == pytest.approx(log(2.0))
    assert combine(-9.0, 9.0) < 0.0 < combine(3.0, 3.0) < combine(6.0, 6.0)


def test_a_score_says_less_of_a_short_text() -> None:
    trust = Calibration(slope=2.0, bias=0.0, half=100.0)
    assert trust(1.0, 100) == pytest.approx(1.0)
    assert trust(1.0, 10**9) == pytest.approx(2.0, abs=1e-3)


def test_the_weights_are_numbers_of_the_right_shape() -> None:
    model = style_model()
    row = features(read_style(["The man went home."]), model.columns, model.usual)
    assert row.shape == model.mean.shape == model.machine.shape == model.translated.shape
    assert (model.scale > 0.0).all()
    assert not any(len(name.split(" ")) > 2 for name in model.names)


def test_other_figures_or_lengths_are_refused() -> None:
    stored = json.loads(files("audit.provenance.style").joinpath("weights.json").read_text("utf-8"))
    with pytest.raises(ValueError, match="other figures"):
        parse(json.dumps({**stored, "figures": ["length"]}))
    with pytest.raises(ValueError, match="another length"):
        parse(json.dumps({**stored, "mean": [0.0]}))


POEM = "\n".join(
    [
        *("O harbour, grey and slow,", "your gulls have gone to sea,"),
        *("and what I came to know", "you never told to me."),
        *("The ropes are wet with rain,", "the lanterns all are lit,"),
        *("I shall not come again", "to where the fishers sit;"),
    ]
    * 6
)
CODE = "\n".join(
    f"def step_{n}(value, *, scale={n}): return [x * scale for x in value if x > {n}]  # {n}"
    for n in range(40)
)
TABLE = "\n".join(
    f"Station {n} | {n * 37} mm | {n * 3} days | {n / 7:.2f} | n/a" for n in range(60)
)
CAPITALS = "\n".join(
    f"RIVER LEVEL AT GAUGE {n} ROSE OVERNIGHT AND OFFICIALS ASKED RESIDENTS TO MOVE THEIR CARS."
    for n in range(20)
)
NAMES = "\n".join(
    f"{first} {last}, {town}"
    for first in ("Ann", "Bo", "Carla", "Dmitri", "Ewa", "Femi")
    for last, town in (("Lind", "Oslo"), ("Okafor", "Lagos"), ("Nowak", "Łódź"), ("Sato", "Kobe"))
)
TWO_LANGUAGES = "\n".join(
    [
        *("The museum opens on Friday and children pay nothing.",),
        *("Das Museum öffnet am Freitag, und Kinder zahlen nichts.",),
    ]
    * 12
)
LYRICS = "\n".join(
    ["Hey hey, my love, don't go", "Oh oh, don't go, don't go", "La la la, tonight"] * 20
)


@pytest.mark.parametrize(
    "text",
    [POEM, CODE, TABLE, CAPITALS, NAMES, LYRICS],
    ids=["verse", "code", "table", "caps", "names", "song"],
)
def test_what_is_no_prose_is_not_judged_by_its_style(text: str) -> None:
    made = document(text)
    assert not [e for e in style_evidence(made) if e.weight > 0.0]
    verdict = opinion(made, (), artefacts.find(made))
    assert verdict.probability(MT) < 0.5
    assert verdict.document_class is not MT


def test_a_page_in_two_languages_is_not_accused() -> None:
    made = document(TWO_LANGUAGES)
    assert style_evidence(made) == ()
    assert opinion(made, (), artefacts.find(made)).probability(MT) < 0.5


def test_too_short_to_tell_is_the_prior_without_evidence() -> None:
    made = document("The bridge was closed on Monday. Nobody was hurt.")
    verdict = opinion(made, (), artefacts.find(made))
    assert verdict.evidence == ()
    assert log(verdict.probability(MT) / (1 - verdict.probability(MT))) == pytest.approx(
        BY_ITSELF, abs=0.1
    )
    assert verdict.document_class is DocumentClass.INDEPENDENT


ENGLISH = " ".join(
    """There's a joke they tell at the fish market, and it isn't a kind one. Ask the old hands
how the season went and they'll shrug, point at the ice, and say it's all there. Trouble is, they're
right. Landings fell by a third last spring; nobody on the quay thinks they'll bounce back, whatever
the ministry's glossy new plan says. "You can't eat a plan," said Moira Teague, who's run the corner
stall since she was nineteen. She'd know. Her father lost his boat in the last bust, and she's had
to let two lads go since Easter. So when a minister turned up on Tuesday, grinning, hard hat askew,
she gave him a crab and told him to mind the claws. He didn't, of course.
    """.split()  # noqa: SIM905
)


def test_what_it_says_is_for_an_editor() -> None:
    (found,) = (e for e in style_evidence(document(ENGLISH)) if e.kind == STYLE)
    assert found.weight < 0.0
    assert found.explanation.startswith("Reads like a text by people: ")
    assert "“do not” for “don't”" in found.explanation
    assert found.explanation.endswith(" than usual.")
    assert found.languages == ()


FOREIGN = " ".join(
    """In this post I want to explain how our team moved the build system to the new server in
the last month. Before, each build needed forty minutes, and the developers were waiting too long
for the results. At first we tried to use more memory, but this did not help, because the tests
were blocked by the disk. Then my colleague has found that the cache was not used at all: the path
in the configuration was wrong since two years. After we corrected it, the time became eleven
minutes. We learned from this that it is important to measure before you buy new hardware. It is
also useful to write down the numbers every week, so you can see when something becomes slow.
    """.split()  # noqa: SIM905
)


def test_a_foreigners_own_english_is_not_accused() -> None:
    made = document(FOREIGN)
    (found,) = (e for e in style_evidence(made) if e.kind == STYLE)
    assert found.weight > 0.0, "it reads like a translation, and is none"
    verdict = opinion(made, (), artefacts.find(made))
    assert verdict.probability(MT) < 0.9
    assert verdict.document_class is DocumentClass.INDEPENDENT


@given(st.floats(-60.0, 60.0), st.floats(-60.0, 60.0))
def test_style_keeps_its_order_and_never_says_nine_in_ten(one: float, other: float) -> None:
    low, high = sorted((tempered(one), tempered(other)))
    assert (low == tempered(min(one, other))) and (high == tempered(max(one, other)))
    assert 1.0 / (1.0 + exp(-(BY_ITSELF + high))) < CALLED


def test_style_alone_is_weighed_but_calls_nobody() -> None:
    made = document(ENGLISH)
    style = Evidence(STYLE, "", None, 2.4, "Reads like a machine translation.", (("ru", 0.0),))
    verdict = opinion(made, (), (style,))
    assert 0.8 < verdict.probability(MT) < 0.9
    assert verdict.document_class is not MT
    mark = Evidence("coined_word", "haker", Span(0, 5), 1.5, "why", (("hbs", 0.0),))
    assert opinion(made, (), (style, mark)).document_class is MT


def beside(other: str, surface: float | None) -> Parallel:
    return Parallel(other, 0.97, 0.97, 1.0, 0.95, surface, 0.3)


def test_a_translation_is_judged_by_its_style_only_beside_its_original() -> None:
    made = document("Bankinn opnaði nýtt útibú í bænum í gær. " * 3, "is")
    style = (Evidence(STYLE_OF_TRANSLATION, "", None, 2.5, "so"),)
    assert opinion(made, (), style).evidence == ()
    there = opinion(made, (beside("w", None),), style, originals=True)
    without = opinion(made, (beside("w", None),), (), originals=True)
    assert there.probability(MT) > without.probability(MT) + 0.3


def test_other_languages_and_short_texts_have_no_style() -> None:
    assert target_evidence(document("Das Museum öffnet am Freitag. " * 40, "de")) == ()
    assert target_evidence(document("Bankinn opnaði.", "is")) == ()
    long = document("Bankinn opnaði nýtt útibú í bænum í gær og fólkið var ánægt. " * 30, "is")
    assert [e.kind for e in target_evidence(long)] == [STYLE_OF_TRANSLATION]


def test_whose_affairs_a_text_speaks_of() -> None:
    found = speaks_of(["Ukrainian troops left Kyiv.", "Ukraine asked Germany for help."])
    assert found is not None
    assert found.languages[0][0] == "uk"
    assert dict(found.languages)["de"] < 0.0
    assert speaks_of(["The river rose overnight."]) is None
    assert speaks_of(["London, London and London again."]) is None
