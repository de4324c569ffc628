"""The assumptions as a page shows them: one table, made from the file that the computation reads."""

from __future__ import annotations

from collections.abc import Mapping

from samenleving.display import getal
from samenleving.population.assumptions import AANNAME, ALLE, Aanname, Aannames, Bereik, aannames

DECIMALEN = 4
SOORTEN: Mapping[str, str] = {
    "ijkpunt": "IJkpunten",
    "kenmerk": "Kenmerken van de bevolking",
    "beoordeling": "Beoordelingen",
    "deelname": "Deelname",
    "gemeente": "Gemeenten en het activeringspact",
}


def aannamentabel(van: Aannames | None = None) -> str:
    """Every assumption in Markdown, kind by kind: what, how much, from how low to how high, and why."""
    keuzes = van or aannames()
    delen = [_keuzes(keuzes)]
    for soort, kop in SOORTEN.items():
        rijen = [_rij(aanname) for aanname in keuzes.aannames.values() if aanname.soort == soort]
        hoofd = "| Naam | Wat | Verwacht (laag – hoog) | Waarom en waar vandaan |\n|---|---|---|---|"
        delen.append(f"### {kop}\n\n{hoofd}\n" + "\n".join(rijen))
    return "\n\n".join(delen)


def _rij(aanname: Aanname) -> str:
    waarden = "<br>".join(_bereik(klasse, bereik) for klasse, bereik in aanname.waarden.items())
    bron = "aanname" if aanname.bron == AANNAME else aanname.bron
    return f"| `{aanname.id}` | {aanname.betekenis} | {waarden} | {aanname.reden} *Bron: {bron}.* |"


def _bereik(klasse: str, bereik: Bereik) -> str:
    verwacht, laag, hoog = (getal(round(waarde, DECIMALEN)) for waarde in bereik)
    kop = "" if klasse == ALLE else f"{klasse.replace('_', ' ')}: "
    return f"{kop}{verwacht}" if bereik.laag == bereik.hoog else f"{kop}{verwacht} ({laag} – {hoog})"


def _keuzes(keuzes: Aannames) -> str:
    regels = ["### Keuzes", "", "| Naam | Wat | Keuzes | Waarom |", "|---|---|---|---|"]
    for keuze in keuzes.keuzes.values():
        opties = "<br>".join(
            f"**{naam}**: {wat}" if naam == keuze.keuze else f"{naam}: {wat}"
            for naam, wat in keuze.keuzes.items()
        )
        regels.append(f"| `{keuze.id}` | {keuze.betekenis} | {opties} | {keuze.reden} |")
    return "\n".join(regels)
