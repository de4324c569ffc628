"""The proposals: each on a page, all of them against every advice, and side by side with current law."""

from __future__ import annotations

from samenleving.advice import adviezen
from samenleving.conformity import toets
from samenleving.conformity.document import toetsverslag
from samenleving.proposals import voorstellen
from samenleving.proposals.model import HUIDIG
from samenleving.report.build import rapport
from samenleving.report.parts import maak_verslag
from samenleving.site.documentpages import documentpaginas
from samenleving.site.render import Pagina, maak

VERGELIJKING = "voorstellen/vergelijking"
MATRIX = "voorstellen/adviezen"
WAARSCHUWING = "Een voorstel is geen recht. Wat hier staat, is berekend uit dezelfde gegevens als al de rest."


def actuele() -> tuple[str, ...]:
    """Current law and the proposals on the table, by name: those that nothing has overtaken."""
    return (HUIDIG, *(voorstel.id for voorstel in voorstellen() if voorstel.status == "voorgesteld"))


def voorstelpaginas() -> list[Pagina]:
    """A page for each proposal, and the overview of them all."""
    aanbevelingen = {rij.id: rij for advies in adviezen() for rij in advies.aanbevelingen}
    alle = voorstellen()
    return [
        Pagina("voorstellen/index.md", maak("voorstellen.md.j2", voorstellen=alle, actuele=actuele())),
        *(
            Pagina(
                f"voorstellen/{voorstel.id}.md",
                maak("voorstel.md.j2", voorstel=voorstel, aanbevelingen=aanbevelingen),
            )
            for voorstel in alle
        ),
    ]


def vergelijkingspaginas() -> list[Pagina]:
    """The comparison of what is on the table, section by section."""
    namen = actuele()
    opdracht = " ".join(namen)
    inleiding = [
        WAARSCHUWING,
        f"Dit is het verslag van `samenleving vergelijk {opdracht} --map uitvoer`. Met eigen varianten, "
        "lezingen of getallen maakt u het zelf: zie [Voor opstellers](../../../opstellers.md).",
    ]
    return documentpaginas(rapport(maak_verslag(namen)), VERGELIJKING, inleiding)


def matrixpaginas() -> list[Pagina]:
    """What is on the table against every recommendation of every advice."""
    namen = actuele()
    inleiding = [
        WAARSCHUWING,
        f"Dit is het verslag van `samenleving toets {' '.join(namen)} --map uitvoer`. Wat elke uitkomst "
        "betekent, staat bij [Een voorstel toetsen aan een advies](../../../toets.md).",
    ]
    matrix = toets(namen)
    titels = {f"advies-{kop.document.replace('_', '-')}": kop.titel for kop in matrix.documenten}
    return documentpaginas(toetsverslag(matrix), MATRIX, inleiding, titels)
