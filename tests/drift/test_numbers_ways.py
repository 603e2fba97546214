"""One fact said in two ways is no error; another fact said in the same way is one."""

from __future__ import annotations

import pytest

from audit.drift.case import Case, Witness
from audit.drift.numbers import extract, find
from audit.types import Counterpart, Document, Finding, Kind, Link, Relation, Sentence, Span


def text(name: str, words: str, language: str) -> Document:
    sentence = Sentence(0, Span(0, len(words)), words, language=language, block=0)
    return Document(name, name, words, language, (sentence,))


def pair(language: str, source: str, target: str) -> list[Finding]:
    one, two = text("source", source, "en"), text("target", target, language)
    link = Link((0,), (Counterpart("source", (0,), 1.0),))
    return list(find(Case(two, (Witness(one, Relation.TRANSLATION, True),), (link,))))


SAME = [
    # ranges, and one figure that becomes a range
    ("de", "5 to 10 million people", "5 bis 10 Millionen Menschen"),
    ("de", "about 30 yards out", "aus etwa 27-28 Metern"),
    ("pl", "widespread 80s in October", "od 26 do 32 stopni Celsjusza w październiku"),
    ("es", "1 to 2 inches of rain", "entre 2 y 5 centímetros de lluvia"),
    # parts of a whole
    ("fr", "two thirds of the members", "les deux tiers des membres"),
    ("de", "three quarters of them", "drei Viertel von ihnen"),
    ("fr", "220 2/3 innings", "220 manches et deux tiers"),
    ("zh", "two-thirds of the seats", "三分之二的席位"),
    ("ja", "a two-thirds majority", "3分の2の多数"),
    ("ko", "a two-thirds majority", "3분의 2 이상의 찬성"),
    ("zh", "40 percent of them", "百分之四十"),
    # vague amounts
    ("ru", "half of the people", "половина людей"),
    ("fr", "dozens of people", "des dizaines de personnes"),
    # calendars and centuries
    ("th", "in 2018", "ในปี 2561"),
    ("fa", "in 2018", "در سال ۱۳۹۷"),
    ("ar", "in 2018", "في عام 1440"),
    ("ja", "in 2018", "平成30年に"),
    ("am", "in 2018", "በ2010 ዓ.ም."),
    ("ne", "in 2018", "सन् 2075 मा"),
    ("zh", "in the early 2000s", "本世纪之初"),
    ("ru", "in the 21st century", "в XXI веке"),
    # clocks
    ("fr", "at 7.30 p.m.", "à 19h30"),
    ("de", "at 2pm", "um 14 Uhr"),
    # feet and metres
    ("fr", "The 6-foot-6 forward", "L'attaquant de 1,98 m"),
    ("ru", "The 6-foot-6 forward", "Двухметровый форвард"),
    # scale words of India and the east
    ("hi", "a prize of 15 million rupees", "1.5 करोड़ रुपये का पुरस्कार"),
    ("ja", "350 million yen", "3億5000万円"),
    ("ko", "40,000 cases", "4만 건"),
    # said without a number
    ("nl", "the only double-digit share, 15 per cent", "als enige boven de 10 procent: 15 procent"),
    ("mk", "achieved a grade A", "постигнале оценка „5+“"),
    ("it", "a 7.5 magnitude earthquake.", "un terremoto di magnitudo 7.5."),
]


@pytest.mark.parametrize(("language", "source", "target"), SAME)
def test_said_in_another_way(language: str, source: str, target: str) -> None:
    assert [f.explanation for f in pair(language, source, target)] == []


OTHER = [
    ("ja", "a two-thirds majority", "3分の1の多数", Kind.CHANGED),
    ("th", "in 2018", "ในปี 2562", Kind.CHANGED),
    ("ar", "in 2018", "في عام 1450", Kind.CHANGED),
    ("ko", "in June", "7월에", Kind.CHANGED),
    ("ja", "three months after the June summit", "3月の会議から6ヶ月後", Kind.CHANGED),
    ("es", "2 to 4 inches of rain", "entre 2 y 10 centímetros de lluvia", Kind.UNIT_CHANGED),
    ("fa", "from 1950 to 1953", "از 1953 تا 1950", Kind.SWAPPED),
    ("de", "September 29, 2018", "am 2018. September 29", Kind.SWAPPED),
    ("de", "aged 33, 34 and 39", "33, 39 und 34 Jahre alt", Kind.SWAPPED),
]


@pytest.mark.parametrize(("language", "source", "target", "kind"), OTHER)
def test_another_fact(language: str, source: str, target: str, kind: Kind) -> None:
    assert kind in [f.kind for f in pair(language, source, target)]


