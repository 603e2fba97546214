"""Any other sentence encoder, through ``transformers`` and torch (the extra ``hub``).

A folder on this machine is loaded; nothing is fetched here (``audit models
build NAME`` does that, when asked). Weights come from safetensors only, and no
code of a repository is run.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audit.embed.batches import BUDGET
from audit.embed.encoder import Matrix, TokenVectors
from audit.embed.registry import Pooling
from audit.embed.tokenise import LONGEST, encodable, trimmed
from audit.embed.vectors import distinct, unit
from audit.errors import ModelError

QUIET = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "TRANSFORMERS_VERBOSITY": "error",
    "TRANSFORMERS_NO_ADVISORY_WARNINGS": "1",
}
"""Set before transformers is imported: an audit never uses the network."""


class HubEncoder:
    """Sentence and token vectors of a transformers checkpoint in a folder."""

    def __init__(
        self,
        folder: Path,
        *,
        name: str,
        weights: str,
        pooling: Pooling,
        prefix: str,
        layer: int,
        threads: int | None = None,
    ) -> None:
        if find_spec("torch") is None:
            raise ModelError(
                f"{name}: needs torch; pip install 'translation-audit[hub]', "
                "or use the default model, which does not"
            )
        os.environ.update(QUIET)
        import torch
        import transformers

        transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        options: dict[str, Any] = {"local_files_only": True, "trust_remote_code": False}
        try:
            self._model: Any = transformers.AutoModel.from_pretrained(
                folder, use_safetensors=True, dtype=torch.float32, **options
            ).eval()
            self._tokenizer: Any = transformers.AutoTokenizer.from_pretrained(folder, **options)
        except (OSError, ValueError, KeyError, RuntimeError, ImportError) as fault:
            line = str(fault).strip().partition("\n")[0]
            raise ModelError(
                f"{folder}: {line}; the folder needs config.json, model.safetensors "
                "and a tokenizer.json"
            ) from None
        if not self._tokenizer.is_fast:
            raise ModelError(f"{folder}: no tokenizer.json; offsets need a fast tokenizer")
        layers = int(self._model.config.num_hidden_layers)
        if threads:
            torch.set_num_threads(threads)
        self._torch = torch
        self._prefix = prefix
        self._pooling = pooling
        self._layer = min(layer, layers)
        self._limit = _positions(self._model.config, self._tokenizer)
        self._signature = f"{name}@{weights[:12]}/{pooling}/layer{self._layer}/{prefix!r}"

    @property
    def signature(self) -> str:
        """Name, weight hash and options: what made these vectors."""
        return self._signature

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._model.config.hidden_size)

    def lengths(self, texts: Sequence[str]) -> NDArray[np.int32]:
        """Pieces of each text, prefix and special pieces left out."""
        clean = [encodable(text[:LONGEST]) for text in texts]
        if not clean:
            return np.zeros(0, dtype=np.int32)
        found = self._tokenizer(clean, add_special_tokens=False)["input_ids"]
        return np.array([len(ids) for ids in found], dtype=np.int32)

    def sentences(self, texts: Sequence[str]) -> Matrix:
        """Unit sentence vectors; zeros for a text without a piece."""
        once, places = distinct(texts)
        sums = np.zeros((len(once), self.dimension), dtype=np.float32)
        for text, _, inside, states in self._windows(once, -1):
            weight = int(inside.sum())
            if weight and self._pooling is Pooling.CLS:
                sums[text] += states[0] * weight
            elif weight:
                sums[text] += states.mean(axis=0) * weight
        return unit(sums)[places]

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """The piece vectors of each text from the alignment layer."""
        once, places = distinct(texts)
        spans: list[list[NDArray[np.int32]]] = [[] for _ in once]
        rows: list[list[Matrix]] = [[] for _ in once]
        for text, offsets, inside, states in self._windows(once, self._layer):
            spans[text].append(offsets[inside])
            rows[text].append(unit(states[inside]))
        made = [
            TokenVectors(
                np.concatenate([np.zeros((0, 2), np.int32), *s]),
                np.concatenate([np.zeros((0, self.dimension), np.float32), *r]),
            )
            for s, r in zip(spans, rows, strict=True)
        ]
        return [made[place] for place in places]

    def _windows(
        self, texts: Sequence[str], layer: int
    ) -> Iterator[tuple[int, NDArray[np.int32], NDArray[np.bool_], Matrix]]:
        """Each window: its text, offsets in the text, which pieces are of it, hidden states."""
        clean = [encodable(text[:LONGEST]) for text in texts]
        if not clean:
            return
        coded = self._tokenizer(
            [self._prefix + text for text in clean],
            truncation=True,
            max_length=self._limit,
            stride=0,
            return_overflowing_tokens=True,
            return_offsets_mapping=True,
        )
        owners = coded["overflow_to_sample_mapping"]
        order = sorted(range(len(owners)), key=lambda n: -len(coded["input_ids"][n]))
        start = 0
        while start < len(order):
            rows = max(1, BUDGET // len(coded["input_ids"][order[start]]))
            batch = order[start : start + rows]
            states = self._states([coded["input_ids"][n] for n in batch], layer)
            for number, row in zip(batch, states, strict=True):
                owner = owners[number]
                offsets = np.array(coded["offset_mapping"][number], dtype=np.int32)
                offsets = trimmed(clean[owner], offsets - len(self._prefix))
                inside = offsets[:, 0] < offsets[:, 1]
                yield owner, offsets, inside, row[: len(offsets)]
            start += rows

    def _states(self, ids: list[list[int]], layer: int) -> Matrix:
        torch = self._torch
        longest = max(len(row) for row in ids)
        pad = self._tokenizer.pad_token_id or 0
        filled = torch.tensor([row + [pad] * (longest - len(row)) for row in ids])
        mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in ids])
        with torch.inference_mode():
            found = self._model(
                input_ids=filled, attention_mask=mask, output_hidden_states=layer >= 0
            )
        chosen = found.last_hidden_state if layer < 0 else found.hidden_states[layer]
        states: Matrix = chosen.float().numpy()
        return states


def _positions(config: Any, tokenizer: Any) -> int:
    """Pieces in a window: what both the model and its tokenizer allow, at most 512."""
    places = int(getattr(config, "max_position_embeddings", 512))
    if getattr(config, "model_type", "") in ("xlm-roberta", "roberta", "camembert"):
        places -= 2  # their positions begin after the padding id
    return max(8, min(places, int(tokenizer.model_max_length), 512))
