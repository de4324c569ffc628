"""Which level of law each change needs, and whether its legal basis is there (decree, decision, federal)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from samenleving import law
from samenleving.display import datum, in_de_zin, opsomming, toon_parameter
from samenleving.drafting.operations import Verandering
from samenleving.legal_checks.model import Cijfer, Ernst, Knelpunt, Vindplaats
from samenleving.legal_checks.standing import SAMENLEVINGSJOBS, WIJK_WERKEN, Stand
from samenleving.legislation import Akte, Deel
from samenleving.proposals.model import Niveau

DECREET = "wijk-werkendecreet-2017-07-07"
BESLUIT = "bvr-2017-09-29-wijk-werken"
BWHI = "bwhi-1980-08-08"
BFW = "bfw-1989-01-16"
SANCTIES = "artikel 6, §1, IX, 5°"
PWA = "artikel 6, §1, IX, 11°"
INSCHRIJVINGSRECHT = f"{WIJK_WERKEN}.inschrijvingsrecht.per_jaar"
IN_WERKING = ".in_werking"
ACTIVERING = "24"
AANNAMEN = ("organisatorrekening.",)
"""What we assume is no law: no act has to change for it."""

REGELING: dict[str, str] = {
    "decreet": "decreet",
    "bvr": "besluit",
    "mb": "ministerieel",
    "federaal": "federaal",
}
ERNST: dict[str, Ernst] = {"decreet": "aandacht", "bvr": "ter_info", "mb": "ter_info", "federaal": "hoog"}
RANG = ("decreet", "bvr", "mb", "federaal")
UITVOEREND = ("bvr", "mb")
IN_AANHEF, ONTBREEKT, NIET_GEVONDEN = "in_aanhef", "ontbreekt", "niet_gevonden"
ONTWERP = "ONTWERP"

GEWESTELIJK_IN_FEDERALE_AKTE = {"belasting.gebruiker.": (BFW, "artikel 5/5, §4, 4°")}
"""Values that stand in a federal act but belong to the regions alone, with the place that says so."""


@dataclass(frozen=True)
class Plek:
    """A lid that carries a value, with the level that amends it."""

    akte: Akte
    deel: Deel
    niveau: str

    @property
    def grondartikelen(self) -> tuple[str, ...]:
        """Numbers of the articles of the decree that the lid executes."""
        return tuple(dict.fromkeys(b.split(",")[0].removeprefix("artikel ") for b in self.deel.basis))


def niveaus(stand: Stand) -> Iterator[Knelpunt]:
    """Per change of existing law: the act that carries it, the level it needs and the legal basis."""
    groepen: dict[tuple[str, str, str], list[tuple[datetime.date, Verandering]]] = {}
    plekken: dict[tuple[str, str, str], Plek] = {}
    nergens: list[tuple[datetime.date, Verandering]] = []
    for dag, verandering in stand.veranderingen:
        pad = verandering.pad
        if (
            pad.startswith(f"{SAMENLEVINGSJOBS}.")
            or pad.startswith(AANNAMEN)
            or _schaft_recht_af(verandering)
        ):
            continue
        gevonden = _plekken(stand, verandering)
        if not gevonden:
            nergens.append((dag, verandering))
        for plek in gevonden:
            sleutel = (plek.niveau, plek.akte.id, plek.deel.plaats)
            plekken.setdefault(sleutel, plek)
            groepen.setdefault(sleutel, []).append((dag, verandering))
    for sleutel in sorted(groepen, key=lambda s: RANG.index(s[0])):
        yield from _per_plek(stand, plekken[sleutel], groepen[sleutel])
    yield from _zonder_akte(stand, nergens)


def _zonder_akte(stand: Stand, nergens: list[tuple[datetime.date, Verandering]]) -> Iterator[Knelpunt]:
    """Changes that no act carries: by the level the proposal itself gives them, if any."""
    opgegeven = {
        w.pad: bepaling.niveau or "" for _, bepaling in stand.bepalingen for w in bepaling.parameters
    }
    for niveau in ("decreet", "besluit", ""):
        eigen = [paar for paar in nergens if opgegeven.get(paar[1].pad, "") == niveau]
        if not eigen:
            continue
        paden = tuple(dict.fromkeys(v.pad for _, v in eigen))
        yield stand.knelpunt(
            "niveau_opgegeven" if niveau else "niveau_niet_bekend",
            "te_beoordelen",
            cijfers={"wijzigingen": len(eigen), **({"niveau": niveau} if niveau else {})},
            artikel=stand.bronnen(*paden),
            parameters=paden,
            wat=_wat(eigen),
            niveau=niveau,
        )


def _schaft_recht_af(verandering: Verandering) -> bool:
    """Abolishing the registration fee is no other amount: it has a rule of its own."""
    return verandering.pad == INSCHRIJVINGSRECHT and not verandering.nieuw


def _plekken(stand: Stand, verandering: Verandering) -> list[Plek]:
    """The lids that carry a value. To end a scheme is to repeal it in the highest act that starts it."""
    plekken = _met_pad(stand, verandering.pad)
    if not plekken or not verandering.pad.endswith(IN_WERKING) or verandering.nieuw:
        return plekken
    hoogste = min(RANG.index(plek.niveau) for plek in plekken)
    return [plek for plek in plekken if RANG.index(plek.niveau) == hoogste]


def _met_pad(stand: Stand, pad: str) -> list[Plek]:
    gewest = any(pad.startswith(voor) for voor in GEWESTELIJK_IN_FEDERALE_AKTE)
    return [
        Plek(akte, deel, "decreet" if gewest else akte.te_wijzigen_door)
        for akte in stand.akten.values()
        for deel in akte.delen()
        if pad in deel.parameters
    ]


def _per_plek(
    stand: Stand, plek: Plek, veranderingen: list[tuple[datetime.date, Verandering]]
) -> Iterator[Knelpunt]:
    paden = tuple(dict.fromkeys(v.pad for _, v in veranderingen))
    artikel = [stand.lid(plek.akte.id, plek.deel.plaats)]
    for voor, bevoegd in GEWESTELIJK_IN_FEDERALE_AKTE.items():
        if any(pad.startswith(voor) for pad in paden):
            artikel.append(stand.lid(*bevoegd))
    hoger = stand.akten[plek.akte.voert_uit] if plek.akte.voert_uit else None
    if hoger is not None:
        artikel += [stand.lid(hoger.id, b) for b in plek.deel.basis]
    uitvoerend = plek.niveau in UITVOEREND
    basis = {grond: _staat_in_aanhef(plek, grond) for grond in plek.grondartikelen} if uitvoerend else {}
    ontbreekt = [grond for grond, staat in basis.items() if staat == ONTBREEKT]
    stopt = any(v.pad.endswith(IN_WERKING) and not v.nieuw for _, v in veranderingen)
    ernst: Ernst = ERNST[plek.niveau]
    cijfers: dict[str, Cijfer] = {"wijzigingen": len(veranderingen)}
    if uitvoerend:
        cijfers["rechtsgrond"] = basis or NIET_GEVONDEN
        ernst = "te_beoordelen" if not basis else "aandacht" if ontbreekt else ernst
    yield stand.knelpunt(
        f"niveau_{REGELING[plek.niveau]}",
        ernst,
        vorm="met_basis" if basis else "stopt" if stopt else "",
        cijfers=cijfers,
        artikel=artikel,
        stelsel=paden[0].split(".", maxsplit=1)[0],
        parameters=paden,
        wat=_wat(veranderingen),
        akte=plek.akte.aanhaling,
        plaats=plek.deel.plaats,
        basis=_tussen_kommas(plek.deel.basis),
        hoger=hoger.aanhaling if hoger else "",
    )
    if ontbreekt:
        yield stand.knelpunt(
            "rechtsgrond",
            "aandacht",
            vorm="niet_in_aanhef",
            cijfers={"ontbrekende_artikelen": len(ontbreekt)},
            artikel=artikel,
            stelsel=paden[0].split(".", maxsplit=1)[0],
            parameters=paden,
            wat=_wat(veranderingen),
            akte=plek.akte.aanhaling,
            basis=opsomming([f"artikel {nummer}" for nummer in ontbreekt]),
            hoger=hoger.aanhaling if hoger else "",
        )


def _tussen_kommas(plaatsen: tuple[str, ...]) -> str:
    """*artikel 34, tweede lid,*: ready to stand before *van het decreet*."""
    if not plaatsen:
        return ""
    return opsomming(plaatsen) + ("," if "," in plaatsen[-1] else "")


def _staat_in_aanhef(plek: Plek, artikel: str) -> str:
    """Whether the preamble of the act names an article of the decree that it executes."""
    genoemd = {nummer for grond in plek.akte.rechtsgronden if grond.akte for nummer in grond.artikelen}
    return IN_AANHEF if artikel in genoemd else ONTBREEKT


def _wat(veranderingen: list[tuple[datetime.date, Verandering]]) -> str:
    """*vergoeding per uur van 4,10 euro per uur naar 4,50 euro per uur (vanaf 1 januari 2027)*."""
    delen = []
    for dag, v in veranderingen:
        info = law.parameterinfo(v.pad)
        oud = "geen waarde" if v.oud is None else toon_parameter(info, v.oud)
        nieuw = toon_parameter(info, v.nieuw)
        naam = in_de_zin(info.label)
        if v.pad.endswith(IN_WERKING):
            naam = f"{v.pad.removesuffix(IN_WERKING).replace('_', '-')} {naam}"
        delen.append(f"{naam} van {oud} naar {nieuw} (vanaf {datum(dag)})")
    return "; ".join(delen)


def delegaties(stand: Stand) -> Iterator[Knelpunt]:
    """Powers that the decree gives and the preamble of the decision does not name (articles 24, 43 to 45)."""
    if not stand.geldt(WIJK_WERKEN):
        return
    decreet, besluit = stand.akten[DECREET], stand.akten[BESLUIT]
    genoemd = {
        nummer for grond in besluit.rechtsgronden if grond.akte == DECREET for nummer in grond.artikelen
    }
    open_ = {
        deel.artikel: deel
        for deel in decreet.delen()
        if deel.delegatie and "Vlaamse Regering" in deel.ingevuld_door and deel.artikel not in genoemd
    }
    if not open_:
        return
    nummers = sorted((nummer for nummer in open_ if nummer), key=int)
    pad = f"{SAMENLEVINGSJOBS}.organisator.begeleidingsbudget"
    if stand.waarde(pad) == "deel_van_opbrengst" and ACTIVERING in nummers:
        yield stand.knelpunt(
            "delegatie_activering",
            "aandacht",
            artikel=[stand.lid(DECREET, f"artikel {ACTIVERING}, eerste lid")],
            stelsel=WIJK_WERKEN,
            parameters=(pad,),
        )
    yield stand.knelpunt(
        "delegaties",
        "ter_info",
        cijfers={"artikelen": len(nummers)},
        artikel=[stand.lid(DECREET, f"artikel {nummer}") for nummer in nummers],
        stelsel=WIJK_WERKEN,
        welke=opsomming(nummers),
    )


def nieuw_stelsel(stand: Stand) -> Iterator[Knelpunt]:
    """A scheme that current law does not have: a decree, its delegations and the decision that uses them."""
    if not stand.geldt(SAMENLEVINGSJOBS) or stand.gold(SAMENLEVINGSJOBS):
        return
    ontwerp = stand.ontwerp
    if ontwerp is None:
        yield stand.knelpunt(
            "nieuw_stelsel",
            "hoog",
            vorm="zonder_tekst",
            cijfers={"wijzigingen": len(stand.gewijzigd_onder(f"{SAMENLEVINGSJOBS}."))},
            stelsel=SAMENLEVINGSJOBS,
            parameters=(f"{SAMENLEVINGSJOBS}{IN_WERKING}",),
        )
        return
    per_deel = {deel: [a for a in ontwerp.artikelen if a.deel == deel] for deel in ("decreet", "besluit")}
    uitgevoerd = {plaats for artikel in per_deel["besluit"] for plaats in artikel.voert_uit}
    gegeven = [d.plaats for artikel in per_deel["decreet"] for d in artikel.delegaties]
    ongebruikt = [plaats for plaats in gegeven if plaats not in uitgevoerd]
    yield stand.knelpunt(
        "nieuw_stelsel",
        "aandacht",
        vorm="ongebruikt" if ongebruikt else "",
        cijfers={
            "artikelen_decreet": len(per_deel["decreet"]),
            "artikelen_besluit": len(per_deel["besluit"]),
            "delegaties": len(gegeven),
            "delegaties_niet_uitgevoerd": len(ongebruikt),
        },
        stelsel=SAMENLEVINGSJOBS,
        parameters=(f"{SAMENLEVINGSJOBS}{IN_WERKING}",),
        decreet=len(per_deel["decreet"]),
        besluit=len(per_deel["besluit"]),
        delegaties=len(gegeven),
        ongebruikt=len(ongebruikt),
    )
    for artikel in per_deel["besluit"]:
        if artikel.gelezen and not artikel.voert_uit:
            # who may make a decision may end it, on the same legal basis: the preamble takes that over
            einde = all(pad.endswith(IN_WERKING) for pad in artikel.gelezen)
            yield stand.knelpunt(
                "rechtsgrond",
                "te_beoordelen" if einde else "hoog",
                vorm="regelt_een_einde" if einde else "ontwerpartikel",
                artikel=[Vindplaats(f"ontwerp van besluit, artikel {artikel.nummer}", ONTWERP)],
                stelsel=SAMENLEVINGSJOBS,
                parameters=artikel.gelezen,
                bepalingen=tuple(f"{b.voorstel.id}.{b.bepaling.id}" for b in artikel.bronnen),
                nummer=artikel.nummer,
                onderwerp=artikel.id.removeprefix("art-"),
            )
    yield from _ander_niveau(stand)


def _ander_niveau(stand: Stand) -> Iterator[Knelpunt]:
    """Provisions that say a decision is enough while only an article of the decree writes them."""
    ontwerp = stand.ontwerp
    if ontwerp is None:
        return
    for voorstel, bepaling in stand.bepalingen:
        paden = {w.pad for w in bepaling.parameters}
        lezers = [a for a in ontwerp.artikelen if paden & set(a.gelezen)]
        if bepaling.niveau != "besluit" or not lezers or any(a.deel == "besluit" for a in lezers):
            continue
        yield stand.knelpunt(
            "niveau_hoger",
            "aandacht",
            artikel=[Vindplaats(f"voorontwerp van decreet, artikel {a.nummer}", ONTWERP) for a in lezers],
            stelsel=SAMENLEVINGSJOBS,
            parameters=tuple(sorted(paden)),
            bepalingen=(f"{voorstel.id}.{bepaling.id}",),
            titel_bepaling=bepaling.titel,
            nummers=opsomming([str(a.nummer) for a in lezers]),
        )


def federale_bepalingen(stand: Stand) -> Iterator[Knelpunt]:
    """Provisions that only the federal authority can write (BWHI art. 6 §1 IX 5°): a draft refers to them."""
    niveau: Niveau = "federaal"
    eigen = [(v, b) for v, b in stand.bepalingen if b.niveau == niveau]
    if not eigen:
        return
    yield stand.knelpunt(
        "federale_bepalingen",
        "hoog",
        cijfers={"bepalingen": len(eigen)},
        artikel=[stand.lid(BWHI, SANCTIES), stand.lid(BWHI, PWA)] if stand.geldt(SAMENLEVINGSJOBS) else (),
        parameters=tuple(dict.fromkeys(w.pad for _, b in eigen for w in b.parameters)),
        bepalingen=tuple(f"{v.id}.{b.id}" for v, b in eigen),
        welke=opsomming([f"“{b.titel}”" for _, b in eigen]),
    )
