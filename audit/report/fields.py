"""The page docs/json.md: every field of what other programs read, made from the schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "schema"
_HEAD = """# What programs read

Made from the schemas in `audit/report/schema/` by `python -m audit.report.reference docs`; do
not edit.

The schemas are JSON Schema 2020-12. Codes are stable: a new field or a new kind of finding may
come, none changes its meaning. All files are UTF-8. Columns of the tables:
[findings.md](findings.md).
"""
# In the order of the page. The fields of a finding have a table of their own: three places show it.
_PARTS = (
    ("document-1.json", "documents/ID.json"),
    ("manifest-1.json", "manifest.json"),
    ("pair-1.json", "A line of `audit pairs`"),
    ("detection-1.json", "A line of `audit detect`"),
)
_FINDING = "urn:audit:document:1#/$defs/finding"

Json = dict[str, Any]


def schemas() -> dict[str, Json]:
    """Every schema by its ``$id``."""
    found = (json.loads((_FOLDER / name).read_text("utf-8")) for name, _ in _PARTS)
    return {schema["$id"]: schema for schema in found}


def json_page() -> str:
    """docs/json.md: a table of fields for each schema, and one for findings."""
    known = schemas()
    parts = [_HEAD.rstrip()]
    for (_, title), schema in zip(_PARTS, known.values(), strict=True):
        parts += [f"\n## {title}\n", f"{schema['description']}\n", *_table(schema, known)]
    finding, home = _resolved({"$ref": _FINDING}, "", known)
    parts += ["\n## A finding\n", *_table({**finding, "$id": home}, known)]
    return "\n".join(parts) + "\n"


def _table(schema: Json, known: dict[str, Json]) -> Iterator[str]:
    yield "| field | type | meaning |"
    yield "| --- | --- | --- |"
    for path, form, meaning in _fields(schema, schema["$id"], "", known):
        yield f"| `{path}` | {form} | {meaning} |"


def _fields(
    schema: Json, home: str, path: str, known: dict[str, Json]
) -> Iterator[tuple[str, str, str]]:
    """Path, type and meaning of each property, outer before inner."""
    required = set(schema.get("required", ()))
    for name, told in schema.get("properties", {}).items():
        place = f"{path}{name}"
        found, there = _resolved(told, home, known)
        form, inner = _form(found, there, known)
        meaning = str(found.get("description", ""))
        if name not in required:
            form += ", may be absent"
        yield place, form, meaning
        if inner is not None and "properties" in inner[0] and inner[0].get("$id") != _FINDING:
            mark = "[]." if "array" in form else "."
            yield from _fields(inner[0], inner[1], place + mark, known)


def _resolved(told: Json, home: str, known: dict[str, Json]) -> tuple[Json, str]:
    """What a reference leads to, with what stands beside it, and the schema it is in."""
    if "$ref" not in told:
        return told, home
    where, _, pointer = told["$ref"].partition("#")
    home = where or home
    found: Json = known[home]
    for key in pointer.split("/")[1:]:
        found = found[key]
    found, home = _resolved(found, home, known)
    beside = {key: value for key, value in told.items() if key != "$ref"}
    name = {"$id": _FINDING} if pointer == "/$defs/finding" else {}
    return {**found, **beside, **name}, home


def _form(found: Json, home: str, known: dict[str, Json]) -> tuple[str, tuple[Json, str] | None]:
    """The type in words, and the object inside, if there is one."""
    if "const" in found:
        return f"`{found['const']}`", None
    if "enum" in found:
        # The kinds have a page of their own.
        few = len(found["enum"]) <= 10
        return (", ".join(f"`{code}`" for code in found["enum"]) if few else "string"), None
    if "oneOf" in found:
        (one,) = (o for o in found["oneOf"] if o != {"type": "null"})
        form, inner = _form(*_resolved(one, home, known), known)
        return f"{form} or null", inner
    kinds = [found["type"]] if isinstance(found["type"], str) else list(found["type"])
    if kinds == ["array"]:
        item = _resolved(found["items"], home, known)
        if item[0].get("$id") == _FINDING:
            return "array of findings", None
        form, inner = _form(*item, known)
        return f"array of {form}", inner
    form = " or ".join(kinds)
    if "minimum" in found and "maximum" in found:
        form += f" {found['minimum']}\u2013{found['maximum']}"
    return form, ((found, home) if "properties" in found else None)
