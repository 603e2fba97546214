"""From the paths that a user names to the files behind them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from audit.types import Failure


def files(
    paths: Sequence[Path], *, leave_out: Path | None = None
) -> tuple[tuple[Path, ...], tuple[Failure, ...]]:
    """Every file once, sorted by its real path, and a failure for each path that leads nowhere.

    Folders are gone through recursively; what starts with a dot is left out, and so is
    ``leave_out``, a file or folder, wherever it is met. A link inside a folder is followed
    only to a file that is in the folder too.
    """
    without = None if leave_out is None else Path(os.path.realpath(leave_out))
    found: dict[Path, Path] = {}
    failures: list[Failure] = []
    for path in paths:
        for item in _expand(path, without):
            if isinstance(item, Failure):
                failures.append(item)
            else:
                real = item.resolve()
                found[real] = min(found.get(real, item), item)
    return tuple(found[real] for real in sorted(found)), tuple(
        sorted(set(failures), key=lambda f: (f.source, f.fault))
    )


def _expand(path: Path, without: Path | None) -> Iterator[Path | Failure]:
    try:
        if path.is_dir():
            yield from _folder(path, without)
        elif path.is_file():
            yield path
        elif path.is_symlink():
            yield Failure(str(path), _broken(path), "remove the link, or mend it")
        elif path.exists():
            yield Failure(str(path), "this is neither a file nor a folder", "name a text file")
        else:
            yield Failure(str(path), "there is no such file or folder", "check the path")
    except (OSError, ValueError) as error:
        yield Failure(str(path), f"it cannot be opened ({_reason(error)})", "check the path")


def _folder(folder: Path, without: Path | None) -> Iterator[Path | Failure]:
    root = folder.resolve()
    failures: list[Failure] = []

    def note(error: OSError) -> None:
        source = str(error.filename or folder)
        failures.append(
            Failure(source, f"it cannot be opened ({_reason(error)})", "check its permissions")
        )

    count = 0
    for base, folders, names in os.walk(folder, onerror=note, followlinks=False):
        here = Path(base).resolve()
        folders[:] = sorted(n for n in folders if not n.startswith(".") and here / n != without)
        for name in [*folders, *sorted(names)]:
            if name.startswith(".") or here / name == without:
                continue
            path = Path(base, name)
            if path.is_symlink():
                count += 1
                fault = _link_fault(path, root)
                if fault is not None:
                    yield Failure(str(path), fault, "remove the link, or copy the file here")
                elif path.is_file():
                    yield path
            elif path.is_file():
                count += 1
                yield path
            elif name in names:
                count += 1
                yield Failure(str(path), "this is not an ordinary file", "name a text file")
    yield from failures
    if not count and not failures:
        yield Failure(str(folder), "the folder holds no files", "put the documents into it")


def _link_fault(link: Path, root: Path) -> str | None:
    """Why a link inside a folder is not followed; None where it is, or leads to known ground."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        return _broken(link)
    if not target.is_relative_to(root):
        return "this link leads out of the folder"
    if target.is_dir() and link.parent.resolve().is_relative_to(target):
        return "this link leads round in a loop"
    return None


def _broken(link: Path) -> str:
    try:
        link.resolve(strict=True)
    except FileNotFoundError:
        return "this link leads nowhere"
    except (OSError, RuntimeError):
        return "this link leads round in a loop"
    return "this link cannot be followed"


def _reason(error: BaseException) -> str:
    return str(getattr(error, "strerror", None) or error)
