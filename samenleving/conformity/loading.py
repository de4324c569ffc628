"""Reads the checks from `advies.yaml` and refuses every name that does not exist, with its line.

The shape of a check is told by the schema; what is said here is what a schema cannot know.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from openfisca_samenleving.voorwaarden import Voorwaarde as Toestand
from samenleving.advice import BESTAND, aanbevelingen
from samenleving.conformity.language import (
    VERGELIJKINGEN,
    Clausuletoets,
    Deeltoets,
    EenVan,
    Maatstaf,
    Norm,
    Pad,
    Parametertoets,
    Samen,
    Situatietoets,
    Toets,
    Vergelijking,
    Voorwaarde,
    Wettekst,
)
from samenleving.conformity.names import Namen, namen
from samenleving.errors import InvoerFout, Melding, bedoelde_u
from samenleving.law import Parameterinfo
from samenleving.locator import is_eigen, kort, zoek_bestanden
from samenleving.situation import lees_situatie
from samenleving.yaml_io import Pad as Veldpad
from samenleving.yaml_io import Regels, laad_yaml, regel_van, veldnaam

_GETALTEKENS = ("minstens", "hoogstens", "minder_dan", "meer_dan")
_ONDERDELEN = ("recht", "plicht", "kenmerk", "bedrag")


def laad_toetsen(mappen: Sequence[Path | str] = ()) -> Mapping[str, Toets]:
    """Every check by the id of its recommendation; a recommendation without a check is left out.

    Raises:
        InvoerFout: all faults of all advices, each with file, line, field and remedy.
    """
    return _lees(tuple(mappen)) if mappen else _eigen()


@lru_cache(maxsize=1)
def _eigen() -> Mapping[str, Toets]:
    return _lees(())


def _lees(mappen: tuple[Path | str, ...]) -> Mapping[str, Toets]:
    aanbevelingen(mappen=mappen)  # the schema first: what follows relies on it
    bekend = namen(mappen)
    uit: dict[str, Toets] = dict(_eigen()) if mappen else {}
    meldingen: list[Melding] = []
    for bestand in zoek_bestanden(BESTAND, mappen):
        if mappen and is_eigen(bestand.parent):
            continue
        data, regels = laad_yaml(bestand)
        lezer = _Lezer(str(bestand), regels, bekend)
        stelsel = data.get("stelsel", "")
        if stelsel and f"{stelsel}.in_werking" not in bekend.parameters:
            stelsels = [pad.removesuffix(".in_werking") for pad in bekend.parameters]
            lezer.meld(("stelsel",), f"het stelsel “{kort(stelsel)}” bestaat niet", stelsel, stelsels)
        for nummer, rij in enumerate(data["aanbevelingen"]):
            if "toets" in rij:
                veld = ("aanbevelingen", nummer, "toets")
                uit[rij["id"]] = lezer.toets(rij["id"], rij["toets"], veld, stelsel)
        meldingen += lezer.meldingen
    if meldingen:
        raise InvoerFout(meldingen)
    return MappingProxyType(uit)


class _Lezer:
    """Reads the checks of one file; a fault is noted and the reading goes on."""

    def __init__(self, bestand: str, regels: Regels, bekend: Namen) -> None:
        self._bestand, self._regels, self._bekend = bestand, regels, bekend
        self.meldingen: list[Melding] = []

    def meld(
        self, veld: Veldpad, tekst: str, gegeven: str = "", bekend: Any = (), oplossing: str = ""
    ) -> None:
        hulp = oplossing or bedoelde_u(kort(gegeven), bekend)
        self.meldingen.append(
            Melding(self._bestand, regel_van(self._regels, veld), veldnaam(veld), tekst, hulp)
        )

    def toets(self, id_: str, data: Mapping[str, Any], veld: Veldpad, stelsel: str) -> Toets:
        if data["soort"] == "niet_uitdrukbaar":
            kern, geldend, deels = None, None, None
        else:
            kern = self._deel(data, veld, top=True)
            deels = self._deel(data["deels"], (*veld, "deels")) if "deels" in data else None
            geldend = data.get("geldend")
            if geldend is not None and not stelsel:
                self.meld((*veld, "geldend"), "dit advies noemt geen stelsel", oplossing="schrap geldend")
            if isinstance(geldend, dict):
                geldend = self._deel(geldend, (*veld, "geldend"))
        return Toets(
            id=id_,
            kern=kern,
            reden=data.get("reden", ""),
            deels=deels,
            geldend=cast(Any, geldend),
            stelsel=stelsel,
            uitleg=data.get("uitleg", ""),
            bestand=self._bestand,
            regel=regel_van(self._regels, veld),
        )

    def _deel(self, data: Mapping[str, Any], veld: Veldpad, *, top: bool = False) -> Deeltoets | None:
        if not top:
            for naam in ("deels", "geldend", "uitleg"):
                if naam in data:
                    hulp = f"zet {naam} bij de toets zelf"
                    self.meld((*veld, naam), f"{naam} hoort niet bij een deel", oplossing=hulp)
        soort = data["soort"]
        if soort == "niet_uitdrukbaar":
            hulp = "schrap dit deel; een toets is uitdrukbaar of niet"
            self.meld(veld, "een deel kan niet niet_uitdrukbaar zijn", oplossing=hulp)
            return None
        if soort == "parameter":
            return self._parametertoets(data, veld)
        if soort == "situatie":
            return self._situatie(data, veld)
        if soort == "clausule":
            return self._clausule(data, veld)
        if soort == "wettekst":
            return self._wettekst(data, veld)
        delen = [self._deel(deel, (*veld, "delen", i)) for i, deel in enumerate(data["delen"])]
        goed = tuple(deel for deel in delen if deel is not None)
        if len(delen) < 1 + 1:
            self.meld((*veld, "delen"), "er is maar één deel", oplossing="schrijf de toets zonder delen")
        return Samen(goed) if soort == "samen" else EenVan(goed)

    # --- parameters

    def _parametertoets(self, data: Mapping[str, Any], veld: Veldpad) -> Parametertoets:
        if not {"alle", "een_van"} & data.keys():
            self.meld(veld, "er staat geen voorwaarde", oplossing="geef alle, een_van of beide")
        return Parametertoets(
            *(
                tuple(
                    voorwaarde
                    for i, rij in enumerate(data.get(naam, ()))
                    if (voorwaarde := self._voorwaarde(rij, (*veld, naam, i))) is not None
                )
                for naam in ("alle", "een_van")
            )
        )

    def _voorwaarde(self, data: Mapping[str, Any], veld: Veldpad) -> Voorwaarde | None:
        info = self._parameter(data["pad"], (*veld, "pad"))
        teken: Vergelijking = next(naam for naam in VERGELIJKINGEN if naam in data)
        maatstaf = self._maatstaf(data[teken], (*veld, teken))
        if info is None or maatstaf is None:
            return None
        ander = self._bekend.parameters[maatstaf.pad] if isinstance(maatstaf, Pad) else None
        self._past(info, teken, ander or maatstaf, (*veld, teken))
        return Voorwaarde(data["pad"], teken, maatstaf)

    def _maatstaf(self, ruw: Any, veld: Veldpad) -> Maatstaf | None:
        if not isinstance(ruw, dict):
            return cast(Maatstaf, ruw)
        return Pad(ruw["pad"]) if self._parameter(ruw["pad"], (*veld, "pad")) is not None else None

    def _past(self, info: Parameterinfo, teken: str, maatstaf: Any, veld: Veldpad) -> None:
        """Whether a parameter can be compared with this at all."""
        eigen = _soort(next(iter(info.waarden.values())))
        ander = maatstaf
        if isinstance(maatstaf, Parameterinfo):
            ander = next(iter(maatstaf.waarden.values()))
        if _soort(ander) != eigen:
            self.meld(veld, f"{info.pad} is {eigen}", oplossing=f"vergelijk met {eigen}")
        elif eigen != "een getal" and teken in _GETALTEKENS and info.eenheid != "datum":
            self.meld(veld, f"{info.pad} is {eigen}", oplossing="gebruik is of is_niet")
        elif info.keuzes and isinstance(maatstaf, str) and maatstaf not in info.keuzes:
            self.meld(veld, f"“{kort(maatstaf)}” is geen keuze van {info.pad}", maatstaf, info.keuzes)

    def _parameter(self, pad: str, veld: Veldpad) -> Parameterinfo | None:
        info = self._bekend.parameters.get(pad)
        if info is None:
            self.meld(veld, f"de parameter “{kort(pad)}” bestaat niet", pad, self._bekend.parameters)
        return info

    # --- clauses

    def _clausule(self, data: Mapping[str, Any], veld: Veldpad) -> Clausuletoets:
        artikel, deel = data["artikel"], data.get("deel", "")
        bestaat = [id_ for in_deel, id_ in self._bekend.artikelen if deel in ("", in_deel)]
        if artikel not in bestaat:
            waar = f"in geen enkel {deel or 'ontwerp'}"
            self.meld((*veld, "artikel"), f"het artikel “{kort(artikel)}” staat {waar}", artikel, bestaat)
        return Clausuletoets(artikel, self._norm(data["norm"], (*veld, "norm")), deel)

    def _wettekst(self, data: Mapping[str, Any], veld: Veldpad) -> Wettekst:
        akte, artikel = data["akte"], data["artikel"]
        if akte not in self._bekend.akten:
            tekst = f"de akte “{kort(akte)}” bestaat niet"
            self.meld((*veld, "akte"), tekst, akte, self._bekend.akten)
        elif artikel not in self._bekend.akten[akte]:
            tekst = f"{akte} heeft geen artikel “{kort(artikel)}”"
            self.meld((*veld, "artikel"), tekst, artikel, self._bekend.akten[akte])
        return Wettekst(akte, artikel, self._norm(data["norm"], (*veld, "norm")))

    def _norm(self, data: Mapping[str, Any], veld: Veldpad) -> Norm:
        paden = [(naam, data[naam]) for naam in ("termijn", "bedrag", "getal") if naam in data]
        for naam, pad in paden:
            self._parameter(pad, (*veld, naam))
        return Norm(
            moet=tuple(_woorden(rij) for rij in data["moet"]),
            wie=_woorden(data.get("wie", ())),
            niet=tuple(_woorden(rij) for rij in data.get("niet", ())),
            getallen=tuple(pad for _, pad in paden),
            binnen=data.get("binnen", "zin"),
        )

    # --- cases

    def _situatie(self, data: Mapping[str, Any], veld: Veldpad) -> Situatietoets | None:
        situatie = self._lees_situatie(data, veld)
        onderdelen = [naam for naam in _ONDERDELEN if naam in data]
        if len(onderdelen) != 1:
            self.meld(veld, "geef één van recht, plicht, kenmerk of bedrag", oplossing="laat er één staan")
            return None
        onderdeel, naam = onderdelen[0], data[onderdelen[0]]
        self._uitkomst(onderdeel, naam, (*veld, onderdeel))
        if "voorwaarde" in data:
            self._uitkomst("voorwaarde", data["voorwaarde"], (*veld, "voorwaarde"))
        toestanden = _woorden(data.get("toestand", ()))
        for toestand in toestanden:
            if toestand not in Toestand.__members__:
                tekst = f"“{kort(toestand)}” is geen toestand"
                self.meld((*veld, "toestand"), tekst, toestand, Toestand.__members__)
        teken = next((naam for naam in VERGELIJKINGEN if naam in data), None)
        verschilt = bool(data.get("verschilt_van_huidig", False))
        if bool(toestanden) + (teken is not None) + verschilt != 1:
            hulp = "geef toestand, één vergelijking of verschilt_van_huidig"
            self.meld(veld, "wat de uitkomst moet zijn, staat er niet of twee keer", oplossing=hulp)
        if (teken is not None) != (onderdeel == "bedrag") and not verschilt:
            self.meld(veld, "een vergelijking hoort bij een bedrag", oplossing="gebruik toestand")
        maatstaf = None if teken is None else self._maatstaf(data[teken], (*veld, teken))
        if situatie is None:
            return None
        return Situatietoets(
            situatie, onderdeel, naam, data.get("voorwaarde", ""), toestanden, teken, maatstaf, verschilt
        )

    def _uitkomst(self, soort: str, naam: str, veld: Veldpad) -> None:
        bekend = self._bekend.uitkomsten.get(soort, frozenset())
        if naam not in bekend:
            self.meld(veld, f"“{kort(naam)}” bestaat niet als {soort}", naam, bekend)

    def _lees_situatie(self, data: Mapping[str, Any], veld: Veldpad) -> Any:
        ruw = data["situatie"]
        plek: Veldpad = (*veld, "situatie")
        if isinstance(ruw, str):
            if ruw not in self._bekend.situaties:
                tekst = f"de situatie “{kort(ruw)}” bestaat niet"
                self.meld(plek, tekst, ruw, self._bekend.situaties)
                return None
            ruw = laad_yaml(self._bekend.situaties[ruw]).data
        volledig = dict(ruw)
        for entiteit, invoer in data.get("met", {}).items():
            volledig[entiteit] = {**volledig.get(entiteit, {}), **invoer}
            plek = (*veld, "met")
        try:
            return lees_situatie(volledig)
        except InvoerFout as fout:
            for melding in fout.meldingen:
                self.meld(plek, f"{melding.veld}: {melding.tekst}", oplossing=melding.oplossing)
            return None


def _woorden(ruw: Any) -> tuple[str, ...]:
    return (ruw,) if isinstance(ruw, str) else tuple(ruw)


def _soort(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja of nee"
    return "een tekst" if isinstance(waarde, str) else "een getal"
