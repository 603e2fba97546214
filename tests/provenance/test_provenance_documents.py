"""Whole documents made for the purpose: relays through several languages, and hard negatives.

All texts are our own; none is taken from the seeds or from a measuring set.
"""

from __future__ import annotations

import pytest

from audit.align.parallel import parallel
from audit.prepare import prepare
from audit.provenance import artefacts, opinion
from audit.provenance.following import beside_others
from audit.types import Counterpart, Document, DocumentClass, Link, RawDocument, Verdict

RELAYS = {
    "hbs": """Hackers attack a chain of hospitals
The network of private hospitals said that its computers were locked on Monday night.
A group of hakers asked for 2.500.000 euros and threatened to publish the papers of patients.
The police said the hakers probably came in through an old printer.
„We will not pay“, said the director of the hospital at a press conference.
He added that 14.300 patients were moved to other cities, and that the ransomver was removed.
Follow us on Facebook, Twitter, Instagram i Viber. Write to us at redakcija@vesti-primer.rs
""",
    "de": """The bakery that never closes
The owner, Greta Hollmann, bakes since 41 years in the same street, 7 days in the week.
On 3. March the town celebrated her with a feast, and 12.500 people came to the market place.
„I have never thought of stopping“, she said to the guests, and the mayor handed her a key.
Since then the turnover has risen by 3,5 percent, the bakery writes.
In the shop are sold bread, cakes, jam und honey, says her son.
You find us on Instagram, YouTube, Mastodon und Threads. Contact us: leser@unser-brot-deutschland.de
""",
    "tr": """Earthquake drill in the schools of the coast
The drill started at 10 o'clock and lasted XNUMX minutes in XNUMX schools of the province.
Teachers, students ve parents took part in the drill, the governor said.
In the budget 1.750.000 lira is separated for the new sirens, and 4,5 million for the bridges.
Children stayed under the desks until the siren için a second time sounded.
""",
    "ru": """A new bridge over the river
The bridge cost 3,2 million euros and was built in XNUMX months, the regional ministry reported.
Governors Petrenko, Sidorov и Ivanov cut the ribbon.
«We waited for this bridge for twenty years», said a pensioner from the left bank.
Subscribe to our channel: t.me/novosti_russkij and read us in Russian on our website.
""",
    "pl": """The championship in skiing
The competition was watched by 18.400 people, which is 2,5 percent more than a year ago.
The best were Nowicka, Lind, Okafor oraz Marchetti.
„It was the hardest trasa of my life”, said the winner, który was not always so sure.
The podkast about the race can be heard on Friday; the podkast has its own listeners.
Follow us on Facebook, X, TikTok i YouTube. Write: kontakt@sport-po-polsku.pl
""",
    "lt": """Port workers demand higher wages
About 1 300 dockers stopped work on Thursday at XNUMX in the morning, the union said.
The ministers Petraitis, Jonaitis ir Kazlauskas came to the negotiations.
„We ask for 7,5 percent“, said the chairman of the union Jonas Stankus.
""",
    "es": """The mayor inaugurates the library
The work cost 4.350.000 euros and lasted 18 months, the mayor explained on Tuesday.
«It is a dream», she said. The reading room has 1.200 square meters and 3,5 million books.
The library will open from Monday to Friday, y will close in August.
You can follow us on Facebook, Instagram, TikTok y YouTube.
Write to lectores@diario-en-espanol.es
""",
    "lv": """A start-up from the harbour
The firm makes a brauzers for schools. The brauzers is free and has 12.000 users every day.
Its founders are Berzins, Ozols un Kalnins, and XNUMX people work there.
""",
}

