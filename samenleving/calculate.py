"""One question, one function: what each system means for a case. Command line, pages and API all ask it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from samenleving.errors import InvoerFout, Tweetalig, bedoelde_u
from samenleving.explain import Uitkomst, bereken
from samenleving.explain.calendar import Kalender, kalender
from samenleving.explain.words import NEDERLANDS, Woorden
from samenleving.law import stelsel
from samenleving.situation import Situatie, controleer_maand, lees_situatie, soort_van
from samenleving.systems import Systeem, standaarddatum, systeem

MAX_PUNTEN = 100
TE_VEEL_PUNTEN = Tweetalig("dit zijn te veel punten", "these are too many points")


def bereken_situatie(
    bron: Situatie | Path | str | Mapping[str, Any],
    namen: Sequence[str],
    datum: str | None = None,
    mappen: Sequence[Path | str] = (),
    woorden: Woorden = NEDERLANDS,
) -> tuple[Uitkomst, ...]:
    """Compute a case in every system, in the order given.

    Args:
        bron: a case, a file with one, or data.
        namen: systems by name.
        datum: month `JJJJ-MM`; else that of the case, else the first in which every system is in force.
        mappen: folders with the user's own proposals.
        woorden: the language of the outcomes.

    Raises:
        InvoerFout: whatever is wrong with the case, a name or the month.
    """
    situatie = bron if isinstance(bron, Situatie) else lees_situatie(bron)
    systemen = [systeem(naam, mappen) for naam in namen]
    maand = kies_maand(datum or situatie.datum, systemen)
    return tuple(bereken(situatie, deze, maand, woorden=woorden) for deze in systemen)


def kalenders(
    bron: Situatie | Path | str | Mapping[str, Any],
    namen: Sequence[str],
    van: str | None,
    maanden: int,
    mappen: Sequence[Path | str] = (),
    woorden: Woorden = NEDERLANDS,
) -> tuple[Kalender, ...]:
    """Follow a case through so many months in every system, in the order given; `woorden` is the language.

    Raises:
        InvoerFout: whatever is wrong with the case, a name, the first month or the number of months.
    """
    situatie = bron if isinstance(bron, Situatie) else lees_situatie(bron)
    systemen = [systeem(naam, mappen) for naam in namen]
    begin = kies_maand(van or situatie.datum, systemen)
    return tuple(kalender(situatie, deze, begin, maanden, woorden) for deze in systemen)


def reeks(
    situatie: Situatie,
    invoer: str,
    waarden: Sequence[Any],
    namen: Sequence[str],
    datum: str | None = None,
    mappen: Sequence[Path | str] = (),
) -> Iterator[tuple[str, Any, Uitkomst]]:
    """Let one input of a case run over values, in every system: (system, value, outcome), system by system.

    Args:
        situatie: the case; all the rest of it stays.
        invoer: name of the input variable.
        waarden: its values, as they would stand in a case.
        namen: systems by name.
        datum: as for `bereken_situatie`.
        mappen: folders with the user's own proposals.

    Raises:
        InvoerFout: whatever is wrong with the variable, a value, a name or the month; `veld` of a wrong value
            is `waarden.<place>`.
    """
    if len(waarden) > MAX_PUNTEN:
        hulp = Tweetalig("geef er ten hoogste {n}", "give at most {n}", n=MAX_PUNTEN)
        raise InvoerFout.een(TE_VEEL_PUNTEN, hulp, veld="waarden")
    systemen = [systeem(naam, mappen) for naam in namen]
    maand = kies_maand(datum or situatie.datum, systemen)
    gevallen = [_met(situatie, invoer, waarde, plaats) for plaats, waarde in enumerate(waarden)]
    for deze in systemen:
        for waarde, geval in zip(waarden, gevallen, strict=True):
            yield deze.naam, waarde, bereken(geval, deze, maand, vooruitblik=False)


def stappen(van: float, tot: float, stap: float) -> tuple[float, ...]:
    """The numbers from `van` up to and with `tot`; decimals as written, without binary noise.

    Raises:
        InvoerFout: a step that is not above zero, or more than `MAX_PUNTEN` numbers.
    """
    begin, einde, met = (Decimal(str(getal)) for getal in (van, tot, stap))
    if met <= 0 or einde < begin:
        raise InvoerFout.een(
            Tweetalig("deze reeks loopt niet op", "this series does not rise"),
            Tweetalig(
                "geef een stap boven nul, en “tot” vanaf “van”",
                "give a step above zero, and “tot” not below “van”",
            ),
            veld="stap",
        )
    if (einde - begin) / met >= MAX_PUNTEN:
        hulp = Tweetalig("blijf onder {n} stappen", "stay below {n} steps", n=MAX_PUNTEN)
        raise InvoerFout.een(TE_VEEL_PUNTEN, hulp, veld="stap")
    aantal = int((einde - begin) // met) + 1
    return tuple(float(begin + nummer * met) for nummer in range(aantal))


def _met(situatie: Situatie, invoer: str, waarde: Any, plaats: int) -> Situatie:
    """The case with one input replaced, checked like any other."""
    variabelen = stelsel().variables
    bekend = [naam for naam, variabele in variabelen.items() if soort_van(variabele) == "invoer"]
    if invoer not in bekend:
        tekst = Tweetalig("dit gegeven bestaat niet", "this fact does not exist")
        raise InvoerFout.een(tekst, bedoelde_u(invoer, bekend), veld="invoer")
    entiteit = variabelen[invoer].entity.key
    delen: dict[str, Any] = {naam: dict(gegevens) for naam, gegevens in situatie.invoer.items()}
    delen[entiteit] = {**delen.get(entiteit, {}), invoer: waarde}
    try:
        return lees_situatie({"id": situatie.id, "naam": situatie.naam, **delen})
    except InvoerFout as fout:
        eerste = fout.meldingen[0]
        raise InvoerFout.een(eerste.tekst, eerste.oplossing, veld=f"waarden.{plaats}") from fout


def kies_maand(datum: str | None, systemen: Sequence[Systeem]) -> str:
    """The month asked for, or the first in which every system is in force."""
    return controleer_maand(datum) if datum is not None else standaarddatum(systemen)
