"""Names that the document spells otherwise than the other texts of its language do.

Nothing is asked of the links: a name may stand in any sentence of a witness.
Persons and things are compared by sound, by shared parts and by title, over the
whole document and the whole family.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from audit.drift.case import Case, Witness
from audit.drift.names.likeness import alike, names_alike, plain
from audit.drift.names.name import NameSort
from audit.drift.names.ordinary import is_common, is_ordinary
from audit.drift.names.places import people_id, place_id
from audit.drift.names.reading import Form, Keys, Reading, forms_of, strangers
from audit.drift.names.wording import respelt_explanation, with_orthography
from audit.language.codes import same_family
from audit.language.respelling import respellings, sound_likeness
from audit.language.words import zipf
from audit.types import Category, Finding, Kind, Original, Place, Severity

# Likeness from which two names are one name in two spellings. Set on pairs of our own
# making (Korean, Russian, Arabic and Western names in Serbian, Polish, German and
# Hungarian spelling against each other). By sound: the same person .72 and more, different
# people .29 and less ("Wang", "Zhang" .21). By letters, where an orthography is not known:
# .74 and more against .66.
_SAME_SOUND = 0.55
_SAME_LETTERS = 0.75
# With one part the same to the letter the rest must still be alike word by word:
# "Pavle"/"Pavel" .80, "James"/"Dzejms" .68, "Nikolai"/"Pavel" .28.
_SAME_REST = 0.62
# One word alone is thin evidence.
_SAME_WORD = 0.7
_SHORTEST_WORD = 5
# What the same title in front adds.
_TITLE_BONUS = 0.05
# A likeness by sound below this, with a title's bonus, decides nothing.
_HEARD = _SAME_SOUND - _TITLE_BONUS
# Below this the slower comparison by sound is not asked.
_SCREEN = 0.5
# A form that stands in the document beside the witnesses' form is somebody else
# ("Ivana", "Ivanka") unless it sounds the same.
_BESIDE = 0.7
# From this probability on the document is taken for a machine translation.
MACHINE = 0.5
_LONGEST_PERSON = 4
# How much rarer (in powers of ten) a spelling must be than a lone witness's: less where an
# orthography explains it. wordfreq: "snowden" 3.4, "snowdon" 3.0; "pavel" 3.1, "pavle" 1.9.
_RARER = 1.0
_RARER_RESPELT = 0.7


# Under this zipf a spelling is none that English has taken up: "hodorkovski" 0, "dmitri" 2.9,
# "yun" 3.2.
HARDLY = 1.5


@dataclass(frozen=True, slots=True)
class _Testimony:
    """How one witness spells the name."""

    witness: Witness
    form: Form
    score: float


def respelt(case: Case, readings: Mapping[str, Reading]) -> Iterator[Finding]:
    """Names spelt otherwise than the testifying witnesses of the same language spell them."""
    document = case.document
    testifying = [
        w
        for w in case.witnesses
        if w.testifies and same_family(w.document.language, document.language)
    ]
    if not testifying:
        return
    only = testifying[0]
    own_side = readings[document.id].side
    if not all(strangers(own_side, readings[w.document.id].side) for w in testifying):
        return
    known = {w.document.id: readings[w.document.id].side.keys for w in testifying}
    everywhere = (
        frozenset[str]().union(*known.values()) if len(known) > 1 else known[only.document.id]
    )
    reading = readings[document.id]
    doubtful = [f for f in forms_of(reading.beyond(everywhere)) if _comparable(f)]
    if not doubtful:
        return
    forms = {w.document.id: readings[w.document.id].forms for w in testifying}
    near = {plain(key) for named in forms.values() for form in named for key in form.keys}
    spelt = {id_: [f for f in named if _comparable(f)] for id_, named in forms.items()}
    # Two romanisations of one name ("Yoon", "Yun") are no error. A machine translation
    # that has one which English hardly knows ("Hodorkovski") has respelt the name.
    translated = (case.machine_translated or 0.0) >= MACHINE and len(testifying) > 1
    done: set[Keys] = set()
    found: list[Finding] = []
    for form in doubtful:
        foreign = [k for k in form.keys if k not in everywhere]
        strange = [k for k in foreign if plain(k) not in near]
        variant = not strange and translated
        if variant:
            strange = [k for k in foreign if zipf(k, "en") < HARDLY]
        if not strange or form.keys in done:
            continue
        heard = _hear(form, testifying, spelt)
        heard = [t for t in heard if not _stands_beside(form, t.form, reading.forms)]
        if heard:
            finding, covered = _report(
                case, form, own=reading.forms, strange=strange, heard=heard, known=known
            )
            done |= covered
            if finding and variant:
                finding = replace(finding, severity=Severity.MINOR)
            if finding:
                found.append(finding)
    yield from with_orthography(found)


def _stands_beside(form: Form, other: Form, own: Sequence[Form]) -> bool:
    """Whether the document has the witnesses' form too, for somebody else it seems."""
    if all(mine.keys != other.keys for mine in own):
        return False
    return _sound(form.keys, other.keys) < _BESIDE


