"""The stemma: by which tree a story travelled from text to text.

In come the reports of an audit (and the witnesses that were named); out goes a ``Stemma``.
No model is asked: it rests on the links, the verdicts and the words.
"""

from audit.stemma.drawing_up import draw_up

__all__ = ["draw_up"]
