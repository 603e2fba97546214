"""Numbers, dates and units: extracted by value, held against the witnesses, repaired.

In: a text, or a ``Case``. Out: ``Mention[Quantity]`` and ``Finding``.
"""

from audit.drift.numbers.find import find
from audit.drift.numbers.quantity import Number, NumberKind, Quantity, Value, Written
from audit.drift.numbers.scan import extract
from audit.drift.numbers.style import NumberStyle, observe

__all__ = [
    "Number",
    "NumberKind",
    "NumberStyle",
    "Quantity",
    "Value",
    "Written",
    "extract",
    "find",
    "observe",
]
