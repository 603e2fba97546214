"""Independent reports of one event: what answers, what does not, and whom it depends on.

Three made-up families of three reports each, linked by hand. The reports share
the event, not the wording; some sentences answer to half of another, some to
nothing.
"""

from __future__ import annotations

from functools import cache

import pytest

from audit.align.witnesses import link
from audit.embed import Encoder, load
from audit.types import Document, Role, Sentence, Span

Triple = tuple[int, str, int]

FLOOD = {
    "relay": (
        "en",
        (
            "Three people lost their lives when the river Orla burst its banks on Thursday night.",
            "Mayor Renata Voss called on the residents of the lower town to go to the schools.",
            "The water reached 6.8 metres, the most since records are kept.",
            "About 2,400 households were without electricity on Friday morning.",
            "Soldiers came with boats and helicopters to help the firemen.",
            "A bakery owner said that he had never seen such a thing.",
            "The Brenick dam held, although it had been feared that it would give way.",
            "The damage cannot yet be estimated.",
            "The railway to Sandau will stay closed for a month.",
        ),
    ),
    "agency": (
        "en",
        (
            "Deadly floods hit eastern province",
            "At least three people died after heavy rain swelled the Orla, rescue services said.",
            "Levels at the Sandau gauge peaked at 6.8 metres, breaking a record set in 1954.",
            "The army sent 200 troops, twelve boats and two helicopters to the region.",
            "Power was cut to roughly 2,400 homes.",
            "Meteorologists blamed a slow storm that dropped a month of rain in a day.",
            "Insurers said it was too early to put a figure on the losses.",
            "Trains between the capital and Sandau were cancelled, and the operator said"
            " repairs to the washed-out line would take four weeks.",
        ),
    ),
    "local": (
        "de",
        (
            "Das Wasser kam in der Nacht, und es kam schnell.",
            "Bürgermeisterin Renata Voss bat die Bewohner der Unterstadt, in den Turnhallen"
            " der Schulen Zuflucht zu suchen.",
            "Unter den drei Toten ist ein Feuerwehrmann, der einen Autofahrer retten wollte.",
            "Der Damm von Brenick hielt stand, obwohl Ingenieure am Abend noch gewarnt hatten.",
            "In der Marktstraße pumpten Nachbarn gemeinsam die Keller leer.",
            "Ein Konzert für die Opfer ist für Ende des Monats geplant.",
        ),
    ),
}
FLOOD_GOLD = {
    0: {"agency": {1}, "local": {2}},
    1: {"local": {1}},
    2: {"agency": {2}},
    3: {"agency": {4}},
    4: {"agency": {3}},
    6: {"local": {3}},
    7: {"agency": {6}},
    8: {"agency": {7}},
}

TRANSFER = {
    "relay": (
        "en",
        (
            "Northport have signed the midfielder Davi Quaresmo from Estrela for 18 million euros.",
            "The 23-year-old put his name to a contract until the summer of 2028.",
            "He underwent medical tests on Sunday and flew to the training camp in the evening.",
            "Coach Anders Holmqvist said that the player brings speed and courage.",
            "Quaresmo will wear the shirt with number 14.",
            "The fans have long complained about the price of season tickets.",
            "Last season he scored nine goals in 31 matches.",
            "Estrela will receive a fifth of any later sale.",
            "He was once fined for driving without a licence.",
        ),
    ),
    "paper": (
        "en",
        (
            "Northport finally have their man.",
            "Davi Quaresmo, the Estrela playmaker chased all summer, completed an"
            " €18m move last night and is tied to the club for four years, until 2028.",
            "The medical was held on Sunday at a private clinic.",
            "“He is quick and he is brave, and that is what we lacked,” Holmqvist told reporters.",
            "The Brazilian found the net nine times in 31 league games last term.",
            "Northport open the season away to Calder Rovers on Saturday.",
            "The goalkeeper Pyotr Lenz is expected to leave on loan.",
            "The board is also looking for a left back.",
        ),
    ),
    "wire": (
        "en",
        (
            "Estrela confirmed the sale of Davi Quaresmo to Northport on Monday.",
            "The Portuguese side said a sell-on clause entitles them to 20 percent of a"
            " future transfer fee.",
            "Quaresmo takes over the number 14 jersey from the retired captain Ian Melville.",
            "The midfielder came through the Estrela academy and made his debut at 17.",
            "Two years ago a court ordered him to pay a fine after police stopped him at the"
            " wheel without a valid licence.",
            "Shares in the English club rose two percent.",
        ),
    ),
}
TRANSFER_GOLD = {
    0: {"paper": {1}, "wire": {0}},
    1: {"paper": {1}},
    2: {"paper": {2}},
    3: {"paper": {3}},
    4: {"wire": {2}},
    6: {"paper": {4}},
    7: {"wire": {1}},
    8: {"wire": {4}},
}

