"""The JSON API's routes: each request is checked against its operation, then run."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from audit.desk.serve import bodies
from audit.desk.serve.desk import Desk
from audit.desk.serve.operations import OPERATIONS, Call, Operation, Parameter, Refused, encode
from audit.desk.serve.spec import openapi

_WHOLE = re.compile(r"\d{1,16}")


def routes(desk: Desk) -> list[Route]:
    """A route for each path, and the description."""
    by_path: dict[str, list[Operation]] = {}
    for operation in OPERATIONS:
        by_path.setdefault(operation.path, []).append(operation)
    made = [
        Route(path, _handler(desk, operations), methods=[o.method for o in operations])
        for path, operations in by_path.items()
    ]
    return [*made, Route("/api/openapi.json", lambda request: answer(200, openapi()))]


def answer(status: int, value: Any) -> Response:
    """``value`` as a JSON answer."""
    return Response(encode(value), status, media_type="application/json")


def _handler(desk: Desk, operations: list[Operation]) -> Any:
    by_method = {operation.method: operation for operation in operations}

    def handle(request: Request) -> Response:
        operation = by_method.get(request.method) or by_method["GET"]
        try:
            return answer(operation.status, _run(desk, operation, request))
        except Refused as refusal:
            return answer(refusal.status, bodies.Error(str(refusal)))

    return handle


def _run(desk: Desk, operation: Operation, request: Request) -> Any:
    query = _query(operation, request)
    path = {name: str(value) for name, value in request.path_params.items()}
    if "number" in path and (not _WHOLE.fullmatch(path["number"]) or int(path["number"]) > 2**53):
        raise Refused(400, "number: this is no number")
    if "id" in path and re.search(r"[\x00-\x1f]", path["id"]):
        raise Refused(400, "id: control characters are no part of an id")
    body = None if operation.takes is None else _body(operation.takes, request)
    with desk.store() as store:
        return operation.run(Call(store, desk.place, path, query, body))


def _body(takes: type, request: Request) -> Any:
    said = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if said != "application/json":
        # A form on another site can send anything but this without asking first.
        raise Refused(415, "send application/json")
    try:
        return msgspec.json.decode(request.state.body, type=takes)
    except msgspec.ValidationError as error:
        raise Refused(422, str(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused(400, f"this is no JSON: {error}") from error


def _query(operation: Operation, request: Request) -> dict[str, Any]:
    known = {parameter.name: parameter for parameter in operation.query}
    for name in request.query_params:
        if name not in known:
            raise Refused(400, f"{name[:40]}: there is no such parameter")
    return {
        name: _value(parameter, request.query_params.getlist(name))
        for name, parameter in known.items()
    }


def _value(parameter: Parameter, given: list[str]) -> Any:
    schema = parameter.schema
    if not given:
        return schema.get("default")
    if len(given) > 1:
        raise Refused(400, f"{parameter.name}: give it once")
    value = given[0]
    if schema["type"] == "integer":
        if not _WHOLE.fullmatch(value) or not value.isascii():
            raise Refused(400, f"{parameter.name}: this is no whole number")
        number = int(value)
        if not schema["minimum"] <= number <= schema["maximum"]:
            raise Refused(400, f"{parameter.name}: {schema['minimum']} to {schema['maximum']}")
        return number
    if "enum" in schema and value not in schema["enum"]:
        raise Refused(400, f"{parameter.name}: one of {', '.join(schema['enum'])}")
    if len(value) > schema.get("maxLength", 1000):
        raise Refused(400, f"{parameter.name}: too long")
    return value
