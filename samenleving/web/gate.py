"""The strict gate before OpenFisca's own paths: a request means what it says or is refused.

What OpenFisca would do instead stands with each check. A request that passes means to OpenFisca exactly what
it means to its reader; the sizes keep every answer within about a second.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from openfisca_core.entities import Entity, Role
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from samenleving.errors import Melding, Tweetalig, bedoelde_u
from samenleving.web.gate_values import controleer_periode, controleer_waarde
from samenleving.web.json_io import GEEN_OBJECT, MAX_MELDINGEN, TUSSEN_HAKEN, Pad, kort, pad_tekst

MAX_INSTANTIES = 100
MAX_CELLEN = 40_000
"""A year of some twenty-five variables for every person; read and answered in a tenth of a second."""
MAX_CELLEN_GEWOON = 3000
"""Where OpenFisca itself computes: for a trace, and for a system with variables that we leave to it."""
MAX_BEREKENINGEN = 1000
MAX_NAAM = 100
VERDEEL = Tweetalig("verdeel de aanvraag", "divide the request")


def _melding(pad: Pad, tekst: str, oplossing: str = "") -> Melding:
    return Melding("", None, pad_tekst(pad), tekst, oplossing)


def controleer_aanvraag(
    stelsel: TaxBenefitSystem, data: Any, meeste_cellen: int = MAX_CELLEN
) -> list[Melding]:
    """Everything that is wrong with a request for `/calculate` or `/trace`; empty when it may be computed.

    Args:
        stelsel: the system that would compute it.
        data: what the JSON said, `{entiteiten: {naam: {variabele: {periode: waarde of null}}}}`.
        meeste_cellen: how many values, given and asked, it may hold.

    Returns:
        At most `MAX_MELDINGEN` messages, `veld` holding the JSON pointer of the field.
    """
    if not isinstance(data, dict):
        return [_melding((), GEEN_OBJECT, TUSSEN_HAKEN)]
    grootte = _controleer_grootte(data, meeste_cellen)
    if grootte:
        return [grootte]
    meldingen: list[Melding] = []
    for melding in _controleer(stelsel, data):
        meldingen.append(melding)
        if len(meldingen) == MAX_MELDINGEN:
            break
    return meldingen


def _controleer(stelsel: TaxBenefitSystem, data: Mapping[str, Any]) -> Iterator[Melding]:
    entiteiten = {entiteit.plural: entiteit for entiteit in stelsel.entities}
    personen = stelsel.person_entity.plural
    for naam in data:
        if naam not in entiteiten:
            yield _onbekende_entiteit(naam, entiteiten)
    if not data.get(personen):
        yield _melding(
            (personen,),
            Tweetalig("er is geen enkele persoon", "there is no person"),
            Tweetalig(
                "zet minstens één persoon onder “{personen}”",
                "put at least one person under “{personen}”",
                personen=personen,
            ),
        )
        return
    for meervoud, entiteit in entiteiten.items():
        if meervoud in data:
            yield from _controleer_entiteit(stelsel, entiteit, data[meervoud], data[personen])


def _onbekende_entiteit(naam: str, entiteiten: Mapping[str, Entity]) -> Melding:
    if naam == "axes":
        return _melding(
            ("axes",),
            Tweetalig("“axes” wordt niet aanvaard", "“axes” is not accepted"),
            Tweetalig(
                "stuur elke waarde als een eigen persoon of aanvraag",
                "send each value as a person or a request of its own",
            ),
        )
    enkelvoud = {entiteit.key: meervoud for meervoud, entiteit in entiteiten.items()}
    if naam in enkelvoud:
        return _melding(
            (naam,),
            Tweetalig("“{naam}” moet in het meervoud staan", "“{naam}” should be in the plural", naam=naam),
            Tweetalig("schrijf “{meervoud}”", "write “{meervoud}”", meervoud=enkelvoud[naam]),
        )
    tekst = Tweetalig("“{naam}” bestaat niet", "“{naam}” does not exist", naam=kort(naam))
    return _melding((naam,), tekst, bedoelde_u(kort(naam), entiteiten))


def _controleer_grootte(data: Mapping[str, Any], meeste_cellen: int) -> Melding | None:
    """Refuse before looking further at what would take too long."""
    cellen = 0
    berekeningen: set[tuple[str, str]] = set()
    for meervoud, instanties in data.items():
        if not isinstance(instanties, dict):
            continue
        if len(instanties) > MAX_INSTANTIES:
            return _melding(
                (meervoud,),
                Tweetalig(
                    "{n} is te veel: ten hoogste {hoogste} per soort",
                    "{n} are too many: at most {hoogste} of each kind",
                    n=len(instanties),
                    hoogste=MAX_INSTANTIES,
                ),
                VERDEEL,
            )
        for inhoud in instanties.values():
            for variabele, perioden in inhoud.items() if isinstance(inhoud, dict) else ():
                if not isinstance(perioden, dict):
                    continue
                cellen += len(perioden)
                if cellen > meeste_cellen:
                    tekst = Tweetalig(
                        "meer dan {n} waarden in één aanvraag",
                        "more than {n} values in one request",
                        n=meeste_cellen,
                    )
                    return _melding((), tekst, VERDEEL)
                berekeningen.update((variabele, periode) for periode, w in perioden.items() if w is None)
                if len(berekeningen) > MAX_BEREKENINGEN:
                    tekst = Tweetalig(
                        "meer dan {n} verschillende berekeningen in één aanvraag",
                        "more than {n} different calculations in one request",
                        n=MAX_BEREKENINGEN,
                    )
                    hulp = Tweetalig(
                        "vraag minder variabelen of perioden tegelijk",
                        "ask fewer variables or periods at a time",
                    )
                    return _melding((), tekst, hulp)
    return None


def _controleer_entiteit(
    stelsel: TaxBenefitSystem, entiteit: Entity, instanties: Any, personen: Any
) -> Iterator[Melding]:
    pad: Pad = (entiteit.plural,)
    if not isinstance(instanties, dict) or not instanties:
        tekst = Tweetalig(
            "dit moet een object met namen zijn, en niet leeg",
            "this should be an object with names, and not empty",
        )
        yield _melding(pad, tekst, Tweetalig("schrijf {“naam”: {…}}", "write {“name”: {…}}"))
        return
    for naam, inhoud in instanties.items():
        fout = controleer_naam(naam)
        if fout:
            yield _melding((*pad, naam), *fout)
        if not isinstance(inhoud, dict):
            yield _melding(
                (*pad, naam),
                Tweetalig("dit moet een object zijn", "this should be an object"),
                Tweetalig("schrijf {“variabele”: {“2026-03”: …}}", "write {“variable”: {“2026-03”: …}}"),
            )
    geldig = {naam: inhoud for naam, inhoud in instanties.items() if isinstance(inhoud, dict)}
    rollen = {rol.plural or rol.key: rol for rol in getattr(entiteit, "roles", ())}
    for naam, inhoud in geldig.items():
        for variabele, perioden in inhoud.items():
            if variabele not in rollen:
                yield from _controleer_variabele(stelsel, entiteit, (*pad, naam, variabele), perioden)
    if not entiteit.is_person and isinstance(personen, dict):
        yield from _controleer_leden(entiteit, rollen, geldig, personen)
    yield from _controleer_volledigheid(stelsel, entiteit, geldig, set(rollen))


def controleer_naam(naam: str) -> tuple[str, str] | None:
    """OpenFisca splits paths on `/`, crashes on empty keys and cannot write half a surrogate pair."""
    if not naam or len(naam) > MAX_NAAM:
        return (
            Tweetalig("een naam heeft 1 tot {n} tekens", "a name has 1 to {n} characters", n=MAX_NAAM),
            Tweetalig("kies een korte naam", "choose a short name"),
        )
    if "/" in naam or not naam.isprintable():
        return (
            Tweetalig(
                "de naam “{naam}” bevat een teken dat niet mag",
                "the name “{naam}” has a character that may not be in it",
                naam=kort(naam),
            ),
            Tweetalig("gebruik letters, cijfers of streepjes", "use letters, digits or hyphens"),
        )
    return None


def _controleer_variabele(
    stelsel: TaxBenefitSystem, entiteit: Entity, pad: Pad, perioden: Any
) -> Iterator[Melding]:
    naam = pad[-1]
    variabele = stelsel.variables.get(naam)
    if variabele is None:
        tekst = Tweetalig(
            "de variabele “{naam}” bestaat niet", "the variable “{naam}” does not exist", naam=kort(naam)
        )
        yield _melding(pad, tekst, bedoelde_u(kort(naam), stelsel.variables))
        return
    if variabele.entity.key != entiteit.key:
        tekst = Tweetalig(
            "“{naam}” hoort niet bij {soort}",
            "“{naam}” does not belong to “{soort}”",
            naam=naam,
            soort=entiteit.plural,
        )
        hulp = Tweetalig(
            "zet dit veld onder “{soort}”", "put this field under “{soort}”", soort=variabele.entity.plural
        )
        yield _melding(pad, tekst, hulp)
        return
    if not isinstance(perioden, dict) or not perioden:
        tekst = Tweetalig("hier ontbreekt de periode", "the period is missing here")
        yield _melding(pad, tekst, Tweetalig("schrijf {“2026-03”: waarde}", "write {“2026-03”: value}"))
        return
    for periode, waarde in perioden.items():
        fout = controleer_periode(variabele, periode, gevraagd=waarde is None)
        if fout is None and waarde is not None:
            fout = controleer_waarde(variabele, waarde)
        if fout:
            yield _melding((*pad, periode), *fout)


def _controleer_leden(
    entiteit: Entity,
    rollen: Mapping[str, Role],
    instanties: Mapping[str, Mapping[str, Any]],
    personen: Mapping[str, Any],
) -> Iterator[Melding]:
    """A person whom a declared kind of group forgets gets a group and inherits another group's inputs."""
    gezien: dict[str, str] = {}
    for groep, inhoud in instanties.items():
        for rol in rollen:
            if rol not in inhoud:
                continue
            pad = (entiteit.plural, groep, rol)
            leden = [inhoud[rol]] if isinstance(inhoud[rol], str) else inhoud[rol]
            if not isinstance(leden, list):
                yield _melding(
                    pad,
                    Tweetalig(
                        "dit moet een lijst met namen van personen zijn",
                        "this should be a list with names of persons",
                    ),
                    Tweetalig("schrijf [“An”, “Bo”]", "write [“An”, “Bo”]"),
                )
                continue
            if len(leden) > MAX_INSTANTIES:
                yield _melding(
                    pad,
                    Tweetalig(
                        "er staan te veel namen in deze lijst", "there are too many names in this list"
                    ),
                    Tweetalig("noem elke persoon één keer", "name each person once"),
                )
                continue
            for plaats, lid in enumerate(leden):
                plek = (*pad, str(plaats))
                if not isinstance(lid, str) or lid not in personen:
                    tekst = Tweetalig(
                        "“{lid}” staat niet onder de personen",
                        "“{lid}” does not stand under the persons",
                        lid=kort(lid),
                    )
                    yield _melding(plek, tekst, bedoelde_u(kort(lid), personen))
                elif lid in gezien:
                    tekst = Tweetalig(
                        "“{lid}” staat al in “{groep}”",
                        "“{lid}” stands in “{groep}” already",
                        lid=lid,
                        groep=gezien[lid],
                    )
                    hulp = Tweetalig(
                        "een persoon hoort bij één {soort}",
                        "a person belongs to one “{soort}”",
                        soort=entiteit.key,
                    )
                    yield _melding(plek, tekst, hulp)
                else:
                    gezien[lid] = groep
    for persoon in personen:
        if persoon not in gezien:
            namen = [f"“{rol}”" for rol in rollen]
            yield _melding(
                (entiteit.plural,),
                Tweetalig(
                    "“{naam}” hoort bij geen enkele {soort}",
                    "“{naam}” belongs to no “{soort}”",
                    naam=kort(persoon),
                    soort=entiteit.key,
                ),
                Tweetalig(
                    "zet elke persoon onder {rol}, of laat “{soort}” helemaal weg",
                    "put each person under {rol}, or leave “{soort}” out altogether",
                    rol=Tweetalig(" of ".join(namen), " or ".join(namen)),
                    soort=entiteit.plural,
                ),
            )


