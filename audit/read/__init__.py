"""Reading: files and folders come in, extracted text goes out, and a failure for the rest.

Text is kept as the file has it (offsets count into it), bidirectional controls
included: what shows a document is to neutralise them, not what reads it.
"""

from audit.read.reading import ReadResult, read, read_document, read_plain

__all__ = ["ReadResult", "read", "read_document", "read_plain"]
