"""Who may regulate this, and at which level of law: computed from what changes and from the legal checks."""

from __future__ import annotations

from collections.abc import Iterator

from samenleving import law
from samenleving.documents import Blok, alinea, lijst
from samenleving.dossier.material import Stof
from samenleving.dossier.prose import eigen, knelpunt_alinea, woorden, zin
from samenleving.legal_checks import woorden_van
from samenleving.legislation import Deel, laad_akten

BWHI = "bwhi-1980-08-08"
NIVEAU = ("nieuw_stelsel", "niveau_decreet", "niveau_hoger", "niveau_opgegeven", "niveau_niet_bekend")
BESLUIT = ("niveau_besluit", "niveau_ministerieel", "rechtsgrond", "delegaties", "delegatie_activering")
FEDERAAL = (
    "federale_bepalingen",
    "niveau_federaal",
    "bevoegdheid_sanctie",
    "federale_band",
    "pwa_statuut",
    "cheques",
)
FRANS = {"FR": "TEXT_FR", "NL": "TEXT"}


def bevoegdheid(stof: Stof) -> Iterator[Blok]:
    """The powers that the change rests on, the level it needs, and where the federal rules begin."""
    teksten = woorden()["bevoegdheid"]
    gronden = tuple(grondslagen(stof))
    if gronden:
        yield alinea(teksten["inleiding"])
        dag = f"{stof.maand}-01"
        stelsel = stof.stukken.basis.stelsel
        yield lijst(
            *(
                f"{zin(deel.ingevuld(lambda pad: law.waarde(stelsel, pad, dag)))} "
                f"({deel.plaats}, van {laad_akten()[BWHI].aanhaling}; "
                f"{woorden_van(FRANS.get(deel.tekst_gezien, 'SEC'))})"
                for deel in gronden
            )
        )
    for knelpunt in stof.knelpunten_van(*NIVEAU, *FEDERAAL):
        if knelpunt.nieuw:
            yield knelpunt_alinea(knelpunt)
    yield alinea(teksten["slot"])
    yield from eigen(stof.motivering.secties.get("bevoegdheid", ()))


def rechtsgronden(stof: Stof) -> Iterator[Blok]:
    """What the checks say about the level and the legal bases of a decision."""
    for knelpunt in stof.knelpunten_van(*BESLUIT):
        if knelpunt.nieuw:
            yield knelpunt_alinea(knelpunt)


def grondslagen(stof: Stof) -> Iterator[Deel]:
    """The points of the special act behind the schemes that change, each once, in the order of the act."""
    per_stelsel: dict[str, list[str]] = woorden()["bevoegdheid"]["grondslagen"]
    geraakt = {wijziging.pad.split(".")[0] for wijziging in stof.stukken.systeem.wijzigingen}
    punten = {punt for stelsel in geraakt for punt in per_stelsel.get(stelsel, ())}
    for deel in laad_akten()[BWHI].delen():
        if deel.punt in punten:
            yield deel
