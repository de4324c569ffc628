"""The strict gate before OpenFisca's own paths: a request means what it says or is refused.

What OpenFisca would do instead stands with each check. A request that passes means to OpenFisca exactly what
it means to its reader; the sizes keep every answer within about a second.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from openfisca_core.entities import Entity, Role
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from samenleving.errors import Melding, bedoelde_u
from samenleving.web.gate_values import controleer_periode, controleer_waarde
from samenleving.web.json_io import MAX_MELDINGEN, Pad, kort, pad_tekst

MAX_INSTANTIES = 100
MAX_CELLEN = 40_000
"""A year of some twenty-five variables for every person; read and answered in a tenth of a second."""
MAX_CELLEN_GEWOON = 3000
"""Where OpenFisca itself computes: for a trace, and for a system with variables that we leave to it."""
MAX_BEREKENINGEN = 1000
MAX_NAAM = 100


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
        return [_melding((), "de aanvraag is geen JSON-object", "zet alles tussen { en }")]
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
            (personen,), "er is geen enkele persoon", f"zet minstens één persoon onder “{personen}”"
        )
        return
    for meervoud, entiteit in entiteiten.items():
        if meervoud in data:
            yield from _controleer_entiteit(stelsel, entiteit, data[meervoud], data[personen])


def _onbekende_entiteit(naam: str, entiteiten: Mapping[str, Entity]) -> Melding:
    if naam == "axes":
        return _melding(
            ("axes",), "“axes” wordt niet aanvaard", "stuur elke waarde als een eigen persoon of aanvraag"
        )
    enkelvoud = {entiteit.key: meervoud for meervoud, entiteit in entiteiten.items()}
    if naam in enkelvoud:
        return _melding((naam,), f"“{naam}” moet in het meervoud staan", f"schrijf “{enkelvoud[naam]}”")
    return _melding((naam,), f"“{kort(naam)}” bestaat niet", bedoelde_u(kort(naam), entiteiten))


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
                f"{len(instanties)} is te veel: ten hoogste {MAX_INSTANTIES} per soort",
                "verdeel de aanvraag",
            )
        for inhoud in instanties.values():
            for variabele, perioden in inhoud.items() if isinstance(inhoud, dict) else ():
                if not isinstance(perioden, dict):
                    continue
                cellen += len(perioden)
                if cellen > meeste_cellen:
                    return _melding(
                        (), f"meer dan {meeste_cellen} waarden in één aanvraag", "verdeel de aanvraag"
                    )
                berekeningen.update((variabele, periode) for periode, w in perioden.items() if w is None)
                if len(berekeningen) > MAX_BEREKENINGEN:
                    tekst = f"meer dan {MAX_BEREKENINGEN} verschillende berekeningen in één aanvraag"
                    return _melding((), tekst, "vraag minder variabelen of perioden tegelijk")
    return None


def _controleer_entiteit(
    stelsel: TaxBenefitSystem, entiteit: Entity, instanties: Any, personen: Any
) -> Iterator[Melding]:
    pad: Pad = (entiteit.plural,)
    if not isinstance(instanties, dict) or not instanties:
        yield _melding(pad, "dit moet een object met namen zijn, en niet leeg", "schrijf {“naam”: {…}}")
        return
    for naam, inhoud in instanties.items():
        fout = controleer_naam(naam)
        if fout:
            yield _melding((*pad, naam), *fout)
        if not isinstance(inhoud, dict):
            yield _melding((*pad, naam), "dit moet een object zijn", "schrijf {“variabele”: {“2026-03”: …}}")
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
        return "een naam heeft 1 tot 100 tekens", "kies een korte naam"
    if "/" in naam or not naam.isprintable():
        return f"de naam “{kort(naam)}” bevat een teken dat niet mag", "gebruik letters, cijfers of streepjes"
    return None


def _controleer_variabele(
    stelsel: TaxBenefitSystem, entiteit: Entity, pad: Pad, perioden: Any
) -> Iterator[Melding]:
    naam = pad[-1]
    variabele = stelsel.variables.get(naam)
    if variabele is None:
        yield _melding(
            pad, f"de variabele “{kort(naam)}” bestaat niet", bedoelde_u(kort(naam), stelsel.variables)
        )
        return
    if variabele.entity.key != entiteit.key:
        tekst = f"“{naam}” hoort niet bij {entiteit.plural}"
        yield _melding(pad, tekst, f"zet dit veld onder “{variabele.entity.plural}”")
        return
    if not isinstance(perioden, dict) or not perioden:
        yield _melding(pad, "hier ontbreekt de periode", "schrijf {“2026-03”: waarde}")
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
                yield _melding(pad, "dit moet een lijst met namen van personen zijn", "schrijf [“An”, “Bo”]")
                continue
            if len(leden) > MAX_INSTANTIES:
                yield _melding(pad, "er staan te veel namen in deze lijst", "noem elke persoon één keer")
                continue
            for plaats, lid in enumerate(leden):
                plek = (*pad, str(plaats))
                if not isinstance(lid, str) or lid not in personen:
                    tekst = f"“{kort(lid)}” staat niet onder de personen"
                    yield _melding(plek, tekst, bedoelde_u(kort(lid), personen))
                elif lid in gezien:
                    tekst = f"“{lid}” staat al in “{gezien[lid]}”"
                    yield _melding(plek, tekst, f"een persoon hoort bij één {entiteit.key}")
                else:
                    gezien[lid] = groep
    for persoon in personen:
        if persoon not in gezien:
            soort = " of ".join(f"“{rol}”" for rol in rollen)
            yield _melding(
                (entiteit.plural,),
                f"“{kort(persoon)}” hoort bij geen enkele {entiteit.key}",
                f"zet elke persoon onder {soort}, of laat “{entiteit.plural}” helemaal weg",
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
                    f"“{variabele}” is voor {periode} gegeven bij “{min(namen)}”, maar niet hier",
                    "geef de waarde overal of nergens: anders wordt ze nergens meer berekend",
                )
