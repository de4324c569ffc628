"""What a draft of a proposal is made of: parts, chapters, articles, and where each article comes from."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from samenleving.drafting.layout import Lid
from samenleving.drafting.preamble import Stadium
from samenleving.drafting.templates import Deelnaam
from samenleving.legislation.text import Eenheid
from samenleving.proposals.model import Bepaling, Voorstel
from samenleving.systems import Systeem

ONGESCHREVEN = "de wijziging van {pad} staat in geen enkel artikel"
"""What a draft says of a change that none of its articles depends on."""


@dataclass(frozen=True)
class Parameterstand:
    """A parameter behind an article: its value in the system, and in current law."""

    pad: str
    waarde: Any
    was: Any


@dataclass(frozen=True)
class Bron:
    """A provision that names the article, with the proposal it belongs to."""

    voorstel: Voorstel
    bepaling: Bepaling


@dataclass(frozen=True)
class Delegatie:
    """A lid of the decree that gives power to the Government: as cited, and its text."""

    plaats: str
    tekst: str


@dataclass(frozen=True)
class Ontwerpartikel:
    """One article.

    Attributes:
        bronnen: the provisions that name it, in the order of the chain.
        parameters: what those provisions set, and what the text prints besides.
        gelezen: every parameter the text depends on.
        delegaties: the lids that give power to the Government.
        voert_uit: the places in the decree that it executes (*artikel 12, tweede lid*).
        eenheid: the same text as a tree, with an anchor on every value.
    """

    id: str
    deel: Deelnaam
    nummer: str
    leden: tuple[Lid, ...]
    sjabloon_van: str
    eenheid: Eenheid
    bronnen: tuple[Bron, ...] = ()
    parameters: tuple[Parameterstand, ...] = ()
    gelezen: tuple[str, ...] = ()
    delegaties: tuple[Delegatie, ...] = ()
    voert_uit: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return f"{'Artikel' if self.nummer == '1' else 'Art.'} {self.nummer}."

    @property
    def tekst(self) -> str:
        """The article as plain text, one lid or point a line, the label before the first."""
        return f"{self.label} " + "\n".join(regel for lid in self.leden for regel in lid.regels)


@dataclass(frozen=True)
class Hoofdstuk:
    """A chapter with its articles; the first, without title, holds what stands before any chapter."""

    nummer: int
    titel: str
    artikelen: tuple[Ontwerpartikel, ...]


@dataclass(frozen=True)
class Ontwerpdeel:
    """One of the two acts: title, blocks of the preamble (title, leden) and chapters."""

    deel: Deelnaam
    opschrift: str
    aanhef: tuple[tuple[str, tuple[Lid, ...]], ...]
    hoofdstukken: tuple[Hoofdstuk, ...]

    @property
    def artikelen(self) -> tuple[Ontwerpartikel, ...]:
        return tuple(artikel for hoofdstuk in self.hoofdstukken for artikel in hoofdstuk.artikelen)


@dataclass(frozen=True)
class Ontwerp:
    """The draft of a system.

    Attributes:
        delen: the decree, then the decision.
        zonder_artikel: provisions of the chain that no article writes, with their proposal.
        meldingen: what a reader of the draft should know: articles that ignore the provision that names them,
            delegations that the decision does not use. Empty when all is well.
        stadium: how far the draft decree has come.
    """

    systeem: Systeem
    titel: str
    dag: datetime.date
    delen: tuple[Ontwerpdeel, ...]
    zonder_artikel: tuple[Bron, ...] = ()
    meldingen: tuple[str, ...] = ()
    stadium: Stadium = "voorontwerp"

    @property
    def artikelen(self) -> tuple[Ontwerpartikel, ...]:
        return tuple(artikel for deel in self.delen for artikel in deel.artikelen)

    def artikel(self, deel: str, id_: str) -> Ontwerpartikel:
        """One article by part and id; `KeyError` when it is not in the draft."""
        for artikel in self.artikelen:
            if (artikel.deel, artikel.id) == (deel, id_):
                return artikel
        raise KeyError(f"{deel}: {id_}")