def _comparable(form: Form) -> bool:
    """Whether a spelling can be wrong: not a place we know, nor made of ordinary words."""
    if place_id(form.text) or people_id(form.text):
        return False
    if any(key.isdigit() for key in form.keys):
        return False
    if len(form.keys) == 1:
        only = form.keys[0]
        return len(only) >= _SHORTEST_WORD and not is_ordinary(only)
    name = form.mentions[0].value
    common = sum(is_common(word) for word in name.words)
    if name.sort is NameSort.ORGANISATION or len(name.words) > _LONGEST_PERSON:
        return 2 * common < len(name.words)
    return common < len(name.words)


def _hear(
    form: Form, witnesses: Sequence[Witness], forms: Mapping[str, Sequence[Form]]
) -> list[_Testimony]:
    """How each witness spells the name that ``form`` seems to be; ``forms``: comparable ones."""
    heard = []
    for witness in witnesses:
        scored = [
            (score, other)
            for other in forms[witness.document.id]
            if (score := _score(form, other)) > 0.0
        ]
        if scored:
            score, best = max(scored, key=lambda pair: (pair[0], len(pair[1].mentions)))
            heard.append(_Testimony(witness, best, score))
    return heard


def _score(one: Form, other: Form) -> float:
    """Likeness of two spellings if it is enough to call them one name, otherwise 0."""
    if one.keys == other.keys:
        return 0.0
    if len(one.keys) == 1 or len(other.keys) == 1:
        if len(one.keys) != len(other.keys) or alike(one.keys[0], other.keys[0]) < _SCREEN:
            return 0.0
        return sound_likeness(one.keys[0], other.keys[0], _SAME_WORD)
    letters = names_alike(one.keys, other.keys)
    bonus = _TITLE_BONUS if one.titles & other.titles else 0.0
    shared = {k for k in one.keys if len(k) > 3 and not is_ordinary(k)} & set(other.keys)
    if letters < _SCREEN:
        return 0.0
    if shared:
        rest = names_alike(
            tuple(k for k in one.keys if k not in shared),
            tuple(k for k in other.keys if k not in shared),
        )
        return letters + bonus if rest + bonus >= _SAME_REST else 0.0
    sound = _sound(one.keys, other.keys)
    enough = sound + bonus >= _SAME_SOUND or letters + bonus >= _SAME_LETTERS
    return max(sound, letters) + bonus if enough else 0.0


def _sound(one: Keys, other: Keys) -> float:
    """Likeness by sound of two names, the surname first or last; 0 under ``_HEARD``."""
    orders = {other, other[1:] + other[:1], other[-1:] + other[:-1]}
    return max(sound_likeness(" ".join(one), " ".join(order), _HEARD) for order in orders)


