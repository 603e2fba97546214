"""Lost numbers, and texts that only speak of them."""

from __future__ import annotations

import time

import pytest

from audit.language.placeholder import lost_numbers, model_tokens, placeholders

LOST = [
    ("He was sentenced to XNUMX years in prison.", ["XNUMX"]),
    ("It cost $XNUMX, up XNUMX% on the XNUMXth of May.", ["XNUMX", "XNUMX", "XNUMXth"]),
    ("“We paid XNUMX euros for it,” the mayor said.", ["XNUMX"]),
    ("Between [NUM] and [NUM_2] people came.", ["[NUM]", "[NUM_2]"]),
    ("Up to __NUM1__ cases.", ["__NUM1__"]),
]
NOT_LOST = [
    "Engines write “XNUMX” where a number ran out.",
    "The placeholder XNUMX shows that a proxy was at work.",
    "Such pages say `XNUMX`. One read “sentenced to XNUMX years”, another “aged XNUMX”.",
    'Readers found "XNUMX," and laughed.',
    "Der Platzhalter XNUMX steht für eine Zahl.",
    "The XNUMXers are a band; see https://example.org/XNUMX and MAXNUMX.",
    "He has number 7 and a NUM lock key.",
]


@pytest.mark.parametrize(("text", "expected"), LOST)
def test_lost(text: str, expected: list[str]) -> None:
    found = lost_numbers(text)
    assert [p.text for p in found] == expected
    assert all(p.span.of(text) == p.text for p in found)


@pytest.mark.parametrize("text", NOT_LOST)
def test_not_lost(text: str) -> None:
    assert lost_numbers(text) == ()


def test_examples_are_kept_and_marked() -> None:
    assert [p.example for p in placeholders("They print “XNUMX” here.")] == [True]


def test_a_long_line_takes_no_time() -> None:
    started = time.process_time()
    assert len(lost_numbers("XNUMX and __NUM " * 100_000)) == 100_000
    assert time.process_time() - started < 5.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("JPMorgan Chase ((<extra_id_0]), einer der größten", ["<extra_id_0]"]),
        ("He met <unk> in Paris, and [UNK] there.", ["<unk>", "[UNK]"]),
        ("the ⁇ man and ▁the house", ["⁇", "▁"]),
        ("low@@ er prices of state @-@ owned firms", ["@@", "@-@"]),
        ("They don &apos;t know.", ["&apos;"]),
        ("<2de> Guten Tag. >>deu<< Guten Tag.", ["<2de>", ">>deu<<"]),
        ("The end.</s>", ["</s>"]),
    ],
)
def test_tokens_of_a_model(text: str, expected: list[str]) -> None:
    found = model_tokens(text)
    assert [t.text for t in found if not t.example] == expected
    assert all(t.span.of(text) == t.text for t in found)


@pytest.mark.parametrize(
    "text",
    [
        "Unknown words become the token <unk>, and masked ones [MASK].",
        "Such models write “<extra_id_0>” where a span was cut.",
        "In HTML an apostrophe is escaped as &apos; in attributes.",
        "AT&T; R&D; 5 << 6 >> 7; a <b> tag; mail@example.org; <s>struck</s> out",
    ],
)
def test_no_tokens_of_a_model(text: str) -> None:
    assert not [t for t in model_tokens(text) if not t.example]


def test_model_tokens_are_linear_in_what_almost_matches() -> None:
    start = time.process_time()
    assert not model_tokens("extra_id_<[@-&" * 50_000)
    assert time.process_time() - start < 5
