"""``audit export`` at the door."""

import subprocess
import sys

import pytest

import audit.report
from audit.errors import UsageError
from audit.export import FORMATS
from audit.export.command import export_folder

TWO = "002_97186726e788dc7d"


@pytest.fixture(scope="module")
def folder(by_hand, tmp_path_factory):
    out = tmp_path_factory.mktemp("finished")
    audit.report.write(by_hand, out)
    return out


def audit_export(*arguments):
    code = "from audit.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, "export", *map(str, arguments)],
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_written_whole(folder, tmp_path, form):
    out = tmp_path / "deep" / f"file{FORMATS[form].ending}"
    export_folder(folder, form, out)
    assert out.stat().st_size > 100
    assert [p.name for p in out.parent.iterdir()] == [out.name]


def test_standard_output_carries_the_result_alone(folder, by_hand):
    done = audit_export(folder, "--format", "mqm", "--document", TWO, "--severity", "critical")
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    assert done.stdout.startswith(b"system\tdoc\t")
    assert done.stdout.count(b"<v>") == 1


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("nowhere", "--format", "csv"), b"no manifest.json of a finished audit"),
        ((None, "--format", "pdf"), b"no such format"),
        ((None, "--format", "csv", "--document", "nobody"), b"no such document"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_status_2(folder, arguments, complaint):
    done = audit_export(*(folder if a is None else a for a in arguments))
    assert done.returncode == 2
    assert done.stdout == b""
    assert complaint in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_a_place_that_cannot_be_written_is_named(folder, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(UsageError, match="cannot be written"):
        export_folder(folder, "csv", tmp_path / "file" / "out.csv")
