"""The texts that can be amended: an act as our paraphrase or as a user's official text, or another draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from samenleving.drafting.model import Ontwerp, Ontwerpdeel
from samenleving.legislation import Akte
from samenleving.legislation.model import Deel, Wijziging
from samenleving.legislation.text import Adres, Aktetekst, Kop, citaat, delen_per_adres, loop, van_akte, vul

Niveau = Literal["decreet", "bvr", "mb"]
NIVEAUS: tuple[Niveau, ...] = ("decreet", "bvr", "mb")
KOP_HOOFDSTUK = 2


@dataclass(frozen=True)
class Doelakte:
    """One text to amend.

    Attributes:
        te_wijzigen_door: the level of law that can amend it; `federaal` is refused.
        aanhaling: how a clause names it in full, ready to stand after *van*.
        zelfde: how a later clause names it (*hetzelfde besluit*).
        tekst: its words, with anchors.
        delen: what we know of each unit, by its address; in an official text a lid that was not matched keeps
            the address of our paraphrase. Empty for a draft.
        historiek: key of an article → what changed it before.
        voert_uit: the act that it executes, by id.
        ontwerp: whether it is itself a draft, that never entered into force.
    """

    id: str
    te_wijzigen_door: str
    aanhaling: str
    zelfde: str
    tekst: Aktetekst
    delen: Mapping[Adres, Deel] = field(default_factory=dict, hash=False)
    historiek: Mapping[str, tuple[Wijziging, ...]] = field(default_factory=dict, hash=False)
    voert_uit: str | None = None
    ontwerp: bool = False

    def plaats(self, adres: Adres) -> str:
        """Where a unit stands, as cited; as our paraphrase cites it where the text has no such unit."""
        plaats = self._plaatsen.get(adres)
        return self.delen[adres].plaats if plaats is None else plaats

    @cached_property
    def _plaatsen(self) -> dict[Adres, str]:
        return {adres: citaat(self.tekst, adres) for adres, _ in loop(self.tekst)}

    def gevuld(self, waarde_van: Callable[[str], Any]) -> Aktetekst:
        """The text with its values."""
        return vul(self.tekst, waarde_van)


_ZELFDE = {"decreet": "hetzelfde decreet", "wet": "dezelfde wet"}


def doelakten(
    akten: Mapping[str, Akte], wetteksten: Mapping[str, Aktetekst] | None = None
) -> dict[str, Doelakte]:
    """Every act as a text to amend; the official text of a user goes before our paraphrase."""
    eigen = wetteksten or {}
    return {id_: doelakte(akte, eigen.get(id_)) for id_, akte in akten.items()}


def doelakte(akte: Akte, officieel: Aktetekst | None = None) -> Doelakte:
    """One act; `officieel` is its official text with anchors, where the user has it."""
    plaatsen = officieel.plaatsen if officieel is not None else {}
    eigen = delen_per_adres(akte)
    delen: dict[Adres, Deel] = {}
    for adres, deel in eigen.items():
        daar = plaatsen.get(adres, adres)
        # several of our delen can be one lid of the official text: the first stands for it
        delen[adres if daar in delen else daar] = deel
    sleutels = {adres[0][1]: daar[0][1] for adres, daar in plaatsen.items()}
    return Doelakte(
        id=akte.id,
        te_wijzigen_door=akte.te_wijzigen_door,
        aanhaling=akte.aanhaling,
        zelfde=_ZELFDE.get(akte.soort, "hetzelfde besluit"),
        tekst=officieel or van_akte(akte),
        delen=delen,
        historiek={
            sleutels.get(artikel.sleutel, artikel.sleutel): artikel.gewijzigd_bij
            for artikel in akte.artikelen()
            if artikel.gewijzigd_bij
        },
        voert_uit=akte.voert_uit,
    )


def ontwerp_id(systeem: str, deel: str) -> str:
    """The id of a part of a draft, beside those of the acts."""
    return f"ontwerp-{systeem}-{deel}"


def tekst_van(ontwerp: Ontwerp, deel: Ontwerpdeel, van: str = "") -> Aktetekst:
    """The articles of a part of a draft as a tree with anchors; `van` is the draft whose id it takes."""
    id_ = ontwerp_id(van or ontwerp.systeem.naam, deel.deel)
    koppen = [
        Kop(f"Hoofdstuk {hoofdstuk.nummer}. {hoofdstuk.titel}", KOP_HOOFDSTUK, hoofdstuk.artikelen[0].id)
        for hoofdstuk in deel.hoofdstukken
        if hoofdstuk.titel
    ]
    return Aktetekst(id_, tuple(artikel.eenheid for artikel in deel.artikelen), koppen=tuple(koppen))


def doelontwerp(ontwerp: Ontwerp, deel: Ontwerpdeel) -> Doelakte:
    """A part of a draft as a text to amend."""
    naam = "voorontwerp" if deel.deel == "decreet" else "ontwerp"
    return Doelakte(
        id=ontwerp_id(ontwerp.systeem.naam, deel.deel),
        te_wijzigen_door="decreet" if deel.deel == "decreet" else "bvr",
        aanhaling=f"het {deel.opschrift[:1].lower()}{deel.opschrift[1:]}",
        zelfde=f"hetzelfde {naam}",
        tekst=tekst_van(ontwerp, deel),
        ontwerp=True,
    )
