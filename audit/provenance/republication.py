"""What a page says itself of having been copied: disclaimers, credits, agency bylines.

By form: international word stems in several languages, of which two different
ones have to meet in a line that belongs to the page, not to its story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.types import Document, Evidence, Role, Sentence

DISCLAIMER = 4.6
FURTHER_LINE = 0.7
REPRINTED = 3.6
CREDIT = 1.8
AGENCY_LINE = 1.0
MOST = 4
EDGE_SENTENCES = 3

# Each row: a thing that such lines say, by stems in the languages where it was met.
_SAYS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "gathered",
            r"\b(?:auto-?)?(?:aggregat|agregat|agregad|agregow|agrég|aggregier|aggregert|агрегир"
            r"|агрегов|syndicat|sindica|syndik|syndyk|sindik|синдик|curated\s+from|kumpulan)",
        ),
        (
            "by machine",
            r"\b(?:auto(?:-|\s)?(?:generat|aggregat|publish|import|post)\w*|automatic\w*|automatisch"
            r"|automatski|automatycz\w+|automaticky|automatique\w*|automátic\w+|automatic[ao]mente"
            r"|автомат\w+|otomatik|automatisk|automaattise\w*)",
        ),
        (
            "not edited",
            r"\b(?:unedited|un-edited|(?:not|nor|never)\b.{0,60}\b(?:edited|modified|created"
            r"|written|reviewed|verified|endorse\w*)|nicht.{0,40}(?:bearbeitet|redigiert|geprüft)"
            r"|n['’]a\s+pas.{0,30}(?:édité|modifié|relu)|no\s+ha\s+sido.{0,30}(?:editad|revisad)"
            r"|não\s+foi.{0,30}(?:editad|revisad)|nije.{0,30}(?:uređiva|menja|mijenja)"
            r"|не\s+(?:редактир|проверя|изменя)\w*|nie.{0,30}(?:redagowa|edytowa)"
            r"|neupravov|düzenlenme|non\s+è\s+stat\w+.{0,30}(?:modificat|redatt))",
        ),
        (
            "by feed",
            r"\b(?:rss|feeds?|api|newswire|wire\s+(?:service|feed|copy)|content\s+(?:body|partner))\b",
        ),
        (
            "other source",
            r"\b(?:source\s+(?:web\s?site|article|site|link)|original\s+(?:source|article|author|story"
            r"|publisher)|read\s+the\s+(?:original|full)|via\s+our\s+partner|third[- ]party"
            r"|originalquelle|originalartikel|article\s+original|artículo\s+original"
            r"|izvorni\s+članak|оригинал\w*\s+стать\w+|первоисточник\w*)",
        ),
        (
            "answerable",
            r"\b(?:credit|responsib|copyright\s+holder|verantwort|responsab|ответствен|odgovor)",
        ),
    )
)
_SELF = re.compile(
    r"\b(?:this|the\s+above|these)\s+(?:article|story|post|content|piece|report|news|item|text|is\s+an?)\b"
    r"|\bdisclaimer\b|\bnote\b|\bcontent\b|\bplease\s+(?:visit|see|read)\b|\bstaff\b"
    r"|\b(?:dieser|diese)\s+(?:artikel|beitrag|meldung|inhalt)|\bcet\s+article|\beste\s+art[ií]"
    r"|\bovaj\s+(?:članak|tekst)|\bova\s+vest|\b(?:эта|данная)\s+(?:статья|новость)"
    r"|\bten\s+artykuł|\btento\s+článek|\bbu\s+(?:haber|içerik|makale)|\bquesto\s+articolo",
    re.IGNORECASE,
)
_REPRINT = re.compile(
    r"\b(?:republished|reprinted|reposted|re-?published)\s+(?:from|with|under|by|here|courtesy)"
    r"|\b(?:first|originally)\s+(?:appeared|published)\s+(?:in|on|at|by)\s+(?:the\s+)?[A-Z]"
    r"|\bmit\s+(?:freundlicher\s+)?genehmigung|\berschien\s+(?:zuerst|ursprünglich)"
    r"|\b(?:publié|paru)\s+(?:à\s+l['’]origine|initialement|d['’]abord)|\bpublicado\s+originalmente"
    r"|\bpreuzeto\s+(?:sa|s|iz)\b|\bprzedruk\b|\bpřevzato\s+z|\bперепечат\w+\s+(?:с|из)\b"
    r"|\bpubblicato\s+originariamente|\bözgün\s+olarak\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"^\W{0,3}(?:source|sources|quelle|quellen|fuente|fonte|izvor|kaynak|bron|źródło|zdroj|zdroje"
    r"|källa|kilde|lähde|forrás|sursa|šaltinis|avots|πηγή|источник|джерело|източник|извор|出典|来源"
    r"|credit)\s*[:：]\s*\S.{1,60}$",
    re.IGNORECASE,
)
AGENCIES = (
    *("Reuters", "Associated Press", "AP", "AFP", "Agence France-Presse", "Bloomberg"),
    *("Bloomberg News", "dpa", "TASS", "Interfax", "Xinhua", "ANSA", "EFE", "Europa Press", "Lusa"),
    *("Kyodo News", "Jiji Press", "Yonhap", "Yonhap News", "Press Association", "PA Media", "UPI"),
    *(
        "IANS",
        "PTI",
        "ANI",
        "Anadolu Agency",
        "Anadolu",
        "PAP",
        "ČTK",
        "APA",
        "ANP",
        "Belga",
        "NTB",
    ),
    *("TT", "Ritzau", "STT", "MTI", "Agerpres", "BTA", "Tanjug", "Beta", "Fena", "Hina", "STA"),
    *("Ukrinform", "UNIAN", "BNS", "LETA", "ELTA", "Canadian Press", "The Canadian Press", "AAP"),
    *("CNA", "Antara", "Bernama", "NAN", "MAP", "WAM", "SPA", "IRNA", "Agência Brasil", "Télam"),
)
_AGENCY = re.compile(
    r"^\W{0,3}(?:by\s+)?(?:[\w.’'-]+\s+){0,3}?(?:"
    + "|".join(map(re.escape, AGENCIES))
    + r")\W{0,3}$"
)


def copy_lines(document: Document) -> tuple[Evidence, ...]:
    """The lines by which a page admits to be a copy, heaviest first; empty if it does not."""
    found = list(_lines(document))
    return tuple(sorted(found, key=lambda e: -e.weight))


def _lines(document: Document) -> Iterator[Evidence]:
    given = 0
    agency = False
    for sentence in _of_the_page(document):
        text = sentence.text[:800]
        said = [name for name, pattern in _SAYS if pattern.search(text)]
        if len(said) >= 2 and _SELF.search(text):
            given += 1
            if given <= MOST:
                yield _evidence(
                    "declared_copy",
                    sentence,
                    DISCLAIMER if given == 1 else FURTHER_LINE,
                    "The page says itself that it took this text from elsewhere.",
                )
        elif _REPRINT.search(text) and len(text) < 300:
            yield _evidence(
                "reprint_line",
                sentence,
                REPRINTED,
                "The page names where the text was printed first.",
            )
        elif _CREDIT.match(text):
            yield _evidence("credit_line", sentence, CREDIT, "The page credits another source.")
        elif not agency and len(text) < 60 and _AGENCY.match(text):
            agency = True
            yield _evidence("agency_byline", sentence, AGENCY_LINE, "A news agency signs the text.")


def _of_the_page(document: Document) -> Iterator[Sentence]:
    """Boilerplate, and the first and last sentences, where such lines stand."""
    last = len(document.sentences) - EDGE_SENTENCES
    for sentence in document.sentences:
        edge = sentence.index < EDGE_SENTENCES or sentence.index >= last
        if sentence.role is Role.BOILERPLATE or edge:
            yield sentence


def _evidence(kind: str, sentence: Sentence, weight: float, why: str) -> Evidence:
    return Evidence(kind, sentence.text, sentence.span, weight, why)
