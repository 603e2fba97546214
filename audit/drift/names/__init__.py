"""Names: people, places, organisations and works, found and compared.

In come a text, or a case (a document, its witnesses and their links); out go
mentions of names, or findings of the category ``entity``.
"""

from audit.drift.names.extract import extract
from audit.drift.names.find import find
from audit.drift.names.name import Name, NameSort

__all__ = ["Name", "NameSort", "extract", "find"]
