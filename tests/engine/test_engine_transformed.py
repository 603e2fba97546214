"""Nothing is tuned to five files: the corpus is transformed, and the answers stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.embed.encoder import Encoder
from audit.engine import local
from audit.result import AuditResult
from audit.types import DocumentClass, Severity

MT = DocumentClass.MACHINE_TRANSLATED


def texts(seeds: Path) -> dict[str, str]:
    return {path.name[:3]: path.read_text("utf-8") for path in sorted(seeds.glob("*.txt"))}


def audited(folder: Path, corpus: dict[str, str], encoder: Encoder) -> AuditResult:
    folder.mkdir(exist_ok=True)
    for name, text in corpus.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return local.run([folder], encoder=encoder)


def answers(result: AuditResult, document: str) -> object:
    report = result.report(document)
    return (
        report.verdict.document_class,
        [(f.kind, f.severity, f.text, f.suggestion, f.span) for f in report.findings],
        [len(link.counterparts) for link in report.links],
        report.scores,
    )


def test_names_and_order_of_the_files_do_not_matter(
    tmp_path: Path, seeds: Path, encoder: Encoder, seeds_audit: AuditResult
) -> None:
    corpus = texts(seeds)
    names = dict(zip(corpus, ("zulu", "mike", "alpha", "quebec", "echo"), strict=True))
    renamed = audited(tmp_path / "in", {names[k]: t for k, t in corpus.items()}, encoder)
    for report in seeds_audit.reports:
        before = answers(seeds_audit, report.document.id)
        assert answers(renamed, names[report.document.id[:3]]) == before


def test_alone_the_relay_is_still_machine_translated(
    tmp_path: Path, seeds: Path, encoder: Encoder
) -> None:
    result = audited(tmp_path / "in", {"002": texts(seeds)["002"]}, encoder)
    (report,) = result.reports
    assert report.verdict.document_class is MT
    assert report.verdict.relay_languages[0].language in {"sr", "hr", "bs", "hbs"}
    assert report.family == ()
    assert all(not link.counterparts for link in report.links)
    assert all(not f.witnesses_for and f.original is None for f in report.findings)


def test_without_the_parallel_text_the_other_links_stay(
    tmp_path: Path, seeds: Path, encoder: Encoder, seeds_audit: AuditResult
) -> None:
    corpus = texts(seeds)
    del corpus["000"]
    result = audited(tmp_path / "in", corpus, encoder)

    def linked(of: AuditResult, document: str) -> set[tuple[int, str, int]]:
        return {
            (s, c.document[:3], t)
            for link in of.report(document).links
            for c in link.counterparts
            for s in link.sentences
            for t in c.sentences
            if c.document[:3] != "000"
        }

    full = next(r.document.id for r in seeds_audit.reports if r.document.id.startswith("002"))
    before, after = linked(seeds_audit, full), linked(result, "002")
    assert before
    assert len(before & after) >= 0.9 * len(before)
    assert result.report("002").verdict.document_class is MT


PERSONS = {
    "other Koreans, another Russian": (
        {
            "Yoon Suk Yeol": "Park Geun-hye",
            "Pavel Durov": "Sergei Galitsky",
            "Durov": "Galitsky",
            "Cho Ju-bin": "Jung Joon-young",
        },
        {
            "Ion Suk-yeol": "Pak Gun-hje",
            "Pavle Durov": "Sergej Galicki",
            "Durov": "Galicki",
            "Cho Yu Bin": "Džung Džun Jang",
        },
        ["Pak Gun-hje", "Sergej Galicki", "Džung Džun Jang"],
    ),
    "others again": (
        {
            "Yoon Suk Yeol": "Moon Jae-in",
            "Pavel Durov": "Evgeny Chichvarkin",
            "Durov": "Chichvarkin",
            "Cho Ju-bin": "Lee Jae-yong",
        },
        {
            "Ion Suk-yeol": "Mun Dzae-in",
            "Pavle Durov": "Jevgenij Chichvarkin",
            "Durov": "Chichvarkin",
            "Cho Yu Bin": "Li Dze Jong",
        },
        ["Mun Dzae-in", "Jevgenij Chichvarkin", "Li Dze Jong"],
    ),
}


def replaced(text: str, pairs: dict[str, str]) -> str:
    for old, new in pairs.items():
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize("cast", PERSONS)
def test_other_persons_drift_is_found_as_well(
    tmp_path: Path, seeds: Path, encoder: Encoder, cast: str
) -> None:
    english, serbian, drifted = PERSONS[cast]
    corpus = {
        name: replaced(text, serbian if name == "002" else english)
        for name, text in texts(seeds).items()
    }
    result = audited(tmp_path / "in", corpus, encoder)
    found = {f.text: f for f in result.report("002").findings if f.category == "entity"}
    for name, original in zip(
        drifted, list(english.values())[:2] + list(english.values())[3:], strict=True
    ):
        assert name in found, (name, list(found))
        assert found[name].suggestion == original
    for document in ("001", "003", "004"):
        findings = result.report(document).findings
        assert all(f.severity is Severity.MINOR for f in findings)


# Serbian has one word for voice and vote (glas), and one for language and tongue (jezik).
TERMS = {
    "ransomware in voice chats": (
        [
            ("Deepfake", "Ransomware"),
            ("deepfake", "ransomware"),
            ("deep fake", "ransomware"),
            ("chatroom", "voice chat"),
            ("chat room", "voice chat"),
        ],
        [
            ("dipfake", "ransomver"),
            ("deep-faking", "ransom-waring"),
            ("story rooms", "vote chats"),
        ],
        ("ransomver", "ransomware"),
        ("vote chats", "voice chats"),
    ),
    "clickbait in language apps": (
        [
            ("Deepfake", "Clickbait"),
            ("deepfake", "clickbait"),
            ("deep fake", "clickbait"),
            ("chatroom", "language app"),
            ("chat room", "language app"),
        ],
        [
            ("dipfake", "klikbejt"),
            ("deep-faking", "click-baiting"),
            ("story rooms", "tongue apps"),
        ],
        ("klikbejt", "clickbait"),
        ("tongue apps", "language apps"),
    ),
}


@pytest.mark.parametrize("pair", TERMS)
def test_other_terms_drift_is_found_as_well(
    tmp_path: Path, seeds: Path, encoder: Encoder, pair: str
) -> None:
    english, relayed, coined, literal = TERMS[pair]
    corpus = {
        name: replaced(text, dict(relayed if name == "002" else english))
        for name, text in texts(seeds).items()
    }
    result = audited(tmp_path / "in", corpus, encoder)
    terms = [f for f in result.report("002").findings if f.category == "terminology"]
    for wrong, right in (coined, literal):
        hits = [f for f in terms if wrong in f.text or any(wrong in p.text for p in f.places)]
        assert hits, (wrong, [f.text for f in terms])
        assert any(right in (f.suggestion or "") for f in hits), (wrong, hits)
