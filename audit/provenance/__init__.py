"""Where a text comes from: machine translation, copy, rewrite, translation, or its own report.

In come a prepared ``Document``, how it follows others (``Parallel``) and, later,
its findings; out goes a ``Verdict`` with its evidence.
"""

from audit.provenance import artefacts
from audit.provenance.relay import relay_languages
from audit.provenance.verdict import opinion

__all__ = ["artefacts", "opinion", "relay_languages"]
