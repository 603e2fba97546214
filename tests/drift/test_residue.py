"""Words of another language left behind: which are found, and which belong where they are."""

from __future__ import annotations

import pytest

from audit.drift.case import Case, Witness
from audit.drift.residue import find
from audit.drift.residue.kept import foreign_function
from audit.drift.residue.single import _functional_words
from audit.language.words import common_words
from audit.types import Counterpart, Document, Kind, Link, Relation, Role, Sentence, Severity, Span


def document(name: str, language: str, text: str, role: Role = Role.BODY) -> Document:
    sentence = Sentence(0, Span(0, len(text)), text, role, language)
    return Document(name, name, text, language, (sentence,))


def pair(source_language: str, source: str, target_language: str, target: str) -> Case:
    witness = document("w", source_language, source)
    return Case(
        document("d", target_language, target),
        (Witness(witness, Relation.TRANSLATION, True),),
        (Link((0,), (Counterpart("w", (0,), 1.0),)),),
    )


@pytest.mark.parametrize(
    ("source_language", "source", "target_language", "target", "left"),
    [
        (
            *("en", "Teachers and parents wrote to the ministry."),
            *("sr", "Nastavnici and roditelji su pisali ministarstvu."),
            "and",
        ),
        (
            *("de", "Die Stadt sperrte die Brücke und den Tunnel."),
            *("en", "The city closed the bridge und the tunnel."),
            "und",
        ),
        (
            *("sr", "Vatrogasci su ugasili požar koji je izbio noćas."),
            *("en", "The firemen put out the fire koji je broke out last night."),
            "koji je",
        ),
        (
            *("en", "The mayor closed the offices with a smile."),
            *("hr", "Gradonačelnik je zatvorio offices with osmijehom."),
            "offices with",
        ),
        (
            *("en", "The mayor said that the students were warned yesterday."),
            *("fr", "Le maire a dit que les students avaient été prévenus hier."),
            "students",
        ),
        (
            *("en", "The mayor said that nobody was warned yesterday."),
            *("fr", "Le maire a dit que personne were prévenu hier."),
            "were",
        ),
        (
            *("en", "The mayor said that the headquarters were closed yesterday."),
            *("de", "Der Bürgermeister sagte, dass das headquarters gestern geschlossen war."),
            "headquarters",
        ),
        (
            *("en", "The mayor promised a new mosque for the town."),
            *("ru", "Мэр пообещал городу новую mosque уже в этом году."),
            "mosque",
        ),
        (
            *("en", "The mayor promised help because the town needs water."),
            *("zh", "市长承诺提供帮助，because 该镇需要水。"),
            "because",
        ),
        (
            *("en", "The mayor said that the investigation goes on."),
            *("ar", "قال رئيس البلدية إن investigation مستمر في المدينة."),
            "investigation",
        ),
        (
            *("ru", "Мэр пообещал городу новую мечеть."),
            *("en", "The mayor promised the town a new мечеть soon."),
            "мечеть",
        ),
        (
            *("fr", "Le maire a parlé avec les habitants dans la rue."),
            *("en", "The mayor spoke with les residents in the street."),
            "les",
        ),
        (
            *("en", '"I shouted that everyone should get out of the water," he said.'),
            *("de", "„Ich schrie, dass everyone aus dem Wasser kommen soll“, sagte er."),
            "everyone",
        ),
    ],
)
def test_words_left_in_a_translation(
    source_language: str, source: str, target_language: str, target: str, left: str
) -> None:
    (finding,) = find(pair(source_language, source, target_language, target))
    assert finding.text == left
    assert target[finding.span.start : finding.span.end] == left


