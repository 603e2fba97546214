"""The Spark crew: the same tasks in Python workers, the same joins by shuffles.

Needs the extra ``spark`` and Java 17. The stages' folder must be one that the
driver and all executors see under the same path (a shared file system); on
``local[N]`` any folder is. The encoder is loaded once for each Python worker,
which Spark keeps for many tasks.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit.engine.stages.crew import Task, whole
from audit.errors import UsageError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

MASTER = "AUDIT_SPARK_MASTER"
"""Environment variable: ``spark://host:7077``; else as many local threads as jobs."""


@contextmanager
def spark_crew(jobs: int, temporary: Path) -> Iterator[SparkCrew]:
    """A Spark session for one audit; UsageError where it cannot be had.

    A task whose worker is killed is run again, three times at the most.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError as fault:
        raise UsageError(
            "--engine spark: PySpark is not installed; install translation-audit[spark]"
        ) from fault
    # Without it Spark would start whatever `python3` is on the executor's path.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    master = os.environ.get(MASTER) or f"local[{jobs},4]"
    temporary.mkdir(parents=True, exist_ok=True)
    try:
        session = (
            SparkSession.builder.master(master)
            .appName("translation-audit")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.python.worker.reuse", "true")
            .config("spark.local.dir", str(temporary))
            .config("spark.sql.shuffle.partitions", str(max(8, 4 * jobs)))
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.log.level", "ERROR")
            .getOrCreate()
        )
    except Exception as fault:  # py4j and the launcher raise kinds of their own
        raise UsageError(
            f"--engine spark: no session on {master} ({type(fault).__name__}: {_line(fault)}); "
            f"see that Java 17 is there and {MASTER} names a reachable master"
        ) from fault
    try:
        yield SparkCrew(session)
    finally:
        session.stop()


class SparkCrew:
    """Runs tasks and joins on a Spark session; see ``Crew``."""

    def __init__(self, session: SparkSession) -> None:
        self._session = session

    def each(self, task: Task, numbers: Sequence[int], done: Callable[[int], None]) -> None:
        """One Spark task a number; a lost worker's tasks are run again by Spark."""
        if numbers:
            rows = self._session.sparkContext.parallelize(list(numbers), len(numbers))
            rows.foreachPartition(partial(_run, task))
        done(len(numbers))

    def join(self, statement: str, tables: Mapping[str, Path], out: Path, by: str) -> None:
        """In Spark SQL; rows are shuffled by the column that names their folder."""
        from pyspark.sql.functions import col

        for name, folder in tables.items():
            files = [f.absolute().as_uri() for f in sorted(folder.rglob("*.parquet"))]
            self._session.read.parquet(*files).createOrReplaceTempView(name)
        with whole(out) as unfinished:
            rows = self._session.sql(statement)
            # The column is kept inside the files too, as DuckDB keeps it.
            rows.withColumn("_folder", col(by)).repartition(by).write.partitionBy(
                "_folder"
            ).parquet(unfinished.absolute().as_uri())
            _rename(unfinished, by)


def _run(task: Task, numbers: Any) -> None:
    for number in numbers:
        task(number)


def _rename(folder: Path, by: str) -> None:
    """``_folder=7`` as ``BY=7``; Spark's own notes go."""
    for entry in list(folder.iterdir()):
        if entry.name.startswith("_folder="):
            entry.rename(folder / f"{by}={entry.name.removeprefix('_folder=')}")
        else:
            entry.unlink()


def _line(fault: Exception) -> str:
    return (str(fault).strip().splitlines() or ["no word of why"])[0]
