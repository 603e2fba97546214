"""What ``audit align`` does: two files in, their links out."""

from __future__ import annotations

from pathlib import Path


def align_files(
    source: Path, target: Path, *, lines: bool = False, form: str = "json", model: str | None = None
) -> str:
    """Align two documents under any file names; the result as text in ``form``.

    With ``lines`` a sentence is a line, split at newlines only, and blank lines
    keep their index. InputError where a file cannot be read.
    """
    from audit.align.export import align_text
    from audit.embed import load
    from audit.prepare import split, split_lines
    from audit.prepare.language import document_language
    from audit.read import read_document, read_plain

    reader = read_plain if lines else read_document
    texts, languages = [], []
    for path in (source, target):
        raw = reader(path)
        language = document_language(raw.text, raw.declared_language)
        spans = split_lines(raw.text) if lines else split(raw.text, language)
        texts.append([span.of(raw.text) for span in spans])
        languages.append(language)
    return align_text(
        texts[0],
        texts[1],
        load(model),
        format=form,
        source_language=languages[0],
        target_language=languages[1],
    )
