"""English words that share one word in another language: the way from chat to story.

A small table made by hand from general knowledge of the languages, each row the
foreign word and the English words that it may become. A table built by script
from a bilingual dictionary waits for one under a licence that lets it ship: FreeDict's
and Apertium's are GPL.
"""

from __future__ import annotations

from functools import cache

# language: foreign word → English words that it may become, lemmas in lower case.
TABLE: dict[str, str] = {
    "hbs": """
priča story tale chat talk account
pričaonica chat
pravo law right straight
vreme time weather
jezik language tongue
sat hour clock watch
list newspaper leaf sheet
novine newspaper news
grad city town hail
selo village country
zemlja country land earth ground
narod people nation folk
vlast government authority power
vođa leader guide head
mesto place seat town spot
optužnica indictment charge accusation
presuda verdict judgment sentence ruling
napad attack assault raid
snaga force power strength
vojska army military
stranka party client
utakmica match game
predsednik president chairman
šef chief boss head
nesreća accident misfortune disaster
tužilac prosecutor plaintiff
građanin citizen resident
krug circle ring lap
mreža network net
poruka message
društvo society company
kompanija company
""",
    "de": """
Geschichte story history tale
Gericht court dish
Bank bank bench
Schloss castle lock
Recht law right
Schuld guilt debt fault
Gift poison
Rat council advice
Zeitung newspaper
Nachricht news message
Unternehmen company enterprise undertaking
Gesellschaft society company
Verbrechen crime
Strafe punishment penalty fine sentence
Land country state land
Leiter leader ladder head
Chef boss chief head
Platz place square seat
Himmel sky heaven
Stimme voice vote
Anzeige ad advertisement complaint report
Gespräch conversation talk
Verfahren procedure proceedings process
Band volume band ribbon
""",
    "fr": """
histoire story history
temps time weather tense
droit law right
société company society
conseil council advice board
expérience experience experiment
langue language tongue
avocat lawyer avocado
éditeur publisher editor
journée day
pièce room piece coin play
prix price prize
droit right law
amende fine
peine sentence pain penalty
réunion meeting reunion
chaîne channel chain
droite right
""",
    "es": """
historia story history
tiempo time weather
derecho law right
noticia news notice
sociedad company society
consejo council advice
experiencia experience
banco bank bench
lengua language tongue
cadena chain channel
pena sentence penalty sorrow
editor publisher editor
cuarto room quarter
conferencia lecture conference
red network net
pueblo people town village
esposa wife handcuff
""",
    "pt": """
história story history
tempo time weather
direito law right
empresa company
pena sentence penalty feather
rede network net
língua language tongue
banco bank bench
notícia news
condenar condemn convict
sala room
""",
    "it": """
storia story history
tempo time weather
diritto law right
società company society
notizia news
lingua language tongue
nipote nephew grandson niece
camera room chamber
rete network net
""",
    "ru": """
история story history
мир peace world
язык language tongue
право law right
рука hand arm
нога leg foot
время time
дело case business affair matter
страна country
власть power authority government
связь connection communication link
орган body organ authority
свет light world
чат chat
комната room
беседа conversation chat talk
приговор sentence verdict
партия party game batch
""",
    "uk": """
історія story history
світ world
мова language
право law right
влада power authority government
справа case business affair
""",
    "pl": """
historia story history
prawo law right
język language tongue
zamek castle lock
czas time tense
pogoda weather
kraj country
sprawa case affair matter
spółka company
wyrok sentence verdict
ręka hand arm
noga leg foot
""",
    "cs": """
příběh story tale
právo law right
jazyk language tongue
společnost company society
pokuta fine
ruka hand arm
""",
    "tr": """
hikaye story tale
dil language tongue
hava air weather
şirket company
sohbet chat conversation talk
karar decision verdict ruling
yüz face hundred
ay moon month
kara black land
""",
    "lt": """
istorija story history
teisė law right
kalba language speech
bendrovė company
ranka hand arm
""",
    "el": """
ιστορία story history
γλώσσα language tongue
καιρός weather time
εταιρεία company society
χέρι hand arm
""",
    "ro": """
istorie history story
timp time weather
drept law right
limbă language tongue
societate company society
mână hand arm
""",
    "hu": """
történet story history
nyelv language tongue
jog law right
társaság company society
fal wall
nap day sun
""",
    "nl": """
geschiedenis history story
recht law right
bank bank couch bench
stem voice vote
weer weather again
""",
    "sv": """
historia story history
rätt right court dish law
sällskap company
röst voice vote
""",
}


@cache
def _meanings() -> tuple[tuple[str, frozenset[str]], ...]:
    """(language, English words of one foreign word), row by row."""
    return tuple(
        (language, frozenset(line.split()[1:]))
        for language, rows in TABLE.items()
        for line in rows.split("\n")
        if line.strip()
    )


def confusable(one: str, other: str) -> tuple[str, ...]:
    """Languages in which ``one`` and ``other`` may be one word; none for a word with itself.

    Given phrases ("chat rooms", "story rooms"), the words in which they differ are
    compared, plurals as singulars.
    """
    first, second = _words(one), _words(other)
    if len(first) == len(second):
        pairs = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    else:
        pairs = [(a, b) for a in first for b in second if a != b]
    if not pairs:
        return ()
    found: list[str] = []
    for language, words in _meanings():
        if language not in found and any(a in words and b in words for a, b in pairs):
            found.append(language)
    return tuple(found)


def _words(phrase: str) -> list[str]:
    """The words of a phrase, lower case, plural s taken off; closed chatroom opened."""
    words: list[str] = []
    for word in phrase.casefold().replace("-", " ").split():
        plain = word.strip(".,;:'’\"“”")
        if plain.endswith("ies"):
            plain = plain[:-3] + "y"
        elif plain.endswith("s") and not plain.endswith(("ss", "news")):
            plain = plain[:-1]
        for tail in ("room", "group", "line"):
            if plain.endswith(tail) and len(plain) > len(tail) + 2:
                words += [plain[: -len(tail)], tail]
                break
        else:
            words.append(plain)
    return words
