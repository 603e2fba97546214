"""What a user may set, in one frozen value that goes into the signature."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from audit.score import Weights


@dataclass(frozen=True, slots=True)
class Options:
    """``model``: a name of the registry, a folder, or None for the default.

    ``jobs``: processes, 0 for as many as cores, work and memory carry
    (``engine.processes``). ``cache``: where sentence vectors are kept between runs,
    None for nowhere. ``engine``: "local" or "spark". ``work``: the folder where a
    large corpus is audited by stages, None for all in memory (Spark needs one).
    ``weigh``: the trained judge reads every linked sentence of a translation, too.
    """

    model: str | None = None
    jobs: int = 1
    termbase: Path | None = None
    weights: Weights = field(default_factory=Weights)
    cache: Path | None = None
    engine: str = "local"
    work: Path | None = None
    weigh: bool = False

    def as_pairs(self) -> tuple[tuple[str, str | int | float | None], ...]:
        """Name and value of each option that can change a figure, in a fixed order."""
        return (
            ("model", self.model),
            ("termbase", None if self.termbase is None else self.termbase.name),
            ("weight_minor", self.weights.minor),
            ("weight_major", self.weights.major),
            ("weight_critical", self.weights.critical),
            ("weigh", int(self.weigh)),
        )
