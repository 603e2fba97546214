"""Why one of two texts is taken for the machine's, in things that an editor can look for."""

from __future__ import annotations

from collections.abc import Iterator

from audit.provenance.beside.figures import DIRECTED, Row

SHOWN_REASONS = 3
# Figure: what the machine's text has (more, less of it). Those without a row go unsaid.
_SAID: dict[str, tuple[str, str]] = {
    "association": ("smoother neighbours of words", "words that do not stand together in English"),
    "poor_pairs": ("", "pairs of words that people do not write"),
    "unlisted": ("unusual pairs of words", "fewer unusual pairs of words"),
    "strange": ("words that English does not have", "fewer unknown words"),
    "rare": ("rarer words", "fewer rare words"),
    "frequency": ("commoner words", "rarer words"),
    "commoner": ("commoner words in the same places", "rarer words in the same places"),
    "word_length": ("longer words", "shorter words"),
    "repeated": ("words said twice", ""),
    "variety": ("more varied words", "less varied words"),
    "lowered": ("small letters where the other has capitals", "capitals where the other has none"),
    "respelt": ("names in a rarer spelling", "names in a commoner spelling"),
    "inserted": ("words put in", "words left out"),
    "longer": ("longer ways to say the same", "shorter ways to say the same"),
    "of": ("more “of”", "fewer “of”"),
    "article": ("more articles", "fewer articles"),
    "preposition": ("more prepositions", "fewer prepositions"),
    "pronoun": ("more pronouns", "fewer pronouns"),
    "auxiliary": ("more forms of be, have and do", "fewer forms of be, have and do"),
    "link": ("more linking words", "fewer linking words"),
    "negation": ("a “not” that the other does not have", "a “not” lost"),
    "particle": ("more verbs with up, out and off", "fewer verbs with up, out and off"),
    "short": ("more short forms such as don't", "fewer short forms such as don't"),
    "genitive": ("more genitives in 's", "fewer genitives in 's"),
    "-ing": ("more words in -ing", "fewer words in -ing"),
    "-ly": ("more words in -ly", "fewer words in -ly"),
}


def every_phrase() -> tuple[str, ...]:
    """Every phrase that a reason may hold, for whoever says it in another language."""
    return tuple(phrase for pair in _SAID.values() for phrase in pair if phrase)


def phrases(values: Row, shares: Row) -> tuple[str, ...]:
    """What set the machine's text apart, heaviest first.

    ``values``: directed figures, ``shares``: what each adds, both turned so that the machine's
    text is the other one.
    """
    ranked = sorted(_found(values, shares), key=lambda found: -found[0])
    said: list[str] = []
    for _, phrase in ranked:
        if phrase not in said:
            said.append(phrase)
    return tuple(said[:SHOWN_REASONS])


def _found(values: Row, shares: Row) -> Iterator[tuple[float, str]]:
    for name, value, share in zip(DIRECTED, values, shares, strict=True):
        phrase = _SAID.get(name, ("", ""))[0 if value > 0.0 else 1]
        if share > 0.0 and phrase:
            yield float(share), phrase
