"""What can go wrong at the desk.

AuditError
├── TroubleError        the surroundings fail (disk full, not writable): try again later
├── DamagedError        the state file is no longer a database
└── NewerSchemaError    the state file was written by a later version
"""

from __future__ import annotations

import errno
import sqlite3

from audit.errors import AuditError


class TroubleError(AuditError):
    """The surroundings fail, not the document: nothing is lost, the work waits."""


class DamagedError(AuditError):
    """The state file cannot be read as a database."""


class NewerSchemaError(AuditError):
    """The state file has a schema version that this program does not know."""


# What says nothing against the document at hand, and may be over in a minute.
_SURROUNDINGS = frozenset(
    (
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EFBIG,
        errno.EROFS,
        errno.EACCES,
        errno.EPERM,
        errno.EIO,
        errno.EMFILE,
        errno.ENFILE,
        errno.ENOENT,
        errno.ENOTDIR,
    )
)
_DATABASE = (
    "disk is full",
    "database or disk is full",
    "readonly",
    "disk i/o error",
    "unable to open",
    "locked",
)


def trouble_of(error: BaseException) -> TroubleError | None:
    """The fault of the surroundings that ``error`` tells of; None where it tells of another."""
    if isinstance(error, TroubleError):
        return error
    if isinstance(error, OSError) and error.errno in _SURROUNDINGS:
        where = error.filename or "the desk's folder"
        return TroubleError(
            f"{where}: cannot be written ({error.strerror or error}); free the place and start "
            "again, nothing is lost"
        )
    if isinstance(error, sqlite3.OperationalError) and any(
        said in str(error).lower() for said in _DATABASE
    ):
        return TroubleError(
            f"the state file cannot be written ({error}); free the place and start again"
        )
    return None
