"""The value of number words in a row, whatever their language."""

from __future__ import annotations

from audit.drift.numbers.quantity import Value

_HUNDREDTH = (100, 1000, 10**6, 10**9)  # ordinals that multiply what stands before them


def evaluate(parts: list[tuple[Value, str]], ascending: bool) -> Value | None:  # noqa: PLR0912 -- a list of cases
    """The value of number words in a row, or None where they are not one number.

    ``ascending`` allows units before tens (five-and-twenty). Scale words multiply what
    stands before them; a larger scale after a smaller one multiplies all (mil millones).
    """
    total: Value = 0
    current: Value = 0
    last: Value = 0  # the last addend, to see whether the next one fits below it
    for number, sort in parts:
        if sort == "s":
            if total and (last_scale := _magnitude(total)) and number > last_scale and not current:
                total = total * number
            elif total and current and number > total:
                total = (total + current) * number
            else:
                total += (current or 1) * number
            current, last = 0, 0
        elif sort == "+":  # Indonesian belas: empat belas is 14
            current, last = current + 10, 1
        elif sort == "h" or (sort == "o" and number in _HUNDREDTH and 0 < last < number):
            if last < number:  # hai trăm; một trăm hai mươi; iki yüzüncü
                current = current - last + (last or 1) * number
                last = (last or 1) * number
            else:
                current, last = current + number, number
        else:
            if last == 4 and number == 20 and not ascending:  # quatre-vingt
                current += 76
                last = 80
                continue
            if current and last:
                descends = _fits_below(number, last)
                climbs = ascending and number % 10 == 0 and 10 <= number <= 90 and last < 10
                if not (descends or climbs):
                    return None
            current += number
            last = number
    return total + current


def _magnitude(value: Value) -> Value:
    return int("1" + "0" * (len(str(int(value))) - 1))


def _fits_below(number: Value, last: Value) -> bool:
    if last in (20, 60, 80) and 10 <= number < 20:  # soixante-dix, quatre-vingt-dix
        return True
    text = str(int(last))
    return 0 < number < int("1" + "0" * (len(text) - len(text.rstrip("0"))))
