"""Tokens of a translating model left in the text: ``<extra_id_0>``, ``<unk>``, ``⁇``."""

from __future__ import annotations

from collections.abc import Iterator

from audit.language.placeholder import model_tokens
from audit.provenance.artefacts.reading import LONGEST_READ, Reading
from audit.types import Evidence

# Nobody types them; the rest of the doubt is texts on models that the example test does not see,
# and pages that another program than a translator damaged.
WEIGHT = 4.0
MOST = 3


def model_token(reading: Reading) -> Iterator[Evidence]:
    """Each token that is no example; further ones say little more than the first.

    The code of a character (``&apos;``) may come from any careless page, and says nothing.
    """
    tokens = [
        t
        for t in model_tokens(reading.document.text[:LONGEST_READ])
        if not t.example and not t.text.startswith("&")
    ]
    for number, token in enumerate(tokens[:MOST]):
        yield Evidence(
            kind="model_token",
            text=token.text,
            span=token.span,
            weight=WEIGHT if number == 0 else 0.5,
            explanation=f"“{token.text}” is a token of a translating machine, not a word.",
        )
