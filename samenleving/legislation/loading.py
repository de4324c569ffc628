"""Read the acts, check them and build the records. Every fault names file, line and field, in Dutch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from samenleving.errors import InvoerFout, Melding
from samenleving.legislation.anchors import ankers
from samenleving.legislation.citing import citeer, plaats_binnen
from samenleving.legislation.model import Afdeling, Akte, Artikel, Deel, Hoofdstuk, Rechtsgrond, Wijziging
from samenleving.schema_check import controleer_schema
from samenleving.yaml_io import Pad, YamlFout, laad_yaml, regel_van, veldnaam

_ONGEZIEN_ZONDER_NUMMER = ("nummer", "lid")


def laad_akten(map: Path | None = None) -> dict[str, Akte]:  # noqa: A002 (the Dutch word for a folder)
    """Every act of the law package, or of the folder `map`, by id.

    Raises:
        InvoerFout: all faults of all files, each with file, line and field.
    """
    return dict(_eigen_akten()) if map is None else _lees_map(map)


def akte_ids() -> tuple[str, ...]:
    """Ids of the acts of the law package, from the names of the files alone."""
    namen = (bestand.name for bestand in _eigen_map().iterdir())
    return tuple(sorted(naam.removesuffix(".yaml") for naam in namen if _is_akte(naam)))


def plaats_van(naam: str, akten: Mapping[str, Akte] | None = None) -> list[tuple[Akte, Deel]]:
    """Every deel that encodes the parameter or variable `naam`: the way back from a number to its lid."""
    bron = _eigen_akten() if akten is None else akten
    return [(akte, deel) for akte in bron.values() for deel in akte.delen() if naam in deel.codeert]


@lru_cache(maxsize=1)
def _eigen_akten() -> Mapping[str, Akte]:
    return MappingProxyType(_lees_map(_eigen_map()))


def _eigen_map() -> Traversable:
    return resources.files("openfisca_samenleving") / "legislation"


def _is_akte(naam: str) -> bool:
    return naam.endswith(".yaml") and naam != "index.yaml"


def _lees_map(bron: Path | Traversable) -> dict[str, Akte]:
    if not bron.is_dir():
        raise InvoerFout.een("deze map bestaat niet", "kijk de naam na", bestand=str(bron))
    lezers: dict[str, _AkteLezer] = {}
    meldingen: list[Melding] = []
    for bestand in sorted(bron.iterdir(), key=lambda pad: pad.name):
        if not _is_akte(bestand.name):
            continue
        try:
            lezer = _AkteLezer(bestand)
            if lezer.akte.id in lezers:
                lezer.meld(("id",), f"{lezer.akte.id} bestaat al", "geef elke akte een eigen id")
            lezer.klaar()
        except InvoerFout as fout:
            meldingen.extend(fout.meldingen)
        else:
            lezers[lezer.akte.id] = lezer
    if not meldingen:
        akten = {naam: lezer.akte for naam, lezer in lezers.items()}
        for lezer in lezers.values():
            lezer.controleer_verwijzingen(akten)
            meldingen.extend(lezer.meldingen)
    if meldingen:
        raise InvoerFout(meldingen)
    return {naam: lezer.akte for naam, lezer in lezers.items()}


class _AkteLezer:
    """One file: its data, its lines, the faults found so far and the act.

    Raises `InvoerFout` where the file is no act at all; faults that leave an act are gathered in `meldingen`.
    """

    def __init__(self, bestand: Path | Traversable) -> None:
        self.naam = bestand.name
        self.meldingen: list[Melding] = []
        try:
            self.data, self.regels = laad_yaml(bestand, naam=self.naam)
        except YamlFout as fout:
            raise InvoerFout.uit_yaml(fout) from None
        controleer_schema("legislation", self.data, self.regels, self.naam)
        self._controleer_nummers()
        self._controleer_ankers()
        self.klaar()
        self.akte = _akte(self.data)
        self._controleer_codering()

    def meld(self, pad: Pad, tekst: str, oplossing: str) -> None:
        self.meldingen.append(
            Melding(self.naam, regel_van(self.regels, pad), veldnaam(pad), tekst, oplossing)
        )

    def klaar(self) -> None:
        """Raise what was found so far."""
        if self.meldingen:
            raise InvoerFout(self.meldingen)

    def _controleer_nummers(self) -> None:
        gezien: dict[str, Pad] = {}
        for pad, artikel in _artikelen(self.data):
            for veld in ("nummer", "sleutel"):
                naam = artikel.get(veld)
                eerste = gezien.setdefault(naam, pad) if naam is not None else pad
                if eerste is not pad:
                    plek = regel_van(self.regels, eerste)
                    self.meld(
                        (*pad, veld), f"{naam} staat al op regel {plek}", "neem elk artikel één keer op"
                    )
            plaatsen: dict[tuple[Any, ...], int] = {}
            for index, deel in enumerate(artikel["delen"]):
                plaats = (deel.get("par"), deel.get("lid"), deel.get("punt"))
                zeker = artikel["nummer"] is not None and not {"te_verifieren"} & (
                    artikel.keys() | deel.keys()
                )
                if zeker and plaatsen.setdefault(plaats, index) != index:
                    waar = ", ".join(plaats_binnen(*plaats)) or "het hele artikel"
                    self.meld((*pad, "delen", index), f"{waar} staat er twee keer", "voeg de delen samen")

    def _controleer_ankers(self) -> None:
        for pad, deel in delen_in(self.data):
            try:
                gevonden = ankers(deel.get("tekst", ""))
            except ValueError as fout:
                self.meld((*pad, "tekst"), str(fout), "schrijf {{ pad.van.de.parameter | formaat }}")
                continue
            if gevonden and deel["status"] == "buiten_bereik":
                tekst = "een deel buiten bereik heeft geen ankers"
                self.meld((*pad, "tekst"), tekst, "codeer het deel of schrijf het getal uit")
            for naam in sorted({anker.parameter for anker in gevonden} & set(deel.get("geen_anker", {}))):
                self.meld((*pad, "geen_anker", naam), "deze parameter heeft wel een anker", "schrap hem hier")

    def _controleer_codering(self) -> None:
        for (pad, _), deel in zip(delen_in(self.data), self.akte.delen(), strict=True):
            if deel.status == "gecodeerd" and not deel.codeert:
                tekst = "een gecodeerd deel noemt ten minste één parameter of variabele"
                self.meld((*pad, "codeert"), tekst, "vul codeert in of kies een andere status")

    def controleer_verwijzingen(self, akten: Mapping[str, Akte]) -> None:
        """Check what points to other acts: `voert_uit`, `rechtsgronden` and `basis`."""
        bekend = f"kies uit {', '.join(akten)}"
        doel = akten.get(self.akte.voert_uit or "")
        if self.akte.voert_uit is not None and doel is None:
            self.meld(("voert_uit",), f"de akte {self.akte.voert_uit} bestaat niet", bekend)
        for index, grond in enumerate(self.akte.rechtsgronden):
            if grond.akte is not None and grond.akte not in akten:
                self.meld(("rechtsgronden", index, "akte"), f"de akte {grond.akte} bestaat niet", bekend)
        for (pad, _), deel in zip(delen_in(self.data), self.akte.delen(), strict=True):
            for index, plaats in enumerate(deel.basis):
                if doel is None:
                    tekst = "basis verwijst naar een akte die nergens is genoemd"
                    self.meld((*pad, "basis", index), tekst, "vul voert_uit in")
                elif not doel.delen_op(plaats):
                    tekst = f"{plaats} bestaat niet in {doel.id}"
                    self.meld((*pad, "basis", index), tekst, "schrijf de plaats zoals die akte haar aanhaalt")


def _artikelen(data: Mapping[str, Any]) -> Iterator[tuple[Pad, Mapping[str, Any]]]:
    """Path and data of every article, in the order in which `Akte.artikelen` gives them."""
    for h, hoofdstuk in enumerate(data["hoofdstukken"]):
        for a, artikel in enumerate(hoofdstuk.get("artikelen", ())):
            yield ("hoofdstukken", h, "artikelen", a), artikel
        for f, afdeling in enumerate(hoofdstuk.get("afdelingen", ())):
            for a, artikel in enumerate(afdeling["artikelen"]):
                yield ("hoofdstukken", h, "afdelingen", f, "artikelen", a), artikel


def delen_in(data: Mapping[str, Any]) -> Iterator[tuple[Pad, Mapping[str, Any]]]:
    """Path and data of every deel of a file, in the order in which `Akte.delen` gives them."""
    for pad, artikel in _artikelen(data):
        for index, deel in enumerate(artikel["delen"]):
            yield (*pad, "delen", index), deel


def _akte(data: Mapping[str, Any]) -> Akte:
    standaard = data.get("standaard", {})
    return Akte(
        id=data["id"],
        soort=data["soort"],
        datum=data["datum"],
        opschrift=data["opschrift"],
        citeertitel=data["citeertitel"],
        numac=data["numac"],
        eli=data["eli"],
        te_wijzigen_door=data["te_wijzigen_door"],
        bron=tuple(data["bron"]),
        bijgewerkt_tot=data["bijgewerkt_tot"],
        wijzigende_akten=tuple(_wijziging(wijziging) for wijziging in data["wijzigende_akten"]),
        hoofdstukken=tuple(_hoofdstuk(hoofdstuk, standaard) for hoofdstuk in data["hoofdstukken"]),
        voert_uit=data.get("voert_uit"),
        rechtsgronden=tuple(
            Rechtsgrond(grond["opschrift"], tuple(grond["artikelen"]), grond.get("akte"))
            for grond in data.get("rechtsgronden", ())
        ),
        opmerking=data.get("opmerking"),
    )


def _wijziging(data: Mapping[str, Any]) -> Wijziging:
    lijsten = {naam: tuple(data[naam]) for naam in ("raakt", "bron") if naam in data}
    return Wijziging(**{**data, **lijsten})


def _hoofdstuk(data: Mapping[str, Any], standaard: Mapping[str, Any]) -> Hoofdstuk:
    nummer = data["nummer"]
    return Hoofdstuk(
        nummer=nummer,
        titel=data["titel"],
        afdelingen=tuple(
            Afdeling(
                afdeling["nummer"],
                afdeling["titel"],
                tuple(
                    _artikel(artikel, nummer, afdeling["nummer"], standaard)
                    for artikel in afdeling["artikelen"]
                ),
            )
            for afdeling in data.get("afdelingen", ())
        ),
        artikelen=tuple(_artikel(artikel, nummer, None, standaard) for artikel in data.get("artikelen", ())),
        onderdeel_van=data.get("onderdeel_van"),
    )


def _artikel(
    data: Mapping[str, Any], hoofdstuk: str | None, afdeling: str | None, standaard: Mapping[str, Any]
) -> Artikel:
    nummer = data["nummer"]
    sleutel = data.get("sleutel") or f"art-{nummer.replace('/', '-')}"
    ongezien: Sequence[str] = data.get("te_verifieren", () if nummer else _ONGEZIEN_ZONDER_NUMMER)
    delen = []
    for deel in data["delen"]:
        plaats = citeer(
            hoofdstuk=hoofdstuk,
            afdeling=afdeling,
            artikel=nummer,
            binnen=plaats_binnen(deel.get("par"), deel.get("lid"), deel.get("punt")),
            ongezien=deel.get("te_verifieren", ongezien),
        )
        delen.append(_deel({**standaard, **deel}, plaats=plaats, artikel=nummer, sleutel=sleutel))
    return Artikel(
        nummer=nummer,
        sleutel=sleutel,
        opschrift=data["opschrift"],
        delen=tuple(delen),
        gewijzigd_bij=tuple(_wijziging(wijziging) for wijziging in data.get("gewijzigd_bij", ())),
        plaats_onbekend=data.get("plaats_onbekend"),
        opmerking=data.get("opmerking"),
    )


def _deel(data: Mapping[str, Any], *, plaats: str, artikel: str | None, sleutel: str) -> Deel:
    velden = {naam: waarde for naam, waarde in data.items() if naam != "te_verifieren"}
    for naam in ("basis", "ingevuld_door", "codeert", "bron"):
        velden[naam] = tuple(velden.get(naam, ()))
    geen_anker = velden.pop("geen_anker", {})
    verankerd = [anker.parameter for anker in ankers(velden.get("tekst", ""))]
    velden["codeert"] = tuple(dict.fromkeys([*verankerd, *geen_anker, *velden["codeert"]]))
    return Deel(
        plaats=plaats, artikel=artikel, sleutel=sleutel, geen_anker=MappingProxyType(geen_anker), **velden
    )
