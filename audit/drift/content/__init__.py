"""Content: what a sentence leaves out, puts in or says otherwise, by the trained judge.

What may come in: findings that rest on the judge's scores of single words. What
rules can tell (numbers, names, negation) has rooms of its own, and is preferred
where both speak (``audit.drift.reconcile``).
"""

from audit.drift.content.find import find

__all__ = ["find"]
