"""Trains the head that tells page furniture from news by its wording.

`python -m models.boilerplate.train` embeds ``examples.txt`` with the embedded
encoder, fits a logistic regression with a ridge on it, prints the accuracy of
leaving each language out in turn, and writes ``audit/prepare/boilerplate/head.npz``.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audit.embed import load
from audit.prepare.boilerplate.head import WEIGHTS, model_name

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "audit" / "prepare" / "boilerplate" / WEIGHTS
# The ridge that left-out languages liked best among 0.01, 0.03, 0.1, 0.3 (see the card).
RIDGE = 0.03
_STEPS = 60


def examples() -> list[tuple[float, str, str]]:
    """Label (1 furniture, 0 news), language and text of each line."""
    rows = []
    for line in (HERE / "examples.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            label, language, text = line.split(" ", 2)
            rows.append((float(label == "B"), language, text))
    return rows


def fit(
    vectors: NDArray[np.float64], labels: NDArray[np.float64], ridge: float
) -> tuple[NDArray[np.float64], float]:
    """Weights and bias by Newton's method; the classes weigh the same."""
    design = np.hstack([vectors, np.ones((len(vectors), 1))])
    share = labels.mean()
    weight = np.where(labels == 1, 0.5 / share, 0.5 / (1 - share))
    penalty = ridge * np.eye(design.shape[1])
    penalty[-1, -1] = 1e-6
    theta = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        odds = 1 / (1 + np.exp(-design @ theta))
        gradient = design.T @ (weight * (odds - labels)) + penalty @ theta
        hessian = (design * (weight * odds * (1 - odds))[:, None]).T @ design + penalty
        step = np.linalg.solve(hessian, gradient)
        theta -= step
        if np.abs(step).max() < 1e-9:
            break
    return theta[:-1], float(theta[-1])


def main() -> None:
    """Train, print what leaving a language out costs, and write the weights."""
    encoder = load()
    rows = examples()
    labels = np.array([label for label, _, _ in rows])
    languages = np.array([language for _, language, _ in rows])
    vectors = encoder.sentences([text for _, _, text in rows]).astype(np.float64)
    for ridge in (0.01, 0.03, 0.1, 0.3):
        raw = np.zeros(len(rows))
        for language in sorted(set(languages)):
            out = languages == language
            weights, bias = fit(vectors[~out], labels[~out], ridge)
            raw[out] = vectors[out] @ weights + bias
        right = float(((raw > 0) == (labels == 1)).mean())
        false = int(((raw > 0) & (labels == 0)).sum())
        print(f"ridge {ridge}: {100 * right:.1f} % right, {false} news lines taken for furniture")
        if ridge == RIDGE:
            for i in np.flatnonzero((raw > 0) != (labels == 1)):
                print(f"   {raw[i]:+.1f} {rows[i]}")
    weights, bias = fit(vectors, labels, RIDGE)
    np.savez(
        TARGET,
        weights=weights.astype(np.float32),
        bias=np.float64(bias),
        encoder=np.str_(model_name(encoder)),
    )
    print(f"{len(rows)} lines, {len(set(languages))} languages, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
