"""The acts against the numbers and the rules: every name exists, and both sides tell the same place."""

from __future__ import annotations

from collections.abc import Iterator

from openfisca_samenleving.bepaling import GEEN_AKTEN
from samenleving.errors import Melding, bedoelde_u
from samenleving.formats import FORMATEN
from samenleving.legislation import Anker, Deel
from samenleving.quality.base import Deelplaats, Kennisbasis, bepaling_van, melding_over
from samenleving.quality.places import genoemde_akte, noemt, plaatsen, valt_samen

ZONDER_AKTE = ("samenlevingsjobs.", "lezingen.samenlevingsjobs_")
"""The design space is no law, and the readings that concern it alone neither: no act places them."""

LEZINGEN = "lezingen."
"""A reading chooses between meanings of the text, so it never stands in it."""

VERIFIEREN = "[TE VERIFIËREN: "


def controleer_akten(basis: Kennisbasis) -> Iterator[Melding]:
    """Every fault between the acts on one side, parameters and variables on the other."""
    for plaats in basis.delen:
        yield from controleer_deel(plaats, basis)
    yield from _parameters_hebben_een_plaats(basis)
    yield from _bronnen_kloppen(basis)
    yield from _variabelen_kloppen(basis)


def controleer_deel(plaats: Deelplaats, basis: Kennisbasis) -> Iterator[Melding]:
    """What is wrong in one deel; its status was judged by the schema when the act was read."""
    deel = plaats.deel
    bekend = [*basis.bladeren, *basis.variabelen]
    for naam in deel.codeert:
        if naam not in basis.bladeren and naam not in basis.variabelen:
            soort = "parameter" if "." in naam else "variabele"
            yield plaats.melding(f"de {soort} “{naam}” bestaat niet", bedoelde_u(naam, bekend))
    for anker in deel.ankers:
        if anker.parameter in basis.bladeren:
            yield from _ankerwaarden(plaats, anker, basis)
    verankerd = {anker.parameter for anker in deel.ankers} | set(deel.geen_anker)
    for pad in deel.parameters:
        if pad not in verankerd and not pad.startswith(LEZINGEN):
            tekst = f"het deel codeert “{pad}”, maar drukt hem niet af"
            hulp = "zet een anker in de tekst, of zeg bij geen_anker waarom niet"
            yield plaats.melding(tekst, hulp, "waarschuwing")
    if deel.status == "gecodeerd" and FORMATEN["euro"].zoek.search(_zonder_ankers(deel)):
        tekst = "een bedrag staat uitgeschreven in de tekst"
        yield plaats.melding(tekst, "zet een anker, anders veroudert het ongemerkt")
    if deel.tekst_gezien == "geen" and deel.tekst and not (deel.zekerheid and deel.bron):
        tekst = "de officiële tekst is niet gezien, en er staat niet vanwaar dit komt"
        yield plaats.melding(tekst, "vul zekerheid en bron in")
    if deel.artikel is None and VERIFIEREN not in deel.plaats:
        yield plaats.melding(
            "het artikelnummer is niet gezien, maar de plaats zegt dat niet", f"zet {VERIFIEREN}…]"
        )


def _zonder_ankers(deel: Deel) -> str:
    tekst = deel.tekst or ""
    for anker in reversed(deel.ankers):
        tekst = tekst[: anker.begin] + tekst[anker.einde :]
    return tekst


def _ankerwaarden(plaats: Deelplaats, anker: Anker, basis: Kennisbasis) -> Iterator[Melding]:
    """An anchor writes every value of its parameter in a way that is read back as the same value."""
    for moment in basis.bladeren[anker.parameter].values_list:
        try:
            terug = anker.formaat.lees(anker.formaat.render(moment.value))
        except (TypeError, ValueError):
            terug = None
        if terug != moment.value:
            waarde = f"“{anker.parameter}” is {moment.value} vanaf {moment.instant_str}"
            tekst = f"{waarde}; dit formaat schrijft dat niet"
            yield plaats.melding(tekst, "kies een ander formaat voor het anker")