FIRE = {
    "relay": (
        "en",
        (
            "A fire destroyed the furniture factory of Lindqvist in Velmora on Tuesday.",
            "Eleven workers were treated for smoke poisoning.",
            "The police have detained a 47-year-old electrician.",
            "He denies guilt.",
            "The minister of labour, Hana Dvorska, promised stricter inspections.",
            "The factory was fined twice in 2021 because the emergency exits were locked.",
            "The trade union demands compensation of 30,000 crowns for each employee.",
            "Velmora is known for its glass and its old bridge.",
            "The owner of the company was on holiday when it happened.",
        ),
    ),
    "daily": (
        "en",
        (
            "Velmora mourns a landmark employer",
            "Flames tore through the Lindqvist furniture works on Tuesday afternoon, sending"
            " eleven people to hospital with smoke inhalation.",
            "Detectives arrested an electrician, 47, who had been rewiring the paint shop and"
            " who insists he did nothing wrong.",
            "Records show that inspectors found blocked emergency exits in 2021 and imposed"
            " two fines.",
            "Neighbours described a smell of solvent before the blast.",
            "The plant had made chairs for schools since 1936.",
        ),
    ),
    "radio": (
        "en",
        (
            "Labour minister Hana Dvorska has announced tougher checks in workshops after the"
            " Velmora blaze.",
            "Unions want every Lindqvist employee to be paid 30,000 crowns.",
            "Managing director Karl Lindqvist cut short a holiday abroad and returned on"
            " Wednesday.",
            "The fire brigade needed nine hours to put out the fire.",
            "Schools nearby stayed shut because of the smoke.",
            "Sales of furniture have been falling for years.",
        ),
    ),
}
FIRE_GOLD = {
    0: {"daily": {1}, "radio": {3}},
    1: {"daily": {1}},
    2: {"daily": {2}},
    3: {"daily": {2}},
    4: {"radio": {0}},
    5: {"daily": {3}},
    6: {"radio": {1}},
    8: {"radio": {2}},
}

# Written after the linker was set; nothing was changed for it.
MUSEUM = {
    "relay": (
        "en",
        (
            "Thieves stole a golden crown from the museum in Harsted on the night of Sunday.",
            "The alarm did not work because of a power failure.",
            "The crown belonged to Queen Isbeth and weighs 1.7 kilograms.",
            "Director Maren Toft is shaken.",
            "The police are looking for a grey van with foreign plates.",
            "Toft has offered to resign.",
            "The museum expects a record number of visitors this year.",
            "A reward of 250,000 crowns has been promised for information.",
        ),
    ),
    "paper": (
        "en",
        (
            "Burglars broke into Harsted museum before dawn and made off with a medieval crown.",
            "The piece, 1.7 kg of gold and garnets, was made for Queen Isbeth in 1387.",
            "Investigators asked drivers for footage of a grey van that was seen near the harbour.",
            "The city council meets on Thursday to discuss parking fees.",
            "Museum director Maren Toft told the board on Monday that she was ready to resign.",
        ),
    ),
    "insurer": (
        "en",
        (
            "Nordvik Insurance will pay 250,000 crowns to anyone who helps to recover the crown.",
            "A failure in the electricity supply had silenced the alarm, the company said.",
            "Premiums for small museums have doubled since 2015.",
            "The company employs 900 people.",
        ),
    ),
}
MUSEUM_GOLD = {
    0: {"paper": {0}},
    1: {"insurer": {1}},
    2: {"paper": {1}},
    4: {"paper": {2}},
    5: {"paper": {4}},
    7: {"insurer": {0}},
}