MIRRORED = [
    ("he", "led 1-0 at halftime", "הובילה 0-1 במחצית"),
    ("fa", "the 1950-53 war", "جنگ 53-1950"),
    ("ar", "call 0800 555 111", "الرقم 111 555 0800"),
]


@pytest.mark.parametrize(("language", "source", "target"), MIRRORED)
def test_runs_of_figures_may_stand_mirrored_in_right_to_left_scripts(
    language: str, source: str, target: str
) -> None:
    assert pair(language, source, target) == []


def test_korean_counters_are_no_numerals() -> None:
    assert [n.value.value for n in extract("20세 남성이 10일에", "ko")] == [20, 10]


COMPOSED = [
    ("fa", "The 6-foot-6 forward grew up", "این بازیکن فوروارد با ۱ متر و ۹۸ سانتیمتر قد"),
    ("fr", "The 6-foot-6 forward", "L'attaquant d'1 m 98"),
    ("it", "He is 6 feet 2 inches tall", "È alto 1 metro e 88 centimetri"),
    ("de", "It took 2 hours and 30 minutes", "Es dauerte 150 Minuten"),
    ("de", "It took 90 minutes", "Es dauerte eine Stunde und 30 Minuten"),
    ("de", "It took 90 minutes", "Es dauerte 1 Stunde 30"),
    ("pt", "with widespread 80s", "com temperaturas entre os 27 e os 30 graus"),
]


@pytest.mark.parametrize(("language", "source", "target"), COMPOSED)
def test_one_measure_in_two_figures(language: str, source: str, target: str) -> None:
    assert [f.explanation for f in pair(language, source, target)] == []


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("fr", "The 6-foot-6 forward", "L'attaquant d'1 m 88"),
        ("de", "It took 2 hours and 30 minutes", "Es dauerte 160 Minuten"),
        ("de", "It took 90 minutes", "Es dauerte eine Stunde und 20 Minuten"),
    ],
)
def test_a_measure_in_two_figures_that_is_another(language: str, source: str, target: str) -> None:
    assert pair(language, source, target)


VIETNAMESE = [
    ("trong cuộc bầu cử năm ngoái khi", []),
    ("Mười năm trước", [10]),
    ("năm cuộc", [5]),
    ("một trăm linh năm người", [105]),
    ("còn năm tuần", [5]),
    ("15 năm", [15]),
    ("mỗi năm", []),
    ("hai mươi lăm người", [25]),
]


@pytest.mark.parametrize(("words", "values"), VIETNAMESE)
def test_vietnamese_five_and_year_are_one_word(words: str, values: list[int]) -> None:
    assert [n.value.value for n in extract(words, "vi")] == values


HOMOGRAPHS = [
    ("hu", "A pára a tóból"), ("hr", "Bilo je lijepo u novim kućama"), ("bg", "на и но"),
    ("tr", "masanın altında ve yanında"), ("ru", "среди семьи"), ("pl", "mają dużo"),
    ("pt", "mais tarde"), ("cs", "pro něj červený"), ("fr", "mais pas"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "words"), HOMOGRAPHS)
def test_words_that_only_look_like_numbers(language: str, words: str) -> None:
    assert [n.text for n in extract(words, language)] == []


NEWS = [
    ("ja", "the COVID-19 pandemic", "新型コロナウイルスの大流行"),
    ("ja", "about 70% of votes", "得票率約７割"),
    ("ja", "over the last half-decade", "過去５年に渡って"),
    ("ja", "first produced in 472 B.C.", "紀元前472年に初めて"),
    ("ja", "10 a.m. (0200GMT) Monday", "月曜日午前10時（グリニッジ標準時2時）"),
    ("ja", "around midnight", "夜12時頃に"),
    ("ru", "open 24/7", "работает круглосуточно"),
    ("ru", "over 2.5 million tenge", "более двух с половиной миллионов тенге"),
    ("ru", "half the area of Manhattan", "примерно 1/2 площади Манхэттена"),
    ("ru", "Telephone: 229-6201", "Телефон: 229 62 01"),
    ("ru", "from February 20-22", "с 20 по 22 февраля"),
    ("is", "an $11.85 billion market", "11,85 milljarða dala markaður"),
    ("is", "at three o'clock today", "kl. 15 í dag"),
    ("is", "temperatures above 90 degrees", "hitastigið fer yfir 32 gráður"),
    ("is", "on August 9 and 10", "9. og 10. ágúst"),
    ("en", "in his fifties", "in his 50s"),
]


@pytest.mark.parametrize(("language", "source", "target"), NEWS)
def test_what_unseen_news_brought(language: str, source: str, target: str) -> None:
    assert [f.explanation for f in pair(language, source, target)] == []


