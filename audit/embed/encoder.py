"""The seam behind which every sentence encoder stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
Halves = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """One vector for each piece of a text, in order.

    ``offsets``: int32, shape (n, 2), code points into the text, half open;
    special pieces and the prefix are left out. ``vectors``: float32, shape
    (n, dimension), rows of unit length, from the encoder's alignment layer. The
    embedded encoder rounds them to half precision, so that they are the same
    whether they were made just now or kept in half the room.
    """

    offsets: NDArray[np.int32]
    vectors: Matrix


#: Takes the piece vectors of a text that went through the network.
Keep = Callable[[str, TokenVectors], None]


class Encoder(Protocol):
    """Turns texts into vectors. Pure: the same text gives the same vector."""

    @property
    def signature(self) -> str:
        """Name, weight hash and options: what made these vectors."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    def lengths(self, texts: Sequence[str]) -> NDArray[np.int32]:
        """Pieces of each text, int32: the weights for pooling neighbouring sentences."""

    def sentences(self, texts: Sequence[str]) -> Matrix:
        """Unit sentence vectors, float32, shape (len(texts), dimension).

        A text without a single piece (empty, white space) gives a row of zeros,
        never a made-up vector.
        """

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """The piece vectors of each text, for aligning words and spans."""


@runtime_checkable
class OnePass(Encoder, Protocol):
    """An encoder whose one pass gives the vector of a sentence and those of its pieces."""

    def sentences_keeping(self, texts: Sequence[str], keep: Keep) -> Matrix:
        """As ``sentences``; ``keep`` gets the pieces of each text that had to be encoded."""


class Probe(Protocol):
    """Sums up what the states in the middle of the network say of one text.

    Pure: the same text and states give the same figures. What it gives for the windows of
    a long text is added up.
    """

    @property
    def signature(self) -> str:
        """What changes whenever its figures would."""

    @property
    def size(self) -> int:
        """How many figures it gives."""

    def __call__(self, text: str, offsets: NDArray[np.int32], states: Matrix) -> Matrix:
        """Figures, float32, shape (size,), of the pieces at ``offsets`` (n, 2).

        ``states``: float32, shape (n, dimension), after the middle layer, not normalised.
        """


@runtime_checkable
class Probing(Encoder, Protocol):
    """An encoder that shows a probe the states of the pass that makes the vectors."""

    @property
    def shows_states(self) -> bool:
        """Whether it can: what wraps an encoder can as far as that one can."""

    def sentences_probed(
        self, texts: Sequence[str], probe: Probe, keep: Keep | None = None
    ) -> tuple[Matrix, Matrix]:
        """Vectors as ``sentences``, and figures of ``probe``, shape (len(texts), probe.size).

        ``keep`` gets the pieces of each text that had to be encoded.
        """


def probing(encoder: Encoder) -> Probing | None:
    """The encoder as one that shows its states; None where it does not."""
    return encoder if isinstance(encoder, Probing) and encoder.shows_states else None


def must_probe(encoder: Encoder) -> Probing:
    """The same for who has asked ``shows_states`` first; TypeError where it does not."""
    found = probing(encoder)
    if found is None:
        raise TypeError(f"{encoder.signature} shows no states; ask shows_states first")
    return found
