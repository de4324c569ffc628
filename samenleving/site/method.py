"""How everything was reckoned: readings, contradictions, gaps, assumptions, certainty and limits."""

from __future__ import annotations

from collections import Counter

from samenleving.law import alle_parameters, lezingen
from samenleving.legislation import laad_akten
from samenleving.population.assumptions import aannames
from samenleving.proposals import voorstellen
from samenleving.site.render import Pagina, maak
from samenleving.statistics import cijfer, documenten, dubbelzinnigheden, instrumenten, tegenstrijdigheden

MAP = "methode"
TITELS_METHODE = {
    "lezingen": "Lezingen",
    "tegenspraak": "Waar de bronnen elkaar tegenspreken",
    "open": "Wat de bronnen openlaten",
    "aannames": "Aannames",
    "zekerheid": "Hoe zeker een getal is",
    "grenzen": "Wat er niet in zit",
}


def methodepaginas() -> list[Pagina]:
    """One page for each subject."""
    inhoud = {
        "lezingen": lezingen(),
        "dubbelzinnigheden": dubbelzinnigheden(),
        "tegenstrijdigheden": tegenstrijdigheden(),
        "bronnen": documenten(),
        "cijfer": cijfer,
        "voorstellen": voorstellen(),
        "instrumenten": instrumenten(),
        "akten": laad_akten(),
        "bevolking": aannames(),
        "getallen": alle_parameters(),
        "zekerheden": zekerheden(),
    }
    return [
        Pagina(f"{MAP}/{naam}.md", maak(f"methode_{naam}.md.j2", titel=titel, **inhoud))
        for naam, titel in TITELS_METHODE.items()
    ]


def zekerheden() -> dict[str, list[str]]:
    """Per confidence code, the numbers whose last value rests on it, the most frequent code first."""
    codes: dict[str, list[str]] = {}
    for pad, info in alle_parameters().items():
        for code in {verwijzing.zekerheid for verwijzing in info.verwijzingen_op(max(info.waarden))}:
            codes.setdefault(code, []).append(pad)
    aantal = Counter({code: len(paden) for code, paden in codes.items()})
    return {code: codes[code] for code, _ in aantal.most_common()}
