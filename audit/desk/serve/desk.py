"""What every handler of the web application is given."""

from __future__ import annotations

from dataclasses import dataclass

from audit.desk.place import Place
from audit.desk.serve.guard import Rules
from audit.desk.store.base import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """What every handler needs: the folders and the rules. ``store`` opens a connection."""

    place: Place
    rules: Rules

    def store(self) -> Store:
        """The state, for the length of one request."""
        return Store(self.place.state)
