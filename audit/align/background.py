"""What sentence vectors have in common: a mean to take off before comparing.

All cosines of a multilingual e5 lie in a narrow band, because all its vectors
share one large direction. The mean of the texts that are aligned shows that
direction, if they are long enough; a text of three sentences does not, so its
mean is drawn towards that of the sentences below. They were written for this
purpose: plain news sentences on unlike subjects in several scripts.
"""

from __future__ import annotations

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
WEIGHT = 4.0

_known: dict[str, Floats] = {}


def background(encoder: Encoder) -> Floats:
    """The mean vector of SENTENCES, float32, shape (d,); computed once an encoder."""
    known = _known.get(encoder.signature)
    if known is None:
        known = np.asarray(encoder.sentences(list(SENTENCES)).mean(axis=0), dtype=np.float32)
        _known[encoder.signature] = known
    return known


def centre_of(groups: list[Floats], prior: Floats | None) -> Floats:
    """The mean to subtract from the vectors of several texts, each (n, d), not all empty.

    Each text counts alike however long it is; ``prior`` (d,) stands in as far
    as the texts are short. Without it a text of one sentence has nothing to
    compare by.
    """
    groups = [g for g in groups if len(g)]
    total = sum((g.mean(axis=0) for g in groups), start=np.zeros(groups[0].shape[1])) / len(groups)
    if prior is None:
        return np.asarray(total, dtype=np.float32)
    share = sum(len(g) for g in groups) / len(groups)
    mean = (share * total + WEIGHT * prior) / (share + WEIGHT)
    return np.asarray(mean, dtype=np.float32)