def _controleer_volledigheid(
    stelsel: TaxBenefitSystem,
    entiteit: Entity,
    instanties: Mapping[str, Mapping[str, Any]],
    rollen: set[str],
) -> Iterator[Melding]:
    """One given value switches the formula off for everybody: the others would silently get the default."""
    gegeven: dict[tuple[str, str], set[str]] = {}
    for naam, inhoud in instanties.items():
        for variabele, perioden in inhoud.items():
            if variabele in rollen or not isinstance(perioden, dict):
                continue
            bekend = stelsel.variables.get(variabele)
            if bekend is None or not bekend.formulas:
                continue
            for periode, waarde in perioden.items():
                if waarde is not None:
                    gegeven.setdefault((variabele, periode), set()).add(naam)
    for (variabele, periode), namen in gegeven.items():
        for naam in instanties:
            if naam not in namen:
                yield _melding(
                    (entiteit.plural, naam, variabele, periode),
                    Tweetalig(
                        "“{variabele}” is voor {periode} gegeven bij “{ander}”, maar niet hier",
                        "“{variabele}” is given for {periode} with “{ander}”, but not here",
                        variabele=variabele,
                        periode=periode,
                        ander=min(namen),
                    ),
                    Tweetalig(
                        "geef de waarde overal of nergens: anders wordt ze nergens meer berekend",
                        "give the value everywhere or nowhere: else it is no longer computed anywhere",
                    ),
                )
