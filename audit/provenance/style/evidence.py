"""The style model's word on one document, as ``Evidence`` that an editor can follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from math import expm1, log, log1p

from audit.embed.encoder import Encoder, Probe, must_probe, probing
from audit.provenance.style.home import speaks_of
from audit.provenance.style.model import Judged, StyleModel, style_model
from audit.provenance.style.reading import StyleReading, prose, read_style
from audit.provenance.style.reasons import explanation
from audit.provenance.style.states import pooled
from audit.types import Document, Evidence, Role

STYLE = "style"
# Below this a text is too short to tell; the calibration trusts short ones less from there on.
LEAST_WORDS = 80
# Beyond this ratio a text is odd rather than telling: the rest counts by its logarithm, so that
# one lost number outweighs any style, and the order stays. For a machine it never counts more
# than ROOM further: a foreigner's own English is odd, too, and style alone never says .9.
PLAIN, ROOM = 2.0, 0.85
# The share that languages which the model never saw have among what is translated.
UNSEEN_SHARE = 0.35


def style_evidence(document: Document, model: StyleModel | None = None) -> tuple[Evidence, ...]:
    """How the document reads, weight in nats (negative: as people write); empty if unknown.

    Unknown: not English (or half of it is not), too short, or not running prose in a usual mix
    of words. Of a text
    that reads like a machine translation it is also said whose affairs it speaks of.
    ``model``: another than the one that is shipped. What the encoder's states say counts where
    the document carries it (``with_states``).
    """
    if not is_english(document):
        return ()
    sentences = prose(document)
    reading = read_style(sentences)
    if reading.words < LEAST_WORDS or not is_prose(sentences, reading):
        return ()
    model = model or style_model()
    judged = model.judge(reading, document.states)
    weight = tempered(judged.together)
    style = Evidence(
        kind=STYLE,
        text="",
        span=None,
        weight=weight,
        explanation=explanation(weight, judged, model),
        languages=languages_of(judged) if weight > 0.0 else (),
    )
    home = speaks_of(sentences) if weight > 0.0 else None
    return (style,) if home is None else (style, home)


def probe_of(encoder: Encoder, model: StyleModel | None = None) -> Probe | None:
    """What is to be asked of the encoder's states; None of an encoder that was not trained on."""
    if probing(encoder) is None:
        return None
    head = (model or style_model()).by_states
    return head.probe if head is not None and head.encoder == encoder.signature else None


def with_states(documents: Sequence[Document], encoder: Encoder) -> tuple[Document, ...]:
    """The documents, those whose style can be told with what the encoder's states say of it.

    They are as they were where the encoder shows no states that the style model knows.
    """
    probe = probe_of(encoder)
    if probe is None:
        return tuple(documents)
    read = [prose(document) if is_english(document) else [] for document in documents]
    read = [some if sum(len(s.split()) for s in some) >= LEAST_WORDS else [] for some in read]
    _, figures = must_probe(encoder).sentences_probed([s for some in read for s in some], probe)
    ends = accumulate((len(some) for some in read), initial=0)
    return tuple(
        replace(document, states=float(pooled(figures[a:b])[0])) if b > a else document
        for document, (a, b) in zip(documents, pairwise(ends), strict=True)
    )


def is_english(document: Document) -> bool:
    """Whether it is in English, nearly all of it."""
    return document.language == "en" and is_of_one_language(document)


def tempered(ratio: float) -> float:
    """The ratio as it counts (nats): as it is up to ``PLAIN``, then growing ever more slowly."""
    over = abs(ratio) - PLAIN
    if over <= 0.0:
        return ratio
    return PLAIN + ROOM * -expm1(-over / ROOM) if ratio > 0.0 else -PLAIN - log1p(over)


# A page in two languages is no text of either: less of it than this is in the other one.
MOST_ABROAD = 0.25


def is_of_one_language(document: Document) -> bool:
    """Whether nearly all running sentences are in the document's own language."""
    running = [s for s in document.sentences if s.role is Role.BODY]
    abroad = sum(s.language not in (None, document.language) for s in running)
    return abroad <= MOST_ABROAD * len(running)


# Running prose has its grammar words, its small letters and its sentences. Shares in 540 news
# texts by people and 1,800 machine translations (1st and 99th percentile) lie well inside.
PROSE_CLOSED = (0.30, 0.70)
LEAST_SMALL = 0.75
MOST_SIGNS = 0.16
SENTENCE_WORDS = (7.0, 60.0)


def is_prose(sentences: list[str], reading: StyleReading) -> bool:
    """Whether the text is running prose, such as the model was trained on.

    Verse, code, tables, lists of names and capitals are not: their rates mean nothing here.
    """
    text = "".join(sentences)
    letters = sum(c.isalpha() for c in text)
    if not letters or not sentences:
        return False
    small = sum(c.islower() for c in text) / letters
    signs = sum(not c.isalnum() and not c.isspace() for c in text) / len(text)
    tokens = sum(n for s, n in reading.counts.items() if " " not in s and s[0] != "<")
    words = sum(n for s, n in reading.counts.items() if " " not in s and _is_word(s))
    closed = sum(
        n for s, n in reading.counts.items() if " " not in s and s[0].isalpha() and s != "N"
    )
    ended = sum(s.rstrip("\"'”’)» ")[-1:] in {".", "!", "?"} for s in sentences) / len(sentences)
    return bool(
        tokens
        and words
        and small >= LEAST_SMALL
        and signs <= MOST_SIGNS
        and PROSE_CLOSED[0] <= closed / words <= PROSE_CLOSED[1]
        and SENTENCE_WORDS[0] <= reading.words / len(sentences) <= SENTENCE_WORDS[1]
        and ended >= 0.5
    )


def _is_word(sign: str) -> bool:
    return sign[0].isalpha() or (sign[0] == "-" and len(sign) > 1)


def languages_of(judged: Judged) -> tuple[tuple[str, float], ...]:
    """The head's log-likelihoods, and a share for the languages that it was never shown."""
    from audit.provenance.relay import PRIOR

    unseen = [code for code in PRIOR if code not in judged.languages]
    found = {code: value + log(1.0 - UNSEEN_SHARE) for code, value in judged.languages.items()}
    found.update((code, log(UNSEEN_SHARE / len(unseen))) for code in unseen)
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])))
