"""House rules: what a file under version control keeps out of the reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk_double import lines, watch

from audit.desk.decisions.house import read_house
from audit.desk.watch.start import Settings
from audit.errors import UsageError

RULES = """
[[accept]]
form = "Dipfake"
of = "deepfake"
language = "en"
reason = "so our readers write it"
"""


def audited(ground: Path, rules: str, text: str = "A dipfake was seen.") -> dict[str, object]:
    inbox, out = ground / "in", ground / "out"
    inbox.mkdir()
    (ground / "rules.toml").write_text(rules, "utf-8")
    (inbox / "a.txt").write_text(text, "utf-8")
    watch(inbox, out, settings=Settings(rules=ground / "rules.toml"))
    return lines(out)[0]


@pytest.mark.parametrize(
    ("rules", "findings"),
    [
        ("", 1),
        (RULES, 0),
        (RULES.replace('"en"', '"de"'), 1),
        (RULES.replace("deepfake", "daily fake"), 1),
        ('[[ignore]]\nkind = "term_coined"\n', 0),
        ('[[ignore]]\nkind = "term_coined"\nsource = "b*"\n', 1),
        ('[[ignore]]\nkind = "term_coined"\nsource = "a.*"\n', 0),
        ('[[ignore]]\ncategory = "number"\n', 1),
        ('[[ignore]]\npublisher = "Tanjug"\n', 1),
    ],
)
def test_a_rule_takes_its_findings_out_and_no_others(
    ground: Path, rules: str, findings: int
) -> None:
    line = audited(ground, rules)
    assert len(line["findings"]) == findings  # type: ignore[arg-type]
    assert (line["scores"]["overall"] == 0) == (findings == 0)  # type: ignore[index]


def test_what_was_silenced_is_kept_with_its_rule(ground: Path) -> None:
    from audit.desk.place import Place
    from audit.desk.store.base import Store
    from audit.desk.store.lookup import entry

    audited(ground, RULES)
    with Store(Place(ground / "out").state) as store:
        found = entry(store, "a")
        assert found is not None
        assert [f["silenced"] for f in found.findings] == ["house:accept:1"]
        assert found.open_findings == ()


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ("[[acept]]\nform = 'a'\nof = 'b'", "acept"),
        ("[[accept]]\nform = 'a'", "of"),
        ("[[accept]\n", "no TOML"),
        ("[[ignore]]\nreason = 'all'", "no condition"),
        ("[[ignore]]\nkind = 'term_invented'", "term_invented"),
    ],
)
def test_a_rule_that_is_wrong_is_named(tmp_path: Path, rules: str, said: str) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(rules, "utf-8")
    with pytest.raises(UsageError, match=said):
        read_house(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.toml"):
        read_house(tmp_path / "none.toml")


def test_status_and_metrics_agree_with_what_happened(ground: Path) -> None:
    from audit.desk.place import Place
    from audit.desk.status import prometheus, status_json, status_lines
    from audit.desk.store.base import Store

    audited(ground, "")
    (ground / "in" / "b.txt").write_bytes(b"")
    (ground / "in" / "a.txt").write_text("A dipfake was seen.", "utf-8")
    watch(ground / "in", ground / "out")
    with Store(Place(ground / "out").state) as store:
        now = json.loads(status_json(store))
        assert now["documents"]["written"] == 1
        assert now["documents"]["unchanged"] == 1
        assert (now["inputs_done"], now["inputs_failed"], now["inputs_open"]) == (2, 1, 0)
        assert any("1 not to run yet" in line for line in status_lines(store))
        text = prometheus(store)
    assert 'audit_desk_documents{state="written"} 1' in text
    for line in text.splitlines():
        assert line.startswith("# ") or len(line.split(" ")) == 2
