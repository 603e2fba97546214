"""Errors that a user can mend, each one line: what, where, how to mend."""

from __future__ import annotations


class AuditError(Exception):
    """Something the user can put right; its text is shown as it stands."""


class InputError(AuditError):
    """An input that cannot be used.

    ``source`` says where (a path, a path and line), ``fault`` what is wrong,
    ``mend`` how to put it right.
    """

    def __init__(self, source: str, fault: str, mend: str) -> None:
        super().__init__(f"{source}: {fault}; {mend}")
        self.source = source
        self.fault = fault
        self.mend = mend


class UsageError(AuditError):
    """Arguments or configuration that cannot be used; exit status 2."""


class ModelError(AuditError):
    """A model that is missing, damaged or not what the registry says."""
