"""Figures and Chinese scale signs together: 3億5000万, 2천5백만."""

from __future__ import annotations

import re
from fractions import Fraction

from audit.drift.numbers.han import HAN_SCALE
from audit.drift.numbers.quantity import Value, exact
from audit.drift.numbers.tokens import Piece, adjacent

# What follows a Han numeral of one sign that counts something: counters, units, scales.
COUNTED = re.compile(
    r"\s?[人名个個年月日歳岁歲回次度番位点點分時时小件本枚台社国國かヶカつ倍割匹頭头校州場场项項条條支只艘座所家"
    r"种種张張門门天周週世代号號階层層キメトパドユウポ%％万億亿千百十兆元円圓美英欧两級级战戰局季期周盘球组組栋间間]"
)


def eastern(text: str, parts: list[Piece], i: int) -> tuple[Value | None, int]:
    """Figures and Chinese scale signs in turn: 3億5000万, 2천5백만. None without a scale."""
    total: Value = 0
    section: Value = 0
    current: Value | None = None
    seen, j = False, i
    while j < len(parts) and parts[j].sort in ("d", "k"):
        if j > i and not adjacent(text, parts[j - 1], parts[j]):
            break
        piece = parts[j]
        if piece.sort == "d":
            if j > i and parts[j - 1].sort == "d":
                break
            current = piece.value
        elif all(c in HAN_SCALE for c in piece.text):
            seen = True
            for sign in piece.text:
                factor = HAN_SCALE[sign]
                if factor >= 10**4 and total and current is None and not section:
                    total *= factor  # 1万亿
                elif factor >= 10**4:
                    total += ((section + (current or 0)) or 1) * factor
                    section, current = 0, None
                else:
                    section += (1 if current is None else current) * factor
                    current = None
        else:
            break
        j += 1
    value = total + section + (current or 0)
    return (exact(Fraction(value)) if seen else None), j
