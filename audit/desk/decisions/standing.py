"""How each finding of a document stands now: open, decided, or excused by a rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from audit.desk.decisions.folding import folded
from audit.desk.decisions.house import excusable
from audit.desk.store.base import Store
from audit.desk.store.lookup import Entry


@dataclass(frozen=True, slots=True)
class Standing:
    """A finding and what became of it.

    ``state``: open, accepted, dismissed, or excused (by a house rule or a form
    that an editor taught). ``form`` is the number of that form. ``teaches``:
    whether a dismissal can be remembered for later documents, and as what.
    ``by_mark``: excused by a mark in the text itself.
    """

    finding: dict[str, Any]
    state: str
    reason: str = ""
    made_by: str = ""
    made_at: float | None = None
    form: int | None = None
    teaches: tuple[str, str] | None = None
    by_mark: bool = False

    @property
    def contested(self) -> bool:
        """As ``audit.report.ranking.contested``: a suggestion that is only a question."""
        finding = self.finding
        return bool(
            finding["suggestion"] is not None
            and finding["witnesses_against"]
            and not finding["witnesses_for"]
        )

    @property
    def key(self) -> str:
        """What the finding is known by."""
        return str(self.finding["key"])


def standings(store: Store, entry: Entry) -> tuple[Standing, ...]:
    """The findings of a document, worst first, the open ones before the others."""
    decided = {
        row["finding"]: row
        for row in store.base.execute("select * from decisions where document = ?", (entry.row,))
    }
    found = [_standing(store, entry, finding, decided) for finding in entry.findings]
    return tuple(sorted(found, key=lambda s: s.state != "open"))


def _standing(
    store: Store, entry: Entry, finding: dict[str, Any], decided: dict[str, Any]
) -> Standing:
    teaches = excusable(finding)
    row = decided.get(finding["key"])
    if row is not None:
        return Standing(
            finding,
            row["choice"],
            row["reason"],
            row["made_by"],
            row["made_at"],
            row["form"],
            teaches,
        )
    rule = str(finding["silenced"] or "")
    if rule.startswith("house:"):
        return Standing(finding, "excused", rule.replace(":", " "))
    if rule.startswith("mark:"):
        return Standing(finding, "excused", rule.removeprefix("mark:"), by_mark=True)
    # A form may have been taught or taken back since the audit: what holds now counts.
    form = _form(store, entry, teaches)
    if form is not None:
        return Standing(finding, "excused", form["reason"], form["made_by"], None, form["id"])
    return Standing(finding, "open", teaches=teaches)


def _form(store: Store, entry: Entry, pair: tuple[str, str] | None) -> Any:
    if pair is None:
        return None
    return store.base.execute(
        "select id, reason, made_by from forms where folded_form = ? and folded_of = ?"
        " and (language is null or language = ?) and taken_back_at is null order by id limit 1",
        (*map(folded, pair), entry.language),
    ).fetchone()
