"""Who does the work: functions on parts side by side, and joins of stages.

``Crew`` is the seam between the stages and where they run. A join is one
statement in the SQL that DuckDB and Spark share.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from audit.errors import AuditError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import ProcessPoolExecutor

ATTEMPTS = 3
"""How often a part is begun whose process is killed."""

Task = Callable[[int], None]
Progress = Callable[[str, int, int], None]


class Crew(Protocol):
    """Runs tasks and joins; both may be run again after a kill."""

    def each(self, task: Task, numbers: Sequence[int], done: Callable[[int], None]) -> None:
        """Run ``task`` for every number, in any order; ``done`` hears how many are finished.

        A task is picklable, writes its part and may be run twice.
        """

    def join(self, statement: str, tables: Mapping[str, Path], out: Path, by: str) -> None:
        """Write the rows of ``statement`` over ``tables`` (folders of parts) to ``out``.

        One folder ``by=VALUE`` for each value of the column ``by``.
        """


class Processes:
    """The local crew: a pool of processes, and DuckDB for the joins."""

    def __init__(self, jobs: int, temporary: Path) -> None:
        self._jobs = jobs
        self._temporary = temporary
        self._pool: ProcessPoolExecutor | None = None

    def each(self, task: Task, numbers: Sequence[int], done: Callable[[int], None]) -> None:
        """In this process if there is one job; else in spawned ones (threads survive no fork)."""
        if self._jobs == 1 or len(numbers) == 1:
            for count, number in enumerate(numbers, start=1):
                task(number)
                done(count)
            return
        from concurrent.futures.process import BrokenProcessPool

        left = set(numbers)
        for _ in range(ATTEMPTS):
            try:
                self._pooled(task, left, lambda: done(len(numbers) - len(left)))
            except BrokenProcessPool:
                continue
            return
        raise AuditError(
            f"a worker process was killed {ATTEMPTS} times, for want of memory perhaps; use fewer "
            "--jobs and run it again: what is finished is kept"
        )

    def _pooled(self, task: Task, left: set[int], done: Callable[[], None]) -> None:
        """Run ``task`` for all that is ``left``, and take out what is finished."""
        from concurrent.futures import ProcessPoolExecutor, as_completed
        from multiprocessing import get_context

        if self._pool is None:
            # One pool for all stages: a worker loads the encoder and the libraries once.
            self._pool = ProcessPoolExecutor(self._jobs, mp_context=get_context("spawn"))
        try:
            futures = {self._pool.submit(task, number): number for number in sorted(left)}
            for future in as_completed(futures):
                future.result()
                left.discard(futures[future])
                done()
        except BaseException:
            self.close()  # what is queued is dropped; a broken pool is no use any more
            raise

    def close(self) -> None:
        """End the worker processes, once those at work have finished their part."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(cancel_futures=True)

    def join(self, statement: str, tables: Mapping[str, Path], out: Path, by: str) -> None:
        """In DuckDB, which spills to disk where memory ends."""
        import duckdb

        with whole(out) as unfinished, duckdb.connect() as base:
            base.execute("set temp_directory = ?", [str(self._temporary)])
            base.execute("set autoinstall_known_extensions = false")
            base.execute("set autoload_known_extensions = false")
            base.execute(f"set threads = {self._jobs}")
            for name, folder in tables.items():
                files = [str(f) for f in sorted(folder.rglob("*.parquet"))]
                base.from_parquet(files, hive_partitioning=False).create_view(name)
            base.execute(
                f"copy ({statement}) to '{_quoted(unfinished)}'"
                f" (format parquet, partition_by ({by}), write_partition_columns true)"
            )


@contextmanager
def whole(out: Path) -> Iterator[Path]:
    """A folder to fill that becomes ``out`` in one step, once it is full."""
    import shutil

    unfinished = out.with_name(f".{out.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    yield unfinished
    unfinished.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(out, ignore_errors=True)
    unfinished.replace(out)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
