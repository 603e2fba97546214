"""Numbers that a translating proxy lost: XNUMX where a figure should stand."""

from __future__ import annotations

from collections.abc import Iterator

from audit.language.placeholder import lost_numbers
from audit.provenance.artefacts.reading import LONGEST_READ, Reading
from audit.types import Evidence

# No writer types XNUMX: the rest of the doubt is texts that speak of it in a way that the
# example test does not see.
WEIGHT = 5.0
MOST = 5


def lost_number(reading: Reading) -> Iterator[Evidence]:
    """Each placeholder that is damage; further ones say little more than the first."""
    for number, place in enumerate(lost_numbers(reading.document.text[:LONGEST_READ])[:MOST]):
        yield Evidence(
            kind="lost_number",
            text=place.text,
            span=place.span,
            weight=WEIGHT if number == 0 else 0.5,
            explanation=(
                f"“{place.text}” stands where a number should be: machine translation of web "
                "pages leaves it when it runs out of numbers to fill in."
            ),
        )
