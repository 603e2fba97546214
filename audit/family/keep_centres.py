"""Keeps the centres of the default encoder: ``python -m audit.family.keep_centres``.

A tool for whoever changes the model or the sentences; no audit calls it.
"""

from __future__ import annotations

import base64
import sys

import msgspec

from audit.embed import load
from audit.family.centres import KEPT, Kept, computed, mark, sentences


def main() -> int:
    """Write ``centres.json``."""
    encoder = load()
    rows = {
        name: base64.b64encode(computed(encoder, name).astype("<f4").tobytes()).decode("ascii")
        for name in ("", *sentences())
    }
    kept = Kept(encoder.signature, mark(), rows)
    KEPT.write_bytes(msgspec.json.format(msgspec.json.encode(kept), indent=1) + b"\n")
    print(f"{len(rows)} centres of {encoder.signature}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
