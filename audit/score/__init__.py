"""From findings to figures: the MQM penalty of a document, per 100 words."""

from audit.score.mqm import Weights, score

__all__ = ["Weights", "score"]
