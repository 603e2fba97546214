"""Per cent and percentage points, between English and other languages."""

from __future__ import annotations

import pytest

from audit.drift.case import Case, Witness
from audit.drift.numbers import find
from audit.types import Counterpart, Document, Kind, Link, Relation, Sentence, Span

POINTS, PER_CENT = "Turnout rose by 7 percentage points.", "Turnout rose by 7 percent."
RENDERED = [
    ("de", "Die Beteiligung stieg um 7 Prozentpunkte.", "Die Beteiligung stieg um 7 Prozent."),
    ("nl", "De opkomst steeg met 7 procentpunten.", "De opkomst steeg met 7 procent."),
    ("sv", "Deltagandet ökade med 7 procentenheter.", "Deltagandet ökade med 7 procent."),
    ("fi", "Osallistuminen nousi 7 prosenttiyksikköä.", "Osallistuminen nousi 7 prosenttia."),
    ("hu", "A részvétel 7 százalékponttal nőtt.", "A részvétel 7 százalékkal nőtt."),
    ("fr", "La participation a augmenté de 7 points de pourcentage.", "Elle a augmenté de 7 %."),
    ("es", "La participación subió 7 puntos porcentuales.", "La participación subió un 7 %."),
    ("pt", "A participação subiu 7 pontos percentuais.", "A participação subiu 7%."),
    ("it", "L'affluenza è salita di 7 punti percentuali.", "L'affluenza è salita del 7%."),
    ("ro", "Prezența a crescut cu 7 puncte procentuale.", "Prezența a crescut cu 7%."),
    ("pl", "Frekwencja wzrosła o 7 punktów procentowych.", "Frekwencja wzrosła o 7 procent."),
    ("cs", "Účast vzrostla o 7 procentních bodů.", "Účast vzrostla o 7 procent."),
    ("sl", "Udeležba je narasla za 7 odstotnih točk.", "Udeležba je narasla za 7 odstotkov."),
    ("hr", "Odaziv je porastao za 7 postotnih bodova.", "Odaziv je porastao za 7 posto."),
    ("sr", "Излазност је порасла за 7 процентних поена.", "Излазност је порасла за 7 одсто."),
    ("ru", "Явка выросла на 7 процентных пунктов.", "Явка выросла на 7 процентов."),
    ("ru", "Явка выросла на 7 п.п.", "Явка выросла на 7%."),
    ("uk", "Явка зросла на 7 відсоткових пунктів.", "Явка зросла на 7 відсотків."),
    ("bg", "Активността нарасна със 7 процентни пункта.", "Активността нарасна със 7 процента."),
    ("el", "Η συμμετοχή αυξήθηκε κατά 7 ποσοστιαίες μονάδες.", "Αυξήθηκε κατά 7%."),
    ("tr", "Katılım yüzde 7 puan arttı.", "Katılım yüzde 7 arttı."),
    ("ar", "ارتفعت المشاركة 7 نقاط مئوية.", "ارتفعت المشاركة 7 بالمئة."),
    ("he", "ההשתתפות עלתה ב-7 נקודות אחוז.", "ההשתתפות עלתה ב-7 אחוזים."),
    ("fa", "مشارکت 7 واحد درصد افزایش یافت.", "مشارکت 7 درصد افزایش یافت."),
    ("hi", "मतदान 7 प्रतिशत अंक बढ़ा।", "मतदान 7 प्रतिशत बढ़ा।"),
    ("ja", "投票率は7パーセントポイント上がった。", "投票率は7パーセント上がった。"),
    ("ja", "投票率は7ポイント上がった。", "投票率は7%上がった。"),
    ("ko", "투표율이 7%포인트 올랐다.", "투표율이 7% 올랐다."),
    ("zh", "投票率上升了7个百分点。", "投票率上升了7%。"),
    ("vi", "Tỷ lệ tăng 7 điểm phần trăm.", "Tỷ lệ tăng 7 phần trăm."),
    ("id", "Partisipasi naik 7 poin persentase.", "Partisipasi naik 7 persen."),
]


def document(name: str, text: str, language: str) -> Document:
    sentence = Sentence(0, Span(0, len(text)), text, language=language)
    return Document(name, name, text, language, (sentence,))


def kinds(source: str, target: str, languages: tuple[str, str]) -> list[Kind]:
    one, other = document("w", source, languages[0]), document("d", target, languages[1])
    link = Link((0,), (Counterpart("w", (0,), 1.0),))
    return [f.kind for f in find(Case(other, (Witness(one, Relation.TRANSLATION, True),), (link,)))]


@pytest.mark.parametrize(("language", "points", "per_cent"), RENDERED)
def test_points_are_no_per_cent(language: str, points: str, per_cent: str) -> None:
    for source, target, languages in (
        (POINTS, per_cent, ("en", language)),
        (PER_CENT, points, ("en", language)),
        (points, PER_CENT, (language, "en")),
        (per_cent, POINTS, (language, "en")),
    ):
        assert kinds(source, target, languages) == [Kind.PERCENT_POINTS], (source, target)


@pytest.mark.parametrize(("language", "points", "per_cent"), RENDERED)
def test_what_is_the_same_is_no_error(language: str, points: str, per_cent: str) -> None:
    assert not kinds(POINTS, points, ("en", language))
    assert not kinds(points, POINTS, (language, "en"))
    assert not kinds(PER_CENT, per_cent, ("en", language))
    assert not kinds(per_cent, PER_CENT, (language, "en"))


def test_a_lead_in_per_cent_can_only_mean_points() -> None:
    source = "He won the state by more than 40 percentage points."
    assert not kinds(source, "Он победил в штате с перевесом более 40%.", ("en", "ru"))


def test_points_of_a_score_are_no_percentage() -> None:
    assert not kinds("They won by 7 points.", "Sie gewannen mit 7 Punkten.", ("en", "de"))
