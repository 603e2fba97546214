"""Words that tell what a capital run is: titles, particles, words of institutions.

Data of the English language, not of any text: each table is a closed class or a
sample of a large one, and a name is found without them too.
"""

from __future__ import annotations

from functools import cache


def _words(listed: str) -> frozenset[str]:
    """The words of a list written with spaces."""
    return frozenset(listed.split())


# Forms of address, ranks and offices that stand before a person's name.
TITLES = _words(
    """mr mrs ms miss mx dr prof professor messrs drs profs sens reps gens govs sir dame lord lady
    madame madam monsieur m mme mlle
    president vicepresident presidentelect premier chancellor minister secretary senator sen rep
    representative
    congressman congresswoman governor gov mayor ambassador commissioner councillor mp
    king queen prince princess duke duchess count countess baron baroness earl emperor empress
    sultan emir sheikh sheik shah tsar pope cardinal archbishop bishop rev reverend father pastor
    rabbi imam ayatollah mullah saint
    general gen colonel col major maj captain capt lieutenant lt sergeant sgt corporal private
    admiral adm commander cmdr marshal officer detective inspector constable sheriff deputy
    judge justice attorney prosecutor
    chairman chairwoman chairperson chair ceo coach manager director spokesman spokeswoman
    spokesperson leader founder chief head star singer actor actress author writer
    journalist reporter host presenter professor doctor coach striker midfielder defender
    goalkeeper uncle aunt comrade herr frau signor signora senor senora don dona"""
)
# Titles of more than one word, folded and joined with a space.
LONG_TITLES = (
    ("secretary", "of", "state"),
    ("secretary", "general"),
    ("attorney", "general"),
    ("prime", "minister"),
    ("vice", "president"),
    ("first", "lady"),
    ("first", "minister"),
    ("foreign", "minister"),
    ("foreign", "secretary"),
    ("home", "secretary"),
    ("supreme", "leader"),
    ("chief", "executive"),
    ("chief", "justice"),
    ("crown", "prince"),
)
LONG_TITLE_STARTS = frozenset(title[0] for title in LONG_TITLES)
# Nobiliary and linking particles in lower case between two parts of one name.
PARTICLES = _words(
    """de del della di da dos das do du des la le las los van von der den ter ten zu zum zur
    bin ibn bint al el ul ad y e i of the and"""
)
# A particle in this set joins two capital runs only when another rule agrees.
WEAK_PARTICLES = frozenset({"the", "and", "e", "i", "y", "do", "den", "ten", "ad"})
# Words that make a run the name of an institution.
INSTITUTIONS = _words(
    """agency alliance army assembly association authority bank board brigade bureau cabinet
    centre center chamber church club college commission committee company conference congress
    consortium corp corporation council court department federation force forces foundation fund
    group guard hospital inc institute institution journal league ltd llc plc gmbh magazine
    ministry movement museum nations navy news office orchestra organisation organization
    parliament party police post press school senate service services society studio studios team
    times tribunal tribune union university company co network front syndicate academy initiative
    airlines airways motors bundesliga nato act bill award awards cup prize treaty series show
    championship open tour project report democrat democrats republican republicans labour tory
    tories conservatives liberals"""
)
# Words that make a run the name of a place.
LANDFORMS = _words(
    """avenue bay beach boulevard bridge canyon cape castle city coast county creek desert
    district falls forest gulf harbor harbour heights hill hills island islands isle lake lane
    mount mountain mountains ocean park peninsula plaza port prefecture province region republic
    river road sea square state states strait street town valley village"""
)
# Capitalised in English without being a name of anyone or anything to compare.
_NEVER = _words("i i'm i'd i'll i've ok tv god internet a.m p.m am pm")


# Months and days that are names of people too: these count as dates beside a figure, the
# written-out ones also where no name goes before.
SHORT_DATES = _words("jan mar may sun sat dec")
LONG_DATES = _words("may march april june august")


@cache
def calendar() -> frozenset[str]:
    """English names of days and months, long and short, folded (CLDR)."""
    from babel import Locale

    english = Locale("en")
    words: set[str] = set()
    for table in (english.days, english.months):
        for width in ("wide", "abbreviated"):
            words.update(str(word).lower() for word in table["format"][width].values())
    return frozenset(words | {"sept"}) | _NEVER


@cache
def currencies() -> frozenset[str]:
    """ISO 4217 codes (CLDR), and the ones that papers use instead."""
    from babel import Locale

    return frozenset(Locale("en").currencies) | {"RMB", "NIS", "STG"}


# Pronouns, and verbs that are left when "n't" is cut off: never (part of) a name.
PRONOUNS = _words(
    """he she it we you they i his her its our your their my that there who what did does do is
    was are were has have had would could should"""
)
# A capitalised run with one of these inside is a phrase Written Like This.
PHRASAL = _words(
    """is are was were be been has have had not very how why when where what who that this
    these those if his her our your their my me you it do does did from with about into"""
)
# Words with which a sentence or a headline starts and which start no name.
OPENERS = _words(
    """a about above according after again against all almost also although among an and another
    any are around as at back because been before behind being below between both but by can
    could despite did do does during each either even every few finally first following for from
    further had has have having he her here hers him his how however i if in indeed instead
    into is it its itself just last later least less let like many may meanwhile might more
    moreover most much must my near nearly neither never new next no none nor not nothing now of
    off on once one only onto or other others otherwise our out over own per perhaps please rather
    same second several shall she should since so some soon still such than that the their them
    then there therefore these they third this those though through throughout thus to today
    together tomorrow tonight too toward towards two three four five six seven eight nine ten
    under unless unlike until up upon us using very via was we well were what when where whether
    which while who whom whose why will with within without would yes yesterday yet you your
    former late old young early earlier"""
)
