"""The tables of an audit: columns with their meaning, and the rows.

One list of columns serves pandas, CSV and Parquet. Rows are tuples in the
order of the columns.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from audit.report.ranking import decide, ranked
from audit.types import Severity

if TYPE_CHECKING:
    import pyarrow
    from pandas import DataFrame

    from audit.result import AuditResult

Cell = str | int | float | tuple[str, ...] | tuple[int, ...] | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its Arrow type and what stands in it."""

    name: str
    type: str
    meaning: str


DOCUMENTS: tuple[Column, ...] = (
    Column("document", "string", "id of the document"),
    Column("title", "string", "its title, where it has one"),
    Column("language", "string", "its language (shortest BCP 47 subtag)"),
    Column("decision", "string", "mend, check or run: what an editor should do"),
    Column("class", "string", "class of the verdict"),
    Column("probability", "double", "probability of that class"),
    Column("relay_language", "string", "likeliest language it came through, if any"),
    Column("relay_probability", "double", "probability of that language"),
    Column("names", "double", "drift of names, 0 (faithful) to 100"),
    Column("numbers", "double", "drift of numbers, 0 to 100"),
    Column("terminology", "double", "drift of terms, 0 to 100"),
    Column("overall", "double", "drift of the whole, 0 to 100"),
    Column("findings", "int64", "number of findings"),
    Column("critical", "int64", "of these, critical"),
    Column("major", "int64", "of these, major"),
    Column("minor", "int64", "of these, minor"),
    Column("best_witness", "string", "id of the document that it follows most closely"),
    Column("relation", "string", "relation to that witness"),
    Column("coverage", "double", "share of its sentences with a counterpart there"),
    Column("family", "int64", "other documents that tell the same story"),
    Column("sentences", "int64", "number of sentences, boilerplate included"),
    Column("source", "string", "where it was read from"),
)

FINDINGS: tuple[Column, ...] = (
    Column("document", "string", "id of the document"),
    Column("number", "int64", "rank of the finding in its document, from 1"),
    Column("category", "string", "MQM error type"),
    Column("kind", "string", "kind of drift (docs/findings.md)"),
    Column("severity", "string", "minor, major or critical"),
    Column("confidence", "double", "probability that an editor would agree"),
    Column("start", "int64", "first code point in the document's text"),
    Column("end", "int64", "code point after the last one"),
    Column("text", "string", "what stands there"),
    Column("places", "int64", "number of places where it stands"),
    Column("sentence", "int64", "index of the sentence, if it stands in one"),
    Column("sentence_text", "string", "that sentence"),
    Column("original_document", "string", "id of the witness that is quoted"),
    Column("original_start", "int64", "first code point in that witness's text"),
    Column("original_end", "int64", "code point after the last one"),
    Column("original_text", "string", "what the witness says"),
    Column("original_sentence", "string", "the witness's sentence"),
    Column("suggestion", "string", "what to write instead"),
    Column("witnesses_for", "list<string>", "ids of the witnesses that bear it out"),
    Column("witnesses_against", "list<string>", "ids of the witnesses that do not"),
    Column("explanation", "string", "the reason, for an editor"),
)

SENTENCES: tuple[Column, ...] = (
    Column("document", "string", "id of the document"),
    Column("sentence", "int64", "index of the sentence, from 0"),
    Column("role", "string", "title, body or boilerplate"),
    Column("language", "string", "its language, where it can be told"),
    Column("block", "int64", "number of its paragraph, from 0"),
    Column("start", "int64", "first code point in the document's text"),
    Column("end", "int64", "code point after the last one"),
    Column("text", "string", "the sentence"),
    Column("witness", "string", "id of the witness with the best counterpart"),
    Column("witness_sentences", "list<int64>", "indices of the counterpart's sentences"),
    Column("witness_text", "string", "the counterpart"),
    Column("score", "double", "how surely the two correspond, 0 to 1"),
    Column("findings", "int64", "findings with a place in the sentence"),
)


def document_rows(result: AuditResult) -> Iterator[Row]:
    """Rows of ``DOCUMENTS``."""
    for report in result.reports:
        verdict, scores = report.verdict, report.scores
        relay = verdict.relay_languages[0] if verdict.relay_languages else None
        best = report.family[0] if report.family else None
        count = {s: sum(f.severity is s for f in report.findings) for s in Severity}
        yield (
            report.document.id,
            report.document.title,
            report.document.language,
            decide(report).level.value,
            verdict.document_class.value,
            float(verdict.probability(verdict.document_class)),
            relay.language if relay else None,
            float(relay.probability) if relay else None,
            float(scores.names),
            float(scores.numbers),
            float(scores.terminology),
            float(scores.overall),
            len(report.findings),
            count[Severity.CRITICAL],
            count[Severity.MAJOR],
            count[Severity.MINOR],
            best.id if best else None,
            best.relation.value if best else None,
            float(best.coverage) if best else None,
            len(report.family),
            len(report.document.sentences),
            report.document.source,
        )


