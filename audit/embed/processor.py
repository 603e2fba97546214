"""What this machine's processor can do."""

from __future__ import annotations

from functools import cache
from pathlib import Path

BYTE_PRODUCTS = frozenset(("avx512_vnni", "avx_vnni", "asimddp"))
"""Processor flags (x86-64, ARM) of products of bytes summed in 32 bits. Older
x86-64 instructions sum two products in 16 bits and overflow silently."""


@cache
def has_byte_products() -> bool:
    """Whether int8 products are exact here; False where the system does not say."""
    try:
        said = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return flagged(said)


def flagged(cpuinfo: str) -> bool:
    """Whether the text of ``/proc/cpuinfo`` names one of ``BYTE_PRODUCTS``."""
    for line in cpuinfo.splitlines():
        name, _, words = line.partition(":")
        if name.strip() in ("flags", "Features") and BYTE_PRODUCTS & set(words.split()):
            return True
    return False
