"""Numerals of Chinese, Japanese and Korean: signs that stand for a digit or for a power of ten."""

from __future__ import annotations

import re

from audit.drift.numbers.quantity import Value

HAN = {
    **{c: i for i, c in enumerate("〇一二三四五六七八九")}, "零": 0, "两": 2, "兩": 2,
}  # fmt: skip
HAN_SCALE = {
    "十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8,
    "兆": 10**12, "십": 10, "백": 100, "천": 1000, "만": 10**4, "억": 10**8, "조": 10**12,
}  # fmt: skip
_HANGUL = str.maketrans("일이삼사오육칠팔구", "一二三四五六七八九")
_SINO_KOREAN = re.compile("(?:[일이삼사오육칠팔구]?[십백천만억조])+[일이삼사오육칠팔구]?")


def han_value(word: str) -> Value | None:
    """The value of Chinese, Japanese or Sino-Korean numerals ("三百五十", "二〇一八", "億")."""
    if all(c in HAN for c in word):
        return int("".join(str(HAN[c]) for c in word))
    total = current = section = 0
    for character in word:
        if character in HAN:
            current = current * 10 + HAN[character]
        elif character in HAN_SCALE:
            scale = HAN_SCALE[character]
            if scale >= 10**4 and total and not section + current:
                if total >= scale:
                    return None  # 億万: no amount
                total *= scale  # 一万亿
            elif scale >= 10**4:
                total += ((section + current) or 1) * scale
                section = current = 0
            else:
                section += (current or 1) * scale
                current = 0
        else:
            return None
    return total + section + current


def sino_korean(word: str) -> Value | None:
    """The value of a Sino-Korean number of three signs or more ("백이십", "이천십팔").

    Shorter ones are words of another meaning too; None for what is no number.
    """
    if len(word) < 3 or not _SINO_KOREAN.fullmatch(word):
        return None
    return han_value(word.translate(_HANGUL))
