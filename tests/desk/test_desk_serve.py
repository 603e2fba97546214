"""The queue in a browser and the JSON API: what editors do, and what strangers cannot."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from desk_double import lines, watch
from starlette.testclient import TestClient

from audit.desk.place import Place
from audit.desk.serve.app import make_app
from audit.desk.serve.showing import doubt
from audit.desk.store.base import Store
from audit.desk.store.lookup import entry
from audit.errors import UsageError

HOST = "http://127.0.0.1:8766"
TOKEN = "a token that nobody guesses"


@pytest.fixture
def desk(ground: Path) -> Path:
    """A desk with two documents: one with two findings, one that is hostile."""
    inbox = ground / "in"
    inbox.mkdir()
    (inbox / "fake.txt").write_text("A dipfake was seen.\nThe dipfake spread.\n", "utf-8")
    (inbox / "evil.txt").write_text(
        "<script>alert(1)</script> and a dipfake \u202eturned\u202c.\n"
        "</textarea><img src=x onerror=alert(2)>{{ 7*7 }}\n",
        "utf-8",
    )
    watch(inbox, ground / "out")
    return ground


@pytest.fixture
def client(desk: Path) -> TestClient:
    return TestClient(make_app(desk / "out"), base_url=HOST)


def csrf(client: TestClient, address: str) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get(address).text)
    assert found
    return found[1]


def keys(client: TestClient, name: str = "fake") -> list[str]:
    answer = client.get(f"/api/documents/{name}").json()
    return [one["key"] for one in answer["findings"]]


def decide(client: TestClient, key: str, choice: str, **more: str) -> None:
    form = {
        "csrf": csrf(client, "/documents/fake"),
        "choice": choice,
        "by": "Ana",
        "reason": "house style",
        **more,
    }
    answer = client.post(f"/documents/fake/findings/{key}", data=form)
    assert answer.status_code == 200, answer.text


def state_of(client: TestClient, name: str = "fake") -> list[str]:
    return sorted(f["state"] for f in client.get(f"/api/documents/{name}").json()["findings"])


def level(client: TestClient, name: str) -> str:
    return str(client.get(f"/api/documents/{name}").json()["document"]["level"])


# -- what editors see ----------------------------------------------------------------


def test_a_finding_is_shown_in_its_sentence(client: TestClient) -> None:
    page = client.get("/documents/fake").text
    assert 'A <mark class="major">dipfake</mark> was seen.' in page
    hostile = client.get("/documents/evil").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; and a" in hostile
    assert "<script" not in hostile and "<img" not in hostile and "\u202e" not in hostile


def test_without_its_report_a_finding_is_shown_by_its_words(desk: Path, client: TestClient) -> None:
    (Place(desk / "out").pages / "fake.json").write_text("{}", "utf-8")
    page = client.get("/documents/fake").text
    assert "<mark" not in page
    assert '<bdi dir="auto" lang="en">dipfake</bdi>' in page


@pytest.mark.parametrize(
    ("level", "verdict", "severity", "said"),
    [
        ("check", "rewrite", None, "check whose text it is"),
        ("check", "syndicated_copy", "minor", "check that it may be run"),
        ("check", "machine_translated", None, "Read it against a source"),
        ("check", "machine_translated", "major", None),
        ("check", "independent", None, None),
        ("mend", "rewrite", None, None),
        ("run", "independent", None, None),
    ],
)
def test_what_is_to_be_checked_though_nothing_was_found(
    desk: Path, level: str, verdict: str, severity: str | None, said: str | None
) -> None:
    with Store(Place(desk / "out").state) as store:
        found = entry(store, "fake")
    assert found is not None
    told = doubt(
        replace(found, level=level, verdict=verdict), {"severity": severity} if severity else None
    )
    assert (told is None) if said is None else (told is not None and said in told)


@pytest.mark.parametrize("number", ["9" * 5000, "-1", "x", "\u0664\u0662"])
def test_a_number_in_an_address_that_is_none_is_no_fault_of_ours(
    client: TestClient, number: str
) -> None:
    assert client.get("/", params={"page": number}).status_code == 200
    assert client.get("/log", params={"before": number}).status_code == 200
    assert client.get(f"/reports/versions/fake/{number}.json").status_code == 404
    answer = client.post(f"/forms/{number}/take-back", data={"csrf": csrf(client, "/forms")})
    assert answer.status_code in (404, 409)


# -- what editors do ----------------------------------------------------------------


def test_a_dismissal_is_remembered_for_later_documents_and_can_be_taken_back(
    desk: Path, client: TestClient
) -> None:
    inbox, out = desk / "in", desk / "out"
    decide(client, keys(client)[0], "dismissed", remember="yes")
    # The other finding of the same words is excused as well, at once, in every open document.
    assert state_of(client) == ["dismissed", "excused"]
    assert state_of(client, "evil") == ["excused"]
    assert [level(client, name) for name in ("fake", "evil")] == ["run", "run"]
    (inbox / "later.txt").write_text("One more dipfake was seen.", "utf-8")
    watch(inbox, out)
    assert lines(out)[-1]["findings"] == []
    assert lines(out)[-1]["scores"]["overall"] == 0  # type: ignore[index]
    assert state_of(client, "later") == ["excused"]

    answer = client.post("/forms/1/take-back", data={"csrf": csrf(client, "/forms")})
    assert "taken back by Ana" in answer.text
    assert [level(client, name) for name in ("fake", "evil")] == ["mend", "mend"]
    assert state_of(client, "later") == ["open"]
    (inbox / "latest.txt").write_text("Yet another dipfake was seen.", "utf-8")
    watch(inbox, out)
    assert len(lines(out)[-1]["findings"]) == 1  # type: ignore[arg-type]


def test_a_decision_is_shown_undone_and_logged(client: TestClient) -> None:
    key = keys(client)[0]
    decide(client, key, "accepted")
    page = client.get("/documents/fake").text
    assert "by Ana" in page
    assert "house style" in page
    decide(client, key, "undo")
    assert state_of(client) == ["open", "open"]
    log = client.get("/api/log").json()["acts"]
    assert [(act["what"], act["who"]) for act in log] == [("undone", "Ana"), ("accepted", "Ana")]


def test_assign_comment_mark_and_search(client: TestClient) -> None:
    token = csrf(client, "/documents/fake")
    for what, data in (
        ("assign", {"assignee": "Boris"}),
        ("comment", {"text": "Ask the <b>agency</b> first."}),
        ("mark", {"status": "spiked", "by": "Ana"}),
    ):
        assert (
            client.post(f"/documents/fake/{what}", data={"csrf": token, **data}).status_code == 200
        )
    page = client.get("/documents/fake").text
    assert "Ask the &lt;b&gt;agency&lt;/b&gt; first." in page
    assert "/documents/fake" not in client.get("/").text, "the queue shows what is open"
    assert "/documents/fake" in client.get("/?status=spiked&assignee=Boris").text
    assert "/documents/fake" in client.get("/?status=all&q=SPREAD+dipfake").text
    assert "/documents/fake" not in client.get("/?status=all&q=nothing+such").text


def test_precision_counts_decisions_and_not_what_they_taught(client: TestClient) -> None:
    first, second = keys(client)
    decide(client, first, "accepted")
    decide(client, second, "dismissed")
    (row,) = client.get("/api/precision").json()["kinds"]
    assert (row["kind"], row["accepted"], row["dismissed"]) == ("term_coined", 1, 1)
    assert row["precision"] == 0.5
    assert row["low"] == pytest.approx(0.0945, abs=1e-3)  # Wilson, 1 of 2
    assert "50 %" in client.get("/precision").text


def test_the_export_runs_nothing_in_a_spreadsheet(client: TestClient) -> None:
    decide(client, keys(client)[0], "dismissed", reason='=HYPERLINK("http://evil.example")')
    content = client.get("/export.csv").text
    assert "'=HYPERLINK" in content
    rows = [json.loads(line) for line in client.get("/export.jsonl").text.splitlines()]
    assert [row["choice"] for row in rows if row["document"] == "fake"] == ["dismissed", None]


def test_the_interface_speaks_serbian(client: TestClient) -> None:
    page = client.get("/", headers={"accept-language": "sr-RS,sr;q=0.9"}).text
    assert '<html lang="sr">' in page
    assert "Red čekanja" in page
    client.post("/settings", data={"csrf": csrf(client, "/"), "language": "sr"})
    assert '<html lang="sr">' in client.get("/").text


# -- what strangers cannot -------------------------------------------------------------


PAGES = ["/", "/documents/fake", "/documents/evil", "/forms", "/log", "/precision", "/login"]


@pytest.mark.parametrize("address", PAGES)
def test_no_page_runs_or_loads_anything(client: TestClient, address: str) -> None:
    answer = client.get(address)
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    for forbidden in ("<script", "<img", "onerror=alert(2)>", "\u202e", " style="):
        assert forbidden not in answer.text
    assert "49" not in re.findall(r"\{\{.*?\}\}|\b49\b", answer.text)


def test_a_report_is_shown_in_a_sandbox(client: TestClient) -> None:
    answer = client.get("/reports/documents/evil.html")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("sandbox ")
    assert "allow-same-origin" not in policy
    assert "allow-forms" not in policy
    assert "<script>alert" not in answer.text
    for link in re.findall(r'href="(\.\./[^"#]+)"', answer.text):
        there = client.get(f"/reports/documents/{link}")
        assert there.status_code == 200, link
    data = client.get("/reports/documents/evil.json")
    assert data.headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    "name",
    [
        "../.desk/state.sqlite3",
        "..%2f..%2fstate.sqlite3",
        "%2e%2e/x.html",
        "nothing.html",
        "fake.exe",
    ],
)
def test_no_path_leads_out_of_the_reports(client: TestClient, name: str) -> None:
    assert client.get(f"/reports/documents/{name}").status_code == 404


@pytest.mark.parametrize("given", ["", "0" * 64, None])
def test_a_form_of_another_site_changes_nothing(client: TestClient, given: str | None) -> None:
    client.get("/")
    data = {"status": "spiked"} | ({} if given is None else {"csrf": given})
    assert client.post("/documents/fake/mark", data=data).status_code == 403
    assert client.get("/api/documents/fake").json()["document"]["status"] == "open"


def test_a_session_cannot_be_made_up(client: TestClient) -> None:
    token = csrf(client, "/")
    client.cookies.clear()
    client.cookies.set("desk_session", f"{'0' * 32}.{'0' * 64}")
    data = {"status": "spiked", "csrf": token}
    assert client.post("/documents/fake/mark", data=data).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_the_api_takes_nothing_from_another_site(
    client: TestClient, headers: dict[str, str]
) -> None:
    body = {"status": "spiked", "by": "x"}
    assert client.post("/api/documents/fake/status", json=body, headers=headers).status_code == 403
    plain = client.post(
        "/api/documents/fake/status",
        content=json.dumps(body),
        headers={"content-type": "text/plain"},
    )
    assert plain.status_code == 415


def test_another_name_for_this_machine_is_refused(desk: Path) -> None:
    elsewhere = TestClient(make_app(desk / "out"), base_url="http://evil.example")
    assert elsewhere.get("/").status_code == 421
    assert elsewhere.get("/api/documents").status_code == 421


def test_another_address_needs_a_token(desk: Path) -> None:
    with pytest.raises(UsageError, match="AUDIT_DESK_TOKEN"):
        make_app(desk / "out", loopback=False)
    with pytest.raises(UsageError, match="too short"):
        make_app(desk / "out", loopback=False, token="short")
    client = TestClient(make_app(desk / "out", loopback=False, token=TOKEN), base_url="http://d")
    assert client.get("/health").status_code == 200
    assert client.get("/", follow_redirects=False).status_code == 303
    assert client.get("/api/documents").status_code == 401
    assert client.get("/metrics").status_code == 401
    wrong = {"authorization": "Bearer wrong wrong wrong"}
    assert client.get("/api/documents", headers=wrong).status_code == 401
    right = {"authorization": f"Bearer {TOKEN}"}
    assert client.get("/api/documents", headers=right).json()["total"] == 2
    assert client.post("/login", data={"token": "wrong"}).status_code == 403
    assert client.get("/", follow_redirects=False).status_code == 303
    page = client.post("/login", data={"token": TOKEN}).text
    assert "/documents/fake" in page
    assert client.get("/api/documents").status_code == 401, "a cookie opens pages, not the API"


def test_a_body_that_is_too_large_is_not_read(client: TestClient) -> None:
    big = client.post("/documents/fake/comment", data={"text": "x" * 100_000})
    assert big.status_code == 413
    assert client.post("/api/documents", json={"text": "x" * (9 << 20)}).status_code == 413


def test_too_many_requests_are_slowed_down(desk: Path) -> None:
    client = TestClient(make_app(desk / "out", per_minute=40), base_url=HOST)
    answers = [client.get("/health") for _ in range(15)]
    assert [a.status_code for a in answers[:10]] == [200] * 10
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) >= 1


# -- the API ---------------------------------------------------------------------------


def test_submit_wait_and_fetch(desk: Path, client: TestClient) -> None:
    body = {"text": "A bridge opened.\nA dipfake too.", "id": "../../x", "title": "Bridge"}
    made = client.post("/api/documents", json=body)
    assert made.status_code == 202
    name = made.json()["id"]
    assert "/" not in name
    assert client.get(f"/api/documents/{name}").json()["state"] == "waiting"
    assert client.get(made.json()["report"]).status_code == 409
    assert watch(desk / "in", desk / "out").audited == 1
    report = client.get(made.json()["report"]).json()
    assert (report["schema"], report["text"]) == ("audit.document/1", body["text"])
    again = client.post("/api/documents", json=body).json()
    assert (again["id"], again["state"]) == (name, "done")
    assert watch(desk / "in", desk / "out").audited == 0


def test_decide_over_the_api(client: TestClient) -> None:
    key = keys(client)[0]
    body: dict[str, Any] = {"finding": key, "choice": "dismissed", "by": "CMS", "remember": True}
    answer = client.post("/api/documents/fake/decisions", json=body)
    assert answer.status_code == 200
    assert client.get("/api/forms").json()["forms"][0]["form"] == "dipfake"
    taken = client.post("/api/forms/1/take-back", json={"by": "CMS"})
    assert taken.json()["forms"][0]["taken_back_by"] == "CMS"
    body["finding"] = "0" * 12
    assert client.post("/api/documents/fake/decisions", json=body).status_code == 409


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("{", 400),
        ("[]", 422),
        ('{"text": ""}', 422),
        ('{"text": "x", "more": 1}', 422),
        ('{"text": "a\\u0000b"}', 422),
        ('{"text": "\\ud800 x"}', 400),
        ('{"text": "x", "language": "\\n"}', 422),
    ],
)
def test_a_bad_submission_is_named(client: TestClient, body: str, status: int) -> None:
    answer = client.post(
        "/api/documents", content=body, headers={"content-type": "application/json"}
    )
    assert answer.status_code == status
    assert answer.json()["error"]


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=x", "limit=1&limit=2", "offset=-1", "status=lost", "q=1", "limit=٣"]
)
def test_a_bad_query_is_named(client: TestClient, query: str) -> None:
    assert client.get(f"/api/documents?{query}").status_code == 400


def test_the_webhook_is_signed_tried_again_and_told_once(ground: Path) -> None:
    import hashlib
    import hmac

    from audit.desk.place import Place
    from audit.desk.store.base import Store
    from audit.desk.webhook import Sender

    inbox, out = ground / "in", ground / "out"
    inbox.mkdir()
    watch(inbox, out)
    with Store(Place(out).state) as store, store.transaction():
        store.put("webhook", "http://cms.example/hook")
    (inbox / "a.txt").write_text("A dipfake was seen.", "utf-8")
    from audit.desk.watch.start import Settings

    settings = Settings(webhook="http://127.0.0.1:9/nobody")
    watch(inbox, out, settings=settings)
    calls: list[tuple[str, bytes, dict[str, str]]] = []
    answers = iter(["status 500", None])

    def post(url: str, body: bytes, headers: dict[str, str]) -> str | None:
        calls.append((url, body, headers))
        return next(answers)

    now = [10_000_000_000.0]
    sender = Sender("http://cms.example/hook", "key", post)
    with Store(Place(out).state, clock=lambda: now[0]) as store:
        assert sender.send_due(store) == 0
        assert sender.send_due(store) == 0, "not before its time"
        now[0] += 4000
        assert sender.send_due(store) == 1
        now[0] += 4000
        assert sender.send_due(store) == 0
    assert len(calls) == 2
    _, body, headers = calls[-1]
    said = json.loads(body)
    assert (said["event"], said["id"], said["level"]) == ("document.done", "a", "mend")
    digest = hmac.new(b"key", body, hashlib.sha256).hexdigest()
    assert headers["X-Audit-Signature"] == f"sha256={digest}"


def test_hostile_words_stay_words_on_every_page(client: TestClient) -> None:
    nasty = "</script><script>x()</script>\"'><svg onload=y()>&lt;\u202e"
    body = {"finding": keys(client)[0], "choice": "dismissed", "by": nasty[:40], "reason": nasty}
    assert client.post("/api/documents/fake/decisions", json=body).status_code == 200
    client.post("/api/documents/fake/comments", json={"text": nasty, "by": "x"})
    client.post("/api/documents/fake/assignee", json={"assignee": nasty[:40], "by": "x"})
    for address in PAGES:
        page = client.get(address).text
        assert "<script" not in page
        assert "<svg" not in page
        assert "\u202e" not in page
    assert html.escape("</script>") in client.get("/documents/fake").text


def test_the_queue_tells_what_is_wrong_with_a_document(client: TestClient) -> None:
    """A word alone says nothing to somebody who has not read the text."""
    page = " ".join(re.sub(r"<[^>]*>", "", client.get("/").text).split())
    assert "Major · a word that the language does not have: “dipfake”" in page
    assert "Independent report" in page
    serbian = client.get("/", headers={"accept-language": "sr"}).text
    page = " ".join(re.sub(r"<[^>]*>", "", serbian).split())
    assert "Ozbiljno · reč koju jezik nema: “dipfake”" in page


@pytest.mark.parametrize(
    ("relation", "said"),
    [
        ("translation", "The original says"),
        ("relay", "The parallel text says"),
        ("same_story", "Another report says"),
        (None, "The other text says"),
    ],
)
def test_an_independent_report_is_not_called_the_original(
    client: TestClient, ground: Path, relation: str | None, said: str
) -> None:
    path = ground / "out" / "documents" / "fake.json"
    data = json.loads(path.read_bytes())
    other = {"relation": relation, "similarity": 0.9, "coverage": 0.9}
    data["family"] = [] if relation is None else [{"id": "other", **other}]
    path.write_text(json.dumps(data), "utf-8")
    with Store(Place(ground / "out").state) as store, store.transaction():
        store.base.execute(
            "update documents set findings = replace(findings, ?, ?)",
            ('"document":null', '"document":"other"'),
        )
    page = client.get("/documents/fake").text
    assert f"<dt>{said}</dt>" in page
    path.unlink()
    assert "<dt>The other text says</dt>" in client.get("/documents/fake").text
