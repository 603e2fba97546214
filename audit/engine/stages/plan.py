"""The stages in their order, and what is decided between them in one place.

    raw → cut → elsewhere → prepared (documents, prints, bands) → met → means → probed
        → crowds → near → pairs → ties → members → families → reports

Parts are written by the crew; ``elsewhere``, ``means`` and ``members``, which
need a look at all documents, by this process from a few hundred bytes of each.
A part that is there is not made again: the folder's name says which documents,
code, model and options it belongs to.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from audit.embed.encoder import Encoder
from audit.engine.kept import Kept
from audit.engine.made_by import made_by
from audit.engine.options import Options
from audit.engine.stages import joins, tasks
from audit.engine.stages.crew import Crew, Progress, Task
from audit.engine.stages.parts import (
    Columns,
    decoder,
    encode,
    part,
    read_part,
    read_stage,
    slices,
)
from audit.engine.stages.parts import write_part as write
from audit.family.cells import cell_centres, levelled
from audit.family.copies import NEAR_COPY
from audit.family.fingerprint import VALUES
from audit.family.grouping import ALL_PAIRS, Tie, gather
from audit.types import Document, DocumentReport, RawDocument

# Documents that make an audit task, about; and buckets of cells and of pairs.
_TASK = 48
_BUCKET = 512
# In a corpus of so many documents the vectors of the pieces are kept from preparing to
# audit: .65 MB a document, 1.6 GB. Beyond it linked sentences are encoded a second time.
_PIECES = 2500
# Holds the number of the reports' parts, once all are there.
_FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Plan:
    """One corpus in one folder of stages.

    ``audited``: so many of the documents, the first ones, get a report; with
    ``restricted`` only the others may be witnesses.
    """

    folder: Path
    crew: Crew
    options: Options
    signature: str
    audited: int
    restricted: bool
    dimension: int
    kept: Kept
    progress: Progress

    def run(self, raws: Sequence[RawDocument]) -> Iterator[DocumentReport]:
        """The reports, in the order of the documents."""
        if not finished(self.folder):
            self._stages(raws)
            parts = str(self._parts("reports"))
            (self.folder / _FINISHED).write_text(parts, "ascii")
        yield from self._reports()

    def _stages(self, raws: Sequence[RawDocument]) -> None:
        count = len(raws)
        shards = -(-count // tasks.PART)
        for number, start, end in slices(count, tasks.PART):
            packed = [encode(raw) for raw in raws[start:end]]
            self._once("raw", number, tasks.RAW, {"place": range(start, end), "raw": packed})
        self._each("cut", tasks.CutTask(self.folder), shards, "cutting")
        self._elsewhere(shards)
        prepare = tasks.PrepareTask(self.folder, self.options, count <= _PIECES)
        self._each("documents", prepare, shards, "preparing")
        self._join(joins.MET, ("bands",), "met", "bucket")
        stands, own = self._stand_ins(count)
        buckets = max(1, count // _BUCKET)
        if len(own) > ALL_PAIRS:
            self._means(own)
            self._each("probed", tasks.ProbeTask(self.folder, buckets), self._parts("means"))
            self._join(joins.CROWDS, ("probed", "means"), "crowds", "bucket")
            near = tasks.NearTask(self.folder, self.dimension)
            self._numbers("near", near, self._buckets("crowds", "bucket"), "looking")
        else:
            self._once("near", 0, tasks.NEAR, {name: [] for name in tasks.NEAR.names})
        pairs = joins.PAIRS.format(buckets=buckets)
        self._join(pairs, ("near", "own", "prints"), "pairs", "bucket")
        compare = tasks.CompareTask(self.folder, self.dimension)
        self._numbers("ties", compare, self._buckets("pairs", "bucket"), "comparing")
        self._members(count, stands)
        self._join(joins.FAMILIES, ("members", "documents"), "families", "task")
        audit = tasks.AuditTask(
            self.folder,
            self.options,
            self.signature,
            self.audited,
            self.restricted,
            self.kept,
        )
        self._numbers("reports", audit, self._buckets("families", "task"), "auditing")
        shutil.rmtree(self.folder / "pieces", ignore_errors=True)

    def _elsewhere(self, shards: int) -> None:
        """In how many other documents each line stands."""
        from audit.prepare.boilerplate import across

        if all(part(self.folder, "elsewhere", n).exists() for n in range(shards)):
            return
        parts = [read_part(part(self.folder, "cut", n), ["place", "lines"]) for n in range(shards)]
        counts = iter(across([keys for one in parts for keys in one["lines"]]))
        for number, one in enumerate(parts):
            columns = {"place": one["place"], "elsewhere": [next(counts) for _ in one["place"]]}
            write(part(self.folder, "elsewhere", number), columns, tasks.ELSEWHERE)

    def _stand_ins(self, count: int) -> tuple[list[int], list[int]]:
        """Who stands for whom (``copies.stand_ins``), and who for itself; writes ``own``."""
        prints = read_stage(self.folder, "prints", ["sketch"])
        sketches = np.frombuffer(b"".join(prints["sketch"].to_pylist()), "<u4")
        sketches = sketches.reshape(-1, VALUES)
        met: list[tuple[int, int]] = []
        if count > ALL_PAIRS and self._parts("met", deep=True):
            table = read_stage(self.folder, "met", ["one", "other"]).to_pydict()
            met = sorted(zip(table["one"], table["other"], strict=True))
        stands = list(range(count))
        for head, other in met:
            if stands[other] == other:
                same = float((sketches[head] == sketches[other]).mean())
                stands[other] = head if same >= NEAR_COPY else other
        for other in range(count):
            stands[other] = stands[stands[other]]
        own = [place for place in range(count) if stands[place] == place]
        pairs = [(i, j) for i, j in met if stands[i] == i and stands[j] == j]
        if len(own) <= ALL_PAIRS:
            pairs = [(i, j) for at, i in enumerate(own) for j in own[at + 1 :]]
        self._once(
            "own", 0, tasks.PAIRS, {"one": [i for i, _ in pairs], "other": [j for _, j in pairs]}
        )
        return stands, own

    def _means(self, own: Sequence[int]) -> None:
        """The mean vectors of the texts that stand for themselves, and the cells' centres."""
        prints = read_stage(self.folder, "prints", ["language", "mean"])
        means = np.frombuffer(b"".join(prints["mean"].to_pylist()), np.int8)
        means = means.reshape(-1, self.dimension)[own]
        spoken = prints["language"].to_pylist()
        means = levelled(means, [spoken[place] for place in own])
        seen = np.flatnonzero(means.any(axis=1))
        means, places = means[seen], np.array(own, np.int64)[seen]
        np.save(self.folder / "centres.npy", cell_centres(means), allow_pickle=False)
        for number, start, end in slices(len(places), 16 * tasks.PART):
            packed = [row.tobytes() for row in means[start:end]]
            self._once("means", number, tasks.MEANS, {"place": places[start:end], "mean": packed})

    def _members(self, count: int, stands: Sequence[int]) -> None:
        """Families, dealt to tasks: the costly ones alone, small ones together."""
        table = read_stage(self.folder, "ties", tasks.TIES.names).to_pydict()
        found = [Tie(stand, place, 1.0) for place, stand in enumerate(stands) if stand != place]
        found += [Tie(*row) for row in zip(*table.values(), strict=True)]
        may = frozenset(range(self.audited, count)) if self.restricted else None
        columns: dict[str, list[object]] = {name: [] for name in tasks.MEMBERS.names}
        task, load = 0, 0
        for members, near in gather(count, found, may):
            if members[0] >= self.audited:
                continue  # originals that nobody follows
            if load and load + len(members) > _TASK:
                task, load = task + 1, 0
            load += len(members)
            for place in members:
                columns["task"].append(task)
                columns["family"].append(members[0])
                columns["place"].append(place)
                columns["near"].append(near.get(place, ()) if near else None)
        self._once("members", 0, tasks.MEMBERS, columns)

    def _reports(self) -> Iterator[DocumentReport]:
        """All reports, each read from its part when its turn comes."""
        decode = decoder(DocumentReport)
        table = read_stage(self.folder, "reports", ["place", "report"])
        for row in np.argsort(table["place"].to_numpy(), kind="stable").tolist():
            yield decode(table["report"][row].as_py())

    def documents(self, first: int) -> tuple[Document, ...]:
        """The prepared documents from place ``first`` on."""
        decode = decoder(Document)
        table = read_stage(self.folder, "documents", ["place", "document"])
        rows = np.flatnonzero(table["place"].to_numpy() >= first).tolist()
        return tuple(decode(table["document"][row].as_py()) for row in rows)

    def _once(self, stage: str, number: int, schema: pa.Schema, columns: Columns) -> None:
        path = part(self.folder, stage, number)
        if not path.exists():
            write(path, columns, schema)

    def _each(self, stage: str, task: Task, count: int, said: str = "") -> None:
        self._numbers(stage, task, range(count), said)

    def _numbers(self, stage: str, task: Task, numbers: Iterable[int], said: str) -> None:
        """Run a task for each part that is not there yet."""
        every = list(numbers)
        missing = [n for n in every if not part(self.folder, stage, n).exists()]
        done = len(every) - len(missing)
        if missing:
            self.crew.each(task, missing, lambda n: self.progress(said, done + n, len(every)))

    def _join(self, statement: str, stages: Sequence[str], out: str, by: str) -> None:
        if not (self.folder / out).exists():
            tables = {name: self.folder / name for name in stages}
            self.crew.join(statement, tables, self.folder / out, by)

    def _buckets(self, stage: str, by: str) -> list[int]:
        return sorted(int(f.name.partition("=")[2]) for f in (self.folder / stage).glob(f"{by}=*"))

    def _parts(self, stage: str, *, deep: bool = False) -> int:
        files = (self.folder / stage).rglob("*.parquet") if deep else None
        return len(list(files or (self.folder / stage).glob("part-*.parquet")))


def finished(folder: Path) -> bool:
    """Whether every report of the corpus in ``folder`` is there: then no stage is looked at."""
    try:
        parts = int((folder / _FINISHED).read_text("ascii"))
    except (OSError, ValueError):
        return False
    return parts == len(list((folder / "reports").glob("part-*.parquet")))


def corpus_name(
    raws: Sequence[RawDocument], audited: int, options: Options, encoder: Encoder, signature: str
) -> str:
    """16 hexadecimal digits of everything that the stages depend on."""
    mark = hashlib.blake2b(digest_size=8)
    termbase = b"" if options.termbase is None else options.termbase.read_bytes()
    for value in (made_by(), signature, encoder.signature, options.as_pairs(), termbase, audited):
        mark.update(encode(value))
    for raw in raws:
        mark.update(encode(raw))
    return mark.hexdigest()
