"""How many answers are kept of what is asked of the same words again and again.

Read off the questions of 270 documents in 34 languages: from these sizes on hardly an answer
more is found again (0.0 to 1.2 points of the hit rate below that of an endless memory), and a
watcher that works for weeks stays as large as it was after its first thousand documents.
"""

#: Answers on one word, or on a word and a language: about 250 bytes each.
WORDS = 8192

#: Answers on what stands between two spaces: a word with the signs joined to it.
CHUNKS = 16_384

#: Answers on a word where each language has a memory of its own.
WORDS_OF_A_LANGUAGE = 2048

#: Answers on a sentence: the sentences of a family of documents, up to 3 kB each.
SENTENCES = 2048
