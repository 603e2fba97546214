"""Abbreviations after which a full stop ends nothing, by language.

CLDR's suppressions for ICU are not used: ICU matches them at the end of any word,
so "al." keeps Portuguese "episcopal." from ending a sentence. Here stand titles
and other words that are always followed by what they belong to. What can close
a sentence (etc., Inc.) is left out. Written by hand, from general knowledge of
each language's spelling.
"""

from __future__ import annotations

from functools import cache

# Before English names in text of any language.
_EVERYWHERE = "dr prof mr mrs ms st"
# For a language without a row of its own.
_ELSEWHERE = "nr vol art gen col"

_SOUTH_SLAVIC = (
    "dr mr prof doc akad inž ing dipl gosp gđa gđica g sv ul br str tzv npr tj god st vl čl odn"
    " sl tel red gl ur izd prim mag mons o.g tzv"
)
_CYRILLIC_SERBIAN = "др мр проф доц акад инж дипл госп гђа г св ул бр стр тзв нпр тј год ст чл одн"

_BY_LANGUAGE: dict[str, str] = {
    "en": "dr mr mrs ms prof st gen sen rep gov lt col sgt capt rev hon pres adm maj cpl messrs mt"
    " ft vs no nos fig figs vol cf approx det dist"
    " sens reps gens drs profs",
    "de": "dr prof hr fr hl st nr bzw ca vgl evtl ggf inkl sog bes geb gest str abs art bd dipl ing"
    " jh mio mrd tel z.b d.h u.a z.t o.ä i.d.r",
    "nl": "dr drs ir ing prof mr mw dhr st nr blz bijv bv ca jl resp t.a.v o.a d.w.z z.g mln mld",
    "sv": "dr prof hr fr st nr ca kl bl.a t.ex s.k d.v.s dvs resp tel ev jfr milj f.d",
    "da": "dr prof hr fr sct st nr ca kl bl.a f.eks d.v.s dvs jf mio mia ca tlf hhv pga s.k",
    "nb": "dr prof hr fr st nr ca kl bl.a f.eks d.v.s dvs jf mill mrd tlf pga s.k",
    "is": "dr prof hr fr sr nr kl t.d m.a þ.e s.s u.þ.b skv sbr",
    "fi": "dr prof hra rva tri t.s mm esim ns nk n os yht vrt klo s",
    "et": "dr prof hr pr nr lk nn jne u ca vt s.o t.h k.a e.m.a",
    "lv": "dr prof nr plkst t.i piem lpp utt st ap",
    "lt": "dr prof nr pvz t.y vad g pr doc kun tūkst mln mlrd",
    "pl": "dr hab prof mgr inż ks św ul al nr np tzw tzn m.in ok godz r tys mln mld pl im płk gen"
    " ang kpt por sierż red abp bp",
    "cs": "dr mgr ing prof doc judr mudr phdr rndr bc sv ul č tzv např tj mj kpt gen plk str r cca"
    " resp mil mld tis p hod",
    "sk": "dr mgr ing prof doc judr mudr phdr rndr bc sv ul č tzv napr tj t.j kpt gen plk str r cca"
    " resp mil mld tis p hod",
    "sl": "dr mag prof doc g ga gdč sv ul št str t.i tj npr oz ok cca l sl i.e",
    "hr": _SOUTH_SLAVIC,
    "bs": _SOUTH_SLAVIC,
    "sr": f"{_SOUTH_SLAVIC} {_CYRILLIC_SERBIAN}",
    "hbs": f"{_SOUTH_SLAVIC} {_CYRILLIC_SERBIAN}",
    "mk": "д-р проф г г-ѓа св ул бр стр т.н т.е год ст чл",
    "bg": "д-р проф доц акад инж г г-н г-жа св ул бр стр т.нар т.е напр ср бул гр с обл",
    "ru": "г гг ул пр просп д кв корп стр с см ср др проф акад доц им св т.н т.е т.к тыс млн млрд"
    " руб коп г-н г-жа обл р-н ст гр о англ нем тов ген подп полк",
    "uk": "м вул просп буд кв див ст проф акад доц ім св т.зв тзв р рр тис млн млрд обл р-н ген",
    "be": "г вул праф акад ім св т.зв тыс млн млрд руб обл",
    "hu": "dr prof özv ifj id szt u pl kb ún ill vö st sz fsz old ca stb hiv",
    "ro": "dr prof dl dna d-na sf str nr art pag conf gen lt col mil mld ing acad",
    "it": "dr dott prof sig sigg ing avv on sen gen col ten cap s ss pag n p art ca es cfr",
    "es": "ee dr dra prof sr sra srta d dña ud uds gral cnel tte pág págs núm nº av avda art ej"
    " lic ing mons",
    "pt": "dr dra prof sr sra srta d eng av art pág núm nº gen cel ten ex exmo exma mons",
    "gl": "dr dra prof sr sra d av art páx núm",
    "ca": "dr dra prof sr sra d av art pàg núm",
    "fr": "m mm mme mlle dr pr prof me st ste mgr av bd p pp art n éd env cf réf chap fig vol",
    "tr": "dr prof doç yrd av sn st mah cad sok no bkz vb alb org tuğg müh öğr gör arş",
    "az": "dr prof akad dos məs bax küç pr",
    "el": "κ κα κκ δρ καθ αγ οδ αρ σελ π.χ δηλ βλ λ.χ εκατ δισ χιλ τηλ",
    "sq": "dr prof z znj sh nr rr f",
    "hy": "դր պրոֆ ակադ տ օր",
    "id": "dr prof drs ir h hj jl no hlm tn ny sdr yth kab kec kel bpk",
    "ms": "dr prof en pn cik jl no tn hj dato",
    "vi": "ts ths gs pgs tp ô bà q p",
    "sw": "dkt prof bw bi mh uk na",
    "hi": "डॉ प्रो श्री पं मि मिस",
    "eu": "dr prof jn and z",
}

#: Languages that write an ordinal as figure and full stop.
_ORDINAL_STOP = "de da nb nn no is fo fi et lv cs sk sl hr sr bs hbs hu tr pl lb hsb dsb eu sq"
ORDINAL_STOP = frozenset(_ORDINAL_STOP.split())


@cache
def abbreviations(language: str) -> frozenset[str]:
    """Abbreviations of a language without their last stop, in lower case."""
    own = _BY_LANGUAGE.get(language, "")
    return frozenset(f"{own or _ELSEWHERE} {_EVERYWHERE}".split())


@cache
def months(language: str) -> frozenset[str]:
    """Month names of a language in lower case, all CLDR forms; empty where CLDR has none."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse("hr" if language == "hbs" else language)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    names: set[str] = set()
    for form in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            names.update(str(n).rstrip(".").lower() for n in locale.months[form][width].values())
    return frozenset(names)
