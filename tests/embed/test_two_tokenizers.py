"""The checkpoint's tokenizer, through transformers, cuts as the SentencePiece model does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from audit.embed.build import PIECES, ensure_built
from audit.embed.registry import registry
from audit.embed.tokenise import Tokeniser

CALIBRATION = Path(__file__).resolve().parents[2] / "models" / "calibration.txt"


@pytest.fixture(scope="module")
def folder() -> Path:
    name = registry().default
    return ensure_built(name, registry().entry(name))[0]


def test_the_same_ids_in_eighty_languages(folder: Path) -> None:
    os.environ["TRANSFORMERS_VERBOSITY"] = "error"
    from transformers import PreTrainedTokenizerFast

    fast = PreTrainedTokenizerFast.from_pretrained(folder)
    slow = Tokeniser(folder / PIECES)
    lines = CALIBRATION.read_text(encoding="utf-8").splitlines()
    assert len(lines) > 80
    ours = [one.ids.tolist() for one in slow(lines)]
    assert fast(lines, add_special_tokens=False)["input_ids"] == ours
    assert fast("query: ok")["input_ids"] == [0, *slow.ids("query: ok"), 2]
    assert (fast.pad_token_id, fast.unk_token_id, fast.mask_token_id) == (1, 3, 250001)


def test_loading_the_encoder_leaves_heavy_libraries_alone() -> None:
    """transformers takes three seconds to import; the default path must not pay for it."""
    ask = (
        "import sys; from audit.embed import load; load().sentences(['ok']);"
        "print([m for m in ('transformers', 'torch', 'onnx', 'tokenizers', 'pandas')"
        " if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
