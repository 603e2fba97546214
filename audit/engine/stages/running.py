"""From raw documents to reports by stages, on the engine that was asked for."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from audit.embed.encoder import Encoder
from audit.engine.kept import Kept
from audit.engine.options import Options
from audit.engine.processes import processes
from audit.engine.stages.crew import Crew, Processes, Progress
from audit.engine.stages.parts import part
from audit.engine.stages.plan import Plan, corpus_name, finished
from audit.errors import UsageError
from audit.types import Document, DocumentReport, RawDocument


def run_stages(
    audited: Sequence[RawDocument],
    originals: Sequence[RawDocument],
    *,
    restricted: bool,
    options: Options,
    encoder: Encoder,
    signature: str,
    kept: Kept,
    progress: Progress,
) -> tuple[tuple[DocumentReport, ...], tuple[Document, ...]]:
    """The reports of ``audited``, in order, and the prepared ``originals``.

    ``options.work`` says where the stages are kept.

    A second call on the same documents, with the same code, model and options finds its
    parts there, finished or not, and goes on from them; stages of other
    corpora in the same folder are removed. UsageError where it cannot be written.
    """
    assert options.work is not None, "the caller decides on stages by options.work"
    raws = [*audited, *originals]
    name = corpus_name(raws, len(audited), options, encoder, signature)
    folder = options.work / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for other in options.work.iterdir():
            if other != folder and other.is_dir() and len(other.name) == len(name):
                shutil.rmtree(other, ignore_errors=True)
        # Where nothing is left to do no session of Spark is opened for it.
        engine = "local" if finished(folder) else options.engine
        with _crew(engine, processes(options.jobs, len(raws)), folder) as crew:
            plan = Plan(
                folder.absolute(),
                crew,
                options,
                signature,
                len(audited),
                restricted,
                encoder.dimension,
                kept,
                progress,
            )
            reports = tuple(plan.run(raws))
            # Families of this corpus were read or written since its first part was.
            kept.prune(part(folder, "raw", 0).stat().st_mtime_ns)
            return reports, plan.documents(len(audited)) if originals else ()
    except OSError as fault:
        raise UsageError(
            f"{fault.filename or folder}: the stages cannot be kept ({fault.strerror or fault}); "
            "free the place or choose another folder"
        ) from fault


@contextmanager
def _crew(engine: str, jobs: int, folder: Path) -> Iterator[Crew]:
    temporary = folder / "temporary"
    try:
        if engine == "spark":
            from audit.engine.stages.spark import spark_crew

            with spark_crew(jobs, temporary) as crew:
                yield crew
        else:
            with closing(Processes(jobs, temporary)) as processes:
                yield processes
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
