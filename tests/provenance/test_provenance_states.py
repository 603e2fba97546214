"""What the encoder's states say of a text: which pieces are looked at, what is made of them,
and that nothing changes where there are none.

All texts are our own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from audit.embed import Encoder, load
from audit.embed.encoder import Matrix, Probing
from audit.engine import local
from audit.engine.detection import detect_paths
from audit.engine.options import Options
from audit.engine.remember import Remembering
from audit.prepare import prepare
from audit.provenance import artefacts
from audit.provenance.style import STYLE, probe_of, style_evidence, with_states
from audit.provenance.style.model import STATES, parse_states, style_model
from audit.provenance.style.states import ADDED, grammar_pieces, grammar_states, pooled
from audit.types import Document, RawDocument

MARKET = """There's a joke they tell at the fish market, and it isn't a kind one. Ask the old hands
how the season went and they'll shrug, point at the ice, and say it's all there. Trouble is,
they're right. Landings fell by a third last spring; nobody on the quay thinks they'll bounce back,
whatever the ministry's glossy new plan says. Her father lost his boat in the last bust, and she's
had to let two lads go since Easter. So when a minister turned up on Tuesday, grinning, she gave him
a crab and told him to mind the claws. He didn't, of course, and that was the end of the visit.
"""
SERVER = """In this post I want to explain how our team moved the build system to the new server in
the last month. Before, each build needed forty minutes, and the developers were waiting too long
for the results. At first we tried to use more memory, but this did not help, because the tests
were blocked by the disk. Then my colleague has found that the cache was not used at all: the path
in the configuration was wrong since two years. After we corrected it, the time became eleven
minutes. We learned from this that it is important to measure before you buy new hardware.
"""
BRIDGE = "Gradonačelnik je u ponedeljak otvorio novi most preko reke.\n" * 3
SHORT = "The bridge opened on Monday.\n"


def raw(name: str, text: str) -> RawDocument:
    return RawDocument(name, name, " ".join(text.split()))


def offsets(text: str) -> NDArray[np.int32]:
    """Pieces as they are cut at spaces, each with the space before it."""
    ends = [at for at, c in enumerate(text) if c == " "] + [len(text)]
    return np.array(list(zip([0, *ends], ends, strict=False)), np.int32)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The council met on Monday .", [0, 3, 5]),
        ("It ’s Ann ’s 2,500th day – “ really ”", [0, 5, 6, 7, 8, 9]),
        ("DON’T stop , Łódź !", [0, 2, 4]),
        ("Kćerka je tu , a ona nije .", [3, 4, 7]),
        ("橋は月曜日に開通した 。", [1]),
        ("Kyiv 12 cases", []),
    ],
)
def test_grammar_words_and_marks_are_looked_at(text: str, kept: list[int]) -> None:
    found = grammar_pieces(text, offsets(text))
    assert np.flatnonzero(found).tolist() == kept


def test_a_piece_without_a_character_is_none() -> None:
    given = np.array([[0, 0], [0, 3], [3, 3], [4, 4]], np.int32)
    assert grammar_pieces("The", given[:3]).tolist() == [False, True, False]
    assert grammar_pieces("", given[:1]).tolist() == [False]
    assert grammar_pieces("", np.zeros((0, 2), np.int32)).tolist() == []


# Per text, per sentence: (state of the one direction, how often it was met).
CASES = {
    "one sentence": ([[(3.0, 6)]], [18.0 / 12.0]),
    "two sentences": ([[(3.0, 6), (1.0, 2)]], [20.0 / 14.0]),
    "a sentence without grammar words": ([[(3.0, 6), (0.0, 0)]], [18.0 / 12.0]),
    "two texts": ([[(3.0, 6)], [(-1.0, 1), (2.0, 3)]], [18.0 / 12.0, 5.0 / 10.0]),
    "nothing": ([[(0.0, 0)]], [0.0]),
}


@pytest.mark.parametrize(("texts", "expected"), CASES.values(), ids=CASES)
def test_the_mean_of_a_text_leans_to_nothing_where_little_was_met(
    texts: list[list[tuple[float, int]]], expected: list[float]
) -> None:
    assert ADDED == 6.0
    probe = grammar_states(np.zeros(2, np.float32), np.array([[1.0], [0.0]], np.float32))
    found = []
    for sentences in texts:
        rows = []
        for state, times in sentences:
            words = " ".join(["the"] * times + ["harbour"])
            states = np.array([[state, 9.0]] * times + [[500.0, 9.0]], np.float32)
            rows.append(probe(words, offsets(words), states))
        found.append(float(pooled(np.array(rows))[0]))
    assert found == pytest.approx(expected)


def test_the_name_of_the_figures_changes_with_what_they_are() -> None:
    centre, basis = np.zeros(3, np.float32), np.eye(3, dtype=np.float32)
    one = grammar_states(centre, basis)
    assert one.signature == grammar_states(centre.copy(), basis.copy()).signature
    assert one.signature != grammar_states(centre + 1, basis).signature
    assert one.signature != grammar_states(centre, basis[:, :2]).signature
    assert (one.size, grammar_states(centre, basis[:, :2]).size) == (4, 3)


@pytest.fixture(scope="module")
def plain() -> Iterator[Encoder]:
    yield load()


def test_the_weights_are_of_the_encoder_that_is_shipped(plain: Encoder) -> None:
    head = style_model().by_states
    assert head is not None
    assert head.encoder == plain.signature
    assert head.probe.centre.shape == (plain.dimension,)
    assert probe_of(plain) is head.probe
    assert probe_of(Remembering(plain)) is head.probe


def test_weights_of_another_length_are_refused() -> None:
    content = files("audit.provenance.style").joinpath(STATES).read_bytes()
    columns = len(style_model().mean)
    assert parse_states(content, columns).encoder
    with pytest.raises(ValueError, match="another length"):
        parse_states(content, columns + 1)
    with np.load(BytesIO(content), allow_pickle=False) as stored:
        cut = {name: stored[name] for name in stored.files} | {"centre": np.zeros(3, np.float32)}
    out = BytesIO()
    np.savez(out, **cut)
    with pytest.raises(ValueError, match="another length"):
        parse_states(out.getvalue(), columns)


def documents(encoder: Encoder | None = None) -> tuple[Document, ...]:
    raws = [raw("market", MARKET), raw("most", BRIDGE), raw("short", SHORT), raw("server", SERVER)]
    return prepare(raws, encoder)


def test_only_english_prose_of_some_length_is_read(plain: Encoder) -> None:
    assert isinstance(plain, Probing)
    found = with_states(documents(), plain)
    head = style_model().by_states
    assert head is not None
    assert [d.states is not None for d in found] == [True, False, False, True]
    assert [replace(d, states=None) for d in found] == list(documents())
    # What a text is given does not depend on what stands beside it.
    (alone,) = with_states(documents()[3:], plain)
    assert alone.states == found[3].states
    _, told = plain.sentences_probed([s.text for s in alone.sentences], head.probe)
    assert alone.states == pooled(told)[0]


def test_states_speak_and_their_absence_changes_nothing(plain: Encoder) -> None:
    model = style_model()
    blind = replace(model, by_states=None)
    for given, read in zip(documents(), with_states(documents(), plain), strict=True):
        assert style_evidence(given) == style_evidence(given, blind) == style_evidence(read, blind)
        if read.states is not None:
            (one,) = (e for e in style_evidence(given) if e.kind == STYLE)
            (other,) = (e for e in style_evidence(read) if e.kind == STYLE)
            assert one.weight != other.weight
            assert other in artefacts.find(read)


class Another:
    """An encoder of another make: it shows its states, and nobody knows what they mean."""

    signature, dimension, shows_states = "another", 384, True

    def sentences_probed(self, *given: object) -> tuple[Matrix, Matrix]:
        raise AssertionError("it was asked for its states")

    lengths = sentences = tokens = sentences_probed


class Silent(Another):
    """The shipped encoder behind something that shows no states."""

    shows_states = False

    def __init__(self, signature: str) -> None:
        self.signature = signature


def test_without_states_documents_stay_as_they_are(plain: Encoder) -> None:
    given = documents()
    for encoder in (Another(), Silent(plain.signature)):
        assert probe_of(encoder) is None  # type: ignore[arg-type]
        assert with_states(given, encoder) == given  # type: ignore[arg-type]


def test_one_job_two_jobs_a_warm_run_and_a_page_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    for name, text in (("market", MARKET), ("server", SERVER)):
        (tmp_path / "in" / f"{name}.txt").write_text(text, "utf-8")
    one = local.run([tmp_path / "in"], options=Options(jobs=1, cache=tmp_path / "cache"))
    two = local.run([tmp_path / "in"], options=Options(jobs=2))
    assert all(report.document.states is not None for report in one.reports)
    assert one.reports == two.reports
    alone, _ = detect_paths([tmp_path / "in"], options=Options(cache=tmp_path / "cache"))
    for (_, verdict), report in zip(alone, one.reports, strict=True):
        assert verdict.probabilities == report.verdict.probabilities
    with monkeypatch.context() as patched:
        patched.setattr(
            "audit.embed.bert.PackedEncoder._session_run",
            lambda *given: pytest.fail("something went through the network"),
        )
        warm = local.run([tmp_path / "in"], options=Options(cache=tmp_path / "cache"))
    assert warm.reports == one.reports
