from pathlib import Path

from audit.read import read
from audit.read.reading import MAX_LINE


def test_a_line_that_no_article_has_is_a_failure_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "dump.txt").write_text("word " * (MAX_LINE // 4), "utf-8")
    (tmp_path / "story.txt").write_text("A bridge was opened.\n" * 10, "utf-8")
    result = read([tmp_path])
    assert [d.id for d in result.documents] == ["story"]
    (failure,) = result.failures
    assert "dump.txt" in failure.source
    assert "1,250,000" in failure.fault
    assert failure.mend


def test_a_record_with_such_a_line_does_not_take_the_others_along(tmp_path: Path) -> None:
    lines = [
        '{"id": "long", "text": "' + "word " * (MAX_LINE // 4) + '"}',
        '{"id": "short", "text": "A bridge was opened."}',
    ]
    (tmp_path / "feed.jsonl").write_text("\n".join(lines), "utf-8")
    result = read([tmp_path])
    assert [d.id for d in result.documents] == ["short"]
    assert len(result.failures) == 1