def _report(
    case: Case,
    form: Form,
    *,
    own: Sequence[Form],
    strange: Sequence[str],
    heard: Sequence[_Testimony],
    known: Mapping[str, frozenset[str]],
) -> tuple[Finding | None, set[Keys]]:
    """The finding on one name, and the spellings in the document that it covers."""
    votes: defaultdict[str, list[_Testimony]] = defaultdict(list)
    for testimony in heard:
        votes[plain("".join(testimony.form.keys))].append(testimony)
    winners = max(votes.values(), key=lambda v: (len(v), sum(t.score for t in v)))
    if plain("".join(form.keys)) in votes and not (
        (case.machine_translated or 0.0) >= MACHINE
        and len(winners) > 1
        and _rarer(form, winners[0].form)
    ):
        return None, {form.keys}
    best = _first_linked(case, form, winners)
    wrong = set(strange)
    suggestion = Counter(m.text for t in winners for m in t.form.mentions).most_common(1)[0][0]
    mentions = [
        m
        for other in own
        if set(other.keys) <= set(form.keys) and wrong & set(other.keys)
        for m in other.mentions
    ]
    mentions.sort(key=lambda m: m.span)
    covered = {m.value.keys for m in mentions}
    machine = (case.machine_translated or 0.0) >= MACHINE
    several = machine or len(winners) >= 2
    if not several and not _rarer(form, winners[0].form):
        return None, {form.keys}
    sure = several or winners[0].witness.relation.dependent
    first = mentions[0]
    score = min(1.0, max(t.score for t in winners))
    finding = Finding(
        category=Category.ENTITY,
        kind=Kind.NAME_RESPELT if sure else Kind.DISAGREEMENT,
        severity=Severity.MAJOR if sure else Severity.MINOR,
        confidence=round(min(0.98, 0.55 + 0.3 * score + 0.05 * len(winners) + 0.1 * machine), 2),
        span=first.span,
        text=first.text,
        explanation=respelt_explanation(
            first.text,
            suggestion,
            len(winners),
            next((m.value.title for m in mentions if m.value.title), None),
        ),
        original=best,
        suggestion=suggestion,
        places=tuple(Place(m.span, m.text) for m in mentions) if len(mentions) > 1 else (),
        witnesses_for=tuple(t.witness.document.id for t in winners),
        witnesses_against=tuple(
            id_ for id_, words in known.items() if all(k in words for k in form.keys)
        ),
    )
    return finding, covered


def _rarer(form: Form, other: Form) -> bool:
    """Whether one witness alone is to be believed: its spelling is the one people know.

    Two spellings of a name, each known ("Majorca", "Mallorca"), are no error, and the
    witness may be the one that is wrong.
    """
    ours = min(zipf(k, "en") for k in form.keys if k not in other.keys)
    theirs = min((zipf(k, "en") for k in other.keys if k not in form.keys), default=0.0)
    if not _RARER_RESPELT <= theirs - ours < _RARER:
        return theirs - ours >= _RARER
    return bool(respellings(other.text, form.text))


def _first_linked(case: Case, form: Form, winners: Sequence[_Testimony]) -> Original:
    """The place in the best witness: in a linked sentence if there is one, else the first."""
    by_id = {t.witness.document.id: t for t in winners}
    for mention in form.mentions:
        sentence = case.document.sentence_at(mention.span.start)
        for link in case.links:
            if sentence is None or sentence.index not in link.sentences:
                continue
            for counterpart in link.counterparts:
                testimony = by_id.get(counterpart.document)
                if testimony is None:
                    continue
                for other in testimony.form.mentions:
                    at = testimony.witness.document.sentence_at(other.span.start)
                    if at is not None and at.index in counterpart.sentences:
                        return Original(counterpart.document, other.span, other.text)
    top = max(winners, key=lambda t: t.score)
    other = top.form.mentions[0]
    return Original(top.witness.document.id, other.span, other.text)
