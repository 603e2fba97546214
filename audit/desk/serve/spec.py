"""The OpenAPI 3.1 description, made from the table of operations."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import msgspec

from audit import __version__
from audit.desk.serve import bodies
from audit.desk.serve.operations import OPERATIONS, Operation

_PATH = {
    "id": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": r"^[^/\x00-\x1f]+$"},
    "number": {"type": "integer", "minimum": 1, "maximum": 2**53},
}
_ALWAYS = {
    400: "The request is not what this description says.",
    401: "The token is missing or wrong.",
    403: "The request comes from another site.",
    413: "The body is too large.",
    429: "Too many requests; see Retry-After.",
}


@cache
def openapi() -> dict[str, Any]:
    """The description as a JSON object."""
    types: list[type] = [bodies.Error]
    for operation in OPERATIONS:
        types.extend(t for t in (operation.takes, operation.gives) if t is not None)
    unique = list(dict.fromkeys(types))
    schemas, components = msgspec.json.schema_components(
        unique, ref_template="#/components/schemas/{name}"
    )
    by_type = dict(zip(unique, schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _described(
            operation, by_type
        )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "translation-audit desk",
            "version": __version__,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }


def _described(operation: Operation, by_type: dict[type, dict[str, Any]]) -> dict[str, Any]:
    parts: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": _PATH[name]}
        for name in re.findall(r"{(\w+)}", operation.path)
    ]
    parts += [
        {"name": p.name, "in": "query", "description": p.meaning, "schema": p.schema}
        for p in operation.query
    ]
    given = {"type": "object"} if operation.gives is None else by_type[operation.gives]
    answers: dict[str, Any] = {
        str(operation.status): {"description": operation.summary, **_json(given)}
    }
    for status, said in {**_ALWAYS, **_refusals(operation)}.items():
        answers[str(status)] = {"description": said, **_json(by_type[bodies.Error])}
    described: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": parts,
        "responses": answers,
    }
    if operation.takes is not None:
        described["requestBody"] = {"required": True, **_json(by_type[operation.takes])}
    return described


def _refusals(operation: Operation) -> dict[int, str]:
    if operation.takes is None:
        return operation.errors
    return {
        **operation.errors,
        415: "The body is not application/json.",
        422: "The body cannot be used.",
    }


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}}
