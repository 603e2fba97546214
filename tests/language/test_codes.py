"""Language codes: any in, the shortest out."""

from __future__ import annotations

import pytest

from audit.language.codes import same_family, shortest


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", "en"),
        ("EN-us", "en"),
        ("eng", "en"),
        ("deu", "de"),
        ("ger", "de"),
        ("jpn", "ja"),
        ("por", "pt"),
        ("pt_BR", "pt"),
        ("zho", "zh"),
        ("cmn", "zh"),
        ("zh-Hans-CN", "zh"),
        ("arb", "ar"),
        ("swh", "sw"),
        ("nob", "nb"),
        ("no", "no"),
        ("iw", "he"),
        ("tgl", "tl"),
        ("fil", "tl"),
        ("ceb", "ceb"),
        ("sr", "sr"),
        ("srp", "sr"),
        ("sr-Latn-RS", "sr"),
        ("hrv", "hr"),
        ("bos", "bs"),
        ("sh", "hbs"),
        ("hbs", "hbs"),
        ("xx", None),
        ("qqq", None),
        ("und", None),
        ("mul", None),
        ("english", None),
        ("", None),
        ("e", None),
        ("en\nde", None),
    ],
)
def test_shortest(code: str, expected: str | None) -> None:
    assert shortest(code) == expected


def test_serbian_croatian_bosnian_are_one_family() -> None:
    assert same_family("sr", "hbs")
    assert same_family("hr", "bs")
    assert same_family("de", "de")
    assert not same_family("sr", "sl")
    assert not same_family(None, None)
