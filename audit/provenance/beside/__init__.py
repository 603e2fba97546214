"""Two parallel English texts: is one of them the other's machine translation, and which?

In come the texts of linked sentences, pair by pair; out goes ``Beside`` in log-odds. The verdict
and the stemma ask it the same question.
"""

from audit.provenance.beside.model import Beside, PairModel, beside, judge

__all__ = ["Beside", "PairModel", "beside", "judge"]
