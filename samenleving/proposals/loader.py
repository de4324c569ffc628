"""Read `reform.yaml` into a `Voorstel`, refusing with file, line, field and remedy what is wrong."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from openfisca_core.parameters import ParameterNode

from samenleving import law
from samenleving.advice import aanbevelingen
from samenleving.errors import InvoerFout, Melding, bedoelde_u
from samenleving.locator import BESTAND, is_eigen, kort, mappen_per_id, zoek
from samenleving.proposals import checks
from samenleving.proposals.checks import Omgeving, Verslag
from samenleving.proposals.compile import pas_toe, zettingen_van
from samenleving.proposals.model import (
    HUIDIG,
    Bepaling,
    Bereik,
    Bron,
    OpenVraag,
    Passage,
    Variant,
    Voorstel,
    Wijzigt,
)
from samenleving.proposals.tree import zet
from samenleving.proposals.values import lees_datum
from samenleving.proposals.yearly import jaarlijks_gelezen
from samenleving.schema_check import controleer_schema
from samenleving.yaml_io import Pad, YamlFout, laad_yaml, regel_van

MAX_KETEN = 20


@dataclass(frozen=True)
class Keten:
    """A proposal with everything it stands on.

    Attributes:
        voorstellen: from current law up; the proposal itself is last. Empty for current law.
        boom: the parameters with every provision of the chain set (no variant chosen).
        waarschuwingen: of the proposal itself.
    """

    voorstellen: tuple[Voorstel, ...]
    boom: ParameterNode
    waarschuwingen: tuple[Melding, ...] = ()


def voorstel_ids(mappen: Sequence[Path | str] = ()) -> tuple[str, ...]:
    """Ids of every proposal, read from the folders alone."""
    return tuple(mappen_per_id(mappen))


def voorstel(id_: str, mappen: Sequence[Path | str] = ()) -> Voorstel:
    """One proposal.

    Raises `InvoerFout` when it does not exist or when something in it, or in what it stands on, is wrong.
    """
    return keten(id_, mappen).voorstellen[-1]


def voorstellen(mappen: Sequence[Path | str] = ()) -> tuple[Voorstel, ...]:
    """Every proposal, each after the one it stands on."""
    alle = [keten(id_, mappen).voorstellen for id_ in voorstel_ids(mappen)]
    return tuple({laag.id: laag for lagen in sorted(alle, key=len) for laag in lagen}.values())


def keten(id_: str, mappen: Sequence[Path | str] = ()) -> Keten:
    """A proposal with everything it stands on; without user folders it is read once."""
    return _keten(id_, tuple(mappen), ()) if mappen else _eigen_keten(id_)


def controleer_voorstel(map_: Path | str, mappen: Sequence[Path | str] = ()) -> tuple[Melding, ...]:
    """Everything wrong or doubtful in one proposal's folder; empty when it is fine."""
    plek = Path(map_)
    if not (plek / BESTAND).is_file():
        return (Melding(str(plek / BESTAND), None, "", "dit bestand bestaat niet", "kijk de map na"),)
    try:
        bekend = mappen_per_id(mappen)
        al_gekend = plek.resolve() in [pad.resolve() for pad in bekend.values()]
        return _keten(plek.resolve().name, (*mappen, *([] if al_gekend else [plek])), ()).waarschuwingen
    except InvoerFout as fout:
        return fout.meldingen


@lru_cache(maxsize=64)
def _eigen_keten(id_: str) -> Keten:
    return _keten(id_, (), ())


def _keten(id_: str, mappen: tuple[Path | str, ...], onderweg: tuple[str, ...]) -> Keten:
    if id_ == HUIDIG:
        return Keten((), law.stelsel().parameters)
    map_ = zoek(id_, mappen)
    if mappen and is_eigen(map_):
        return _eigen_keten(id_)  # stands on nothing of the user's, and is read already
    bestand = map_ / BESTAND
    try:
        data, regels = laad_yaml(bestand)
    except YamlFout as fout:
        raise InvoerFout.uit_yaml(fout) from None
    controleer_schema("voorstel", data, regels, str(bestand))
    verslag = Verslag(str(bestand), regels)
    onder = _basis(data["basis"], id_, mappen, onderweg, verslag)
    omgeving = Omgeving(
        boom=onder.boom,
        jaarlijks=jaarlijks_gelezen(law.stelsel()),
        aanbevelingen=frozenset(rij.id for rij in aanbevelingen(mappen=mappen)),
        keten=onder.voorstellen,
    )
    gelezen = _Lezer(data, map_, omgeving, verslag).lees()
    checks.controleer_kop(gelezen, omgeving, voorstel_ids(mappen), verslag)
    verslag.stop_bij_fouten()
    boom, _ = pas_toe(onder.boom, zettingen_van(gelezen))
    checks.waarschuw_clausules(gelezen, onder.voorstellen, verslag)
    return Keten((*onder.voorstellen, gelezen), boom, tuple(verslag.meldingen))


