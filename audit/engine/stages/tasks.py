"""What is done to one part of a stage: pure in its inputs, one Parquet file out.

Each task is a frozen value that can be sent to another process or machine,
called with the number of its part. Run twice it writes the same file twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from audit.embed.encoder import Encoder, TokenVectors
from audit.engine.kept import Kept
from audit.engine.options import Options
from audit.engine.stages.parts import decoder, encode, part, read_part, write_part
from audit.family.cells import PROBES, Seen, in_cell, nearest_cells
from audit.family.copies import bands
from audit.family.fingerprint import SENTENCES, Bytes, fingerprints, likenesses
from audit.family.grouping import SAME_STORY
from audit.types import Document, RawDocument

if TYPE_CHECKING:
    from audit.drift.terms.termbase import Termbase
    from audit.engine.remember import Remembering
    from audit.prepare.preparing import Cut

PART = 128
"""Documents in a part: what a kill can lose, a minute of work."""
# Candidates of one text that are compared in one product.
_AT_ONCE = 64

RAW = pa.schema([("place", pa.int64()), ("raw", pa.binary())])
CUT = pa.schema([("place", pa.int64()), ("cut", pa.binary()), ("lines", pa.list_(pa.int64()))])
ELSEWHERE = pa.schema([("place", pa.int64()), ("elsewhere", pa.list_(pa.int32()))])
DOCUMENTS = pa.schema([("place", pa.int64()), ("document", pa.binary()), ("vectors", pa.binary())])
PRINTS = pa.schema(
    [
        ("place", pa.int64()),
        ("language", pa.string()),
        ("rows", pa.binary()),
        ("mean", pa.binary()),
        ("sketch", pa.binary()),
    ]
)
PIECES = pa.schema([("place", pa.int64()), ("pieces", pa.binary())])
BANDS = pa.schema([("place", pa.int64()), ("band", pa.int64())])
MEANS = pa.schema([("place", pa.int64()), ("mean", pa.binary())])
PROBED = pa.schema(
    [("place", pa.int64()), ("cell", pa.int32()), ("home", pa.bool_()), ("bucket", pa.int32())]
)
NEAR = pa.schema([("place", pa.int64()), ("other", pa.int64()), ("cosine", pa.float32())])
PAIRS = pa.schema([("one", pa.int64()), ("other", pa.int64())])
TIES = pa.schema([("one", pa.int64()), ("other", pa.int64()), ("likeness", pa.float64())])
MEMBERS = pa.schema(
    [
        ("task", pa.int32()),
        ("family", pa.int64()),
        ("place", pa.int64()),
        ("near", pa.list_(pa.int64())),
    ]
)
REPORTS = pa.schema([("place", pa.int64()), ("report", pa.binary())])


@dataclass(frozen=True, slots=True)
class CutTask:
    """Raw documents cut into sentences, and the keys of their lines."""

    folder: Path

    def __call__(self, number: int) -> None:
        """Write part ``number``."""
        from audit.prepare.boilerplate import line_keys
        from audit.prepare.preparing import cut

        given = read_part(part(self.folder, "raw", number))
        pieces = [cut(raw) for raw in map(decoder(RawDocument), given["raw"])]
        columns = {
            "place": given["place"],
            "cut": [encode(one) for one in pieces],
            "lines": [line_keys(one.units) for one in pieces],
        }
        write_part(part(self.folder, "cut", number), columns, CUT)


@dataclass(frozen=True, slots=True)
class PrepareTask:
    """Documents with their roles, their vectors and their fingerprints.

    With ``pieces`` the vectors of the pieces, which the same pass gives, are kept
    for the audit: without them linked sentences go through the encoder again.
    """

    folder: Path
    options: Options
    pieces: bool

    def __call__(self, number: int) -> None:
        """Write part ``number``."""
        from audit.engine.remember import Remembering
        from audit.prepare.preparing import Cut, finish
        from audit.provenance.style import probe_of, with_states

        given = read_part(part(self.folder, "raw", number))
        raws = list(map(decoder(RawDocument), given["raw"]))
        pieces: list[Cut] = [
            decoder(Cut)(one) for one in read_part(part(self.folder, "cut", number))["cut"]
        ]
        elsewhere = read_part(part(self.folder, "elsewhere", number))["elsewhere"]
        network = loaded(self.options)
        encoder = Remembering(network, probe_of(network))
        documents = with_states(finish(raws, pieces, elsewhere, encoder), encoder)
        prints = fingerprints(documents, encoder)
        place = given["place"]
        met = [(p, key) for p, one in zip(place, prints, strict=True) for key in bands(one.sketch)]
        write_part(
            part(self.folder, "bands", number),
            {"place": [p for p, _ in met], "band": [key for _, key in met]},
            BANDS,
        )
        if self.pieces:
            kept = {"place": place, "pieces": [_pieces(one, encoder) for one in documents]}
            # A row group a document: an audit task reads those of its families alone.
            path = part(self.folder, "pieces", number)
            write_part(path, kept, PIECES, rows=1, compression="none")
        columns: dict[str, Any] = {
            "place": place,
            "language": [one.language for one in prints],
            "rows": [one.rows.tobytes() for one in prints],
            "mean": [one.mean.tobytes() for one in prints],
            "sketch": [one.sketch.astype("<u4").tobytes() for one in prints],
        }
        write_part(part(self.folder, "prints", number), columns, PRINTS)
        columns = {
            "place": place,
            "document": [encode(one) for one in documents],
            "vectors": [_vectors(one, encoder) for one in documents],
        }
        write_part(part(self.folder, "documents", number), columns, DOCUMENTS)


@dataclass(frozen=True, slots=True)
class ProbeTask:
    """The cells that each text looks into, its own first."""

    folder: Path
    buckets: int

    def __call__(self, number: int) -> None:
        """Write part ``number``."""
        given = read_part(part(self.folder, "means", number))
        centres = np.load(self.folder / "centres.npy", allow_pickle=False)
        means = _rows(given["mean"], centres.shape[1])
        probes = nearest_cells(means, centres, PROBES)
        cells = probes.ravel()
        columns = {
            "place": pa.array(np.repeat(np.array(given["place"], np.int64), probes.shape[1])),
            "cell": pa.array(cells),
            "home": pa.array(np.tile(np.arange(probes.shape[1]) == 0, len(means))),
            "bucket": pa.array((cells % self.buckets).astype(np.int32)),
        }
        write_part(part(self.folder, "probed", number), columns, PROBED)


@dataclass(frozen=True, slots=True)
class NearTask:
    """Who is near whom in the cells of one bucket."""

    folder: Path
    dimension: int

    def __call__(self, number: int) -> None:
        """Write part ``number``."""
        given = _bucket(self.folder / "crowds", "bucket", number)
        order = np.lexsort((given["place"].to_numpy(), given["cell"].to_numpy()))
        place = given["place"].to_numpy()[order]
        cell = given["cell"].to_numpy()[order]
        home = given["home"].to_numpy(zero_copy_only=False)[order]
        means = _rows(given["mean"].to_pylist(), self.dimension)[order]
        found: list[Seen] = []
        start = 0
        for end in (np.flatnonzero(np.r_[cell[1:] != cell[:-1], True]) + 1).tolist():
            rows = slice(start, end)
            here = home[rows]
            found += in_cell(place[rows], means[rows], place[rows][here], means[rows][here])
            start = end
        columns = {
            name: np.concatenate([seen[at] for seen in found]) for at, name in enumerate(NEAR.names)
        }
        write_part(part(self.folder, "near", number), columns, NEAR)


@dataclass(frozen=True, slots=True)
class CompareTask:
    """Candidates of one bucket compared sentence by sentence."""

    folder: Path
    dimension: int

    def __call__(self, number: int) -> None:
        """Write part ``number``."""
        given = _bucket(self.folder / "pairs", "bucket", number).sort_by("one")
        one = given["one"].to_numpy()
        other = given["other"].to_pylist()
        found = []
        starts = np.flatnonzero(np.r_[True, one[1:] != one[:-1]]) if len(one) else one
        for start, end in pairwise([*starts.tolist(), len(one)]):
            left = self._rows(given["left_rows"][start].as_py())
            for first in range(start, end, _AT_ONCE):
                last = min(first + _AT_ONCE, end)
                rights = given["right_rows"][first:last].to_pylist()
                likes = likenesses(left, [self._rows(packed) for packed in rights])
                found += [
                    (int(one[start]), place, like)
                    for place, like in zip(other[first:last], likes, strict=True)
                    if like >= SAME_STORY
                ]
        found.sort()
        columns = {name: [row[at] for row in found] for at, name in enumerate(TIES.names)}
        write_part(part(self.folder, "ties", number), columns, TIES)

    def _rows(self, packed: bytes) -> Bytes:
        return np.frombuffer(packed, np.int8).reshape(-1, self.dimension)


@dataclass(frozen=True, slots=True)
class AuditTask:
    """Whole families from documents to reports."""

    folder: Path
    options: Options
    signature: str
    audited: int
    restricted: bool
    kept: Kept

    def __call__(self, number: int) -> None:
        """Write part ``number``."""
        from audit.engine.family_audit import FamilyAudit
        from audit.engine.remember import Remembering

        given = (
            _bucket(self.folder / "families", "task", number)
            .sort_by([("family", "ascending"), ("place", "ascending")])
            .to_pydict()
        )
        documents = list(map(decoder(Document), given["document"]))
        by_place = dict(zip(given["place"], documents, strict=True))
        stories: dict[int, list[int]] = {}
        for family, place in zip(given["family"], given["place"], strict=True):
            stories.setdefault(family, []).append(place)
        near = dict(zip(given["place"], given["near"], strict=True))
        vectors = dict(zip(given["place"], given["vectors"], strict=True))
        found = []
        for places in stories.values():
            members = [by_place[place] for place in places]
            encoder = Remembering(loaded(self.options))
            if len(members) > 1:
                for place, document in zip(places, members, strict=True):
                    encoder.know(_texts(document), _floats(vectors[place], encoder.dimension))
                    _know_pieces(encoder, document, self._pieces(place))
            audited = frozenset(by_place[place].id for place in places if place < self.audited)
            auditor = FamilyAudit(
                encoder,
                self.options,
                _termbase(self.options.termbase),
                self.signature,
                audited,
                self.restricted,
                self.kept,
            )
            held = {
                by_place[place].id: [by_place[other].id for other in near[place]]
                for place in places
                if near[place] is not None
            }
            reports = {report.document.id: report for report in auditor.reports(members, held)}
            found += [
                (place, encode(reports[by_place[place].id]))
                for place in places
                if by_place[place].id in reports
            ]
        columns = {"place": [p for p, _ in found], "report": [r for _, r in found]}
        write_part(part(self.folder, "reports", number), columns, REPORTS)

    def _pieces(self, place: int) -> bytes:
        """What ``PrepareTask`` kept of a document's pieces; nothing where it kept none."""
        path = part(self.folder, "pieces", place // PART)
        if not path.exists():
            return encode({})
        with pq.ParquetFile(path) as file:
            kept: bytes = file.read_row_group(place % PART, ["pieces"])["pieces"][0].as_py()
        return kept


def loaded(options: Options) -> Encoder:
    """The encoder of this process, loaded once."""
    return _load(options.model, options.cache)


@cache
def _load(model: str | None, folder: Path | None) -> Encoder:
    from audit.embed import load

    return load(model, cache=folder, threads=1)


@cache
def _termbase(path: Path | None) -> Termbase | None:
    from audit.drift.terms.termbase import read_termbase

    return None if path is None else read_termbase(path)


def _texts(document: Document) -> list[str]:
    """The sentences whose vectors are kept: those that ``fingerprints`` needed anyway."""
    return [s.text for s in document.body[:SENTENCES]]


def _vectors(document: Document, encoder: Encoder) -> bytes:
    return encoder.sentences(_texts(document)).astype("<f4").tobytes()


def _pieces(document: Document, encoder: Remembering) -> bytes:
    """Offsets and half precision vectors of the pieces of each text that are at hand."""
    kept = {}
    for number, text in enumerate(_texts(document)):
        made = encoder.pieces(text)
        if made is not None:
            kept[number] = (
                made.offsets.astype("<i4").tobytes(),
                made.vectors.astype("<f2").tobytes(),
            )
    return encode(kept)


def _know_pieces(encoder: Remembering, document: Document, packed: bytes) -> None:
    """Hand what ``_pieces`` kept to the encoder of an audit."""
    texts = _texts(document)
    for number, (offsets, vectors) in decoder(dict[int, tuple[bytes, bytes]])(packed).items():
        rows = np.frombuffer(vectors, "<f2").astype(np.float32).reshape(-1, encoder.dimension)
        places = np.frombuffer(offsets, "<i4").astype(np.int32).reshape(-1, 2)
        encoder.know_pieces(texts[number], TokenVectors(places, rows))


def _floats(packed: bytes, dimension: int) -> np.ndarray[Any, np.dtype[np.float32]]:
    return np.frombuffer(packed, "<f4").reshape(-1, dimension)


def _rows(packed: list[bytes], dimension: int) -> np.ndarray[Any, np.dtype[np.int8]]:
    return np.frombuffer(b"".join(packed), np.int8).reshape(-1, dimension)


def _bucket(folder: Path, by: str, number: int) -> pa.Table:
    """The rows of one bucket of a join."""
    files = sorted((folder / f"{by}={number}").glob("*.parquet"))
    return pa.concat_tables([pq.ParquetFile(file).read() for file in files])
