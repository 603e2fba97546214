"""The five seed documents against the hand-made answers.

    python -m bench.seeds

Reads ../shared/gold/seeds.json; says so and stops where it is missing. Every
answer is a line: held or not, and what came instead.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import audit
from audit.result import AuditResult
from audit.types import Document, DocumentReport, Finding, Role, Severity

ROOT = Path(__file__).parent.parent
GOLD = ROOT.parent / "shared" / "gold" / "seeds.json"

Check = tuple[bool, str, str]
Json = dict[str, Any]


def sentence_starting(document: Document, start: str) -> int | None:
    """Index of the sentence that starts with these words, or None."""
    for sentence in document.sentences:
        if sentence.text.startswith(start):
            return sentence.index
    return None


def matching(report: DocumentReport, answer: Json) -> list[Finding]:
    """Findings of the answer's category that touch the answer's text."""
    wanted = answer["text"].casefold()
    found = []
    for finding in report.findings:
        texts = [finding.text, *(p.text for p in finding.places)]
        if finding.category.value == answer["category"] and any(
            t and (wanted in t.casefold() or t.casefold() in wanted) for t in texts
        ):
            found.append(finding)
    return found


def verdicts(result: AuditResult, gold: Json) -> Iterator[Check]:
    for name, answer in gold["verdicts"].items():
        verdict = result.report(name).verdict
        probability = verdict.probability(verdict.document_class)
        said = f"{verdict.document_class.value} {probability:.3f}"
        yield verdict.document_class.value == answer["class"], f"{name[:3]} verdict", said
        if "relay_language" in answer:
            relay = [r.language for r in verdict.relay_languages]
            held = bool(relay) and relay[0] in answer["relay_language"]
            yield held, f"{name[:3]} relay", str(relay[:4])
    for name, members in (("family", gold["family"]),):
        for member in members:
            others = {r.id for r in result.report(member).family}
            yield others == set(members) - {member}, f"{member[:3]} {name}", str(len(others))


def boilerplate(result: AuditResult, gold: Json) -> Iterator[Check]:
    for name, starts in gold["boilerplate"].items():
        document = result.report(name).document
        for start in starts:
            hits = [
                s
                for s in document.sentences
                if s.text.lstrip("•- \t0123456789.(").startswith(start.lstrip("•- \t(")[:40])
                or s.text.startswith(start)
            ]
            held = bool(hits) and all(s.role is Role.BOILERPLATE for s in hits)
            yield held, f"{name[:3]} boilerplate", start


def links(result: AuditResult, gold: Json) -> Iterator[Check]:
    for name, answers in gold["links"].items():
        report = result.report(name)
        for answer in answers:
            index = sentence_starting(report.document, answer["sentence_starts"])
            accepted = {
                (c["document"], sentence_starting(result.report(c["document"]).document, s))
                for c in answer["counterparts"]
                for s in [c["sentence_starts"]]
            }
            got: list[tuple[str, int]] = []
            for link in report.links:
                if index in link.sentences:
                    got += [(c.document, s) for c in link.counterparts for s in c.sentences]
            first = got[0] if got else None
            label = f"link {answer['sentence_starts'][:40]}"
            yield (
                bool(set(got) & accepted),
                label,
                f"first {'right' if first in accepted else first}",
            )


def findings(result: AuditResult, gold: Json) -> Iterator[Check]:
    for name, answers in gold["findings"].items():
        report = result.report(name)
        for answer in answers:
            found = matching(report, answer)
            label = f"finding {answer['text']}"
            if not found:
                yield False, label, "none"
                continue
            best = max(found, key=lambda f: (f.severity.rank, f.confidence))
            said = f"{best.kind} {best.severity} {best.confidence:.2f} → {best.suggestion}"
            held = answer.get("severity", best.severity.value) == best.severity.value
            held = held and answer.get("kind", best.kind.value) == best.kind.value
            wanted = answer.get("repair") or answer.get("original")
            if wanted is not None:
                quoted = best.original.text if best.original is not None else ""
                told = f"{best.suggestion or ''} {quoted}"
                accepted = [wanted, *answer.get("also", ())]
                held = held and any(w.casefold() in told.casefold() for w in accepted)
            documents = set(answer.get("documents", ()))
            if documents:
                held = held and bool(documents & set(best.witnesses_for))
                said += f" for {[w[:3] for w in best.witnesses_for]}"
            yield held, label, said
    for name, answers in gold["no_finding"].items():
        for answer in answers:
            wrong = [
                f
                for f in result.report(name).findings
                if f.category.value == answer["category"]
                and answer["text"] in (f.text, *(p.text for p in f.places))
            ]
            said = "; ".join(f"{f.kind} {f.severity}" for f in wrong)
            yield not wrong, f"no finding on {answer['text']}", said
    for name, texts in gold["at_most_minor"].items():
        if name == "about":
            continue
        for text in texts:
            wrong = [
                f
                for f in result.report(name).findings
                if text.casefold() in f.text.casefold()
                and f.severity is not Severity.MINOR
                and f.category.value in ("number", "date-time")
            ]
            yield not wrong, f"at most minor {text}", "; ".join(f.explanation for f in wrong)
    for name in gold["nothing_major_in"]:
        wrong = [f for f in result.report(name).findings if f.severity.rank > 0]
        said = "; ".join(f"{f.kind} {f.text}" for f in wrong)
        yield not wrong, f"{name[:3]} nothing major", said


def evidence(result: AuditResult, gold: Json) -> Iterator[Check]:
    for name, texts in gold["mt_evidence"].items():
        told = result.report(name).verdict.evidence
        for text in texts:
            held = any(text.casefold() in f"{e.text} {e.explanation}".casefold() for e in told)
            yield held, f"evidence {text}", ""


def optional(result: AuditResult, gold: Json) -> Iterator[Check]:
    for name, answers in gold["optional_findings"].items():
        for answer in answers:
            found = matching(result.report(name), answer)
            said = "; ".join(f"{f.kind} {f.severity} → {f.suggestion}" for f in found)
            yield bool(found), f"optional {answer['category']} {answer['text'][:40]}", said


def measure(verbose: bool = False) -> dict[str, dict[str, int]] | None:
    """Print every answer that does not hold; held and asked by part, None without answers."""
    if not GOLD.exists():
        print(f"bench.seeds: {GOLD} is missing; nothing was measured", file=sys.stderr)
        return None
    gold = json.loads(GOLD.read_text("utf-8"))
    result = audit.run(ROOT / "seeds")
    figures = {}
    for part in (verdicts, boilerplate, links, findings, evidence, optional):
        checks = list(part(result, gold))
        held = sum(ok for ok, _, _ in checks)
        figures[part.__name__] = {"held": held, "asked": len(checks)}
        print(f"{part.__name__:12} {held}/{len(checks)}")
        for ok, label, said in checks:
            if verbose or not ok:
                print(f"   {'  ' if ok else '✗ '}{label}: {said}")
    print(result.signature)
    return figures


def main() -> int:
    """Measure and print; `bench.check` holds the figures to their floors."""
    measure("-v" in sys.argv)
    return 0


if __name__ == "__main__":
    sys.exit(main())