@pytest.mark.parametrize(
    ("source_language", "source", "target_language", "target"),
    [
        # a name, a title, a quotation, a bracket, a loan word, a clean translation
        (
            *("en", "Marks and Spencer closed a shop."),
            *("sr", "Kompanija Marks and Spencer je zatvorila radnju."),
        ),
        (
            *("en", "Save the Children sends a team."),
            *("fr", "L’organisation Save the Children envoie une équipe."),
        ),
        ("en", "He said we will win and leave.", "de", 'Er sagte: "we will win and leave".'),
        ("en", "They call it the fall and rise.", "de", "Man nennt es so (the fall and rise)."),
        ("en", "A film with a macho hero.", "ro", "Un film cu un erou macho și atât."),
        (
            "en",
            "They lost the basketball game.",
            "fr",
            "Ils ont perdu le match de basketball hier.",
        ),
        (
            "en",
            "The team won in the weekend.",
            "it",
            "La squadra, il team, ha vinto nel weekend ieri.",
        ),
        ("en", "The mayor came with a dog.", "hr", "Gradonačelnik je došao sa psom."),
        (
            *("en", "The try and the next try won the game of rugby."),
            *("nl", "De try en de volgende try wonnen de wedstrijd."),
        ),
        ("en", "It is a handball, and no momentum.", "sr", "To je handball, a ne momentum."),
        ("de", "Die Leute starben an der Grippe.", "en", "Many people die of the flu here."),
        (
            *("en", "He called it the Il faut bien le faire of the day."),
            *("hr", "Nazvao je to „Il faut bien le faire“ toga dana."),
        ),
    ],
)
def test_what_belongs_where_it_is(
    source_language: str, source: str, target_language: str, target: str
) -> None:
    assert not list(find(pair(source_language, source, target_language, target)))


def test_a_sentence_that_was_not_translated() -> None:
    text = "The situation was difficult and people left the country."
    (finding,) = find(pair("en", text, "de", text))
    assert (finding.text, finding.severity) == (text, Severity.MAJOR)
    assert finding.original is not None


def test_a_foreign_quotation_in_both_is_no_untranslated_sentence() -> None:
    text = "Il faut bien le faire."
    assert not list(find(pair("en", text, "hr", text)))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Follow them on Facebook, Twitter, YouTube i Viber.", ["i"]),
        ("She sells in Ghana, Togo, Benin und Niger.", ["und"]),
        ("Built by Domènech, Puig i Cadafalch.", []),
        ('The slogan "Ja, Nein, Vielleicht und Amen" hung there.', []),
    ],
)
def test_lists_of_names_in_english(text: str, left: list[str]) -> None:
    assert [f.text for f in find(Case(document("d", "en", text), (), ()))] == left


def test_boilerplate_is_left_to_others() -> None:
    text = "Follow us on Facebook, Twitter, YouTube i Viber."
    assert not list(find(Case(document("d", "en", text, Role.BOILERPLATE), (), ())))


def test_a_language_without_a_word_list_is_not_judged() -> None:
    assert not list(find(pair("en", "and the of with", "xx", "and the of with it all")))


@pytest.mark.parametrize(
    ("text", "original", "left"),
    [
        ("The kurzfristigen plans were dropped.", "The short-term plans were dropped.", "German"),
        ("The обычные plans were dropped.", "The usual plans were dropped.", "Cyrillic"),
        ("The 無症状 patients stayed.", "The patients without symptoms stayed.", "Chinese"),
        ("The kurzfristigen plans were dropped.", "The plans (kurzfristigen) were dropped.", None),
        ('The "kurzfristigen" plans were dropped.', "The short-term plans were dropped.", None),
        ("The Kurzfristigen Bank was shut.", "The bank was shut.", None),
        ("The schadenfreude was plain.", "The glee was plain.", None),
    ],
)
def test_a_word_that_no_witness_has(text: str, original: str, left: str | None) -> None:
    found = list(find(pair("en", original, "en", text)))
    assert len(found) == (left is not None)
    assert left is None or left in found[0].explanation


