"""Whether two sums in two currencies are about the same: by order of magnitude only."""

from __future__ import annotations

from audit.drift.numbers.quantity import Quantity

# US dollars for one unit, mid-2020s, rough and written from memory, not from a rate table.
# Good for telling a conversion from a slip of ten, for nothing finer.
_DOLLARS = {
    "USD": 1.0, "EUR": 1.1, "GBP": 1.27, "JPY": 0.0067, "CNY": 0.14, "KRW": 0.00073,
    "RUB": 0.011, "INR": 0.012, "CHF": 1.13, "SEK": 0.095, "NOK": 0.093, "DKK": 0.147,
    "PLN": 0.25, "CZK": 0.043, "HUF": 0.0028, "TRY": 0.03, "UAH": 0.025, "ILS": 0.27,
    "BRL": 0.19, "ZAR": 0.055, "MXN": 0.055, "RSD": 0.0094, "IRR": 0.000024, "SAR": 0.27,
    "AED": 0.27, "THB": 0.028, "VND": 0.00004, "IDR": 0.000063, "RON": 0.22, "BGN": 0.56,
    "BDT": 0.0088, "KES": 0.0075, "NGN": 0.0008, "MYR": 0.22, "CAD": 0.73, "AUD": 0.66,
    "NZD": 0.6, "HKD": 0.128, "SGD": 0.75,
}  # fmt: skip
# Rates move and writers round: a factor of 1.6 either way still is a conversion.
_ROOM = 1.6


def about_equal(a: Quantity, b: Quantity) -> bool:
    """Whether two sums of money are about the same; any reading of either counts."""
    if a.unit not in _DOLLARS or b.unit not in _DOLLARS:
        return False
    for x in a.readings:
        for y in b.readings:
            one, two = float(x) * _DOLLARS[a.unit], float(y) * _DOLLARS[b.unit]
            if one and two and 1 / _ROOM <= one / two <= _ROOM:
                return True
    return False