FAMILIES = {
    "flood": (FLOOD, FLOOD_GOLD),
    "transfer": (TRANSFER, TRANSFER_GOLD),
    "fire": (FIRE, FIRE_GOLD),
    "museum": (MUSEUM, MUSEUM_GOLD),
}
# Least share of what is said that is right, and of the hand-made links that are said.
PRECISION, RECALL = 0.85, 0.70


@cache
def _encoder() -> Encoder:
    return load()


def document(name: str, language: str, sentences: tuple[str, ...]) -> Document:
    made, at = [], 0
    for number, text in enumerate(sentences):
        made.append(Sentence(number, Span(at, at + len(text)), text, Role.BODY, language))
        at += len(text) + 1
    return Document(name, name, "\n".join(sentences), language, tuple(made))


@cache
def linked(family: str, *without: str) -> frozenset[Triple]:
    texts, _ = FAMILIES[family]
    made = {name: document(name, *text) for name, text in texts.items()}
    witnesses = [d for name, d in made.items() if name not in ("relay", *without)]
    return frozenset(
        (i, c.document, j)
        for each in link(made["relay"], witnesses, _encoder())
        for c in each.counterparts
        for i in each.sentences
        for j in c.sentences
    )


def gold(family: str) -> set[Triple]:
    return {
        (i, w, j) for i, row in FAMILIES[family][1].items() for w, js in row.items() for j in js
    }


def test_what_is_said_is_right_and_most_of_it_is_said() -> None:
    said = {(family, *t) for family in FAMILIES for t in linked(family)}
    true = {(family, *t) for family in FAMILIES for t in gold(family)}
    assert len(said & true) >= PRECISION * len(said), sorted(said - true)
    assert len(said & true) >= RECALL * len(true), sorted(true - said)


@pytest.mark.parametrize("family", FAMILIES)
def test_right_links_to_the_others_stay_when_one_leaves(family: str) -> None:
    full = linked(family) & gold(family)
    for gone in [name for name in FAMILIES[family][0] if name != "relay"]:
        others = {t for t in full if t[1] != gone}
        assert others
        assert others <= linked(family, gone)


# Sentences that nobody else has, though they stand in the midst of the story.
ALONE = (("flood", 5), ("transfer", 5), ("museum", 6))


@pytest.mark.parametrize(("family", "index"), ALONE)
def test_what_only_one_report_has_stays_alone(family: str, index: int) -> None:
    assert [t for t in linked(family) if t[0] == index] == []


def test_a_short_sentence_shares_the_counterpart_of_its_neighbour() -> None:
    relay = document(
        "relay",
        "en",
        (
            "The banker Tomas Eklund was stopped at the border near Ruska on Friday with a"
            " suitcase full of cash, customs officers said.",
            "Eklund has since been charged.",
            "His lawyer did not want to comment on it.",
            "The bank has branches in nine countries.",
        ),
    )
    report = document(
        "report",
        "en",
        (
            "The bank opened its doors as usual after the weekend.",
            "Tomas Eklund, the head of Ruska's largest lender, was arrested at the border on"
            " Friday and charged with smuggling a suitcase of cash.",
            "Customers queued at the machines until late in the evening.",
            "The currency lost two percent against the euro.",
        ),
    )
    links = link(relay, [report], _encoder())
    answers = {
        i: {j for c in x.counterparts for j in c.sentences} for x in links for i in x.sentences
    }
    assert 1 in answers[0]
    assert answers[1] == {1}
    assert answers[2] == set()