def finding_rows(result: AuditResult) -> Iterator[Row]:
    """Rows of ``FINDINGS``: documents in order, findings worst first."""
    for report in result.reports:
        for number, finding in enumerate(ranked(report.findings), start=1):
            sentence = report.document.sentence_at(finding.span.start)
            original = finding.original
            witness = result.text_of(original.document) if original and original.document else None
            quoted = witness.sentence_at(original.span.start) if witness and original else None
            yield (
                report.document.id,
                number,
                finding.category.value,
                finding.kind.value,
                finding.severity.value,
                float(finding.confidence),
                finding.span.start,
                finding.span.end,
                finding.text,
                max(1, len(finding.places)),
                sentence.index if sentence else None,
                sentence.text if sentence else None,
                original.document if original else None,
                original.span.start if original else None,
                original.span.end if original else None,
                original.text if original else None,
                quoted.text if quoted else None,
                finding.suggestion,
                finding.witnesses_for,
                finding.witnesses_against,
                finding.explanation,
            )


def sentence_rows(result: AuditResult) -> Iterator[Row]:
    """Rows of ``SENTENCES``: every sentence of every document, boilerplate too."""
    for report in result.reports:
        best = {
            index: link.counterparts[0]
            for link in report.links
            if link.counterparts
            for index in link.sentences
        }
        hits = _findings_by_sentence(report.document.sentence_at, report.findings)
        for sentence in report.document.sentences:
            counterpart = best.get(sentence.index)
            witness = result.text_of(counterpart.document) if counterpart else None
            text = None
            if counterpart and witness:
                text = " ".join(witness.sentences[i].text for i in counterpart.sentences)
            yield (
                report.document.id,
                sentence.index,
                sentence.role.value,
                sentence.language,
                sentence.block,
                sentence.span.start,
                sentence.span.end,
                sentence.text,
                counterpart.document if counterpart else None,
                counterpart.sentences if counterpart else None,
                text,
                float(counterpart.score) if counterpart else None,
                hits.get(sentence.index, 0),
            )


def _findings_by_sentence(sentence_at: Any, findings: Sequence[Any]) -> dict[int, int]:
    """How many findings have a place in each sentence."""
    hits: dict[int, int] = {}
    for finding in findings:
        spans = [place.span for place in finding.places] or [finding.span]
        found = {sentence_at(span.start) for span in spans}
        for sentence in found:
            if sentence is not None:
                hits[sentence.index] = hits.get(sentence.index, 0) + 1
    return hits


def clean(cell: Cell) -> Cell:
    """A cell that can be written as UTF-8: a lone surrogate becomes U+FFFD."""
    if isinstance(cell, str):
        return cell.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(cell, tuple):
        return tuple(clean(part) for part in cell)  # type: ignore[return-value]
    return cell


def arrow(columns: Sequence[Column], rows: Iterator[Row]) -> pyarrow.Table:
    """The rows as an Arrow table whose types do not hang on what happens to be in it."""
    import msgspec
    import pyarrow as pa
    import pyarrow.json

    kinds = {
        "string": pa.string(),
        "int64": pa.int64(),
        "double": pa.float64(),
        "list<string>": pa.list_(pa.string()),
        "list<int64>": pa.list_(pa.int64()),
    }
    schema = pa.schema([pa.field(c.name, kinds[c.type]) for c in columns])
    names = schema.names
    # Through JSON: `pa.array` of a list loads all of pandas to ask what the list is, two
    # seconds of processor time.
    lines = [
        msgspec.json.encode(dict(zip(names, map(clean, row), strict=True))) + b"\n" for row in rows
    ]
    if not lines:
        return schema.empty_table()
    return pyarrow.json.read_json(
        io.BytesIO(b"".join(lines)),
        read_options=pyarrow.json.ReadOptions(
            use_threads=False, block_size=max(2**20, 2 * max(map(len, lines)))
        ),
        parse_options=pyarrow.json.ParseOptions(
            explicit_schema=schema, unexpected_field_behavior="error"
        ),
    )


def frame(columns: Sequence[Column], rows: Iterator[Row]) -> DataFrame:
    """The rows as a pandas table. A number that may be missing is nullable (``<NA>``)."""
    import pandas as pd

    kinds = {"string": "string", "int64": "Int64", "double": "Float64"}
    table = pd.DataFrame(
        [[clean(cell) for cell in row] for row in rows], columns=[c.name for c in columns]
    )
    return table.astype({c.name: kinds[c.type] for c in columns if c.type in kinds})
