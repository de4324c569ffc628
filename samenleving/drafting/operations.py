"""From a change of parameters to operations on the text of acts: typed, frozen and computed, never typed in.

Every anchor whose value differs between the two sides becomes one replacement. What cannot be written as a
replacement without inventing words of the law is kept apart, with the reason, and stays visible in the draft.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from samenleving.formats import Formaat
from samenleving.legislation import Akte, Anker, Deel

Niveau = Literal["decreet", "bvr"]
NIVEAUS: tuple[Niveau, ...] = ("decreet", "bvr")
Waarde = bool | int | float | str

FEDERAAL = "{akte} is federaal: Vlaanderen kan die tekst niet wijzigen, enkel ernaar verwijzen"
MEERMAALS = (
    "{naamwoord} “{oud}” staat er meer dan eens en de officiële tekst is niet ingezien: een vervanging zou "
    "niet "
    "eenduidig zijn"
)


@dataclass(frozen=True)
class WaardeVervangen:
    """Replace one printed value at one place.

    Attributes:
        akte: id of the act.
        artikel: key of the article inside the act (`art-9`).
        plaats: as cited, with its gap where it was not seen.
        parameters: what the value stands for; more than one only when they are written and changed alike.
        naamwoord: how the clause names the value (*het bedrag*).
        oud, nieuw: as printed between the quotation marks.
        telkens: the value stands more than once at that place and changes everywhere.
        basis: places in the act that this act executes.
    """

    akte: str
    artikel: str
    plaats: str
    parameters: tuple[str, ...]
    naamwoord: str
    oud: str
    nieuw: str
    telkens: bool = False
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class NietGeschreven:
    """A change that no clause can carry: a drafter has to write it. `akte` is empty where none prints the
    value.
    """

    pad: str
    oud: Waarde | None
    nieuw: Waarde
    reden: str
    akte: str = ""
    artikel: str = ""
    plaats: str = ""


@dataclass(frozen=True)
class Geweigerd:
    """A change of an act that Flanders cannot amend."""

    pad: str
    akte: str
    plaats: str
    reden: str


@dataclass(frozen=True)
class Operaties:
    """Everything a change of parameters asks of the acts, in the order of the acts."""

    vervangingen: tuple[WaardeVervangen, ...] = ()
    niet_geschreven: tuple[NietGeschreven, ...] = ()
    geweigerd: tuple[Geweigerd, ...] = ()


@dataclass(frozen=True)
class Verandering:
    """One parameter that goes from `oud` to `nieuw`."""

    pad: str
    oud: Waarde | None
    nieuw: Waarde


@dataclass(frozen=True)
class _Plek:
    """An anchor where it stands."""

    deel: Deel
    anker: Anker

    @property
    def formaat(self) -> Formaat:
        return self.anker.formaat


def bereken_operaties(
    veranderingen: Iterable[Verandering],
    waarde_van: Callable[[str], Any],
    akten: Mapping[str, Akte],
    ongeschreven: Mapping[str, str] = MappingProxyType({}),
) -> Operaties:
    """The operations that carry the changes.

    Args:
        veranderingen: the parameters that change.
        waarde_van: the value of a parameter before the change.
        akten: the acts to amend, by id.
        ongeschreven: parameters whose present value stands in no text, with the reason: quoting it would put
            words into the law that it does not have.
    """
    nieuw = {v.pad: v for v in veranderingen}
    vervangingen: list[WaardeVervangen] = []
    niet: list[NietGeschreven] = []
    geweigerd: list[Geweigerd] = []
    geraakt: set[str] = set()
    for akte in akten.values():
        for deel in akte.delen():
            for pad in dict.fromkeys(deel.parameters):
                if pad not in nieuw:
                    continue
                geraakt.add(pad)
                if akte.te_wijzigen_door == "federaal":
                    reden = FEDERAAL.format(akte=_hoofdletter(akte.aanhaling))
                    geweigerd.append(Geweigerd(pad, akte.id, deel.plaats, reden))
                    continue
                if akte.te_wijzigen_door not in NIVEAUS:
                    reden = f"de waarde staat in {akte.aanhaling}, en zo'n akte wordt hier niet geschreven"
                    niet.append(NietGeschreven(pad, nieuw[pad].oud, nieuw[pad].nieuw, reden))
                    continue
                if pad in ongeschreven:
                    niet.append(_niet(nieuw[pad], akte, deel, ongeschreven[pad]))
                    continue
                uitkomst = _in_deel(nieuw[pad], akte, deel, nieuw, waarde_van)
                vervangingen.extend(u for u in uitkomst if isinstance(u, WaardeVervangen))
                niet.extend(u for u in uitkomst if isinstance(u, NietGeschreven))
    niet.extend(_nergens(v) for v in nieuw.values() if v.pad not in geraakt)
    return Operaties(
        tuple(dict.fromkeys(vervangingen)), tuple(dict.fromkeys(niet)), tuple(dict.fromkeys(geweigerd))
    )


def _in_deel(
    verandering: Verandering,
    akte: Akte,
    deel: Deel,
    alle: Mapping[str, Verandering],
    waarde_van: Callable[[str], Any],
) -> list[WaardeVervangen | NietGeschreven]:
    pad = verandering.pad
    if pad in deel.geen_anker:
        return [_niet(verandering, akte, deel, deel.geen_anker[pad].strip().rstrip("."))]
    eigen = [anker for anker in deel.ankers if anker.parameter == pad]
    if not eigen:
        return [_niet(verandering, akte, deel, "deze bepaling past de waarde toe maar drukt ze niet af")]
    uit: list[WaardeVervangen | NietGeschreven] = []
    for formaat in {anker.formaat.naam: anker.formaat for anker in eigen}.values():
        try:
            oud, nieuw = formaat.render(waarde_van(pad)), formaat.render(verandering.nieuw)
        except ValueError as fout:
            uit.append(_niet(verandering, akte, deel, f"de nieuwe waarde past niet in de tekst: {fout}"))
            continue
        gelijk = _gelijke_ankers(akte, deel, formaat, oud, waarde_van)
        nieuwe_teksten = {
            plek.formaat.render(alle[plek.anker.parameter].nieuw) if plek.anker.parameter in alle else oud
            for plek in gelijk
        }
        if nieuwe_teksten != {nieuw} or _keren(akte, deel.plaats, oud, waarde_van) != len(gelijk):
            reden = MEERMAALS.format(naamwoord=formaat.naamwoord, oud=oud)
            uit.append(_niet(verandering, akte, deel, reden))
            continue
        uit.append(
            WaardeVervangen(
                akte=akte.id,
                artikel=deel.sleutel,
                plaats=deel.plaats,
                parameters=tuple(dict.fromkeys(plek.anker.parameter for plek in gelijk)),
                naamwoord=formaat.naamwoord,
                oud=oud,
                nieuw=nieuw,
                telkens=len(gelijk) > 1,
                basis=deel.basis,
            )
        )
    return uit


def _gelijke_ankers(
    akte: Akte, deel: Deel, formaat: Formaat, oud: str, waarde_van: Callable[[str], Any]
) -> list[_Plek]:
    """The anchors at the same cited place that print the same words; a place may cover several delen."""
    return [
        _Plek(ander, anker)
        for ander in akte.delen()
        if ander.plaats == deel.plaats
        for anker in ander.ankers
        if anker.formaat.naamwoord == formaat.naamwoord
        and anker.formaat.render(waarde_van(anker.parameter)) == oud
    ]


def _keren(akte: Akte, plaats: str, oud: str, waarde_van: Callable[[str], Any]) -> int:
    """How often the words stand at the place, within a longer quotation of another kind included."""
    zoek = woorden(oud)
    return sum(len(zoek.findall(deel.ingevuld(waarde_van))) for deel in akte.delen() if deel.plaats == plaats)


def woorden(tekst: str) -> re.Pattern[str]:
    """Finds the words as a whole: 60 is not found in 160, 1.60, 60,5 or 60%."""
    return re.compile(rf"(?<![\w.,-]){re.escape(tekst)}(?![\w%]|[.,]\d)")


def _niet(verandering: Verandering, akte: Akte, deel: Deel, reden: str) -> NietGeschreven:
    return NietGeschreven(
        verandering.pad, verandering.oud, verandering.nieuw, reden, akte.id, deel.sleutel, deel.plaats
    )


def _nergens(verandering: Verandering) -> NietGeschreven:
    if verandering.pad.startswith("samenlevingsjobs."):
        reden = "samenlevingsjobs bestaan niet in het geldende recht: er is geen artikel om te wijzigen"
    else:
        reden = "geen lid van de opgenomen akten drukt deze waarde af"
    return NietGeschreven(verandering.pad, verandering.oud, verandering.nieuw, reden)


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]
