import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from audit.report.marks import Mark, marked, markup
from audit.report.visible import HIDDEN, visible
from audit.types import Span


def words(fragment: str) -> str:
    """What a reader sees of a fragment, without the notes for screen readers."""
    tree = lxml_html.fragment_fromstring(str(fragment), create_parent="div")
    return "".join(tree.itertext())


def test_markup_of_a_document_is_text():
    assert str(markup("<script>&\"'")) == "&lt;script&gt;&amp;&#34;&#39;"


def test_hidden_characters_are_shown_by_name():
    assert "\u202e" not in markup("a\u202eb")
    assert ">RLO</span>" in markup("a\u202eb")
    assert "U+202E RIGHT-TO-LEFT OVERRIDE" in markup("a\u202eb")
    assert visible("a\u202eb\x07") == "a⟨RLO⟩b⟨U+0007⟩"


def test_joiners_of_words_and_emoji_stay():
    assert visible("می\u200cخواهم 👩\u200d💻\n\t") == "می\u200cخواهم 👩\u200d💻\n\t"


def test_overlapping_marks_are_cut_and_each_piece_names_all():
    out = marked(
        "abcdef",
        [Mark(Span(0, 4), 1, "minor", "at-1"), Mark(Span(2, 6), 2, "critical", "at-2")],
    )
    assert re.findall(r'<mark class="(\w+)"(?: id="[\w-]+")? data-f="([\d ]+)">', str(out)) == [
        ("minor", "1"),
        ("critical", "2 1"),
        ("critical", "2"),
    ]
    assert words(out) == "abcdef"


def test_two_anchors_on_one_piece_both_exist():
    out = marked("abc", [Mark(Span(0, 3), 1, "major", "x"), Mark(Span(0, 3), 0, "proof", "y")])
    assert 'id="x"' in out
    assert 'id="y"' in out


def test_an_anchor_is_used_once_when_a_mark_is_cut():
    out = marked("abcd", [Mark(Span(0, 4), 1, "minor", "x"), Mark(Span(1, 2), 2, "major", "y")])
    assert str(out).count('id="x"') == 1


@given(
    st.text(max_size=60),
    st.lists(
        st.tuples(
            st.integers(0, 70),
            st.integers(0, 30),
            st.sampled_from(["minor", "major", "critical", "said", "proof"]),
        ),
        max_size=6,
    ),
)
def test_marking_never_changes_a_letter(text, raw):
    marks = [
        Mark(Span(min(start, len(text)), min(start + length, len(text))), n, style, f"a{n}")
        for n, (start, length, style) in enumerate(raw, start=1)
    ]
    out = marked(text, marks)
    plain = re.sub(r"<[^>]*>", "", str(out))
    expected = "".join(str(markup(piece)) for piece in [text])
    assert plain == re.sub(r"<[^>]*>", "", expected)
    assert not HIDDEN.search(str(out))
    anchors = re.findall(r' id="([^"]+)"', str(out))
    assert len(anchors) == len(set(anchors))
    assert set(anchors) == {m.anchor for m in marks if len(m.span)}
