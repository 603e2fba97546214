"""What the pages say of a document beside what the store holds of it."""

from __future__ import annotations

import json
from typing import Any

from audit.desk.decisions.standing import standings
from audit.desk.place import Place
from audit.desk.store.base import Store
from audit.desk.store.lookup import Entry
from audit.types import Relation


def worst(store: Store, one: Entry) -> tuple[int, dict[str, Any] | None]:
    """How many findings are open, and the worst of them; None where there is none."""
    still = [s for s in standings(store, one) if s.state == "open"]
    return len(still), still[0].finding if still else None


def called(place: Place, name: str) -> dict[str, str]:
    """How a quotation of each document of the story begins: an independent report is no original.

    Empty where the report is not there any more (purged).
    """
    try:
        family = json.loads((place.pages / f"{name}.json").read_bytes())["family"]
        relations = {one["id"]: Relation(one["relation"]) for one in family}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {one: f"{relation.called.capitalize()} says" for one, relation in relations.items()}
