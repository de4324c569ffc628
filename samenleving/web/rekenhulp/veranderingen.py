"""What would change the outcome: a fact, a number, time alone, a judgement, an answer that is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from openfisca_samenleving.basis import ONBEKENDE_DATUM
from samenleving.compare.vector import stapel, toestanden
from samenleving.display import in_de_zin
from samenleving.explain import Recht
from samenleving.proposals.model import HUIDIG
from samenleving.situation import Situatie, maanden_eerder
from samenleving.systems import systeem
from samenleving.web.rekenhulp.antwoorden import maak_situatie
from samenleving.web.rekenhulp.beginner import met
from samenleving.web.rekenhulp.model import Verandering
from samenleving.web.rekenhulp.rechten import NVT
from samenleving.web.rekenhulp.teksten import Teksten
from samenleving.web.rekenhulp.vragen import WEET_NIET, Antwoorden, Vragenlijst

MAANDEN_VOORUIT = 36
"""How far ahead we look for a condition that time alone satisfies or ends."""
STUKKEN = 32
MET_UITKERING = frozenset({"gemeenschapsdienst_duur_werkloosheid"})
"""Conditions that only who still has a benefit can meet by waiting."""
AANVRAAG, SINDS = "werkloosheid_aanvraagdatum", "uitkering_sinds"


def maak_veranderingen(
    rechten: Sequence[Recht],
    lijst: Vragenlijst,
    antwoorden: Antwoorden,
    situatie: Situatie,
    vandaag: date,
    t: Teksten,
) -> Iterator[Verandering]:
    """Everything that would change a state of these rights, the most telling first."""
    maand = vandaag.isoformat()[:7]
    geldend = [recht for recht in rechten if recht.toestand != NVT]
    eigen = {v.id: v for recht in geldend[:1] for v in recht.voorwaarden if v.toestand != NVT}
    for v in eigen.values():
        if v.toestand == "niet_voldaan" and t.heeft(f"veranderen.feit.{v.id}"):
            yield Verandering("feit", t(f"veranderen.feit.{v.id}"))
    for recht in geldend[:1]:
        for zin in drempels(recht, lijst, antwoorden, maand, maand, t):
            yield Verandering("drempel", zin)
    yield from _door_de_tijd(geldend, situatie, maand, t)
    for v in eigen.values():
        tekst = v.label.rstrip(".")
        if v.toestand == "te_beoordelen":
            wie = v.beslist or t("zinnen.iemand")
            yield Verandering("oordeel", t("veranderen.oordeel", wie=wie, tekst=tekst))
        elif v.toestand == "niet_bekend":
            yield Verandering("antwoord", t("veranderen.antwoord", tekst=tekst))


def drempels(
    recht: Recht, lijst: Vragenlijst, antwoorden: Antwoorden, nu: str, maand: str, t: Teksten
) -> Iterator[str]:
    """From which number on a condition would be met; answers given in `nu`, computed for `maand`."""
    for v in recht.voorwaarden:
        vraag = lijst.drempels.get(v.id, "")
        if vraag and v.toestand not in ("voldaan", NVT):
            vanaf = _vanaf(v.id, vraag, lijst, antwoorden, nu, maand)
            if vanaf is not None:
                id_ = "drempel" if nu == maand else "drempel_toen"
                wat = in_de_zin(t(f"vragen.{vraag}.kort"))
                yield t(f"veranderen.{id_}", aantal=t.getal(vanaf), wat=wat)


def _vanaf(
    voorwaarde: str, vraag: str, lijst: Vragenlijst, antwoorden: Antwoorden, nu: str, maand: str
) -> int | None:
    """The smallest number, above the one given, that meets a condition; None where no number does."""
    gegeven, gesteld = antwoorden.get(vraag, WEET_NIET), lijst.vraag(vraag)
    if gegeven == WEET_NIET or gesteld is None:
        return None

    def gehaald(getallen: Sequence[int]) -> list[bool]:
        gevallen = [maak_situatie(lijst, {**antwoorden, vraag: str(g)}, nu, maand) for g in getallen]
        simulatie = stapel(gevallen, systeem(HUIDIG).stelsel, maand)
        return [staat == "voldaan" for staat in toestanden(simulatie, voorwaarde, maand)]

    onder, boven = int(float(gegeven)), gesteld.hoogste
    if not gehaald([boven])[0]:
        return None
    while boven - onder > 1:
        stap = max((boven - onder) // STUKKEN, 1)
        punten = [*range(onder + stap, boven, stap), boven]
        eerste = gehaald(punten).index(True)
        onder, boven = (punten[eerste - 1] if eerste else onder), punten[eerste]
    return boven


def _door_de_tijd(
    rechten: Sequence[Recht], situatie: Situatie, maand: str, t: Teksten
) -> Iterator[Verandering]:
    """The first later month in which a condition changes while everything else stays as it was given.

    A condition of who has a benefit then is left out for a month that the benefit cannot last to.
    """
    stelsel_ = systeem(HUIDIG).stelsel
    eigen = {recht.id for recht in rechten}
    nu = {v.id: v for recht in rechten for v in recht.voorwaarden if v.toestand != NVT and v.id not in eigen}
    simulatie = situatie.simulatie(stelsel_, maand)
    uitkering_tot = laatste_dag_uitkering(situatie, maand) if nu.keys() & MET_UITKERING else None
    for vooruit in range(1, MAANDEN_VOORUIT + 1):
        later = maanden_eerder(maand, -vooruit).isoformat()[:7]
        for naam in list(nu):
            toestand = toestanden(simulatie, naam, later)[0]
            if toestand == nu[naam].toestand:
                continue
            tekst = nu.pop(naam).label.rstrip(".")
            if naam in MET_UITKERING and uitkering_tot is not None and uitkering_tot.isoformat()[:7] < later:
                continue
            id_ = "tijd_uitkering" if naam in MET_UITKERING else "tijd"
            woord = in_de_zin(t(f"toestanden.{toestand}"))
            zin = t(f"veranderen.{id_}", maand=t.maand(later), tekst=tekst, toestand=woord)
            yield Verandering("tijd", zin)


def laatste_dag_uitkering(situatie: Situatie, maand: str) -> date | None:
    """The last day on which the benefit can end; None where nobody can say.

    Who did not give the day of the claim receives the benefit since about that day.
    """
    persoon = situatie.invoer.get("persoon", {})
    if AANVRAAG not in persoon and SINDS in persoon:
        situatie = met(situatie, **{AANVRAAG: str(persoon[SINDS])})
    simulatie = situatie.simulatie(systeem(HUIDIG).stelsel, maand)
    dag = str(simulatie.calculate("werkloosheid_laatste_dag_laatst", maand)[0])
    onbeperkt = toestanden(simulatie, "werkloosheid_onbeperkt", maand)[0] == "voldaan"
    return None if onbeperkt or dag in (ONBEKENDE_DATUM, "NaT") else date.fromisoformat(dag)
