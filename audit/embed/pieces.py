"""Two tokenizers from one vocabulary: a SentencePiece model and a ``tokenizer.json``.

Both normalise with SentencePiece's own ``nmt_nfkc`` table, the one XLM-R was
trained with, and cut words by the same Unigram scores.
"""

from __future__ import annotations

import json
from typing import Any

from audit.embed.packed import Pieces

MARK = "▁"
"""SentencePiece's sign for the space before a word."""

MASK = "<mask>"


def normaliser_table() -> bytes:
    """SentencePiece's compiled ``nmt_nfkc`` character map."""
    import sentencepiece
    import sentencepiece.sentencepiece_model_pb2 as generated

    schema: Any = generated

    made = sentencepiece.SentencePieceNormalizer(rule_name="nmt_nfkc")
    spec = schema.NormalizerSpec()
    spec.ParseFromString(made.serialized_normalizer_spec())
    return bytes(spec.precompiled_charsmap)


def sentencepiece_model(pieces: Pieces) -> bytes:
    """A serialised SentencePiece model whose ids are the encoder's own."""
    import sentencepiece.sentencepiece_model_pb2 as generated

    schema: Any = generated

    model = schema.ModelProto()
    kinds = schema.ModelProto.SentencePiece
    special = {pieces.bos: kinds.CONTROL, pieces.eos: kinds.CONTROL, pieces.pad: kinds.CONTROL}
    special[pieces.unk] = kinds.UNKNOWN
    for number, (text, score) in enumerate(zip(pieces.texts, pieces.scores, strict=True)):
        kind = special.get(number, kinds.CONTROL if text == MASK else kinds.NORMAL)
        model.pieces.add(piece=text, score=score, type=kind)
    trainer = model.trainer_spec
    trainer.model_type = schema.TrainerSpec.UNIGRAM
    trainer.vocab_size = len(pieces.texts)
    trainer.bos_id, trainer.eos_id = pieces.bos, pieces.eos
    trainer.pad_id, trainer.unk_id = pieces.pad, pieces.unk
    for field, number in (("bos", pieces.bos), ("eos", pieces.eos), ("pad", pieces.pad)):
        setattr(trainer, f"{field}_piece", pieces.texts[number])
    trainer.unk_piece = pieces.texts[pieces.unk]
    normaliser = model.normalizer_spec
    normaliser.name = "nmt_nfkc"
    normaliser.precompiled_charsmap = normaliser_table()
    normaliser.add_dummy_prefix = True
    normaliser.remove_extra_whitespaces = True
    normaliser.escape_whitespaces = True
    return bytes(model.SerializeToString(deterministic=True))


def tokenizer_json(pieces: Pieces) -> str:
    """The same vocabulary for the ``tokenizers`` library, ``<s> $A </s>`` included."""
    import base64

    bos, eos = pieces.texts[pieces.bos], pieces.texts[pieces.eos]
    added = [pieces.bos, pieces.pad, pieces.eos, pieces.unk]
    added += [number for number, text in enumerate(pieces.texts) if text == MASK]
    metaspace: dict[str, Any] = {
        "type": "Metaspace",
        "replacement": MARK,
        "prepend_scheme": "always",
        "split": True,
    }
    return json.dumps(
        {
            "version": "1.0",
            "truncation": None,
            "padding": None,
            "added_tokens": [_added(number, pieces.texts[number]) for number in added],
            "normalizer": {
                "type": "Precompiled",
                "precompiled_charsmap": base64.b64encode(normaliser_table()).decode("ascii"),
            },
            "pre_tokenizer": {
                "type": "Sequence",
                "pretokenizers": [{"type": "WhitespaceSplit"}, metaspace],
            },
            "post_processor": {
                "type": "TemplateProcessing",
                "single": [_special(bos), _sequence("A"), _special(eos)],
                "pair": [
                    *(_special(bos), _sequence("A"), _special(eos)),
                    *(_special(eos), _sequence("B"), _special(eos)),
                ],
                "special_tokens": {
                    text: {"id": text, "ids": [number], "tokens": [text]}
                    for text, number in ((bos, pieces.bos), (eos, pieces.eos))
                },
            },
            "decoder": metaspace,
            "model": {
                "type": "Unigram",
                "unk_id": pieces.unk,
                "vocab": list(zip(pieces.texts, pieces.scores, strict=True)),
                "byte_fallback": False,
            },
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def tokenizer_config(pieces: Pieces, positions: int) -> dict[str, Any]:
    """What ``transformers`` wants beside ``tokenizer.json``."""
    names = {"bos_token": pieces.bos, "eos_token": pieces.eos, "unk_token": pieces.unk}
    names |= {"pad_token": pieces.pad, "cls_token": pieces.bos, "sep_token": pieces.eos}
    texts: dict[str, Any] = {name: pieces.texts[number] for name, number in names.items()}
    return texts | {
        "mask_token": MASK,
        "model_max_length": positions,
        "tokenizer_class": "PreTrainedTokenizerFast",
    }


def _added(number: int, text: str) -> dict[str, Any]:
    flags = dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False)
    return {"id": number, "content": text, **flags, "special": True}


def _special(text: str) -> dict[str, Any]:
    return {"SpecialToken": {"id": text, "type_id": 0}}


def _sequence(name: str) -> dict[str, Any]:
    return {"Sequence": {"id": name, "type_id": 0}}