NEGATIVES = {
    "about deepfakes": """How machines betray themselves
Translators collect the odd words that engines leave behind. One favourite is “dipfake”, which
is what becomes of deepfake when a phonetic spelling is copied back into English. Another is
“XNUMX”, a placeholder that stands where a number was lost. Deepfakes themselves are no joke: a
deepfake can ruin a life. But “dipfake” made our editor laugh for a week, and so did the line
“was sentenced to XNUMX years”, which we found on three pages of one site.
""",
    "non-native": """Report from our summer school
Last week we made a excursion to the lake and it was really nice. The childrens was very happy
and they have swimmed until the evening. We was forty persons, and the weather it was good.
I recommend everybody to come to this place, it has many possibilities for doing sport and the
peoples there are very friendly. In the next year we will go again, if all is going well.
""",
    "transcript": """INTERVIEWER: So, uh, when did you first hear it?
WITNESS: I dunno, maybe, like, half past nine? Nine thirty-five?
INTERVIEWER: And he was there?
WITNESS: He? No. He wasn't. I mean, she was, kinda. It's, um, it's hard to say.
INTERVIEWER: Okay. Take your time. We've got till four.
""",
    "capitals": """STORM CUTS POWER TO 35,000 HOMES ALONG COAST
HARTFORD (AP) -- A WINTER STORM KNOCKED OUT POWER TO MORE THAN 35,000 HOMES ON SUNDAY NIGHT,
OFFICIALS SAID. CREWS FROM CONNECTICUT, RHODE ISLAND AND VERMONT WERE ON THEIR WAY. NO INJURIES
WERE REPORTED. SCHOOLS IN BRIDGEPORT, NORWALK AND STAMFORD WILL OPEN TWO HOURS LATE.
""",
    "poem": """The tide forgets
what stone recalls,
a gull i' the grey
o'er harbour walls;
thou, salt and wind,
thou, slack and spring,
unmake the bell
the drowned men ring.
""",
    "code": """def totals(rows):
    acc = {}
    for k, v in rows:
        acc[k] = acc.get(k, 0) + v
    return sorted(acc.items(), key=lambda kv: (-kv[1], kv[0]))

print(totals([("a", 35.000), ("b", 1.250), ("i", 3)]))  # numerix tmpvar strbuf fooz barz
""",
    "table": """Region 2021 2022 2023
North 35.412 36.118 37.204
South 12.003 12.417 12.998
East 8.771 8.802 9.115
West 22.340 21.987 22.456
Total 78.526 79.324 81.773
""",
    "names": """Ana Petrović, Anna Petrovic, Jan Kowalski, Ján Kováč, Johann Schmidt, John Smith,
José Ortega y Gasset, Josep Puig i Cadafalch, Ewa de Souza e Silva, Vincent van der Berg, Min-jun
Park, Min-jeong Pak, Sergei Ivanov, Sergey Ivanoff, Osama Yusuf, Usama Youssef, Lee Li, Li Lee.
""",
    "food": """A Sarajevo breakfast in Brooklyn
The ćevapi come ten to a plate with kajmak and raw onion, and the ajvar is made upstairs by the
owner's aunt. Order the pljeskavica if you are hungry, the burek if you are not. My table also
had somun, a wobbly slab of pita zeljanica, and thimble cups of kahva. The bill was $48. Next
door a Lagos cook sells jollof, suya and moin moin; the egusi is worth the wait.
""",
    "titles": """The season's best on screen
Wim Wenders's “Der Himmel über Berlin” is back in cinemas, and so is Kusturica's “Dom za vešanje”.
Almodóvar's “Hable con ella” opens on Friday. At the Curzon you may catch “La vie et rien d'autre”,
and the critic of Le Monde called the new print of “Mat i syn” sublime, a coup de théâtre.
""",
    "swiss": """Zurich raises the fee
The canton will charge CHF 35'000 for the permit, up from CHF 28'500, the finance office said.
Around 1'200 firms are affected. The rate of 3.5 percent stays as it is. The cantonal parliament
debates the bill in March; the Greens want a referendum, and the business lobby does not.
""",
    "british": """Council scraps bin rota after row
Councillors in Leamington have binned the fortnightly collection after residents kicked up a
stink about overflowing wheelies. The authority, which had pencilled in savings of £350,000,
said it would “go back to the drawing board”. Tory group leader Alf Pickering reckoned the whole
thing had been a shambles from start to finish. The cabinet meets again on Thursday.
""",
    "indian": """Civic body to desilt nullahs before monsoon
The BMC has floated tenders worth Rs 35.5 crore for desilting of nullahs in the western suburbs.
The work order will be issued by 15 April, an official said on Tuesday. Last year, 2.4 lakh metric
tonnes of silt was removed. Corporators alleged that contractors had fudged the figures, and
demanded that an FIR be lodged. The commissioner assured that action would be taken.
""",
    "nigerian": """Okada riders protest in Surulere
Commercial motorcyclists, popularly called okada riders, on Monday grounded activities in Surulere
over alleged extortion by agberos. The PPRO, SP Benjamin Ogbonna, said normalcy had been restored.
One of the riders, Sunday Eze, said they paid N1,500 daily to touts. He pleaded with the governor
to intervene, adding that “we are managing, but the thing don cast”.
""",
    "company boss": """Brewer names new chief
Harbour Brewing has hired Dan Okonjo, who ran its rival's London office, as chief executive.
He starts in May. The company said sales had grown 3.5 per cent. He will be paid £310,000.
""",
    "versions": """What is new in release 35.000
The update to 2.100.000 fixes the crash. The .rs and .de mirrors are slower than the .com one. See
github.com/acme/lang-serbian for the dictionary and docs.acme.dev/deutsch for the German guide.
Coordinates are now 45.250 north, 19.850 east, and the scale is 1.250 by default.
""",
    "lyrics": """Verse 1
Oh my baby left on the morning train, i, i, i
Na na na, she ain't coming home again, no no
Chorus
Kolo kolo, rolla rolla, bumba ye
Dance till the harbour lights fade away
(x2)
""",
    "two languages": """The ferry will not run on Monday because of the storm, the port said.
Trajekt u ponedjeljak ne vozi zbog nevremena, objavila je lučka uprava.
Passengers can change their tickets at no cost until the end of the week.
Putnici mogu zamijeniti karte bez naknade do kraja tjedna i u Zadru i u Splitu.
A replacement bus leaves from the main square at 8.30 a.m. and returns at 6 p.m.
Zamjenski autobus kreće s glavnog trga u 8.30 i vraća se u 18 sati.
""",
    "european english": """Our English edition
The Tallinn office writes in English for readers abroad. Follow us on Facebook, Instagram and X.
Estonian exports rose 3.5 percent in May, Statistics Estonia said, and the finance ministry
expects growth of 2.1 percent this year. Letters to the editor: news@tallinn-letter.ee
""",
}


