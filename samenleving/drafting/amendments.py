"""The difference between two drafts, as amendments on the draft of the basis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from samenleving.drafting.amending import (
    Wijzigingsakte,
    Wijzigingsontwerp,
    clausules_van,
    nummer_artikelen,
    paden_van,
)
from samenleving.drafting.apply import voer_uit
from samenleving.drafting.attribution import schrijf_toe
from samenleving.drafting.changes import Stand, veranderingen_van
from samenleving.drafting.difference import verschil
from samenleving.drafting.model import Ontwerp, Ontwerpdeel
from samenleving.drafting.operations import NietGeschreven
from samenleving.drafting.reading import Leescontrole
from samenleving.drafting.structure import Operatie, OperatieFout
from samenleving.drafting.targets import doelontwerp, tekst_van
from samenleving.errors import InvoerFout, Tweetalig, in_het_engels
from samenleving.legislation.text import Aktetekst, Kop, vul


@dataclass(frozen=True)
class Amendementen:
    """What changes in each part of the draft of the basis, by the id of the part.

    `sjablonen` and `sjablonen_na` are the texts with anchors, before and after.
    """

    wijziging: Wijzigingsontwerp
    sjablonen: Mapping[str, Aktetekst] = field(default_factory=dict, hash=False)
    sjablonen_na: Mapping[str, Aktetekst] = field(default_factory=dict, hash=False)
    voor: Mapping[str, Aktetekst] = field(default_factory=dict, hash=False)
    na: Mapping[str, Aktetekst] = field(default_factory=dict, hash=False)
    operaties: Mapping[str, tuple[Operatie, ...]] = field(default_factory=dict, hash=False)


def amendeer(oud: Ontwerp, nieuw: Ontwerp) -> Amendementen:
    """The amendments that make the draft `nieuw` of the draft `oud`; both are numbered as `oud`.

    Raises `InvoerFout` where nothing changes, and where articles changed places: no amendment can say that.
    """
    waarde_voor = Stand(oud.systeem.stelsel, oud.dag)
    waarde_na = Stand(nieuw.systeem.stelsel, nieuw.dag)
    sjablonen, sjablonen_na, voor, na, operaties, aktes = {}, {}, {}, {}, {}, []
    for deel in oud.delen:
        ander = next((d for d in nieuw.delen if d.deel == deel.deel), None)
        if ander is None:
            geen = Tweetalig("het voorstel heeft geen {deel}", "the proposal has no “{deel}”", deel=deel.deel)
            raise _onmogelijk(oud, geen)
        doel = doelontwerp(oud, deel)
        sjabloon = tekst_van(nieuw, ander, oud.systeem.naam)
        van, naar = vul(doel.tekst, waarde_voor), vul(sjabloon, waarde_na)
        try:
            eigen = tuple(schrijf_toe(verschil(van, naar), doel.tekst, sjabloon, waarde_voor, waarde_na))
        except OperatieFout as fout:
            raise _onmogelijk(oud, fout.args[0]) from None
        niet = tuple(_koppen(deel, doel.id, van, naar))
        sjablonen[doel.id], sjablonen_na[doel.id], voor[doel.id] = doel.tekst, sjabloon, van
        na[doel.id], operaties[doel.id] = voer_uit(van, eigen), eigen
        if eigen or niet:
            clausules = clausules_van(eigen, niet, van, doel)
            aktes.append(
                Wijzigingsakte(
                    niveau="decreet" if deel.deel == "decreet" else "bvr",
                    vanaf=nieuw.dag,
                    opschrift=f"Amendementen op {doel.aanhaling}",
                    rechtsgronden=(),
                    akten=((doel.id, ""),),
                    artikelen=nummer_artikelen([(doel.id, clausule) for clausule in clausules]),
                    niet_geschreven=niet,
                    operaties={doel.id: eigen},
                    teksten_voor={doel.id: van},
                    teksten_na={doel.id: na[doel.id]},
                    op_ontwerp=True,
                    controle=Leescontrole(
                        {doel.id: doel.tekst},
                        {doel.id: (doel.aanhaling,)},
                        {pad: waarde_voor(pad) for pad in paden_van([doel.tekst, sjabloon])},
                        {pad: waarde_na(pad) for pad in paden_van([sjabloon])},
                        sjablonen_na={doel.id: sjabloon},
                    ),
                )
            )
    if not aktes:
        raise _onmogelijk(
            oud, Tweetalig("beide ontwerpen hebben dezelfde tekst", "both drafts have the same text")
        )
    return Amendementen(_wijziging(oud, nieuw, tuple(aktes)), sjablonen, sjablonen_na, voor, na, operaties)


def _wijziging(oud: Ontwerp, nieuw: Ontwerp, aktes: tuple[Wijzigingsakte, ...]) -> Wijzigingsontwerp:
    gelezen = {pad for artikel in (*oud.artikelen, *nieuw.artikelen) for pad in artikel.gelezen}
    veranderd = [p for p in veranderingen_van(nieuw.systeem, oud.systeem) if p[1].pad in gelezen]
    terug: dict[str, Any] = {}
    for akte in aktes:
        terug |= akte.controle.lees(akte.tekst) if akte.controle is not None else {}
    return Wijzigingsontwerp(
        systeem=nieuw.systeem.naam,
        titel=nieuw.titel,
        status=nieuw.systeem.status,
        aktes=aktes,
        veranderingen=tuple(veranderd),
        teruggelezen={p[1].pad: terug[p[1].pad] for p in veranderd if p[1].pad in terug},
        in_woorden=frozenset(verandering.pad for _, verandering in veranderd),
    )


def _koppen(deel: Ontwerpdeel, akte: str, van: Aktetekst, naar: Aktetekst) -> list[NietGeschreven]:
    """Headings that come or go: an amendment of an article does not carry them."""
    oude, nieuwe = ({_titel(kop): kop for kop in tekst.koppen} for tekst in (van, naar))
    uit = []
    for titel, kop in nieuwe.items():
        if titel not in oude:
            reden = f"een nieuw opschrift in het {deel.deel}: nummering en plaats zijn aan de opsteller"
            uit.append(NietGeschreven("", None, kop.tekst, reden, akte, kop.voor, _bij(naar, kop)))
    for titel, kop in oude.items():
        if titel not in nieuwe:
            reden = f"een opschrift in het {deel.deel} dat wegvalt met zijn artikelen"
            uit.append(NietGeschreven("", kop.tekst, None, reden, akte, kop.voor, _bij(van, kop)))
    return uit


def _titel(kop: Kop) -> str:
    return kop.tekst.partition(". ")[2]


def _bij(tekst: Aktetekst, kop: Kop) -> str:
    nummer = next((artikel.nummer for artikel in tekst.artikelen if artikel.sleutel == kop.voor), "")
    return f"voor artikel {nummer}" if nummer else ""


def _onmogelijk(oud: Ontwerp, reden: str) -> InvoerFout:
    tekst = f"er zijn geen amendementen op “{oud.systeem.naam}”: {reden}"
    if in_het_engels(reden) is not None:
        tekst = Tweetalig(tekst, f"there are no amendments on “{oud.systeem.naam}”: {in_het_engels(reden)}")
    return InvoerFout.een(tekst, Tweetalig("kies een andere basis, of geen", "choose another basis, or none"))
