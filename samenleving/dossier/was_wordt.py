"""Was/wordt: every article that changes, unit by unit: the law now, the order, what it becomes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samenleving.documents import (
    Blok,
    Cel,
    Document,
    Kader,
    Regeleinde,
    Rij,
    Run,
    Runs,
    Sectie,
    Stempel,
    Tabel,
    alinea,
    cel,
    cursief,
    ingevoegd,
    lijst,
    maak_anker,
    rij,
    runs,
)
from samenleving.dossier.changed_acts import (
    Opdrachtregel,
    artikelkop,
    gewijzigde_akten,
    herkomst_van,
    herkomstkader,
    naam_van,
    niet_geschreven,
    opdrachten,
    te_schrijven,
)
from samenleving.dossier.tracked import Knoop, gevolgd, in_wijziging, meng
from samenleving.drafting.desk import Stukken
from samenleving.legislation.text import Eenheid

KOP = ("Geldende tekst", "Wijzigingsopdracht", "Wordt")
EERSTE = {"parafrase": "Geldend recht (parafrase)", "officieel": KOP[0], "ontwerp": "Tekst van het ontwerp"}
_INSPRINGING = "\u2003"


def was_wordt(stukken: Stukken, stempel: Stempel) -> Document:
    """The table of what was and what becomes; the third column carries the changes as tracked changes.

    Args:
        stukken: the papers of the system.
        stempel: printed on every page.
    """
    secties = [_akte(stukken, id_) for id_ in gewijzigde_akten(stukken)]
    nieuw = list(_nieuw(stukken))
    blokken: list[Blok] = [alinea(_inleiding(bool(secties), bool(nieuw)), stijl="inleiding")]
    return Document(
        titel="Was-wordttabel",
        ondertitel=stukken.systeem.titel,
        soort="was_wordt",
        status=stukken.systeem.status,
        stempel=stempel,
        blokken=(*blokken, *_zonder_tekst(stukken), *secties, *nieuw),
    )


def _inleiding(wijzigt: bool, nieuw: bool) -> str:
    if not wijzigt and not nieuw:
        return (
            "Er is geen tekst om naast een andere te zetten: er wijzigt geen artikel en er komt er geen bij."
        )
    delen = []
    if wijzigt:
        delen.append(
            "Elk artikel dat wijzigt, staat er in zijn geheel, lid per lid. In de derde kolom is doorgehaald "
            "wat verdwijnt en onderstreept wat erbij komt."
        )
    if nieuw:
        delen.append("Nieuwe artikelen hebben geen geldende tekst naast zich.")
    return " ".join(delen)


def _zonder_tekst(stukken: Stukken) -> Iterator[Kader]:
    """What changes in no text: without an article to amend, or in an act that Flanders cannot amend."""
    los = dict.fromkeys(te_schrijven(niet) for niet in stukken.niet_geschreven if not niet.akte)
    if los:
        yield Kader("waarschuwing", (lijst(*los),), runs("Zonder artikel om te wijzigen"))
    federaal = dict.fromkeys(f"{w.plaats}: {w.reden}." for w in stukken.geweigerd)
    if federaal:
        yield Kader("waarschuwing", (lijst(*federaal),), runs("Federaal: niet geschreven"))


# --- an act that changes ----------------------------------------------------------------------------------


def _akte(stukken: Stukken, id_: str) -> Sectie:
    voor = stukken.teksten_voor[id_]
    orders, te_redigeren = opdrachten(stukken, id_), niet_geschreven(stukken, id_)
    rijen: list[Rij] = []
    for knoop in meng(voor, stukken.operaties.get(id_, ())):
        sleutel = knoop.eenheid.sleutel
        if knoop.geraakt or sleutel in te_redigeren:
            rest = [te_schrijven(niet) for niet in te_redigeren.pop(sleutel, ())]
            rijen += _artikel(knoop, orders.get(sleutel, ()), rest)
    for niet in (n for groep in te_redigeren.values() for n in groep):
        # the text that was brought has no such article
        rijen.append(Rij((cel(niet.plaats[:1].upper() + niet.plaats[1:]),), "tussenkop"))
        rijen.append(Rij((cel(*_niet_gezien()), Cel(te_schrijven(niet)), cel())))
    titel = naam_van(id_, stukken)
    tabel = Tabel(
        runs(f"Was en wordt: {titel}"),
        tuple(cel(naam) for naam in (EERSTE[herkomst_van(voor)], *KOP[1:])),
        tuple(rijen),
        rijkoppen=False,
        breedtes=(5, 4, 5),
    )
    return Sectie(
        runs(titel), (herkomstkader(voor), tabel), anker=f"was-wordt-{maak_anker(id_)}", liggend=True
    )


def _artikel(knoop: Knoop, opdracht: Sequence[Opdrachtregel], rest: Sequence[Runs]) -> Iterator[Rij]:
    """The rows of one article, each line of the order beside the unit it speaks of."""
    yield Rij((cel(artikelkop(knoop.eenheid)),), "tussenkop")
    eenheden = list(_regels(knoop, 0))
    naast = _naast([deel for deel, _ in eenheden], opdracht)
    for plek, (deel, diepte) in enumerate(eenheden):
        regels = [*(runs(regel) for regel in naast[plek]), *(rest if plek == 0 else ())]
        yield Rij((_voor(deel, diepte), _lijnen(regels), _na(deel, diepte)))


def _naast(eenheden: Sequence[Knoop], opdracht: Sequence[Opdrachtregel]) -> list[list[str]]:
    """Per unit the lines of the order: where it names the unit, or gives its new words; else where it was."""
    uit: list[list[str]] = [[] for _ in eenheden]
    plek = next((nummer for nummer, deel in enumerate(eenheden) if deel.operaties), 0)
    for regel in opdracht:
        plek = next(
            (
                nummer
                for nummer, deel in enumerate(eenheden)
                if regel.operatie is not None and regel.operatie in deel.operaties
            ),
            plek,
        )
        plek = next(
            (
                nummer
                for nummer, deel in enumerate(eenheden[plek:], plek)
                if deel.operaties and deel.na is not None and deel.na.tekst and deel.na.tekst in regel.tekst
            ),
            plek,
        )
        uit[plek].append(regel.tekst)
    return uit


def _regels(knoop: Knoop, diepte: int) -> Iterator[tuple[Knoop, int]]:
    """The units with words of their own; an article that was never seen keeps one line."""
    if knoop.eenheid.tekst or not knoop.kinderen or (knoop.na is not None and knoop.na.tekst):
        yield knoop, diepte
    for kind in knoop.kinderen:
        yield from _regels(kind, diepte + (kind.eenheid.soort == "punt"))


def _voor(knoop: Knoop, diepte: int) -> Cel:
    if knoop.voor is None:
        return cel(cursief("nieuw"))
    if not knoop.voor.tekst:
        return cel(*_niet_gezien())
    return cel(_INSPRINGING * diepte + _label(knoop.voor), *runs(knoop.voor.tekst))


def _na(knoop: Knoop, diepte: int) -> Cel:
    if not knoop.eenheid.tekst and not gevolgd(knoop):
        return cel(*_niet_gezien())
    voor: list[Run] = []
    label = _INSPRINGING * diepte + _label(knoop.eenheid)
    if label:
        voor.append(in_wijziging(label, knoop))
    return Cel((*voor, *gevolgd(knoop)))


def _niet_gezien() -> Runs:
    return runs("[TE VERIFIËREN: de tekst van dit lid is niet ingezien]")


def _label(eenheid: Eenheid) -> str:
    """*§1.* or *1°* in front of the words; leden carry no number."""
    if eenheid.soort == "paragraaf":
        return f"§{eenheid.nummer}. "
    return f"{eenheid.nummer} " if eenheid.soort == "punt" and eenheid.nummer else ""


def _lijnen(regels: Sequence[Runs]) -> Cel:
    uit: list[Run] = []
    for regel in regels:
        uit += [Regeleinde(), *regel] if uit else regel
    return Cel(tuple(uit))


# --- new articles -----------------------------------------------------------------------------------------

_DELEN = {"decreet": "voorontwerp van decreet", "besluit": "ontwerp van besluit"}


def _nieuw(stukken: Stukken) -> Iterator[Sectie]:
    """The articles of an autonomous draft. Against another draft they are amendments of it, told above."""
    if stukken.ontwerp is None or any(id_.startswith("ontwerp-") for id_ in stukken.teksten_voor):
        return
    for deel in stukken.ontwerp.delen:
        rijen: list[Rij] = []
        for artikel in deel.artikelen:
            rijen.append(Rij((cel(f"Artikel {artikel.nummer}"),), "tussenkop"))
            opdracht = f"Nieuw artikel {artikel.nummer} van het {_DELEN[deel.deel]}."
            for lid in artikel.leden:
                for regel in lid.regels:
                    rijen.append(rij(cel(cursief("nieuw")), opdracht, cel(ingevoegd(regel))))
                    opdracht = ""
        if rijen:
            tabel = Tabel(
                runs(f"Nieuwe artikelen van het {_DELEN[deel.deel]}"),
                tuple(cel(naam) for naam in KOP),
                tuple(rijen),
                rijkoppen=False,
                breedtes=(2, 4, 8),
            )
            yield Sectie(
                runs(deel.opschrift),
                (Kader("info", (alinea("Nieuwe tekst: er is geen geldende tekst om te wijzigen."),)), tabel),
                anker=f"nieuw-{deel.deel}",
                liggend=True,
            )