def _parameters_hebben_een_plaats(basis: Kennisbasis) -> Iterator[Melding]:
    for pad, bestand in basis.parameters.items():
        if pad not in basis.bladeren:
            continue
        reden = basis.bladeren[pad].metadata.get("geen_akte")
        plaats = basis.plaatsen.get(pad)
        if plaats and reden:
            waar = f"{plaats[0].akte.id}, {plaats[0].deel.plaats}"
            tekst = f"geen_akte staat er, maar {waar}, codeert deze parameter"
            yield bestand.melding(("metadata", "geen_akte"), tekst, "schrap geen_akte")
        if not plaats and not reden and not pad.startswith(ZONDER_AKTE):
            tekst = "geen enkel deel van een akte codeert deze parameter"
            yield bestand.melding(
                (), tekst, "noem hem onder codeert, of zeg bij metadata.geen_akte waarom niet"
            )


def _bronnen_kloppen(basis: Kennisbasis) -> Iterator[Melding]:
    """The title of a reference and the acts tell the same place, seen from both sides."""
    for pad, bestand in basis.parameters.items():
        if pad not in basis.bladeren:
            continue
        geplaatst = basis.plaatsen.get(pad, [])
        titels: list[str] = []
        for dag, bronnen in bestand.data["metadata"]["reference"].items():
            for nummer, bron in enumerate(bronnen):
                titels.append(bron["title"])
                akte = genoemde_akte(bron["title"], basis.akten.values())
                eigen = [p.deel.plaats for p in geplaatst if akte is not None and p.akte.id == akte.id]
                geclaimd = plaatsen(bron["title"])
                if akte is None or "geen_akte" in bestand.data["metadata"]:
                    continue
                if not any(valt_samen(een, ander) for een in geclaimd for ander in eigen) and geclaimd:
                    veld = ("metadata", "reference", dag, nummer, "title")
                    waar = f"daar codeert {', '.join(eigen)} hem" if eigen else "die akte codeert hem nergens"
                    tekst = f"de bron noemt {', '.join(geclaimd)} van {akte.id}, maar {waar}"
                    yield bestand.melding(veld, tekst, "laat titel en codeert hetzelfde zeggen")
        for plaats in {p.akte.id: p for p in geplaatst}.values():
            if not pad.startswith(LEZINGEN) and not any(noemt(titel, plaats.akte) for titel in titels):
                waar = f"{plaats.akte.id}, {plaats.deel.plaats}"
                tekst = f"{waar}, codeert hem, maar geen enkele bron noemt die akte"
                yield bestand.melding(
                    ("metadata", "reference"), tekst, "noem de akte in de titel van een bron"
                )


def _variabelen_kloppen(basis: Kennisbasis) -> Iterator[Melding]:
    """What a variable says of its place and where the acts place it are the same."""
    for naam, variabele in basis.variabelen.items():
        bepaling = bepaling_van(variabele)
        if bepaling is None or not bepaling.akte or bepaling.akte in GEEN_AKTEN:
            continue
        if bepaling.akte not in basis.akten:
            tekst = f"de akte “{bepaling.akte}” bestaat niet"
            yield melding_over(variabele, tekst, bedoelde_u(bepaling.akte, basis.akten))
            continue
        eigen = [p.deel.plaats for p in basis.plaatsen.get(naam, []) if p.akte.id == bepaling.akte]
        geclaimd = plaatsen(bepaling.plaats) if bepaling.plaats.startswith("artikel") else ()
        if not eigen:
            tekst = f"geen enkel deel van {bepaling.akte} codeert deze variabele"
            yield melding_over(variabele, tekst, f"noem {naam} onder codeert bij {bepaling.plaats}")
        elif geclaimd and not any(valt_samen(een, ander) for een in geclaimd for ander in eigen):
            genoemd = f"{', '.join(geclaimd)} van {bepaling.akte}"
            tekst = f"ze noemt {genoemd}, maar daar codeert {', '.join(eigen)} haar"
            yield melding_over(variabele, tekst, "laat __bepaling__ en codeert hetzelfde zeggen")
