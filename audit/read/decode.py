"""Bytes to text, or a plain word on why not."""

from __future__ import annotations

import codecs

from audit.errors import InputError

# The longest document that is read. "War and Peace" has 3.2 MB; 200,000 sentences
# of a script that takes three bytes a letter have about 50 MB. Beyond that it is
# a dump or a mistake, and the memory for its sentences would be gigabytes.
MAX_BYTES = 64 * 2**20

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# First bytes of files that are often given the wrong ending, with their names.
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a database"),
)


def check_bytes(source: str, data: bytes) -> None:
    """Raise InputError for bytes that cannot be a text: none at all, or a binary."""
    if not data:
        raise InputError(source, "the file is empty", "give a file with text in it")
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise InputError(source, f"this is {name}, not text", "export it as text or HTML")
    if not has_wide_bom(data) and b"\x00" in data:
        if _looks_wide(data):
            raise InputError(
                source,
                "this looks like UTF-16 without a byte order mark",
                "save it as UTF-8, or with the mark",
            )
        raise InputError(source, "this is binary data, not text", "give a text file in UTF-8")


def has_wide_bom(data: bytes) -> bool:
    """Whether the bytes start with the mark of UTF-16 or UTF-32."""
    return any(data.startswith(bom) for bom, name in _BOMS if name != "utf-8-sig")


def decode(source: str, data: bytes, charset: str | None = None) -> str:
    """The text of ``data``; ``charset`` is what the document itself declares.

    A byte order mark wins, then the declared character set, then UTF-8. Line
    ends become ``\\n``; nothing else is changed. InputError where the bytes do
    not fit, with the offset of the first that does not.
    """
    check_bytes(source, data)
    name = next((name for bom, name in _BOMS if data.startswith(bom)), None) or charset or "utf-8"
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise InputError(
            source,
            f"byte {error.start} is not valid {error.encoding.upper()}",
            "save the file as UTF-8",
        ) from error
    except (LookupError, UnicodeError) as error:
        raise InputError(
            source, f"the character set {name!r} cannot be read", "save the file as UTF-8"
        ) from error
    if not text.strip() or not any(c.isprintable() and not c.isspace() for c in text):
        raise InputError(source, "there is nothing but white space", "give a file with text in it")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _looks_wide(data: bytes) -> bool:
    """Whether every second byte is zero, as in UTF-16 of a Latin text."""
    head = data[:2000]
    return max(head[0::2].count(0), head[1::2].count(0)) > 0.4 * (len(head) / 2)
