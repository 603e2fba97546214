"""Each detector by a table of cases."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from audit.prepare import prepare_lines
from audit.provenance import artefacts
from audit.provenance.artefacts import DETECTORS
from audit.provenance.artefacts.coined import origin
from audit.provenance.artefacts.native_names import address_stems, country_domains
from audit.provenance.artefacts.site import named_in
from audit.types import Document, Evidence, RawDocument


def document(text: str, language: str = "en") -> Document:
    """One sentence a line, no roles."""
    return prepare_lines(RawDocument("d", "d", text, declared_language=language))


def found(kind: str, text: str) -> list[str]:
    return [e.text for e in artefacts.find(document(text)) if e.kind == kind]


def test_the_table_of_detectors() -> None:
    assert [name for name, _ in DETECTORS] == [
        "lost_number",
        "model_token",
        "coined_word",
        "left_joiner",
        "stray_word",
        "misplaced_negation",
        "foreign_convention",
        "name_forms",
        "foreign_edition",
        "gendered_company",
    ]


@pytest.mark.parametrize(
    ("token", "original"),
    [
        ("dipfake", "deepfake"),
        ("haker", "hacker"),
        ("menadzer", "manager"),
        ("blekmejl", "blackmail"),
        ("ransomver", "ransomware"),
        ("kompjuter", "computer"),
        ("brauzer", "browser"),
        ("cetbot", "chatbot"),
        ("skejtbord", "skateboard"),
        ("lidership", "leadership"),
        ("fidbek", "feedback"),
        ("tinejdzer", "teenager"),
    ],
)
def test_a_coined_word_has_an_english_origin(token: str, original: str) -> None:
    assert (origin(token) or ("", ()))[0] == original


SLIPS = """recieve goverment definately seperate independant neccessary tommorow embarass
    accomodate privilege maintainance bizzare occured pronounciation"""
FOREIGN = """sushi okonomiyaki tteokbokki pljeskavica jollof agbada hanbok perestroika babushka
    hygge matatu gymkhana kultur musik nappo shikhan wilaya"""
NAMES_AND_CODE = "pycon windll vindex clanky kinit"
NEW = "pembrolizumab semaglutide kubernetes doomscrolling finfluencer stablecoin chatgpt"


@pytest.mark.parametrize("token", " ".join((SLIPS, FOREIGN, NAMES_AND_CODE, NEW)).split())
def test_slips_loans_and_new_words_are_not_coined(token: str) -> None:
    assert origin(token) is None


def test_a_text_that_knows_the_word_only_quotes_the_coinage() -> None:
    assert found("coined_word", "The dipfakes spread. He made a dipfake.") == ["dipfakes"]
    assert found("coined_word", "They wrote “dipfake” instead.") == []
    assert found("coined_word", "A deepfake is a deepfake, misspelt dipfake.") == []
    assert found("coined_word", "A deepfake was posted. This dipfake was new.") == []


def test_code_coins_nothing() -> None:
    assert found("coined_word", "Call haker_init() in the hakers.py file, or `hakers`.") == []
    assert found("coined_word", "See /usr/hakers/lib and [hakers](x), hakers2.") == []
    assert found("coined_word", "Two hakers were held. The hakers said no.") == ["hakers"]


JOINED = [
    ("Find it on Spotify, Deezer, Tidal i Qobuz.", "Tidal i Qobuz"),
    ("Offices in Ghent, Bruges und Aalst are open.", "Bruges und Aalst"),
    ("Meetings in Porto, Faro et Braga follow.", "Faro et Braga"),
    ("They play in Turku, Oulu, Vaasa ja Pori.", "Vaasa ja Pori"),
    ("Shops in Cork, Sligo, Tralee ve Ennis.", "Tralee ve Ennis"),
    ("See Twitter, Telegram и Viber.", "Telegram и Viber"),
]
NOT_JOINED = [
    "Painters such as Ortega y Gasset, Puig i Cadafalch and Souza e Silva.",
    "Find it on Spotify, Deezer and Tidal.",
    "Present were Vincent van Gogh, Leonardo da Vinci, Otto von Bismarck and Al Capone.",
    "Sturm und Drang was a movement.",
    "Paris, Texas or Paris, Ontario?",
    "So Facebook, Google, Amazon i think are all the same.",
]


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_a_joiner_left_between_names(text: str, expected: str) -> None:
    assert found("residue", text) == [expected]


@pytest.mark.parametrize("text", NOT_JOINED)
def test_no_joiner_there(text: str) -> None:
    assert found("residue", text) == []


def test_a_stray_function_word() -> None:
    assert found("residue", "The minister said että the law is good.") == ["että"]
    assert found("residue", "The film “Nicht ohne meine Tochter” was shown.") == []
    assert found("residue", "It was, so to speak, a coup de grâce for the party.") == []


MISPLACED = [
    ("The brothers were arrested not Saturday in Leeds.", ["arrested not Saturday"]),
    ("The museum was introduced not early in 2020.", ["introduced not early"]),
    ("He was shot not west of the old port.", ["shot not west"]),
    ("The mayor announced no Thursday that he will resign.", ["announced no Thursday"]),
    ("She wrote to her family not Twitter, her sister says.", ["family not Twitter"]),
    ("The workers stopped not the site of the fire.", ["stopped not the"]),
    ("Two babies died not hospital of Leeds.", ["died not hospital"]),
    ("Troops have been in non- Afghanistan for years.", ["in non- Afghanistan"]),
    ("In the non-Saturday edition he tells more.", ["non-Saturday"]),
    ("They of not know when it opens.", ["of not know"]),
    ("They promised no to close the school.", ["promised no to"]),
    ("She closed no the door.", ["closed no the"]),
]
PLACED = [
    "It was on Friday, not Saturday, and not Sunday either.",
    "The shop is not open but Saturdays are, if not Sunday.",
    "They wanted peace not the war but got neither.",
    "We want Leeds not London, said the mayor.",
    "The city saw not a single case, and not one death.",
    "He said no to the offer, and they said no the day after.",
    "She pleaded not guilty; people not returning were fined.",
    "They could not the day before, and whether or not Paris agrees is not known.",
    "We know not the hour, and you know not Caesar.",
    "And behold, they knew not the way, for thou wast gone.",
    "Non-EU states and non-governmental groups met, non-stop, on non-Russian soil.",
    "No Friday passed, and no March was as warm; there was no Saturday match.",
    "He tried not to; asked whether it hurt he said no, the boy laughed.",
    "The word “not” in “arrested not Saturday” is misspelt.",
    "A verdict of not guilty, of not more than ten, at the risk of not seeing it.",
    "Activities not in line with the rules, and strains not found before, were listed.",
]


@pytest.mark.parametrize(("text", "expected"), MISPLACED)
def test_a_negation_that_denies_nothing(text: str, expected: list[str]) -> None:
    assert found("misplaced_negation", text) == expected


@pytest.mark.parametrize("text", PLACED)
def test_a_negation_that_may_stand_there(text: str) -> None:
    assert found("misplaced_negation", text) == []


def test_a_negation_names_the_language_that_has_it() -> None:
    (one,) = artefacts.find(document("The brothers were arrested not Saturday in Leeds."))
    assert {code for code, _ in one.languages} == {"pt", "gl"}
    (one,) = artefacts.find(document("They promised no to close the school."))
    assert {code for code, _ in one.languages} == {"es", "ca"}
    several = "Thieves were arrested not Saturday.\n" * 9
    weights = [e.weight for e in artefacts.find(document(several))]
    assert weights == [2.0, 0.8, 0.8, 0.8]


CONVENTIONS = [
    ("It cost 35.000 euros last year.", "thousands_point", "35.000 euros"),
    ("It cost €1.250.000 last year.", "thousands_point", "€1.250.000"),
    ("Some 12.400 people came.", "thousands_point", "12.400 people"),
    ("Prices rose by 3,5 percent.", "decimal_comma", "3,5 percent"),
    ("A loan of 1,75 million was given.", "decimal_comma", "1,75 million"),
    ("He said „never again“ and left.", "low_quotes", "„never again“"),
    ("On 4. December the court ruled.", "ordinal_day", "4. December"),
    ('The mayor said,"We have no time to lose now."', "glued_quotation", 'said,"We have no'),
]
NO_CONVENTIONS = [
    "It cost 35,000 euros and 3.5 percent more.",
    "The ball is 1.250 inches wide; his average is .300.",
    "CHF 35'000 was paid, and 1 200 firms agreed.",
    "See pages 3,5 and 7, and Article 12,3.",
    "Version 2.100 of the standard has 12.000 as its default.",
    "It rose 3.500 percent, then 3.1 percent, then 2.2 percent.",
    "In 2019. December was cold.",
    'The mayor said, "We have no time to lose now." The key is name:"Value", the sign is :"Go".',
    'id,name,text\n12,tall,"Two tall trees in the park"\n13,small,"One small tree in the park"',
]


@pytest.mark.parametrize(("text", "kind", "expected"), CONVENTIONS)
def test_a_foreign_convention(text: str, kind: str, expected: str) -> None:
    assert found(kind, text) == [expected]


@pytest.mark.parametrize("text", NO_CONVENTIONS)
def test_no_foreign_convention(text: str) -> None:
    kinds = ("thousands_point", "decimal_comma", "low_quotes", "angle_quotes", "ordinal_day")
    assert [e for e in artefacts.find(document(text)) if e.kind in kinds] == []


def test_a_text_that_writes_numbers_the_english_way_is_left_alone() -> None:
    text = "It has 1,200 rooms, 3,400 beds and 2,100 baths. The sign says 35.000 euros."
    assert found("thousands_point", text) == []


ADDRESSES = [
    ("bbcnasrpskom@example.co.uk", "hbs"),
    ("example.com/serbian", "hbs"),
    ("@novosti_hrvatska", "hbs"),
    ("www.example.org/turkce/", "tr"),
    ("t.me/primer_russkij", "ru"),
    ("info@radio-polska.com", "pl"),
    ("espanol.example.com", "es"),
    ("lesen@example.de", "de"),
    ("news@example.lt", "lt"),
]
NO_ADDRESSES = [
    *("desk@example.com", "example.co.uk/news", "sanfrancisco.example.org", "island-news.com"),
    *("romantours.com", "polished.io", "republic.example", "example.tv", "francis@example.net"),
]


@pytest.mark.parametrize(("address", "language"), ADDRESSES)
def test_an_address_names_a_language(address: str, language: str) -> None:
    named = named_in(address)
    assert named is not None and named[0] == language


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_an_address_that_names_none(address: str) -> None:
    assert named_in(address) is None


def test_the_names_come_from_cldr() -> None:
    stems = dict(address_stems())
    assert stems["srpsk"] == "hbs" and stems["turkc"] == "tr" and stems["lietuv"] == "lt"
    assert country_domains()["rs"] == "hbs" and "in" not in country_domains()


def test_a_page_that_says_in_which_language_it_is() -> None:
    assert found("foreign_edition", "Radio Kvarner is now in Croatian too, follow us on YouTube.")
    assert found("foreign_edition", "Our guide wrote to us in Croatian.") == []
    assert found("foreign_edition", "She replied in Serbian that the station is ours.") == []


def test_one_name_in_two_spellings() -> None:
    text = "Lee Ju-won was heard first.\nLater Lee Yu-won changed his story."
    assert found("name_forms", text) == ["Lee Yu-won"]
    assert found("name_forms", "Anna Brown met Anne Braun, and John Smith met Joan Smith.") == []


def test_a_he_for_a_company() -> None:
    text = "The platform removed the videos.\nThe company apologised.\nHe also opened a hotline."
    assert found("gendered_company", text) == ["He also"]
    for somebody in ("The founder of the firm left.", "Ana Silva runs the company."):
        assert found("gendered_company", f"{somebody}\nThe company paid.\nHe also sued.") == []


def test_other_text_languages_are_judged_by_what_is_known_of_them() -> None:
    german = document("Er wurde zu XNUMX Jahren verurteilt und zahlte 35.000 Euro.", "de")
    assert [e.kind for e in artefacts.find(german)] == ["lost_number"]


def test_ten_megabytes_in_one_line() -> None:
    text = "The minister, Mr. Brown, said 35.000 things i left, hakerz qwrtz „no “. " * 140_000
    started = time.process_time()
    artefacts.find(document(text[:10_000_000]))
    assert time.process_time() - started < 30.0


def test_evidence_can_be_written_down() -> None:
    for evidence in artefacts.find(document("XNUMX hakers came, and hakers left.")):
        assert isinstance(evidence, Evidence)
        json.dumps([evidence.kind, evidence.text, evidence.weight, evidence.languages])


def test_the_seed_that_came_back_shows_its_marks() -> None:
    path = next((Path(__file__).parents[2] / "seeds").glob("002_*.txt"))
    from audit.prepare import prepare

    (seed,) = prepare([RawDocument("002", "002", path.read_text(encoding="utf-8"))])
    shown = " | ".join(e.text for e in artefacts.find(seed))
    for mark in ("XNUMX", "dipfake", "35.000", "YouTube i Viber", "in Serbian", "bbcnasrpskom"):
        assert mark in shown


def test_tokens_of_a_model_are_evidence_and_codes_of_characters_are_none() -> None:
    text = "He met <unk> in Paris on Monday.\nThey don &apos;t know <unk> at all."
    assert found("model_token", text) == ["<unk>", "<unk>"]
    assert not found("model_token", "The token <unk> stands for unknown words.")
