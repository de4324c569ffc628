"""Words that the explanatory documents share: sources as footnotes, counted things, gaps to fill."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from samenleving import statistics
from samenleving.display import opsomming
from samenleving.documents import Alinea, Blok, Noot, Run, alinea, runs, te_redigeren, vet
from samenleving.legal_checks import Knelpunt, woorden_van
from samenleving.proposals.model import Bepaling, Passage, Voorstel
from samenleving.telwoorden import telwoord

VOLUIT_TOT = 12
"""Numbers up to here are written out."""
MEESTE_PLAATSEN = 3
"""So many articles stand in one footnote; the finding itself lists them all."""

_PLAATSHOUDER = re.compile(r"\[(TE REDIGEREN|TE VERIFIËREN)(?:: ([^\[\]]*))?\]")
_SOORT_OPEN = re.compile(r"^open (?:vraag|keuze)\. ", re.IGNORECASE)


@cache
def woorden() -> dict[str, Any]:
    """The fixed Dutch of the memorandum and the note."""
    tekst = files("samenleving").joinpath("berichten", "dossier.nl.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(tekst)
    return data


def aantal(getal: int, een: str, meer: str) -> str:
    """*één artikel*, *twee artikelen*, *25 artikelen*."""
    woord = "geen" if not getal else telwoord(getal) if getal <= VOLUIT_TOT else str(getal)
    return f"{woord} {een if getal == 1 else meer}"


def hoofdletter(tekst: str) -> str:
    """The text with a capital."""
    return tekst[:1].upper() + tekst[1:]


def zin(tekst: str) -> str:
    """The text as a sentence: with a capital and an end."""
    schoon = " ".join(tekst.split())
    return hoofdletter(schoon if schoon.endswith((".", "?", "!", ":")) else f"{schoon}.")


def bron(voorstel: Voorstel, passage: Passage | None) -> str:
    """*SERV, Advies op eigen initiatief over de Samenlevingsjobs, 3.1, regels 237-240*."""
    titel = voorstel.bron.titel or documenttitel(voorstel.bron.document)
    if passage is None:
        return titel
    if passage.document != voorstel.bron.document:
        titel = f"{titel}, zoals weergegeven in {documenttitel(passage.document)}"
    return f"{titel}, {passage}"


def documenttitel(document: str) -> str:
    """The title of a source, or its short name where the list of sources does not have it."""
    bekend = statistics.documenten().get(document)
    return bekend.titel if bekend else document


def bepaling_noot(voorstel: Voorstel, bepaling: Bepaling) -> Noot:
    """Where a provision comes from and which recommendations it answers."""
    delen = [zin(bron(voorstel, bepaling.passage))]
    if bepaling.beantwoordt:
        soort = "de aanbeveling" if len(bepaling.beantwoordt) == 1 else "de aanbevelingen"
        delen.append(f"Antwoord op {soort} {opsomming(list(bepaling.beantwoordt))}.")
    return Noot(runs(" ".join(delen)))


def plaatsen_noot(knelpunt: Knelpunt) -> tuple[Noot, ...]:
    """The articles behind a finding, and how well each was seen; nothing where there is none."""
    delen = [f"{v.plaats} ({woorden_van(v.zekerheid)})" for v in knelpunt.artikel[:MEESTE_PLAATSEN]]
    if not delen:
        return ()
    meer = len(knelpunt.artikel) - len(delen)
    rest = f", en {aantal(meer, 'andere plaats', 'andere plaatsen')}" if meer else ""
    return (Noot(runs(zin("; ".join(delen) + rest))),)


def knelpunt_alinea(knelpunt: Knelpunt) -> Alinea:
    """What a finding says behind its title, with its articles as a footnote."""
    return alinea(vet(f"{knelpunt.titel}. "), knelpunt.gevolg, *plaatsen_noot(knelpunt))


def stellingen(bepalingen: Iterable[tuple[Voorstel, Bepaling]]) -> Iterator[str | Run]:
    """Provisions as running text, each with its source as a footnote; the same sentence once."""
    gezegd: set[str] = set()
    for voorstel, bepaling in bepalingen:
        tekst = zin(bepaling.stelling)
        if tekst in gezegd:
            continue
        if gezegd:
            yield " "
        gezegd.add(tekst)
        yield tekst
        yield bepaling_noot(voorstel, bepaling)


def eigen_of_gat(alineas: Sequence[str], gat: str) -> Iterator[Blok]:
    """What the user wrote; where nobody wrote anything, a visible gap."""
    if alineas:
        for tekst in alineas:
            yield alinea(tekst)
    else:
        yield alinea(te_redigeren(gat))


def eigen(alineas: Sequence[str]) -> Iterator[Blok]:
    """What the user wrote, if anything."""
    for tekst in alineas:
        yield alinea(tekst)


def gaten(tekst: str, soort: str = "TE REDIGEREN") -> tuple[str, ...]:
    """What the placeholders of one kind in a text ask for, each once, without the brackets."""
    gevonden = (
        _SOORT_OPEN.sub("", (treffer[2] or "").strip()).rstrip(".")
        for treffer in _PLAATSHOUDER.finditer(tekst)
        if treffer[1] == soort
    )
    return tuple(dict.fromkeys(wat for wat in gevonden if wat))
