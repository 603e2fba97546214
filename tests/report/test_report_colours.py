"""WCAG 2.2, success criteria 1.4.3 and 1.4.11, reckoned from the style sheet."""

import re
from pathlib import Path

import pytest

import audit.report

CSS = (Path(audit.report.__file__).parent / "templates" / "style.css").read_text("utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
    for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[:2]
)
TEXT = [
    *((ink, ground) for ink in ("ink", "muted", "link") for ground in ("paper", "panel", "soft")),
    *(("ink", f"{kind}-ground") for kind in ("critical", "major", "minor", "said", "proof")),
    *((kind, "panel") for kind in ("critical", "major", "minor")),
    ("critical", "critical-ground"),
    ("major", "major-ground"),
    ("run", "said-ground"),
]
SHAPES = [(kind, ground) for kind in ("critical", "major", "minor") for ground in ("paper", "soft")]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    high, low = sorted((luminance(one), luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_both_themes_name_the_same_colours():
    assert set(LIGHT) == set(DARK)
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(theme, ink, ground):
    assert contrast(theme[ink], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_can_be_seen(theme, shape, ground):
    assert contrast(theme[shape], theme[ground]) >= 3
