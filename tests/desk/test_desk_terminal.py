"""What an operator sees on a real terminal: the bar, warnings above it, completed commands."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from desk_double import fill

HERE = Path(__file__).parent
COMMAND = "import sys; sys.argv = ['audit']; from audit.cli import main; main()"
PROGRAM = """
import sys
sys.path.insert(0, sys.argv[3])
from pathlib import Path
from desk_double import AT_ONCE, watch
from audit.desk.watch.log import voice
with voice() as said:
    watch(Path(sys.argv[1]), Path(sys.argv[2]), pace=AT_ONCE, voice=said)
"""


def test_a_terminal_has_a_bar_and_what_goes_wrong_above_it(ground: Path) -> None:
    fill(ground / "in", 5)
    (ground / "in" / "bad\x1b[31m.txt").write_bytes(b"")
    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(ground / "in"), str(ground / "out"), str(HERE)],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(theirs)
    said = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # Linux: the other end is closed
            break
        if not part:
            break
        said += part
    os.close(ours)
    out, _ = child.communicate(timeout=60)
    assert (child.returncode, out) == (0, b"")
    text = said.decode()
    assert "documents" in text
    assert "5/5" in text
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)
    assert "failed  input=bad" in plain
    assert "bad\x1b" not in text, "a name that would colour the terminal"
    assert '"event"' not in text


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("audit ", {"run", "pairs", "align", "detect", "export", "models", "desk"}),
        ("audit desk ", {"watch", "status", "metrics", "serve", "report", "purge"}),
        ("audit desk watch --se", {"--settle", "--second-look"}),
    ],
)
def test_the_shell_completes_commands_and_options(typed: str, offered: set[str]) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; sys.argv = ['audit']; from audit.cli import main; main()",
        ],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ
        | {
            "_AUDIT_COMPLETE": "complete_bash",
            "COMP_WORDS": typed,
            "COMP_CWORD": str(len(typed.split(" ")) - 1),
        },
    )
    assert offered <= set(done.stdout.split())
