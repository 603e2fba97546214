"""Choices that English leaves open: of two ways to say a thing, which one does the text take?

A rate says what a text is about (dialogue is full of "I"); a share among two ways says who
wrote it: "it is" or "it's", "of the" or "'s", "said that" or "said he". Engines take the first
way more often than translators do, or the other way round; topics have little say in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from audit.provenance.style.measures import Row

# So many choices of the usual sort are added to each text's own: few say little.
ADDED = 2.0


@dataclass(frozen=True, slots=True)
class Choice:
    """Two sets of masked tokens or pairs (``tokens.py``): one way and the other."""

    name: str
    one: tuple[str, ...]
    other: tuple[str, ...]


def _table() -> Iterator[Choice]:
    for line in _CHOICES.strip().splitlines():
        name, one, other = line.split("=")
        yield Choice(name.strip(), _signs(one), _signs(other))


def _signs(side: str) -> tuple[str, ...]:
    """``a,b + c,d`` stands for "a c", "a d", "b c", "b d"; ``|`` parts the entries."""
    found: list[str] = []
    for entry in side.split("|"):
        first, plus, second = entry.strip().partition(" + ")
        if not plus:
            found.append(first)
            continue
        seconds = second.split(",")
        found += [f"{a} {b}" for a in first.split(",") for b in seconds]
    return tuple(found)


_CHOICES = """
long_is = it,that,there,he,she,what,who,here,where + is | you,we,they + are | i am \
= it's | that's | there's | he's | she's | what's | who's | i'm | you're | we're | they're
long_not = is,are,was,were,do,does,did,has,have,had,could,would,should,can,will + not | cannot \
= isn't | aren't | wasn't | weren't | don't | doesn't | didn't | hasn't | haven't | hadn't \
| couldn't | wouldn't | can't | won't
long_will = i,you,he,she,it,we,they + have,will,would,had \
= i'll | we'll | i've | we've | they've | you've | i'd
genitive = of + the,N,a,his,her,its,their = 's
that_said = said,says,say,added,noted,stressed,believes,believe,announced,think,know,explained,\
reported,stated,emphasized + that \
= said,says,say,added,believes,believe,announced,think,know,reported + he,she,it,the,there,this,\
in,a,they,we,i,N
however = however | moreover | furthermore | therefore | thus | besides | hence | nevertheless \
= <s> + but,and,so,yet,still,then
opening = <s> + on,in,at,according,for,from,to = <s> + N,he,she,they,we,i,it,the,a
also = also = too | well
as_well = also = as well
because = because of = because | since | as
about = about + #,a,the | approximately = around,nearly,almost,over + # | nearly | around
after = after = following | since
reporting = noted | notes | stressed | emphasized | stated | states | reported | reports \
| explained | believes = said | says | told | added | adds
meanwhile = same time | currently = while | meanwhile | now
this = this | these = that | those
which = which = that
comma_who = , who = who
must = must | should | necessary = has,have,had,need + to
will = will = would | could | might
can = can = could | may | might
past = was | were = has | have | had
being = is | are = being | been
article = the = a | an
owner = the = his | her | its | their | our | my | your
article_of_names = the N = N N
particles = in | on | at | for | with = up | out | off | down | away | over | back
very = very | completely | large = much | really | quite | rather | big
any = any | every | all = each | some | several
more_than = more than | less than = over | up to | under | above
until = until | before = till | ahead | by
such = such = so | like
whether = if | whether = when | once | unless
not = not = no | never | without | neither | nor
it = it | this = they | he | she
comma_and = , and = and
comma_but = , but = but
comma_which = , that | , which = that | which
there_is = there + is,are,was,were = is | are | was | were
although = although | despite = though | but | while | still
where = where | when = which | that
in_the = in,on,at,of,to,for,from,with,by + the \
= in,on,at,of,to,for,from,with,by + N,a,his,her,its,their,#
one_of = one of = one | ones
"""
CHOICES = tuple(_table())
"""The choices, in the order of ``choices``."""


def choices(counts: Mapping[str, int]) -> Row:
    """How often each way was taken, float64, shape (len(CHOICES), 2)."""
    get = counts.get
    found = [
        (sum(get(sign, 0) for sign in c.one), sum(get(sign, 0) for sign in c.other))
        for c in CHOICES
    ]
    return np.asarray(found, dtype=np.float64)


def shares(seen: Row) -> Row:
    """The share of the first way in many texts (their choices added up), inside (0, 1)."""
    share: Row = np.clip(seen[:, 0] / np.maximum(1.0, seen.sum(axis=1)), 0.02, 0.98)
    return share


def odds(seen: Row, usual: Row) -> Row:
    """Log-odds of the first way in one text; where it never chose, those of ``usual`` shares."""
    one, other = seen[:, 0] + ADDED * usual, seen[:, 1] + ADDED * (1.0 - usual)
    return np.asarray(np.log(one / other), dtype=np.float64)
