"""Preparing: extracted text becomes sentences with roles and languages; nothing is deleted."""

from audit.prepare.preparing import prepare, prepare_lines
from audit.prepare.sentences import split, split_lines

__all__ = ["prepare", "prepare_lines", "split", "split_lines"]
