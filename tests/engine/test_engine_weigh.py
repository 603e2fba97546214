"""What a translation leaves out, found by the trained judge in a whole audit."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.embed.encoder import Encoder
from audit.engine import local
from audit.engine.options import Options
from audit.types import Kind

ENGLISH = """The council of Lower Marsh voted on Tuesday to close the old swimming pool.

The building dates from 1931 and needs a new roof. Mayor Ellen Harper said that the town could not \
pay for the repairs. About 400 people had signed a petition against the plan.

The pool will shut its doors in April, and a smaller one is to open beside the school next year.
"""
FRENCH = """Le conseil municipal de Lower Marsh a voté mardi la fermeture de l'ancienne piscine.

Le bâtiment date de 1931 et a besoin d'un nouveau toit. La maire Ellen Harper a déclaré que la \
ville ne pouvait pas payer les réparations. Environ 400 personnes avaient signé une pétition \
contre le projet.

La piscine fermera ses portes en avril{rest}.
"""
REST = ", et une plus petite doit ouvrir à côté de l'école l'année prochaine"


@pytest.mark.parametrize(("rest", "gone"), [(REST, False), ("", True)])
def test_a_clause_that_is_gone(tmp_path: Path, encoder: Encoder, rest: str, gone: bool) -> None:
    (tmp_path / "en.txt").write_text(ENGLISH)
    (tmp_path / "fr.txt").write_text(FRENCH.format(rest=rest))
    result = local.run(
        [tmp_path / "fr.txt"],
        originals=[tmp_path / "en.txt"],
        options=Options(weigh=True),
        encoder=encoder,
    )
    (report,) = (r for r in result.reports if r.document.id == "fr")
    judged = [f for f in report.findings if f.kind in (Kind.OMITTED, Kind.ADDED, Kind.MEANING)]
    assert [f.kind for f in judged] == ([Kind.OMITTED] if gone else [])