@pytest.mark.parametrize(("language", "other"), [("en", "de"), ("en", "hbs"), ("sr", "en")])
def test_the_first_look_knows_every_function_word_that_the_judge_knows(
    language: str, other: str
) -> None:
    """The short list, which is asked first, must leave out no word of the long one."""
    known = {w for w in common_words(other) if foreign_function(w, language, other)}
    assert len(known) > 10
    assert _functional_words(language, other) == known


def test_tokens_of_a_machine() -> None:
    case = pair("en", "The bank JPMorgan paid, it said.", "de", "Die Bank (<extra_id_0>) zahlte.")
    (finding,) = find(case)
    assert (finding.text, finding.suggestion) == ("<extra_id_0>", None)


def test_a_character_s_code_suggests_the_character() -> None:
    case = pair("de", "Das weiß niemand.", "en", "Nobody doesn &apos;t know that.")
    assert [(f.text, f.suggestion) for f in find(case)] == [("&apos;", "'")]


def test_a_token_that_the_original_has_is_its_own() -> None:
    case = pair("en", "Press [MASK] and wait for it.", "de", "Drücken Sie [MASK] und warten Sie.")
    assert not list(find(case))


@pytest.mark.parametrize(
    ("language", "text", "twice"),
    [
        ("en", "The mayor opened the the bridge on Monday.", "the the"),
        ("en", "The The mayor opened the bridge.", None),  # a name, perhaps
        ("en", "The the mayor opened the bridge.", "The the"),
        ("en", "The mayor opened the bridge bridge.", "bridge bridge"),
        ("en", "He said that that bridge had had its day.", None),
        ("en", "They sang “hey hey” on the bridge bridgehead.", None),
        ("en", "The mayor opened the-the bridge, the bridge.", None),
        ("en", "The mayor opened the bridge on on’s day.", None),
        ("cs", "Starosta se se vrátil.", "se se"),
        ("de", "Die Brücke, die die Stadt baute, und und das Rathaus.", "und und"),
        ("hi", "वह धीरे धीरे चला।", None),
        ("tr", "Köprü zaman zaman kapanır.", None),
    ],
)
def test_words_written_twice(language: str, text: str, twice: str | None) -> None:
    case = pair("fr", "Le maire a inauguré le pont lundi.", language, text)
    found = [f for f in find(case) if f.kind is Kind.ADDED]
    assert [f.text for f in found] == ([twice] if twice else [])
    assert all(f.suggestion == f.text.split()[0] for f in found)


def test_what_the_original_doubles_may_be_doubled() -> None:
    case = pair("en", "Walk walk, he said.", "en", "He told us to walk walk.")
    assert not [f for f in find(case) if f.kind is Kind.ADDED]


@pytest.mark.parametrize(
    ("source", "target", "lone"),
    [
        ("He (born in Graz) left.", "Er (in Graz geboren ging.", "("),
        ("He (born in Graz) left.", "Er in Graz geboren) ging.", ")"),
        ("He (born in Graz) left.", "Er (in Graz geboren) ging.", None),
        ("He (born in Graz) left.", "Er, in Graz geboren, ging.", None),
        ("He, born in Graz, left.", "Er (in Graz geboren ging.", None),
        ("He (born in Graz left.", "Er (in Graz geboren ging.", None),  # as in the original
        ("a) He (born in Graz) left.", "a) Er (in Graz geboren) ging.", None),
        ("He left, he said.", "Er ging, sagte er :)", None),
        ("He (born in Graz) left.", "Er （in Graz geboren） ging.", None),
        ("He (born in Graz) left [sic].", "Er （in Graz geboren) ging [sic.", "["),
        ("He (born in Graz [sic]) left.", "Er (in Graz [sic geboren) ging.", None),  # two alone
    ],
)
def test_a_bracket_without_its_partner(source: str, target: str, lone: str | None) -> None:
    found = [f for f in find(pair("en", source, "de", target)) if f.kind is Kind.OMITTED]
    assert [f.text for f in found] == ([lone] if lone else [])
