"""What every room's tests may use.

The encoder, loaded once; the seeds, audited once; and a packed model small enough to build in a
test, inside a package made for the occasion.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import settings
from numpy.typing import NDArray

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from audit.embed.encoder import Encoder
    from audit.result import AuditResult

SEEDS = Path(__file__).parent.parent / "seeds"

# No deadline: how long an example takes says what else the machine does, and the first call of
# many functions reads a table. Where CI is set every run tries the same examples, so that a
# change is judged by itself; elsewhere new ones are tried, and a failure is kept in .hypothesis.
settings.register_profile("house", deadline=None)
settings.register_profile(
    "house-ci", deadline=None, derandomize=True, database=None, print_blob=True
)
settings.load_profile("house-ci" if os.environ.get("CI") else "house")


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five seed documents."""
    return SEEDS


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The default encoder; texts that were embedded once are remembered."""
    from audit.embed import load
    from audit.engine.remember import Remembering

    return Remembering(load())


@pytest.fixture(scope="session")
def seeds_audit(encoder: Encoder) -> AuditResult:
    """The audit of the five seed documents as they are."""
    from audit.engine import local

    return local.run([SEEDS], encoder=encoder)


# The shell first: the same engine without the windows that nobody would see.
_CHROMIUM = ("chromium-headless-shell", "chromium", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; the test is skipped where the machine has none.

    AUDIT_CHROMIUM names another one than the first of ``_CHROMIUM`` on the path.
    """
    named = os.environ.get("AUDIT_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if found is None:
        pytest.skip("no chromium on this machine (Debian: apt-get install chromium-headless-shell)")
    driver = pytest.importorskip("playwright.sync_api")
    with driver.sync_playwright() as playwright:
        # A container has no name space of its own for the sandbox; nothing but our pages is opened.
        started = playwright.chromium.launch(
            executable_path=found,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, which .ci/run puts into .browser."""
    path = SEEDS.parent / ".browser" / "node_modules" / "axe-core" / "axe.min.js"
    if not path.is_file():
        pytest.skip("no axe-core (npm install --no-save --prefix .browser axe-core)")
    return path.read_text("utf-8")


HIDDEN, LAYERS, HEADS, WIDE, POSITIONS, TYPES = 32, 2, 2, 64, 40, 2
SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,:"
PIECES = [*SPECIAL, "▁", *LETTERS, *(f"▁{c}" for c in LETTERS), "▁the", "ing", "我", "们", "<mask>"]


@dataclass(frozen=True, slots=True)
class TinyWheel:
    """Where the package ``name`` lies (a folder for ``sys.path``) and what its file holds."""

    root: Path
    name: str
    file: Path
    dense: dict[str, NDArray[np.float32]]

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.file.read_bytes()).hexdigest()

    @property
    def registry(self) -> str:
        """A registry that knows this model alone, as ``tiny``."""
        return f'''
default = "tiny"
[models.tiny]
kind = "packed"
source = "wheel:{self.name}/tiny.bin"
revision = "1"
sha256 = "{self.sha256}"
licence = "MIT"
origin = "made by a test"
languages = "none"
pooling = "mean"
prefix = "query: "
layer = 1
'''


def make_tiny_wheel(root: Path, name: str = "tinywheel", seed: int = 3) -> TinyWheel:
    """Write ``root/name/tiny.bin`` with random weights."""
    draw = np.random.default_rng(seed)
    rows = len(PIECES)
    shapes: dict[str, tuple[int, ...]] = {"emb.word": (rows, HIDDEN)}
    shapes |= {"emb.pos": (POSITIONS, HIDDEN), "emb.type": (TYPES, HIDDEN)}
    shapes |= {"emb.ln.w": (HIDDEN,), "emb.ln.b": (HIDDEN,)}
    for layer in range(LAYERS):
        at = f"l{layer}"
        for part in ("q", "k", "v", "ao"):
            shapes |= {f"{at}.{part}.w": (HIDDEN, HIDDEN), f"{at}.{part}.b": (HIDDEN,)}
        shapes |= {f"{at}.fi.w": (WIDE, HIDDEN), f"{at}.fi.b": (WIDE,)}
        shapes |= {f"{at}.fo.w": (HIDDEN, WIDE), f"{at}.fo.b": (HIDDEN,)}
        for part in ("aln", "oln"):
            shapes |= {f"{at}.{part}.w": (HIDDEN,), f"{at}.{part}.b": (HIDDEN,)}
    blobs: dict[str, tuple[int, int, bytes]] = {}
    dense: dict[str, NDArray[np.float32]] = {}
    for tensor, shape in shapes.items():
        values = draw.standard_normal(shape).astype(np.float32) * 0.3
        if tensor.endswith("ln.w"):
            values = values * 0.1 + 1
        if len(shape) == 2 and tensor not in ("emb.pos", "emb.type"):
            blob, values = _q4(values)
            blobs[tensor] = (1, values.size, blob)
        else:
            blobs[tensor] = (0, values.size, values.astype("<f4").tobytes())
        dense[tensor] = values
    folder = root / name
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text("")
    (folder / "tiny.bin").write_bytes(_file(blobs))
    return TinyWheel(root, name, folder / "tiny.bin", dense)


def _q4(values: NDArray[np.float32]) -> tuple[bytes, NDArray[np.float32]]:
    blocks = values.reshape(-1, 32)
    scale = (np.abs(blocks).max(axis=1, keepdims=True) / 7).astype(np.float16)
    nibbles = np.clip(np.rint(blocks / scale.astype(np.float32)) + 8, 0, 15).astype(np.uint8)
    packed = nibbles[:, :16] | (nibbles[:, 16:] << 4)
    blob = b"".join(s.tobytes() + p.tobytes() for s, p in zip(scale, packed, strict=True))
    back = (nibbles.astype(np.float32) - 8) * scale.astype(np.float32)
    return blob, back.reshape(values.shape)


def _file(blobs: dict[str, tuple[int, int, bytes]]) -> bytes:
    head = b"E5S1" + struct.pack(
        "<I7ifi", 1, HIDDEN, LAYERS, HEADS, WIDE, len(PIECES), POSITIONS, TYPES, 1e-12, 32
    )
    texts = [piece.encode() for piece in PIECES]
    ends = np.cumsum([0, *map(len, texts)]).astype("<u4")
    scores = np.array([0.0] * 4 + [-5 - len(p) * 0.01 for p in PIECES[4:]], "<f4")
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, int(ends[-1]))
    head += ends.tobytes() + scores.tobytes() + b"".join(texts)
    head += struct.pack("<iI", 1, 9) + struct.pack("<IBI", 0xA0, 1, 0x20)
    size = sum(2 + len(name) + 21 for name in blobs) + 4
    at = len(head) + size
    at += -at % 32
    start = at
    directory = struct.pack("<i", len(blobs))
    body = b""
    for name, (kind, elements, blob) in blobs.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, elements, at, len(blob))
        body += blob + b"\0" * (-len(blob) % 32)
        at = start + len(body)
    return (head + directory).ljust(start, b"\0") + body


@pytest.fixture(scope="session")
def tiny_wheel(tmp_path_factory: pytest.TempPathFactory) -> TinyWheel:
    """The tiny packed model in a package of its own."""
    return make_tiny_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture
def tiny(tiny_wheel: TinyWheel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TinyWheel:
    """The tiny model as the only one of the registry; nothing of it is built yet."""
    registry = tmp_path / "registry" / "registry.toml"
    registry.parent.mkdir()
    registry.write_text(tiny_wheel.registry)
    monkeypatch.setenv("AUDIT_REGISTRY", str(registry))
    monkeypatch.setenv("AUDIT_MODELS", str(tmp_path / "models"))
    monkeypatch.syspath_prepend(tiny_wheel.root)
    return tiny_wheel
