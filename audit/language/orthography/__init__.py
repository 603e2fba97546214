"""The orthographies by which a foreign word or name may be respelt, one table each."""

from __future__ import annotations

from audit.language.orthography.ar import AR
from audit.language.orthography.az import AZ
from audit.language.orthography.bg import BG
from audit.language.orthography.cs import CS
from audit.language.orthography.de import DE
from audit.language.orthography.el import EL
from audit.language.orthography.es import ES
from audit.language.orthography.et import ET
from audit.language.orthography.fi import FI
from audit.language.orthography.fr import FR
from audit.language.orthography.hbs import HBS
from audit.language.orthography.hu import HU
from audit.language.orthography.id import ID
from audit.language.orthography.it import IT
from audit.language.orthography.ja import JA
from audit.language.orthography.lt import LT
from audit.language.orthography.lv import LV
from audit.language.orthography.mk import MK
from audit.language.orthography.nl import NL
from audit.language.orthography.pl import PL
from audit.language.orthography.pt import PT
from audit.language.orthography.ro import RO
from audit.language.orthography.ru import RU
from audit.language.orthography.shape import APPROXIMATIONS, Orthography, rules
from audit.language.orthography.sk import SK
from audit.language.orthography.sl import SL
from audit.language.orthography.sq import SQ
from audit.language.orthography.sv import SV
from audit.language.orthography.tr import TR
from audit.language.orthography.uk import UK

ORTHOGRAPHIES: dict[str, Orthography] = {
    table.language: table
    for table in (
        *(AR, AZ, BG, CS, DE, EL, ES, ET, FI, FR, HBS, HU, ID, IT, JA, LT, LV, MK, NL),
        *(PL, PT, RO, RU, SK, SL, SQ, SV, TR, UK),
    )
}

__all__ = ["APPROXIMATIONS", "ORTHOGRAPHIES", "Orthography", "rules"]
