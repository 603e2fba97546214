"""What sentence vectors have in common: a mean to take off before comparing.

All cosines of a multilingual e5 lie in a narrow band, because all its vectors
share one large direction. The mean of the texts that are aligned shows that
direction, if they are long enough; a text of three sentences does not, so its
mean is drawn towards that of the sentences below. They were written for this
purpose: plain news sentences on unlike subjects in several scripts.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from audit.align.side import Floats
from audit.embed.encoder import Encoder

SENTENCES = (
    "The city council approved a new budget for public transport on Monday.",
    "Rain is expected in the north until the end of the week.",
    "The striker scored twice in the second half.",
    "She has written three novels and a book of short stories.",
    "Scientists found traces of water in the old crater.",
    "Der Preis für Weizen ist im Frühjahr leicht gefallen.",
    "Die Brücke bleibt wegen Bauarbeiten bis zum Herbst gesperrt.",
    "Le musée rouvrira ses portes au mois de mars.",
    "Les deux pays ont signé un accord sur la pêche.",
    "El hospital recibió cuarenta camas nuevas.",
    "La orquesta tocará mañana en la plaza mayor.",
    "Выборы в областной совет пройдут в сентябре.",
    "Учёные описали новый вид бабочек.",
    "Фабрика шаље намештај у десет земаља.",
    "Vlak kasni zbog snijega na pruzi.",
    "Okul bahçesine yeni ağaçlar dikildi.",
    "A folyó vízszintje tovább emelkedik.",
    "المصنع ينتج الزجاج منذ عام 1950.",
    "बच्चों ने नदी के किनारे कूड़ा साफ किया।",
    "新しい図書館は駅の近くに建てられる。",
    "公司计划明年开设两家分店。",
    "그 배우는 다음 달 새 영화를 찍는다.",
    "Giá cà phê tăng trong tuần qua.",
    "Wakulima wanasubiri mvua za kwanza.",
)

# The mean of the background counts as much as that of this many sentences of
# each text. Between 2 and 8 the figures on NTREX documents hardly move.
WEIGHT = 2.0

# A language's offset is believed by half when so many sentences show it.
LANGUAGE_WEIGHT = 4.0

_known: dict[str, Floats] = {}


def background(encoder: Encoder) -> Floats:
    """The mean vector of SENTENCES, float32, shape (d,); computed once an encoder."""
    known = _known.get(encoder.signature)
    if known is None:
        known = np.asarray(encoder.sentences(list(SENTENCES)).mean(axis=0), dtype=np.float32)
        _known[encoder.signature] = known
    return known


def centres(
    groups: Sequence[Floats], languages: Sequence[str | None], prior: Floats | None
) -> list[Floats]:
    """What to subtract from the vectors of each text, (d,) each; ``groups`` hold (n, d).

    Each text counts alike in the common mean, however long it is; ``prior``
    (d,) stands in as far as the texts are short. Each language has its own
    offset from the common mean: the texts tell one story, so what their means
    differ by is the language, the more surely the longer they are. Texts of
    unknown language (None) count as a language each.
    """
    filled = [k for k, g in enumerate(groups) if len(g)]
    if not filled:
        return [np.zeros(g.shape[1], dtype=np.float32) for g in groups]
    means = {k: groups[k].mean(axis=0, dtype=np.float64) for k in filled}
    common = sum(means.values(), start=np.zeros(groups[0].shape[1])) / len(filled)
    share = sum(len(groups[k]) for k in filled) / len(filled)
    base = common
    if prior is not None:
        base = (share * common + WEIGHT * prior) / (share + WEIGHT)
    labels = [language or f"?{k}" for k, language in enumerate(languages)]
    out = []
    for label in labels:
        same = [k for k in filled if labels[k] == label]
        offset = np.zeros(len(base))
        if same and len(same) < len(filled):
            size = sum(len(groups[k]) for k in same)
            own = sum((means[k] for k in same), start=np.zeros(len(base))) / len(same)
            offset = (own - common) * (size / (size + LANGUAGE_WEIGHT))
        out.append(np.asarray(base + offset, dtype=np.float32))
    return out
