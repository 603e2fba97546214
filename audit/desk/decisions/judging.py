"""Whether a piece can run, judged anew when editors decide on its findings."""

from __future__ import annotations

from audit.desk.decisions.standing import standings
from audit.desk.store.base import Store
from audit.desk.store.lookup import Entry, entry
from audit.report.ranking import BADGES, LIKELY, WHOSE, Level
from audit.types import DocumentClass, Severity


def judge_anew(store: Store, found: Entry | None, form: int | None = None) -> None:
    """Set how urgent ``found`` is, and every open document that the form ``form`` touches."""
    touched = {} if found is None else {found.document_id: found}
    if form is not None:
        rows = store.base.execute(
            "select d.document_id from documents as d join forms as f on f.id = ?"
            " where d.latest and d.status = 'open' and (instr(d.findings, f.form)"
            " or instr(lower(d.findings), f.folded_form))",
            (form,),
        ).fetchall()
        for (name,) in rows:
            known = entry(store, name)
            if known is not None:
                touched.setdefault(name, known)
    for one in touched.values():
        level = _level(store, one)
        store.base.execute(
            "update documents set level = ?, badge = ? where id = ?",
            (level.value, BADGES[level], one.row),
        )


def _level(store: Store, found: Entry) -> Level:
    """As ``audit.report.ranking.decide``, without the findings that were dismissed or excused."""
    serious = [
        one.finding
        for one in standings(store, found)
        if one.state in ("open", "accepted")
        and Severity(one.finding["severity"]).rank >= Severity.MAJOR.rank
    ]
    if any(finding["confidence"] >= LIKELY for finding in serious):
        return Level.MEND
    kind = DocumentClass(found.verdict)
    if serious or kind is DocumentClass.MACHINE_TRANSLATED or kind in WHOSE:
        return Level.CHECK
    return Level.RUN