def _basis(
    basis: str, id_: str, mappen: tuple[Path | str, ...], onderweg: tuple[str, ...], verslag: Verslag
) -> Keten:
    weg = (*onderweg, id_)
    if basis in weg or len(weg) > MAX_KETEN:
        kring = " → ".join([*weg[weg.index(basis) if basis in weg else 0 :], basis])
        verslag.meld(
            ("basis",), f"de voorstellen staan in een kring op elkaar: {kring}", "kies een andere basis"
        )
        verslag.stop_bij_fouten()
    if basis != HUIDIG and basis not in mappen_per_id(mappen):
        bekend = [HUIDIG, *(naam for naam in mappen_per_id(mappen) if naam != id_)]
        tekst = f"de basis “{kort(basis)}” bestaat niet"
        verslag.meld(("basis",), tekst, bedoelde_u(basis, bekend))
        verslag.stop_bij_fouten()
    return _keten(basis, mappen, weg)


@dataclass
class _Lezer:
    """Turns the data of one file into a `Voorstel`; what is wrong goes to the report."""

    data: dict[str, Any]
    map: Path
    omgeving: Omgeving
    verslag: Verslag

    def lees(self) -> Voorstel:
        data = self.data
        vanaf = self._inwerkingtreding()
        bepalingen = tuple(
            self._bepaling(rij, ("bepalingen", nummer), rij["id"], vanaf)
            for nummer, rij in enumerate(data["bepalingen"])
        )
        checks.controleer_dubbel(bepalingen, self.verslag)
        boven = self._boven(bepalingen)
        varianten = tuple(
            self._variant(naam, rij, vanaf, boven) for naam, rij in data.get("varianten", {}).items()
        )
        checks.controleer_varianten(varianten, self.omgeving, self.verslag)
        vragen = tuple(
            self._open_vraag(rij, nummer) for nummer, rij in enumerate(data.get("open_vragen", []))
        )
        checks.controleer_open_vragen(vragen, self.omgeving, self.verslag)
        return Voorstel(
            id=data["id"],
            titel=data["titel"],
            orgaan=data["orgaan"],
            bron=Bron(**data["bron"]),
            status=data["status"],
            basis=data["basis"],
            inwerkingtreding=vanaf,
            bepalingen=bepalingen,
            varianten=varianten,
            open_vragen=vragen,
            inwerkingtreding_aanname=data.get("inwerkingtreding_aanname", ""),
            toelichting=data.get("toelichting", ""),
            opgevolgd_door=data.get("opgevolgd_door", ""),
            map=self.map,
        )

    def _inwerkingtreding(self) -> datetime.date:
        tekst = self.data["inwerkingtreding"]
        datum = lees_datum(tekst)
        if datum is None:
            self.verslag.meld(("inwerkingtreding",), f"{tekst} bestaat niet", "kies een bestaande datum")
            self.verslag.stop_bij_fouten()
            raise AssertionError("unreachable: the report holds a fault")
        if (fout := checks.datumfout("", datum, {})) is not None:
            self.verslag.meld(("inwerkingtreding",), *fout)
            self.verslag.stop_bij_fouten()
        return datum

    def _boven(self, bepalingen: tuple[Bepaling, ...]) -> Omgeving:
        """What the options of the proposal's own variants are held against: its provisions included."""
        if any(melding.ernst == "fout" for melding in self.verslag.meldingen):
            return self.omgeving
        wijzigt = [w for bepaling in bepalingen for w in bepaling.parameters]
        boom = self.omgeving.boom
        for een in wijzigt:
            boom = zet(boom, een)
        return Omgeving(boom, self.omgeving.jaarlijks, self.omgeving.aanbevelingen, self.omgeving.keten)

    def _bepaling(
        self,
        rij: dict[str, Any],
        pad: Pad,
        id_: str,
        vanaf: datetime.date,
        omgeving: Omgeving | None = None,
        passage: Passage | None = None,
    ) -> Bepaling:
        omgeving = omgeving or self.omgeving
        wijzigt = checks.lees_parameters(
            rij.get("parameters", {}), (*pad, "parameters"), vanaf, omgeving, self.verslag
        )
        if not rij["stelling"].strip():
            self.verslag.meld((*pad, "stelling"), "de stelling is leeg", "schrijf één zin in eigen woorden")
        aangenomen: Any = "met_aanname" if rij.get("aanname") else "ja"
        bepaling = Bepaling(
            id=id_,
            titel=rij.get("titel", id_),
            stelling=rij["stelling"],
            passage=Passage(**rij["passage"]) if "passage" in rij else passage,
            gemodelleerd=rij.get("gemodelleerd", aangenomen),
            parameters=wijzigt,
            beantwoordt=tuple(rij.get("beantwoordt", ())),
            reden=rij.get("reden", ""),
            aanname=rij.get("aanname", ""),
            bereik=self._bereik(rij, pad, wijzigt),
            clausule=rij.get("clausule", ""),
            niveau=rij.get("niveau"),
            regel=regel_van(self.verslag.regels, pad),
        )
        if len(wijzigt) == len(rij.get("parameters", {})):
            checks.controleer_bepaling(bepaling, pad, self.verslag)
        checks.controleer_beantwoordt(bepaling.beantwoordt, pad, self.omgeving, self.verslag)
        return bepaling

    def _bereik(self, rij: dict[str, Any], pad: Pad, wijzigt: tuple[Wijzigt, ...]) -> tuple[Bereik, ...]:
        rauw = rij.get("bereik")
        if rauw is None:
            return ()
        getallen = [
            een.pad
            for een in wijzigt
            if any(isinstance(w, int | float) and not isinstance(w, bool) for _, w in een.waarden)
        ]
        if isinstance(rauw, list):
            if len(getallen) != 1:
                tekst = f"de bepaling zet {len(getallen)} getallen; bij welk hoort dit bereik?"
                self.verslag.meld((*pad, "bereik"), tekst, "schrijf {parameterpad: [laag, hoog]}")
                return ()
            rauw = {getallen[0]: rauw}
        for naam in rauw:
            if naam not in getallen:
                tekst = f"deze bepaling zet geen getal voor “{naam}”"
                self.verslag.meld((*pad, "bereik", naam), tekst, bedoelde_u(naam, getallen))
        return tuple(Bereik(naam, float(laag), float(hoog)) for naam, (laag, hoog) in rauw.items())

    def _variant(self, naam: str, rij: dict[str, Any], vanaf: datetime.date, omgeving: Omgeving) -> Variant:
        passage = Passage(**rij["passage"]) if "passage" in rij else None
        opties = {
            optie: self._bepaling(
                inhoud, ("varianten", naam, optie), f"{naam}={optie}", vanaf, omgeving, passage
            )
            for optie, inhoud in rij.items()
            if optie not in ("vraag", "passage")
        }
        if not opties:
            self.verslag.meld(
                ("varianten", naam), "deze variant heeft geen opties", "voeg minstens één optie toe"
            )
        for optie, bepaling in opties.items():
            if bepaling.passage is None:
                tekst = "bij deze optie ontbreekt de passage"
                hulp = "voeg passage toe, hier of bij de variant"
                self.verslag.meld(("varianten", naam, optie, "passage"), tekst, hulp)
        vraag = rij.get("vraag", naam.replace("_", " "))
        return Variant(naam, vraag, opties, self.data["id"], passage)

    def _open_vraag(self, rij: dict[str, Any], nummer: int) -> OpenVraag:
        ids = tuple(rij.get("beantwoordt", ()))
        checks.controleer_beantwoordt(ids, ("open_vragen", nummer), self.omgeving, self.verslag)
        return OpenVraag(
            id=rij["id"],
            vraag=rij["vraag"],
            passage=Passage(**rij["passage"]),
            voorstel_id=self.data["id"],
            beantwoordt=ids,
            parameters=tuple(rij.get("parameters", ())),
            lezing=rij.get("lezing", ""),
        )
