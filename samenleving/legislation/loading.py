"""Read the acts, check them and build the records. Every fault names file, line and field, in Dutch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from samenleving.legislation.anchors import ankers
from samenleving.legislation.citing import citeer, plaats_binnen
from samenleving.legislation.model import Afdeling, Akte, Artikel, Deel, Hoofdstuk, Rechtsgrond, Wijziging
from samenleving.schemacontrole import YamlFouten, schema, schemafouten
from samenleving.yaml_io import Pad, YamlFout, laad_yaml, regel_van, veldnaam

_ONGEZIEN_ZONDER_NUMMER = ("nummer", "lid")


def laad_akten(map: Path | None = None) -> dict[str, Akte]:  # noqa: A002 (the Dutch word for a folder)
    """Every act of the law package, or of the folder `map`, by id.

    Raises:
        YamlFouten: all faults of all files, each with file, line and field.
    """
    return dict(_eigen_akten()) if map is None else _lees_map(map)


def plaats_van(naam: str, akten: Mapping[str, Akte] | None = None) -> list[tuple[Akte, Deel]]:
    """Every deel that encodes the parameter or variable `naam`: the way back from a number to its lid."""
    bron = _eigen_akten() if akten is None else akten
    return [(akte, deel) for akte in bron.values() for deel in akte.delen() if naam in deel.codeert]


@lru_cache(maxsize=1)
def _eigen_akten() -> Mapping[str, Akte]:
    return MappingProxyType(_lees_map(resources.files("openfisca_samenleving") / "legislation"))


def _lees_map(bron: Path | Traversable) -> dict[str, Akte]:
    if not bron.is_dir():
        raise YamlFouten([YamlFout(str(bron), None, "", "deze map bestaat niet; kijk de naam na.")])
    lezers: dict[str, _AkteLezer] = {}
    fouten: list[YamlFout] = []
    for bestand in sorted(bron.iterdir(), key=lambda pad: pad.name):
        if not bestand.name.endswith(".yaml") or bestand.name == "index.yaml":
            continue
        try:
            lezer = _AkteLezer(bestand)
        except YamlFout as fout:
            fouten.append(fout)
            continue
        if not lezer.fouten and lezer.akte.id in lezers:
            lezer.meld(("id",), f"{lezer.akte.id} bestaat al; elke akte heeft een eigen id.")
        fouten.extend(lezer.fouten)
        if not lezer.fouten:
            lezers[lezer.akte.id] = lezer
    if not fouten:
        akten = {naam: lezer.akte for naam, lezer in lezers.items()}
        for lezer in lezers.values():
            lezer.controleer_verwijzingen(akten)
            fouten.extend(lezer.fouten)
    if fouten:
        raise YamlFouten(fouten)
    return {naam: lezer.akte for naam, lezer in lezers.items()}


class _AkteLezer:
    """One file: its data, its lines, the faults found so far and, when there are none, the act."""

    akte: Akte

    def __init__(self, bestand: Path | Traversable) -> None:
        self.naam = bestand.name
        self.data, self.regels = laad_yaml(bestand, naam=self.naam)
        self.fouten = schemafouten(self.data, self.regels, schema("legislation"), self.naam)
        if not self.fouten:
            self._controleer_nummers()
            self._controleer_ankers()
        if not self.fouten:
            self.akte = _akte(self.data)
            self._controleer_codering()

    def meld(self, pad: Pad, bericht: str) -> None:
        regel = regel_van(self.regels, pad)
        self.fouten.append(YamlFout(self.naam, regel, veldnaam(pad), bericht))

    def _controleer_nummers(self) -> None:
        gezien: dict[str, Pad] = {}
        for pad, artikel in _artikelen(self.data):
            for veld in ("nummer", "sleutel"):
                naam = artikel.get(veld)
                if naam is None:
                    continue
                eerste = gezien.setdefault(naam, pad)
                if eerste is not pad:
                    plek = regel_van(self.regels, eerste)
                    self.meld(
                        (*pad, veld), f"{naam} staat al op regel {plek}; elk artikel komt één keer voor."
                    )
            plaatsen: dict[tuple[Any, ...], int] = {}
            for index, deel in enumerate(artikel["delen"]):
                plaats = (deel.get("par"), deel.get("lid"), deel.get("punt"))
                onzeker = (
                    artikel.get("nummer") is None or "te_verifieren" in deel or "te_verifieren" in artikel
                )
                if not onzeker and plaatsen.setdefault(plaats, index) != index:
                    waar = ", ".join(plaats_binnen(*plaats)) or "het hele artikel"
                    self.meld((*pad, "delen", index), f"{waar} staat er twee keer; voeg de delen samen.")

    def _controleer_ankers(self) -> None:
        for pad, deel in _delen(self.data):
            try:
                gevonden = ankers(deel.get("tekst", ""))
            except ValueError as fout:
                self.meld((*pad, "tekst"), f"{fout}.")
                continue
            if gevonden and deel["status"] == "buiten_bereik":
                self.meld(
                    (*pad, "tekst"),
                    "een deel buiten bereik heeft geen ankers; codeer het of schrijf het uit.",
                )
            for naam in sorted({anker.parameter for anker in gevonden} & set(deel.get("geen_anker", {}))):
                self.meld((*pad, "geen_anker", naam), "deze parameter heeft wel een anker in de tekst.")

    def _controleer_codering(self) -> None:
        for (pad, _), deel in zip(_delen(self.data), self.akte.delen(), strict=True):
            if deel.status == "gecodeerd" and not deel.codeert:
                self.meld(
                    (*pad, "codeert"), "een gecodeerd deel noemt ten minste één parameter of variabele."
                )

    def controleer_verwijzingen(self, akten: Mapping[str, Akte]) -> None:
        """Check what points to other acts: `voert_uit`, `rechtsgronden` and `basis`."""
        doel = None
        if self.akte.voert_uit is not None:
            doel = akten.get(self.akte.voert_uit)
            if doel is None:
                self.meld(("voert_uit",), f"de akte {self.akte.voert_uit} bestaat niet.")
        for index, grond in enumerate(self.akte.rechtsgronden):
            if grond.akte is not None and grond.akte not in akten:
                self.meld(("rechtsgronden", index, "akte"), f"de akte {grond.akte} bestaat niet.")
        for (pad, _), deel in zip(_delen(self.data), self.akte.delen(), strict=True):
            for index, plaats in enumerate(deel.basis):
                if doel is None:
                    self.meld(
                        (*pad, "basis", index),
                        "basis vraagt dat de akte zegt welke akte zij uitvoert (voert_uit).",
                    )
                elif not doel.delen_op(plaats):
                    self.meld((*pad, "basis", index), f"{plaats} bestaat niet in {doel.id}.")


def _artikelen(data: Mapping[str, Any]) -> Iterator[tuple[Pad, Mapping[str, Any]]]:
    """Path and data of every article, in the order in which `Akte.artikelen` gives them."""
    for h, hoofdstuk in enumerate(data["hoofdstukken"]):
        for a, artikel in enumerate(hoofdstuk.get("artikelen", ())):
            yield ("hoofdstukken", h, "artikelen", a), artikel
        for f, afdeling in enumerate(hoofdstuk.get("afdelingen", ())):
            for a, artikel in enumerate(afdeling["artikelen"]):
                yield ("hoofdstukken", h, "afdelingen", f, "artikelen", a), artikel


def _delen(data: Mapping[str, Any]) -> Iterator[tuple[Pad, Mapping[str, Any]]]:
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
