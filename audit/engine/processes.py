"""How many processes to work on, where nobody said."""

from __future__ import annotations

import os

WORTH_A_PROCESS = 40
"""Documents: a process takes about four seconds to load, and a document half a second."""
RECORDS_WORTH_A_PROCESS = 5000
"""Aligned pairs, by rules alone: what a process gets through in the two seconds that it loads."""
MEMORY = 3 << 29
"""Bytes that a process may come to: the encoder, its share of the corpus, word lists."""


def cores() -> int:
    """Those that this process may use, which in a container or under a scheduler are fewer."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def processes(jobs: int, documents: int) -> int:
    """``jobs``; for 0 one a core, as far as the documents are worth it and half the memory goes."""
    if jobs:
        return jobs
    return max(1, min(cores(), documents // WORTH_A_PROCESS, memory() // 2 // MEMORY))


def processes_for_pairs(jobs: int, records: int) -> int:
    """``jobs``, or for 0 one a core, and fewer for few records; no models, so memory is enough."""
    return max(1, min(jobs or cores(), records // RECORDS_WORTH_A_PROCESS))


def memory() -> int:
    """Bytes of the machine; where it does not tell, enough for two processes."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return 4 * MEMORY
