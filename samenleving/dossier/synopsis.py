"""The synopsis: law in force, what is proposed, the order, the numbers that differ, the advice it answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from samenleving import law
from samenleving.conformity import Matrix
from samenleving.conformity.model import STATUSSEN
from samenleving.display import toon_parameter
from samenleving.documents import (
    Badge,
    Blok,
    Cel,
    Document,
    Regeleinde,
    Rij,
    Run,
    Runs,
    Sectie,
    Stempel,
    Tabel,
    Tekst,
    alinea,
    cel,
    cursief,
    maak_anker,
    runs,
    vet,
)
from samenleving.dossier.changed_acts import (
    akte_van,
    artikelkop,
    gewijzigde_akten,
    herkomstkader,
    naam_van,
    opdrachten,
    te_schrijven,
)
from samenleving.dossier.same_subject import NIEUW_STELSEL, geldend_recht
from samenleving.dossier.tracked import Knoop, meng
from samenleving.drafting.desk import Stukken
from samenleving.drafting.model import Ontwerpartikel, Ontwerpdeel, Parameterstand
from samenleving.drafting.operations import NietGeschreven
from samenleving.drafting.structure import EenheidOpgeheven
from samenleving.legislation.text import Adres, Aktetekst, Eenheid, citaat

KOP = ("Geldend recht", "Voorgesteld", "Wijzigingsopdracht", "Verschil in parameters", "Beantwoord advies")
ONTWERPTEKST = "Tekst van het ontwerp"
BREEDTES = (5, 6, 5, 4, 3)
MAX_GELDEND = 3
"""So many leden of current law stand beside one new article; the others are counted."""
GEEN = "–"
NIEUW_UITLEG = (
    "Naast elk nieuw artikel staat het geldende lid dat hetzelfde onderwerp regelt, voor zover onze gegevens "
    "er een aan koppelen; anders staat er “nieuw”. De geldende leden zijn in onze eigen woorden weergegeven."
)
_DELEN = {"decreet": "voorontwerp van decreet", "besluit": "ontwerp van besluit"}


def synopsis(stukken: Stukken, stempel: Stempel, matrix: Matrix | None = None) -> Document:
    """The five columns, one row for every unit that changes and for every new article.

    Args:
        stukken: the papers of the system.
        stempel: printed on every page.
        matrix: the system tested against the advices, so that the last column says whether a recommendation
            is followed; without it only the recommendations that a provision names stand there.
    """
    vuller = _Synopsis(stukken, matrix)
    secties = [*vuller.akten(), *vuller.ontwerp(), *vuller.zonder_tekst()]
    leeg: tuple[Blok, ...] = (alinea("Dit stelsel wijzigt niets aan zijn basis."),)
    return Document(
        titel="Synoptische tabel",
        ondertitel=stukken.systeem.titel,
        soort="synopsis",
        status=stukken.systeem.status,
        stempel=stempel,
        blokken=tuple(secties) or leeg,
    )


class _Synopsis:
    def __init__(self, stukken: Stukken, matrix: Matrix | None) -> None:
        self._stukken, self._matrix = stukken, matrix

    # --- acts that change ---------------------------------------------------------------------------------

    def akten(self) -> Iterator[Sectie]:
        for id_ in gewijzigde_akten(self._stukken):
            voor = self._stukken.teksten_voor[id_]
            rijen = [*self._wijzigingen(id_, voor), *self._niet_geschreven(id_)]
            titel = naam_van(id_, self._stukken)
            yield Sectie(
                runs(titel),
                (
                    herkomstkader(voor),
                    _tabel(
                        f"Wijzigingen van: {titel}", rijen, ONTWERPTEKST if self._is_ontwerp(id_) else KOP[0]
                    ),
                ),
                anker=f"synopsis-{maak_anker(id_)}",
                liggend=True,
            )

    def _wijzigingen(self, id_: str, voor: Aktetekst) -> Iterator[Rij]:
        orders = opdrachten(self._stukken, id_)
        for wortel in meng(voor, self._stukken.operaties.get(id_, ())):
            if not wortel.geraakt:
                continue
            yield Rij((cel(artikelkop(wortel.eenheid)),), "tussenkop")
            opdracht = [runs(regel.tekst) for regel in orders.get(wortel.eenheid.sleutel, ())]
            van_artikel = self._beantwoord_door(id_, wortel.eenheid.sleutel)
            for knoop in _toppen(wortel):
                paden = [pad for o in knoop.operaties for pad in getattr(o, "parameters", ())]
                if any(isinstance(o, EenheidOpgeheven) for o in knoop.operaties):
                    voorgesteld = cel(cursief("opgeheven"))
                else:
                    voorgesteld = _lijnen(_eenheid(knoop.na))
                yield Rij(
                    (
                        _geldend(voor, knoop),
                        voorgesteld,
                        _lijnen(opdracht) if opdracht else cel("zie hierboven"),
                        self._verschil(paden),
                        self._advies_over(paden, van_artikel if opdracht else ()),
                    )
                )
                opdracht = []

    def _niet_geschreven(self, id_: str) -> Iterator[Rij]:
        eigen = [niet for niet in self._stukken.niet_geschreven if niet.akte == id_]
        if eigen:
            yield Rij((cel("Nog te schrijven"),), "tussenkop")
        for niet in eigen:
            yield self._open_rij(niet)

    def _open_rij(self, niet: NietGeschreven) -> Rij:
        geldend = runs(vet(niet.plaats)) if niet.plaats else runs(GEEN)
        return Rij(
            (
                Cel(geldend),
                cel(GEEN),
                Cel(te_schrijven(niet)),
                self._verschil([niet.pad]),
                self._advies_over([niet.pad]),
            )
        )

    def zonder_tekst(self) -> Iterator[Sectie]:
        """What changes in no text that Flanders can amend: unprinted values, and federal acts."""
        rijen = [self._open_rij(niet) for niet in self._stukken.niet_geschreven if not niet.akte]
        rijen += [
            Rij(
                (
                    cel(vet(weigering.plaats)),
                    cel(GEEN),
                    cel(f"Niet geschreven: {weigering.reden}."),
                    self._verschil([weigering.pad]),
                    self._advies_over([weigering.pad]),
                )
            )
            for weigering in self._stukken.geweigerd
        ]
        if rijen:
            yield Sectie(
                runs("Zonder tekst om te wijzigen"),
                (_tabel("Waarden die in geen Vlaamse tekst gewijzigd kunnen worden", rijen),),
                anker="synopsis-zonder-tekst",
                liggend=True,
            )

    # --- new articles -------------------------------------------------------------------------------------

    def ontwerp(self) -> Iterator[Sectie]:
        """The articles of an autonomous draft; against another draft they are amendments, told above."""
        stukken = self._stukken
        if stukken.ontwerp is None or any(id_.startswith("ontwerp-") for id_ in stukken.teksten_voor):
            return
        for deel in stukken.ontwerp.delen:
            rijen = [self._nieuw(artikel, deel) for artikel in deel.artikelen]
            if rijen:
                yield Sectie(
                    runs(deel.opschrift),
                    (
                        alinea(NIEUW_UITLEG, stijl="klein"),
                        _tabel(f"Nieuwe artikelen van het {_DELEN[deel.deel]}", rijen),
                    ),
                    anker=f"synopsis-{deel.deel}",
                    liggend=True,
                )

    def _nieuw(self, artikel: Ontwerpartikel, deel: Ontwerpdeel) -> Rij:
        regels = [runs(regel) for lid in artikel.leden for regel in lid.regels]
        regels[:1] = [runs(vet(f"{artikel.label} "), *regels[0])] if regels else []
        opdracht = f"Nieuw artikel {artikel.nummer} van het {_DELEN[deel.deel]}."
        if artikel.voert_uit:
            opdracht += f" Voert uit: {'; '.join(artikel.voert_uit)} van het voorontwerp van decreet."
        ids = dict.fromkeys(id_ for bron in artikel.bronnen for id_ in bron.bepaling.beantwoordt)
        waarden = [runs(_nieuwe_waarde(stand)) for stand in artikel.parameters]
        return Rij(
            (
                self._geldend_naast(artikel, deel),
                _lijnen(regels),
                cel(opdracht),
                _lijnen(waarden) if waarden else cel(GEEN),
                self._advies(ids),
            )
        )

    def _geldend_naast(self, artikel: Ontwerpartikel, deel: Ontwerpdeel) -> Cel:
        ontwerp = self._stukken.ontwerp
        paden = [stand.pad for stand in artikel.parameters]
        if not paden and ontwerp is not None:
            # a decree that leaves the numbers to the decision: its article of the same name has them
            paden = [s.pad for ander in ontwerp.artikelen if ander.id == artikel.id for s in ander.parameters]
        leden = geldend_recht(paden, ontwerp.dag, artikel.id, deel.deel) if ontwerp is not None else ()
        if not leden:
            return cel(cursief("nieuw"))
        regels = [
            runs(vet(f"{lid.plaats}"), f": {lid.tekst}" if lid.tekst else ": tekst niet ingezien")
            for lid in leden[:MAX_GELDEND]
        ]
        rest = len(leden) - MAX_GELDEND
        if rest > 0:
            regels.append(
                runs(cursief(f"en {'één andere plaats' if rest == 1 else f'{rest} andere plaatsen'}"))
            )
        return _lijnen(regels)

    # --- the last two columns -----------------------------------------------------------------------------

    def _verschil(self, paden: Iterable[str]) -> Cel:
        regels = []
        for pad in dict.fromkeys(filter(None, paden)):
            info = law.parameterinfo(pad)
            oud, nieuw = self._stukken.waarden_voor.get(pad), self._stukken.waarden_na.get(pad)
            van = "geen waarde" if oud is None else toon_parameter(info, oud)
            naar = "geen waarde" if nieuw is None else toon_parameter(info, nieuw)
            # a text can print for the first time what was so already
            verandert = f"van {van} naar {naar}" if oud != nieuw else f"{naar} (ongewijzigd)"
            regels.append(runs(f"{info.label}: {verandert}"))
        return _lijnen(regels) if regels else cel(GEEN)

    def _is_ontwerp(self, id_: str) -> bool:
        return akte_van(id_) is None

    def _beantwoord_door(self, id_: str, sleutel: str) -> tuple[str, ...]:
        """The recommendations that the provisions behind an article of the new draft answer."""
        ontwerp = self._stukken.ontwerp
        if ontwerp is None or not self._is_ontwerp(id_):
            return ()
        deel = id_.rpartition("-")[2]
        return tuple(
            aanbeveling
            for artikel in ontwerp.artikelen
            if (artikel.deel, artikel.id) == (deel, sleutel)
            for bron in artikel.bronnen
            for aanbeveling in bron.bepaling.beantwoordt
        )

    def _advies_over(self, paden: Iterable[str], eerst: Iterable[str] = ()) -> Cel:
        """The recommendations whose test looks at these parameters, or that their provision answers."""
        gezocht = set(paden)
        ids = list(eerst)
        ids += [
            id_
            for laag in self._stukken.systeem.keten
            for bepaling in laag.bepalingen
            if gezocht & set(bepaling.parameters)
            for id_ in bepaling.beantwoordt
        ]
        if self._matrix is not None:
            for oordeel in self._matrix.oordelen.get(self._stukken.systeem.naam, ()):
                getoetst = {grond.naam for grond in oordeel.gronden if grond.soort == "parameter"}
                ids += [oordeel.id] if getoetst & gezocht else []
        return self._advies(dict.fromkeys(ids))

    def _advies(self, ids: Iterable[str]) -> Cel:
        oordelen = {}
        if self._matrix is not None:
            oordelen = {o.id: o for o in self._matrix.oordelen.get(self._stukken.systeem.naam, ())}
        per_status: dict[str, list[str]] = {}
        for id_ in ids:
            per_status.setdefault(oordelen[id_].status if id_ in oordelen else "", []).append(id_)
        volgorde = [*STATUSSEN, ""]
        regels = []
        for status in sorted(per_status, key=volgorde.index):
            badge: list[Run] = [Badge(status), Tekst(" ")] if status else []  # type: ignore[arg-type]
            regels.append((*badge, *runs(", ".join(per_status[status]))))
        return _lijnen(regels) if regels else cel(GEEN)


# --- cells ------------------------------------------------------------------------------------------------


def _tabel(bijschrift: str, rijen: Sequence[Rij], eerste: str = KOP[0]) -> Tabel:
    koppen = tuple(cel(naam) for naam in (eerste, *KOP[1:]))
    return Tabel(runs(bijschrift), koppen, tuple(rijen), rijkoppen=False, breedtes=BREEDTES)


def _nieuwe_waarde(stand: Parameterstand) -> str:
    info = law.parameterinfo(stand.pad)
    nieuw = toon_parameter(info, stand.waarde)
    if stand.pad.startswith(f"{NIEUW_STELSEL}.") or stand.was is None:
        # before a proposal the new scheme does not exist: its neutral values are no law that was
        return f"{info.label}: {nieuw} (nieuw)"
    if stand.was == stand.waarde:
        return f"{info.label}: {nieuw} (ongewijzigd)"
    return f"{info.label}: van {toon_parameter(info, stand.was)} naar {nieuw}"


def _toppen(knoop: Knoop) -> Iterator[Knoop]:
    """The highest units that something happens to."""
    if knoop.operaties:
        yield knoop
        return
    for kind in knoop.kinderen:
        yield from _toppen(kind)


def _geldend(voor: Aktetekst, knoop: Knoop) -> Cel:
    if knoop.voor is None:
        return cel(cursief("nieuw"))
    return _lijnen([runs(vet(_plaats(voor, knoop.adres))), *_eenheid(knoop.voor)])


def _plaats(voor: Aktetekst, adres: Adres) -> str:
    plaats = citaat(voor, adres)
    return plaats[:1].upper() + plaats[1:]


def _eenheid(eenheid: Eenheid | None) -> list[Runs]:
    """The words of a unit and of everything below it, a line each."""
    if eenheid is None:
        return []
    label = ""
    if eenheid.soort == "paragraaf":
        label = f"§{eenheid.nummer}. "
    elif eenheid.soort == "punt" and eenheid.nummer:
        label = f"{eenheid.nummer} "
    eigen = [runs(f"{label}{eenheid.tekst}")] if eenheid.tekst else []
    return [*eigen, *(regel for kind in eenheid.eenheden for regel in _eenheid(kind))]


def _lijnen(regels: Iterable[Runs]) -> Cel:
    uit: list[Run] = []
    for regel in regels:
        uit += [Regeleinde(), *regel] if uit else regel
    return Cel(tuple(uit))
