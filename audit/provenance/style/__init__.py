"""How a text reads: the style of translation by machine, judged without its topic.

In comes a ``Document``; out goes ``Evidence`` for the verdict, none where the text is too
short, no prose, or not in English.
"""

from audit.provenance.style.evidence import STYLE, probe_of, style_evidence, with_states
from audit.provenance.style.targets import KIND as STYLE_OF_TRANSLATION
from audit.provenance.style.targets import target_evidence

__all__ = [
    "STYLE",
    "STYLE_OF_TRANSLATION",
    "probe_of",
    "style_evidence",
    "target_evidence",
    "with_states",
]
