"""Sentence links between texts: pairwise beads, one document to all its witnesses, and words.

What comes in: sentences or prepared documents, and an encoder. What goes out:
``Bead``, ``Link`` and ``Parallel`` of ``audit.types``.
"""