ROMAN_SAME = [
    ("de", "World War II ended", "Der Zweite Weltkrieg endete"),
    ("de", "Queen Elizabeth II", "Königin Elisabeth II."),
    ("fr", "in the 19th century", "au XIXe siècle"),
    ("es", "Pope John XXIII", "el papa Juan XXIII"),
    ("ru", "in the 19th century", "в XIX веке"),
    ("ro", "in the 19th century", "în secolul al XIX-lea"),
    ("da", "Pope John Paul II", "pave Johannes Paul den Anden"),
    ("zh", "World War II", "第二次世界大战"),
    ("pl", "as I said in the CD and on IV drip", "jak powiedziałem na płycie CD"),
]
ROMAN_OTHER = [
    ("de", "Queen Elizabeth II", "Königin Elisabeth I."),
    ("fr", "in the 19th century", "au XVIIIe siècle"),
    ("es", "Pope John XXIII", "el papa Juan XXII"),
    ("it", "Louis XIV", "Luigi XVI"),
    ("ru", "in the 19th century", "в XX веке"),
    ("en", "World War II", "World War I"),
    ("en", "King George VI", "King George V"),
]


@pytest.mark.parametrize(("language", "source", "target"), ROMAN_SAME)
def test_roman_numerals_answer_ordinals(language: str, source: str, target: str) -> None:
    assert [f.explanation for f in pair(language, source, target)] == []


@pytest.mark.parametrize(("language", "source", "target"), ROMAN_OTHER)
def test_another_roman_numeral_is_a_change(language: str, source: str, target: str) -> None:
    assert [f.kind for f in pair(language, source, target)] == [Kind.CHANGED]


ONE_MEASURE = [
    ("de", "about a mile away", "etwa 1,6 Kilometer entfernt"),
    ("fr", "about a mile away", "à environ 1,5 km"),
    ("es", "on the quarter-hour mark", "en el minuto 15"),
    ("cs", "to do a U-turn", "otočím o 180°"),
]


@pytest.mark.parametrize(("language", "source", "target"), ONE_MEASURE)
def test_an_article_and_a_unit(language: str, source: str, target: str) -> None:
    assert [f.explanation for f in pair(language, source, target)] == []


def test_a_mile_is_no_five_kilometres() -> None:
    assert pair("de", "about a mile away", "etwa 5 Kilometer entfernt")


CONVERTED = [
    ("de", "on 12/21/2017", "am 21.12.2017"),
    ("en", "on 12/21/2017", "on 21/12/2017"),
    ("ja", "in 2019", "令和元年に"),
    ("ja", "in 2019", "令和1年に"),
    ("fr", "at 8 p.m.", "à 20 heures"),
    ("fr", "at 12:30 a.m.", "à 0h30"),
    ("sw", "at 8:30 p.m.", "saa 2:30 usiku"),
    ("de", "100 miles", "161 Kilometer"),
    ("de", "200 pounds", "91 kg"),
    ("es", "60 mph", "97 km/h"),
    ("fr", "80 degrees Fahrenheit", "27 degrés Celsius"),
]
MISCONVERTED = [
    ("en", "on April 3, 2021", "on 4 March 2021", Kind.DATE_ORDER),
    ("en", "at 8 a.m.", "at 8 p.m.", Kind.CHANGED),
    ("de", "at 8 a.m.", "um 20 Uhr", Kind.CHANGED),
    ("fr", "at 8 p.m.", "à 21 heures", Kind.CHANGED),
    ("th", "in 2018", "ในปี 2560", Kind.CHANGED),
    ("fa", "in 2018", "در سال ۱۳۹۵", Kind.CHANGED),
    ("ja", "in 2019", "令和3年に", Kind.CHANGED),
    ("de", "100 miles", "200 Kilometer", Kind.UNIT_CONVERTED),
    ("de", "60 mph", "60 km/h", Kind.UNIT_CHANGED),
    ("de", "$100", "100 Euro", Kind.UNIT_CHANGED),
    ("en", "$100 million", "€190 million", Kind.CURRENCY_CONVERTED),
    ("en", "up 3 percentage points", "up 3 percent", Kind.PERCENT_POINTS),
]


@pytest.mark.parametrize(("language", "source", "target"), CONVERTED)
def test_a_right_conversion_is_no_error(language: str, source: str, target: str) -> None:
    assert [f.explanation for f in pair(language, source, target)] == []


@pytest.mark.parametrize(("language", "source", "target", "kind"), MISCONVERTED)
def test_a_wrong_conversion_has_its_kind(
    language: str, source: str, target: str, kind: Kind
) -> None:
    assert kind in [f.kind for f in pair(language, source, target)]
