"""The sentences that the checks write, with holes: what a page in another language looks for.

``%(who)s`` is one of ``WHO``; ``%(language)s`` a language by its English name;
``%(count)s`` a number word; ``%(list)s`` phrases of ours; every other hole holds words
of a document, a name or a figure. The more special sentence stands before the more
general one. A test asks of each whether the code still writes it.
"""

from __future__ import annotations

#: What a sentence calls the other text (``audit.types.Relation.called``).
WHO = ("the original", "the parallel text", "another report")

#: Number words that sentences of names and terms begin with.
COUNTS = {
    word: str(number)
    for number, word in enumerate(
        ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
}

_NUMBERS = (
    "%(Who)s says %(said)s; this says %(text)s, which is off by a power of ten.",
    "%(Who)s says %(said)s; this says %(text)s, a currency that it does not name "
    "(about the same sum).",
    "%(Who)s says %(said)s; this says %(text)s, a currency that it does not name "
    "(and not the same sum).",
    "%(Who)s says %(said)s; this gives the same figure in another unit: %(text)s.",
    "%(Who)s says %(said)s; %(text)s is not the same quantity.",
    "%(Who)s says %(said)s; this does not.",
    "%(Who)s says %(said)s; this says %(text)s.",
    "In %(who)s %(said)s stands where this has %(text)s: two numbers changed places.",
    "Day and month have changed places: %(who)s says %(said)s, this %(text)s.",
    "Another report of the same events (%(document)s) says %(said)s; this says %(text)s.",
    "%(text)s does not stand in %(who)s.",
    "%(text)s is no number: the translation system lost one here.",
    "%(text)s probably belongs where %(other)s stands: the translation system filled the numbers "
    "that it had left into the first places.",
    "%(text)s probably belongs in another place: the translation system filled the numbers "
    "that it had left into the first places.",
    "%(text)s is no English time or date: the year stands where the day belongs. A translation "
    "system that puts the source's numbers into places of its own leaves this behind.",
    "%(text)s is no English time or date: the hour is one of the 24-hour clock. A translation "
    "system that puts the source's numbers into places of its own leaves this behind.",
    "%(text)s is no English time or date: the day has no such hour. A translation "
    "system that puts the source's numbers into places of its own leaves this behind.",
    "%(text)s is no English time or date: the hour is past noon. A translation "
    "system that puts the source's numbers into places of its own leaves this behind.",
    "%(text)s is written by another language's rules; in English it is %(proper)s.",
)

_NAMES = (
    "Elsewhere in this text the same name is “%(name)s”.",
    "The original names %(name)s here, the text %(other)s.",
    "The original names %(name)s here; the text does not.",
    "The original does not name %(name)s here.",
    "One report spells the %(title)s's name %(right)s; “%(wrong)s” looks like a respelling "
    "through %(language)s.",
    "One report spells the %(title)s's name %(right)s; “%(wrong)s” is a respelling by another "
    "language's rules.",
    "One report spells the %(title)s's name %(right)s, not “%(wrong)s”.",
    "One report spells the name %(right)s; “%(wrong)s” looks like a respelling through "
    "%(language)s.",
    "One report spells the name %(right)s; “%(wrong)s” is a respelling by another language's "
    "rules.",
    "One report spells the name %(right)s, not “%(wrong)s”.",
    "%(count)s reports spell the %(title)s's name %(right)s; “%(wrong)s” looks like a respelling "
    "through %(language)s.",
    "%(count)s reports spell the %(title)s's name %(right)s; “%(wrong)s” is a respelling by "
    "another language's rules.",
    "%(count)s reports spell the %(title)s's name %(right)s, not “%(wrong)s”.",
    "%(count)s reports spell the name %(right)s; “%(wrong)s” looks like a respelling through "
    "%(language)s.",
    "%(count)s reports spell the name %(right)s; “%(wrong)s” is a respelling by another "
    "language's rules.",
    "%(count)s reports spell the name %(right)s, not “%(wrong)s”.",
    "%(given)s is called %(right)s in the original; “%(wrong)s” is that surname taken for a word.",
    "%(given)s is called %(right)s in the original.",
)

_TERMS = (
    "No such word in %(language)s: one other report says “%(term)s”.",
    "No such word in %(language)s: the other report says “%(term)s”.",
    "No such word in %(language)s: the %(count)s other reports say “%(term)s”.",
    "No such word in %(language)s: %(count)s other reports say “%(term)s”.",
    "“%(text)s” is not what this is called in English: one other report says “%(term)s”.",
    "“%(text)s” is not what this is called in English: the other report says “%(term)s”.",
    "“%(text)s” is not what this is called in English: the %(count)s other reports say “%(term)s”.",
    "“%(text)s” is not what this is called in English: %(count)s other reports say “%(term)s”.",
    "“%(one)s” and “%(other)s” name the same thing in one text; one other report says “%(term)s”.",
    "“%(one)s” and “%(other)s” name the same thing in one text; the other report says “%(term)s”.",
    "“%(one)s” and “%(other)s” name the same thing in one text; the %(count)s other reports say "
    "“%(term)s”.",
    "“%(one)s” and “%(other)s” name the same thing in one text; %(count)s other reports say "
    "“%(term)s”.",
    "Elsewhere in this text “%(term)s” is “%(form)s”.",
    "The termbase forbids “%(form)s”; it asks for “%(instead)s”.",
    "The termbase forbids “%(form)s”.",
    "The termbase asks for %(form)s where the original says “%(source)s”.",
)

_RESIDUE = (
    "“%(text)s” is no word but a token of a translating machine; something may be missing here.",
    "“%(text)s” is a token of a translating machine, not a word.",
    "The code of a character, which was not turned back into the character.",
    "“%(word)s” ends this list in %(language)s; it was left behind here.",
    "“%(text)s” is in %(script)s letters; it was left behind here.",
    "“%(text)s” is %(language)s; it was left behind here.",
    "“%(text)s” was left in %(language)s.",
    "“%(word)s” stands here twice in a row.",
    "“%(sign)s” stands alone here; %(who)s has a pair of brackets.",
    "This was left in %(language)s; it is the original's sentence, not a translation of it.",
    "“%(text)s” is no word but a token of a translating machine; something may be missing here.",
    "The code of a character, which was not turned back into the character.",
)

_MEANING = (
    "%(Who)s quotes somebody here; this text says it in its own name.",
    "These words are given as somebody's own; %(who)s does not quote anybody here.",
    "The same words are quoted above as “%(text)s”.",
    "These words were quoted in another language in between: the original quotes “%(text)s”.",
    "These words were quoted in another language in between: another report quotes “%(text)s”.",
    "Quoted words differ: the original quotes “%(text)s”.",
    "Quoted words differ: another report quotes “%(text)s”.",
    "These words are given to %(name)s; in %(who)s %(other)s says them.",
    "The original quotes the same words in both places; here they differ.",
    "Nothing in %(who)s answers to “%(text)s”.",
    "%(Who)s says “%(text)s” here.",
    "%(Who)s says “%(text)s”: another person, or another sex.",
    "“%(text)s”, which %(who)s says, is gone.",
    "No person has been named whom “%(word)s” could mean; the other report says “%(name)s”.",
    "This goes further than %(who)s, which says “%(text)s”.",
    "%(Who)s goes further: “%(text)s”.",
    "The opposite of what %(who)s says: “%(text)s”.",
    "This denies what the original affirms.",
    "The negation of the original is gone: this affirms what the original denies.",
)

_PROVENANCE = (
    "The page says itself that it took this text from elsewhere.",
    "The page names where the text was printed first.",
    "The page credits another source.",
    "A news agency signs the text.",
    "The page says of itself that it is in %(language)s, and the text is English.",
    "The page's own address “%(address)s” belongs to an edition in another language (“%(stem)s”).",
    "“%(word)s” here can only mean an organisation: other languages give companies a grammatical "
    "gender, English does not.",
    "“%(text)s”: a point between thousands, as other languages write it.",
    "“%(text)s”: a comma before the decimals, as other languages write it.",
    "“%(text)s”: quotation marks that open at the foot of the line, as other languages set them.",
    "“%(text)s”: angle quotation marks, as other languages set them.",
    "“%(text)s”: a point after the day of the month, as other languages write it.",
    "“%(text)s”: no space before the quotation, as where a machine puts pieces together.",
    "“%(text)s” stands where a number should be: machine translation of web pages leaves it when "
    "it runs out of numbers to fill in.",
    "“%(text)s” is a token of a translating machine, not a word.",
    "“%(word)s” is no English word; it is “%(original)s” as another language spells its sound.",
    "“%(word)s” between “%(before)s” and “%(after)s” is another language's word for “and” or "
    "“or”, left behind in translation.",
    "“%(word)s” is a word of another language, alone in an English sentence.",
    "“%(word)s” in “%(text)s” denies nothing: it stands for another language's “in the”, which is "
    "spelt “no”.",
    "“%(word)s” in “%(text)s” is another language's “not”, left as it was.",
    "“%(one)s” and “%(other)s” look like one name in two spellings.",
    "Its grammar words, endings and punctuation are distributed more as in a machine's than a "
    "person's translation out of English.",
    "Its grammar words, endings and punctuation are distributed more as in a person's than a "
    "machine's translation out of English.",
    "The countries and peoples that it names are mostly those of this language.",
    "What differs from %(document)s is reworded as people do.",
    "What differs from %(document)s reads like a machine's work: %(list)s.",
    "What differs from %(document)s reads like a machine's work.",
    "What differs in %(document)s reads like a machine's work: %(list)s.",
    "What differs in %(document)s reads like a machine's work.",
    "Reads like a machine translation: %(list)s than usual.",
    "Reads like a machine translation.",
    "Reads like a text by people: %(list)s than usual.",
    "Reads like a text by people.",
    "Reads like a text first written in English: %(list)s than usual.",
    "Reads like a text first written in English.",
    "Reads like a translation by people rather than by a machine: %(list)s than usual.",
    "Reads like a translation by people rather than by a machine.",
    "%(share)s %% of its sentences answer to sentences of %(document)s, in the same order, "
    "in other words.",
    "%(share)s %% of its sentences answer to sentences of %(document)s, in the same order, "
    "in another language.",
    "%(share)s %% of its words stand in long runs that %(document)s has word for word.",
)

_STEMMA = (
    "Both lack a sentence that %(document)s has.",
    "Both lack %(number)s sentences that %(document)s has.",
    "Both say %(said)s where %(document)s says %(other)s.",
    "Both have a headline that %(document)s has not.",
    "Both write “%(slip)s” where %(document)s has “%(meant)s”.",
    "Both have these %(number)s words: “%(text)s”.",
    "%(one)s lacks one sentence of %(other)s and has one sentence more.",
    "%(one)s lacks one sentence of %(other)s and has %(more)s sentences more.",
    "%(one)s lacks %(number)s sentences of %(other)s and has one sentence more.",
    "%(one)s lacks %(number)s sentences of %(other)s and has %(more)s sentences more.",
    "%(one)s lacks one sentence of %(other)s.",
    "%(one)s lacks %(number)s sentences of %(other)s.",
    "%(one)s has one sentence that %(other)s lacks, so it was not made from %(again)s.",
    "%(one)s has %(number)s sentences that %(other)s lacks, so it was not made from %(again)s.",
    "%(one)s has one sentence that %(other)s lacks.",
    "%(one)s has %(number)s sentences that %(other)s lacks.",
    "%(one)s says %(said)s where %(other)s says %(instead)s.",
    "%(one)s writes “%(slip)s” for “%(meant)s”.",
    "The two are in different languages.",
    "The others are in another language.",
    "%(share)s %% of the words in answering sentences are the same; what differs in %(one)s reads "
    "like a machine's work beside %(other)s, not the other way round.",
    "%(share)s %% of the words in answering sentences are the same.",
    "%(one)s and %(other)s share one sentence that no other witness has.",
    "%(one)s and %(other)s share %(number)s sentences that no other witness has.",
    "%(one)s and %(other)s share one sentence.",
    "%(one)s and %(other)s share %(number)s sentences.",
    "Its own marks say that it is machine-translated (%(share)s %%).",
    "%(share)s %% of its words are those of %(other)s; the rest reads like a machine's work "
    "beside it.",
    "Only %(share)s %% of its words are those of %(other)s: fewer than a translation out and "
    "back leaves.",
    "%(share)s %% of its words are those of %(other)s.",
    "%(number)s texts depend on each other: too many to weigh every tree.",
    "%(document)s was named as an original.",
)

#: Sentences that stand alone or first.
HEADS = (*_NUMBERS, *_NAMES, *_TERMS, *_RESIDUE, *_MEANING, *_PROVENANCE, *_STEMMA)

#: Sentences that some checks add to the first one.
TAILS = (
    "Per cent and percentage points are not the same.",
    "It is written by another language's rules, too (in English %(proper)s).",
    "The original says %(said)s.",
    "Nothing in the paragraph tells which.",
    "By the order of the numbers left in the paragraph it was %(said)s.",
    "The numbers left in the paragraph have moved to earlier places: by their order, %(said)s "
    "belongs here.",
    "By the order of the numbers, %(said)s belongs here.",
    "What stood here is lost: the source probably had it in words.",
    "Another report says %(said)s.",
    "Two other reports say %(said)s.",
    "Other reports say %(said)s.",
    "Elsewhere the text itself has it right: %(forms)s.",
    "The text itself also has %(forms)s for the same thing.",
    "It looks like a word-for-word rendering through another language.",
)
