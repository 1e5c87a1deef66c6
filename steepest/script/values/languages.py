"""Number words, signs and lists of words, one table a language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from steepest.script.fault import Fault
from steepest.script.nearest import suggestion


@dataclass(frozen=True)
class Language:
    """What has to be known of a language to write numbers in it, and to find the words that compare or count.

    `numbers`, `ordinals` and `times` are indexed by the number, from 0; larger ones are said in digits, with
    `ordinal_endings` looked up by the last two digits, then the last one, then "" and with `times_after`
    behind. `shares` are a half, a third and so on.
    """

    code: str
    decimal: str
    thousands: str
    between: str  # between the entries of a point: ", " where the decimal sign is not a comma
    conjunction: str
    disjunction: str
    minus: str
    numbers: tuple[str, ...]
    ordinals: tuple[str, ...]
    ordinal_endings: Mapping[int | str, str]
    times: tuple[str, ...]
    times_after: str
    shares: tuple[str, ...]
    comparing: frozenset[str] = field(
        repr=False
    )  # words that compare or count: true of some facts and not of others
    counting: frozenset[str] = field(repr=False)  # those of them that say a number
    rising: frozenset[str] = field(repr=False)  # words that lead up
    falling: frozenset[str] = field(repr=False)  # words that lead down
    openers: frozenset[str] = field(
        repr=False
    )  # words that open a clause: a caption may well be cut before them
    clinging: frozenset[str] = field(
        repr=False
    )  # words that lean on the next one: a caption is not cut after them


def _row(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _inflected(stems: str) -> frozenset[str]:
    """German words that decline as adjectives do, in all their forms.

    >>> sorted(_inflected("tiefer"))
    ['tiefer', 'tiefere', 'tieferem', 'tieferen', 'tieferer', 'tieferes']
    """
    return frozenset(stem + ending for stem in stems.split() for ending in ("", "e", "em", "en", "er", "es"))


ENGLISH = Language(
    code="en",
    decimal=".",
    thousands=",",
    between=", ",
    conjunction="and",
    disjunction="or",
    minus="minus",
    numbers=_row("zero one two three four five six seven eight nine ten eleven twelve"),
    ordinals=_row("zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"),
    ordinal_endings={11: "th", 12: "th", 13: "th", 1: "st", 2: "nd", 3: "rd", "": "th"},
    times=("zero times", "once", "twice"),
    times_after=" times",
    shares=(
        "half",
        *(f"a {part}" for part in _row("third quarter fifth sixth seventh")),
        "an eighth",
        "a ninth",
        "a tenth",
    ),
    comparing=_words(
        """
        above all always any apart beyond below better bigger biggest both closer closest darker deeper
        deepest double doubled doubles each eight eleven enough equal equally equals even every everywhere
        exactly farther farthest faster fastest fewer fewest five flatter flattest four further furthest
        gentler gentlest greater greatest half halved halves halfway harder higher highest identical larger
        largest least less lesser lighter longer longest lower lowest more most narrower narrowest nearer
        nearest neither never nine none nothing nowhere only opposite past quarter same sharper shallower
        shallowest shorter shortest seven six slower slowest smaller smallest steeper steepest stronger
        strongest ten thrice third three thousand thousands million millions billion billions tighter together
        triple tripled twelve twice two unchanged unequal weaker weakest wider widest worse worst fourth fifth
        sixth seventh eighth ninth tenth hundredth dozen hundred hundreds quicker quickest rounder straighter taller
        tallest easier earlier earliest later latest
        """
    ),
    counting=_words(
        """
        two three four five six seven eight nine ten eleven twelve dozen hundred hundreds thousand thousands
        million millions billion billions twice thrice double doubled doubles triple tripled half halved halves
        quarter third fourth fifth sixth seventh eighth ninth tenth hundredth
        """
    ),
    rising=_words(
        "up upward upwards uphill climb climbs climbed climbing rise rises rose risen rising ascend ascends"
    ),
    falling=_words(
        "down downward downwards downhill drop drops dropped fall falls fell fallen falling sink sinks sank sinking "
        "descend descends descended"
    ),
    openers=_words(
        """
        and but or so yet because since while when where which who that whose than as if until before after
        though then to from into with without along across towards toward in on at by for through between
        """
    ),
    clinging=_words(
        """
        a an the this that these those its his her their our your my no every each some any of in on at by for
        to from with into through between along across is are was were be and or but as than not so very about
        just only we it i you they he she which what how whose
        """
    ),
)

GERMAN = Language(
    code="de",
    decimal=",",
    thousands=".",
    between="; ",
    conjunction="und",
    disjunction="oder",
    minus="minus",
    numbers=_row("null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"),
    ordinals=_row(
        "nullte erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte"
    ),
    ordinal_endings={"": "."},
    times=_row(
        "nullmal einmal zweimal dreimal viermal fünfmal sechsmal siebenmal achtmal neunmal zehnmal elfmal "
        "zwölfmal"
    ),
    times_after="-mal",
    shares=("die Hälfte", *(f"ein {part}tel" for part in _row("Drit Vier Fünf Sechs Sieb Ach Neun Zehn"))),
    comparing=_inflected(
        """
        beid gleich identisch entgegengesetzt doppelt dreifach halb jed all größer größt kleiner kleinst mehr
        meist weniger wenigst höher höchst niedriger niedrigst tiefer tiefst steiler steilst flacher flachst
        länger längst kürzer kürzest näher weitest schneller schnellst langsamer langsamst stärker stärkst
        schwächer schwächst besser best schlechter schlechtest enger engst breiter breitest schmaler schmalst
        dunkler dunkelst heller hellst leichter leichtest schwerer schwerst früher frühest später spätest
        spitzer stumpfer runder gerader schärfer sanfter sanftest dritt viert fünft sechst siebt acht neunt
        zehnt elft zwölft
        """
    )
    | _words(
        """
        immer stets nie niemals nur überall nirgends nirgendwo nichts keiner keins keines keinem keinen keine
        weder derselbe dieselbe dasselbe denselben demselben derselben desselben dieselben genau genauso
        ebenso hälfte viertel drittel zehntel hundertstel halbiert verdoppelt verdreifacht zweimal dreimal
        viermal zehnmal zwei zweien drei dreien vier fünf sechs sieben neun zehn elf zwölf dutzend hundert
        tausend tausende million millionen milliarde milliarden gemeinsam zusammen jenseits oberhalb unterhalb
        höchstens mindestens auseinander gegenüber unverändert
        """
    ),
    counting=_inflected("doppelt dreifach halb dritt viert fünft sechst siebt acht neunt zehnt elft zwölft")
    | _words(
        """
        zwei zweien drei dreien vier fünf sechs sieben neun zehn elf zwölf dutzend hundert tausend tausende
        million millionen milliarde milliarden zweimal dreimal viermal zehnmal hälfte viertel drittel zehntel
        hundertstel halbiert verdoppelt verdreifacht
        """
    ),
    rising=_words(
        "hinauf herauf bergauf aufwärts steigt steigen steigend stieg stiegen gestiegen klettert klettern"
    ),
    falling=_words(
        "hinab hinunter herab herunter bergab abwärts fällt fallen fallend fiel fielen gefallen sinkt sinken sinkend "
        "sank sanken gesunken"
    ),
    openers=_words(
        """
        und aber oder denn weil da während wenn wo der die das dass als ob bis bevor nachdem obwohl dann von
        in mit ohne entlang über zu zum zur an am auf bei für durch zwischen
        """
    ),
    clinging=_words(
        """
        ein eine einen einem einer eines der die das den dem des dieser diese dieses sein seine ihr ihre unser
        kein keine jede jeder jedes von in im an am auf bei für zu zum zur mit durch zwischen ist sind war und
        oder aber als nicht so sehr wir es ich sie er welche welcher welches was wie
        """
    ),
)

LANGUAGES: Mapping[str, Language] = {language.code: language for language in (ENGLISH, GERMAN)}


def language_of(code: str | Language) -> Language:
    """The table of a language by its code ("en"); Fault where there is none."""
    if isinstance(code, Language):
        return code
    if code not in LANGUAGES:
        raise Fault(
            f'no number words for the language "{code}"' + suggestion(code, LANGUAGES, "there are tables for")
        )
    return LANGUAGES[code]
