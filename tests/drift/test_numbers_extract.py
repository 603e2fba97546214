"""Numbers of many languages, by value."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.drift.numbers import NumberKind, Quantity, extract
from audit.drift.numbers.style import NumberStyle, decimal_sign, observe, read

VALUES = [
    ("en", "two hundred and five", 205),
    ("en", "one and a half million people", 1_500_000),
    ("en", "half a million", 500_000),
    ("en", "$1.5m", 1_500_000),
    ("en", "two dozen", 24),
    ("en", "3 lakh rupees", 300_000),
    ("de", "2,8 Milliarden Pfund", 2_800_000_000),
    ("de", "fünfundzwanzig Leute", 25),
    ("de", "zweihundertdreiunddreißig", 233),
    ("de", "eine Billion Euro", 10**12),
    ("nl", "vijfentwintig mensen", 25),
    ("da", "femogtyve mand", 25),
    ("da", "halvtreds", 50),
    ("sv", "1,5 miljoner", 1_500_000),
    ("fr", "quatre-vingt-dix-sept", 97),
    ("fr", "10 000 habitants", 10_000),
    ("es", "20.000 millones de euros", 20_000_000_000),
    ("es", "mil millones", 1_000_000_000),
    ("it", "duecentocinquanta", 250),
    ("pt", "35 mil pessoas", 35_000),
    ("ro", "125 de milioane de lire", 125_000_000),
    ("ru", "двадцать пять тысяч", 25_000),
    ("ru", "2,8 млрд фунтов", 2_800_000_000),
    ("ru", "25-тысячная толпа", 25_000),
    ("pl", "trzydziesty czwarty występ", 34),
    ("sl", "petindvajset ljudi", 25),
    ("sr", "две хиљаде људи", 2000),
    ("el", "2 δις ευρώ", 2_000_000_000),
    ("hu", "huszonötödik hely", 25),
    ("fi", "kaksikymmentäviisi", 25),
    ("fi", "kahdessatoista maassa", 12),
    ("lt", "5 tūkstančiai", 5000),
    ("ar", "خمسة وعشرون عاما", 25),
    ("ar", "125 مليون جنيه", 125_000_000),
    ("ar", "١٢٥ كتابا", 125),
    ("he", "ארבעה עשר אנשים", 14),
    ("fa", "۲/۸ میلیارد پوند", 2_800_000_000),
    ("hi", "१२ करोड़", 120_000_000),
    ("hi", "1,50,000 रुपये", 150_000),
    ("bn", "২.৮ বিলিয়ন পাউন্ড", 2_800_000_000),
    ("ja", "3億5000万ドル", 350_000_000),
    ("ja", "三十五人", 35),
    ("zh", "1.25亿英镑", 125_000_000),
    ("zh", "二〇一八年", 2018),
    ("ko", "1억 2천5백만 파운드", 125_000_000),
    ("vi", "ba mươi lăm người", 35),
    ("id", "empat belas orang", 14),
    ("sw", "milioni 3.5", 3_500_000),
    ("sw", "elfu mbili mia tano", 2500),
    ("th", "25 คน", 25),
]


@pytest.mark.parametrize(("language", "text", "value"), VALUES)
def test_the_first_number_has_this_value(language: str, text: str, value: int) -> None:
    assert extract(text, language)[0].value.value == value


KINDS = [
    ("$37,500", NumberKind.MONEY, "USD"),
    ("50 million won", NumberKind.MONEY, "KRW"),
    ("£28,300 in fines", NumberKind.MONEY, "GBP"),
    ("3.5 per cent", NumberKind.PERCENT, None),
    ("2 percentage points", NumberKind.POINTS, None),
    ("a 13-year-old boy", NumberKind.AGE, "year"),
    ("at 10:30 p.m.", NumberKind.TIME, None),
    ("7.55am", NumberKind.TIME, None),
    ("in 2018", NumberKind.YEAR, None),
    ("the 1990s", NumberKind.DECADE, None),
    ("the 21st", NumberKind.ORDINAL, None),
    ("5 miles away", NumberKind.MEASURE, "mi"),
    ("September", NumberKind.MONTH, None),
    ("XNUMX years", NumberKind.PLACEHOLDER, None),
    ("half", NumberKind.FRACTION, None),
]


@pytest.mark.parametrize(("text", "kind", "unit"), KINDS)
def test_kind_and_unit(text: str, kind: NumberKind, unit: str | None) -> None:
    quantity = extract(text, "en")[0].value
    assert (quantity.kind, quantity.unit) == (kind, unit)


def test_people_are_no_currency() -> None:
    (found,) = extract("Etwa 700 Leute kamen.", "de")
    assert (found.text, found.value.kind, found.value.unit) == ("700", NumberKind.COUNT, None)
    assert extract("Etwa 700 Leu kamen.", "de")[0].value.unit == "RON"


@pytest.mark.parametrize("text", ["it may rain", "they march on", "he sat down", "a man", "XNUM"])
def test_words_that_look_like_numbers_or_months_are_none(text: str) -> None:
    assert extract(text, "en") == ()


@pytest.mark.parametrize(
    ("numeral", "decimal", "value"),
    [
        ("1,500", ".", 1500),
        ("1.500", ",", 1500),
        ("1.5", ".", Fraction(3, 2)),
        ("3,5", ",", Fraction(7, 2)),
        ("1.234.567,89", ",", Fraction(123456789, 100)),
        ("12,34,567", ".", 1234567),
        ("35.000", ".", 35),
    ],
)
def test_separators_by_style(numeral: str, decimal: str, value: int | Fraction) -> None:
    reading = read(numeral, NumberStyle(decimal, 0.7, False))
    assert reading is not None
    assert reading[0] == value


def test_a_doubtful_numeral_keeps_both_readings() -> None:
    quantity: Quantity = extract("35.000 euros", "en")[0].value
    assert quantity.readings == {35, 35000}


def test_a_date_is_no_number() -> None:
    assert [m.value.value for m in extract("3.9.2024", "de")] == [3, 9, 2024]


@pytest.mark.parametrize(("numeral", "sign"), [("3,5", ","), ("1.5", "."), ("1.500", None)])
def test_the_sign_that_a_numeral_betrays(numeral: str, sign: str | None) -> None:
    assert decimal_sign(numeral) == sign


def test_the_document_s_own_habit_overrides_the_locale() -> None:
    text = "Es kostet 1.5 Euro, dann 2.7 und 10.5 und 7.1."
    assert observe(text, "de").decimal == "."


@settings(max_examples=150)
@given(st.text(alphabet="0123456789.,' -XNUM万千vierzig%$€:/\u00a0mk", max_size=60))
def test_offsets_fit_whatever_the_text(text: str) -> None:
    for language in ("en", "de", "ja", "fr", None):
        last = 0
        for mention in extract(text, language):
            assert mention.span.of(text) == mention.text
            assert mention.span.start >= last
            last = mention.span.end


@pytest.mark.parametrize(
    "text", ["1" * 200_000, "1," * 100_000, "million " * 20_000, "一" * 100_000]
)
def test_a_hostile_line_takes_no_age(text: str) -> None:
    assert len(extract(text, "en")) < 300_000