def made(name: str, text: str) -> Document:
    """A document prepared as every other one, without an encoder."""
    (document,) = prepare([RawDocument(name, name, text, declared_language="en")])
    return document


def judged(name: str, text: str) -> Verdict:
    document = made(name, text)
    return opinion(document, (), artefacts.find(document))


@pytest.mark.parametrize("language", RELAYS)
def test_a_relay_is_called_one_and_its_language_is_near_the_top(language: str) -> None:
    verdict = judged(language, RELAYS[language])
    assert verdict.document_class is DocumentClass.MACHINE_TRANSLATED
    assert verdict.probability(DocumentClass.MACHINE_TRANSLATED) > 0.8
    assert language in [r.language for r in verdict.relay_languages[:2]]
    assert all(e.weight > 0.0 for e in verdict.evidence)


@pytest.mark.parametrize("language", RELAYS)
def test_evidence_stands_where_it_says(language: str) -> None:
    document = made(language, RELAYS[language])
    found = artefacts.find(document)
    assert found
    for evidence in found:
        assert evidence.span is not None
        assert document.text[evidence.span.start : evidence.span.end] == evidence.text


@pytest.mark.parametrize("name", NEGATIVES)
def test_no_confident_accusation(name: str) -> None:
    verdict = judged(name, NEGATIVES[name])
    # The prior of a page by itself is one in three (decision 0075).
    assert verdict.probability(DocumentClass.MACHINE_TRANSLATED) < 0.5
    assert verdict.document_class is DocumentClass.INDEPENDENT


@pytest.mark.parametrize("name", NEGATIVES)
def test_no_confident_accusation_beside_its_own_edited_copy(name: str) -> None:
    text = NEGATIVES[name]
    edited = text.replace(" and ", " & ").replace(" was ", " is ").replace(" the ", " that ")
    one, other = made("one", text), made("two", edited)
    count = min(len(one.sentences), len(other.sentences))
    for mine, theirs in ((one, other), (other, one)):
        links = tuple(Link((k,), (Counterpart(theirs.id, (k,), 0.95),)) for k in range(count))
        follows = (parallel(mine, theirs, links),)
        told = beside_others(mine, (theirs,), follows, links)
        verdict = opinion(mine, follows, artefacts.find(mine), beside=told)
        assert verdict.document_class is not DocumentClass.MACHINE_TRANSLATED


HOUSE_STYLE = """Belgrade bridge to open in spring
The bridge cost 35.000.000 euros, 4.200 tons of steel went into it, and it is 1.100 meters long.
„It will open in March“, said the mayor. Prices of flats on the left bank rose by 3,5 percent.
Follow us on Facebook and Instagram. Write to our desk: desk@example-weekly.rs
"""


def test_a_continental_house_style_alone_is_no_proof() -> None:
    verdict = judged("house style", HOUSE_STYLE)
    assert verdict.document_class is DocumentClass.INDEPENDENT
    assert verdict.evidence and all(e.weight < 0.0 for e in verdict.evidence)


def test_a_short_text_stays_near_the_prior() -> None:
    verdict = judged("short", "The mayor opened the library on Monday.")
    assert verdict.evidence == ()
    assert verdict.probability(DocumentClass.MACHINE_TRANSLATED) == pytest.approx(1 / 3, abs=0.01)


def test_the_order_of_classes_and_the_sum() -> None:
    verdict = judged("sum", NEGATIVES["british"])
    values = [p for _, p in verdict.probabilities]
    assert values == sorted(values, reverse=True)
    assert sum(values) == pytest.approx(1.0)
