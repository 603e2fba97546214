"""The title: known from the page, or a short first line that is no sentence."""

from __future__ import annotations

from collections.abc import Sequence

from audit.prepare.boilerplate.form import form
from audit.prepare.boilerplate.unit import Unit
from audit.prepare.boilerplate.vocabulary import normal
from audit.types import Role

# Lines above a title that pages show: section, date, kicker.
_SEARCHED = 6
# The longest headlines of news sites have about 20 words.
_MAX_WORDS = 24


def title_index(units: Sequence[Unit], roles: Sequence[Role], known: str | None) -> int | None:
    """The index of the sentence that is the title, or None for a text without one."""
    if known:
        wanted = normal(known)
        for i, unit in enumerate(units[:_SEARCHED]):
            text = normal(unit.text)
            if text == wanted or (len(text) > 20 and (text in wanted or wanted in text)):
                return i
    if len(units) < 3:
        return None
    for i, unit in enumerate(units[:_SEARCHED]):
        if roles[i] is Role.BOILERPLATE:
            continue
        shape = form(unit.text)
        alone = units[i + 1].block != unit.block if i + 1 < len(units) else False
        if shape is None or not alone or shape.marker or shape.words > _MAX_WORDS:
            return None
        ends = unit.text.rstrip(" \"'”’»“)")[-1:]
        return None if ends in ".。:：;।" and not unit.text.endswith("...") else i
    return None
