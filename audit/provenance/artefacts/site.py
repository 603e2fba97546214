"""Lines of a foreign edition that stayed on the page: its language, its addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from audit.language.sounding import bare
from audit.provenance.artefacts.native_names import (
    address_stems,
    country_domains,
    english_names,
)
from audit.provenance.artefacts.reading import Reading
from audit.types import Evidence, Role, Sentence, Span

OWN_LANGUAGE = 2.4
ADDRESS = 2.0
COUNTRY_DOMAIN = 0.6

# Words by which a site speaks of itself and to its readers.
_SELF = re.compile(
    r"\b(?:follow|subscribe|contact|write\s+to|reach|join|watch|download|like|visit|find|read"
    r"|send|newsletter|channel|viber|telegram|whatsapp|youtube|facebook|instagram|e-?mail|app"
    r"|from\s+now\s+on|now\s+also|available|also\s+in|desk|newsroom|portal)\b",
    re.IGNORECASE,
)
_US = re.compile(r"\b(?:us|our|we|here|you|your)\b", re.IGNORECASE)
_SPEAKING = re.compile(
    r"\b(?:said|says|told|spoke|speaks?|speaking|written|wrote|replied|added|sang|sung|broadcast)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[\w.-]{3,80}(?:/[\w./%~-]{0,120})?"
    r"|[\w.+-]{2,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}"
    r"|(?<![\w.@/])@[A-Za-z]\w{3,40}"
    r"|(?<![\w.@/-])[\w-]{1,60}(?:\.[a-z]{2,12}){1,3}(?:/[\w./%~-]{0,120})?(?![\w-])"
)


def foreign_edition(reading: Reading) -> Iterator[Evidence]:
    """What the page says of itself that belongs to an edition in another language."""
    document = reading.document
    for sentence in reading.sentences(Role.BODY, Role.BOILERPLATE):
        if not _of_itself(sentence):
            continue
        if document.language == "en":
            yield from _named_language(sentence)
        yield from _addresses(sentence, document.language)


def _of_itself(sentence: Sentence) -> bool:
    """Whether the site speaks here, not its story."""
    if _SPEAKING.search(sentence.text) or len(sentence.text) > 600:
        return False
    speaks = _SELF.search(sentence.text) is not None
    if sentence.role is Role.BOILERPLATE:
        return speaks or _ADDRESS.search(sentence.text) is not None
    return speaks and _US.search(sentence.text) is not None


def _named_language(sentence: Sentence) -> Iterator[Evidence]:
    """ "X is in Serbian", "now in Croatian too": the site's own language, named."""
    names = english_names()
    for match in re.finditer(r"\b(?:in|our)\s+([A-Z][a-z]+)\b", sentence.text):
        code = names.get(match.group(1).casefold())
        if code is None or not re.search(r"[A-Z]", sentence.text[: match.start()]):
            continue
        start, end = _clause(sentence.text, match.start(), match.end())
        span = Span(sentence.span.start + start, sentence.span.start + end)
        yield Evidence(
            kind="foreign_edition",
            text=sentence.text[start:end],
            span=span,
            weight=OWN_LANGUAGE,
            explanation=(
                f"The page says of itself that it is in {match.group(1)}, and the text is English."
            ),
            languages=((code, 0.0),),
        )
        return


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The run of words around a match that tells the editor enough, at most 60 characters."""
    left = max(text.rfind(mark, 0, start) for mark in (". ", ", ", "; ", ": ", "\n"))
    begin = 0 if left < 0 else left + 2
    return (begin, end) if end - begin <= 60 else (start, end)


def _addresses(sentence: Sentence, language: str) -> Iterator[Evidence]:
    """Addresses and handles that hold a language's or a country's name."""
    for match in _ADDRESS.finditer(sentence.text):
        address = match.group().rstrip(".")
        found = named_in(address)
        if found is None or found[0] == language:
            continue
        code, stem, weight = found
        start = sentence.span.start + match.start()
        yield Evidence(
            kind="foreign_address",
            text=address,
            span=Span(start, start + len(address)),
            weight=weight,
            explanation=f"The page's own address “{address}” belongs to an edition in another "
            f"language (“{stem}”).",
            languages=((code, 0.0),),
        )
        return


def named_in(address: str) -> tuple[str, str, float] | None:
    """(language, what names it, weight) of an address; None where it names none."""
    plain = bare(address)
    host = urlsplit(plain if "//" in plain else "//" + plain.rpartition("@")[2]).hostname or ""
    letters = re.sub(r"[^a-z/@.]", "", plain)
    for stem, code in address_stems():
        if stem in letters:
            return code, stem, ADDRESS
    ending = host.rpartition(".")[2]
    if "." in host and ending in country_domains():
        return country_domains()[ending], "." + ending, COUNTRY_DOMAIN
    return None
