"""A document as plain data for the template of the PDF: nothing left to decide but how it looks.

Words, symbols, numbers of notes, levels and anchors are settled here. The data are one list of groups of
pages (upright or turned), each a flat list of blocks: sections and articles have become headings and text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from samenleving.documents.blocks import (
    Alinea,
    Artikel,
    Badge,
    Blok,
    Cel,
    Document,
    Figuur,
    Herkomst,
    Inhoudstafel,
    Kader,
    Kop,
    Lijst,
    Noot,
    Punt,
    Regeleinde,
    Rij,
    Run,
    Runs,
    Sectie,
    Tabel,
    Tekst,
    Uitklap,
    Verwijzing,
    vet,
)
from samenleving.documents.structuur import (
    Ankers,
    badge_tekst,
    begint_liggend,
    herkomst_regels,
    platte_tekst,
    schoon,
    stukken,
    zichtbaar,
)
from samenleving.documents.style import (
    BADGES,
    GESCHRAPT,
    KADERS,
    SOORTNAMEN,
    TOEGEVOEGD,
    TONEN,
    VASTE_WOORDEN,
)
from samenleving.documents.svg import voor_druk
from samenleving.documents.versies import wijziging_van, wijziging_van_punt

Gegevens = dict[str, Any]

LANG_WOORD = 16
"""A code longer than this may break after a full stop, a slash or an underscore."""
MEESTE_TEKENS = 700
"""A row of a table with more characters than this in one cell may break over two pages."""
HOOGTE_STAAND, HOOGTE_LIGGEND = 21.0, 12.0
"""How high a drawing may be, in centimetres, on an upright and on a turned page."""
_BREEKPUNT = re.compile(r"(?<=[./_-])")
_STREEP = {"open_keuze": "dashed", "te_verifieren": "dashed", "niet_gemodelleerd": "dotted"}
_WOORDEN = {"ingevoegd": TOEGEVOEGD, "geschrapt": GESCHRAPT}


def gegevens(document: Document) -> Gegevens:
    """The data of the whole document; JSON can hold them."""
    return _Verzamelaar(document).alles()


@dataclass(slots=True)
class _Plek:
    """Where in the document we are: on turned pages or not, or inside a block that cannot turn a page."""

    liggend: bool = False
    vast: bool = False


class _Verzamelaar:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.ankers = Ankers(document)
        self.noten: list[Noot] = []
        self.vast = VASTE_WOORDEN.get(document.taal[:2], VASTE_WOORDEN["nl"])
        self.plek = _Plek(begint_liggend(document))

    def alles(self) -> Gegevens:
        document = self.document
        status: Runs = (Tekst("  "), Badge(document.status)) if document.status else ()
        soort = self.vast.overzicht if document.soort == "overzicht" else SOORTNAMEN[document.soort]
        kop = self.runs((Tekst(soort), *status))
        titels = {titel.anker: platte_tekst(titel.runs) for titel in self.ankers.titels}
        stroom = self.blokken(document.blokken, 0)
        stempel = document.stempel
        return {
            "titel": schoon(document.titel),
            "ondertitel": schoon(document.ondertitel),
            "kop": kop,
            "soort": document.soort,
            "taal": document.taal,
            "datum": stempel.datum,
            "voorbehoud": schoon(stempel.voorbehoud),
            "stempelkop": self.vast.stempelkop,
            "pagina": self.vast.pagina,
            "van": self.vast.van,
            "stempel": [schoon(f"{kenmerk.naam}: {kenmerk.waarde}") for kenmerk in stempel.kenmerken],
            "titels": titels,
            "liggend": begint_liggend(document),
            "tonen": {naam: {"inkt": toon.inkt, "vlak": toon.vlak} for naam, toon in TONEN.items()},
            "groepen": [
                {"liggend": liggend, "blokken": [blok for _, blok in groep]}
                for liggend, groep in groupby(stroom, lambda paar: paar[0])
            ],
        }

    # --- runs -------------------------------------------------------------------------------------------

    def runs(self, runs: Runs) -> list[Gegevens]:
        return [self.run(run) for run in stukken(runs)]

    def run(self, run: Run) -> Gegevens:
        match run:
            case Tekst():
                return _tekst(run)
            case Verwijzing():
                binnen = run.doel.startswith("#")
                doel = run.doel[1:] if binnen else run.doel
                return {"r": "link", "tekst": schoon(run.tekst), "doel": doel, "binnen": binnen}
            case Badge():
                stijl = BADGES[run.soort]
                tekst = f"{stijl.symbool}\u00a0{schoon(badge_tekst(run))}"
                return {"r": "badge", "tekst": tekst, "toon": stijl.toon}
            case Regeleinde():
                return {"r": "einde"}
            case Noot():
                eerste = run not in self.noten
                if eerste:
                    self.noten.append(run)
                nummer = self.noten.index(run) + 1
                return {
                    "r": "noot",
                    "nummer": nummer,
                    "eerste": eerste,
                    "runs": self.runs(run.runs) if eerste else [],
                }

    # --- blocks -----------------------------------------------------------------------------------------

    def blokken(self, blokken: Iterable[Blok], diepte: int) -> list[tuple[bool, Gegevens]]:
        return [paar for blok in blokken for paar in self.blok(blok, diepte)]

    def binnen(self, blokken: Iterable[Blok], diepte: int) -> list[Gegevens]:
        """Blocks inside a callout or a point, where the page cannot turn."""
        vast, self.plek.vast = self.plek.vast, True
        uit = [blok for _, blok in self.blokken(blokken, diepte)]
        self.plek.vast = vast
        return uit

    def hier(self, blok: str, /, **velden: Any) -> tuple[bool, Gegevens]:
        return self.plek.liggend, {"b": blok, **velden}

    def blok(self, blok: Blok, diepte: int) -> list[tuple[bool, Gegevens]]:
        match blok:
            case Kop():
                return [self.kop(blok)]
            case Sectie():
                return self.sectie(blok, diepte)
            case Alinea():
                return [self.hier("alinea", stijl=blok.stijl, runs=self.runs(blok.runs), anker="")]
            case Lijst():
                return [self.lijst(blok, diepte)]
            case Tabel():
                return [self.tabel(blok)]
            case Figuur():
                return self.figuur(blok)
            case Artikel():
                return self.artikel(blok, diepte)
            case Kader():
                return [self.kader(blok, diepte)]
            case Uitklap():
                titel = self.hier("alinea", stijl="uitklap", runs=self.runs(blok.titel), anker="")
                return [titel, *self.blokken(blok.blokken, diepte)]
            case Inhoudstafel():
                return [self.inhoud(blok)]

    def kop(self, kop: Kop | Sectie) -> tuple[bool, Gegevens]:
        titel = self.ankers.van(kop)
        return self.hier("kop", niveau=titel.niveau, runs=self.runs(titel.runs), anker=titel.anker)

    def sectie(self, sectie: Sectie, diepte: int) -> list[tuple[bool, Gegevens]]:
        gedraaid = self.draai(sectie.liggend)
        nieuw = sectie.nieuwe_pagina and not gedraaid and not self.plek.vast
        uit = [self.hier("nieuwe_pagina")] if nieuw else []
        uit.append(self.kop(sectie))
        # blocks of a turned part stay on its pages: only a table or a part turns the page back
        uit += self.blokken(sectie.blokken, diepte + 1)
        return uit

    def draai(self, liggend: bool) -> bool:
        if self.plek.vast or self.plek.liggend == liggend:
            return False
        self.plek.liggend = liggend
        return True

    def lijst(self, lijst: Lijst, diepte: int) -> tuple[bool, Gegevens]:
        soort = "letterlijk" if lijst.punten[0].label else "genummerd" if lijst.genummerd else "bolletjes"
        punten = [self.punt(punt, diepte) for punt in lijst.punten]
        return self.hier("lijst", soort=soort, punten=punten)

    def punt(self, punt: Punt, diepte: int) -> Gegevens:
        label = Tekst(punt.label, wijziging=wijziging_van_punt(punt))
        return {
            "label": self.runs((label,)),
            "runs": self.runs(punt.runs),
            "blokken": self.binnen(punt.blokken, diepte),
        }

    def artikel(self, artikel: Artikel, diepte: int) -> list[tuple[bool, Gegevens]]:
        label = replace(vet(artikel.label), wijziging=wijziging_van(artikel))
        tussen = replace(Tekst(" "), wijziging=label.wijziging)
        eerste = artikel.blokken[0] if artikel.blokken else None
        blokken = artikel.blokken
        if isinstance(eerste, Alinea) and not artikel.opschrift:
            runs, stijl, blokken = (label, tussen, *eerste.runs), "artikel", blokken[1:]
        else:
            runs, stijl = (label, tussen, *artikel.opschrift), "artikelkop"
        uit = [self.hier("alinea", stijl=stijl, runs=self.runs(runs), anker=artikel.id)]
        uit += self.blokken(blokken, diepte + 1)
        if artikel.herkomst:
            uit.append(self.hier("herkomst", regels=self.herkomst(artikel.herkomst)))
        return uit

    def herkomst(self, herkomst: Herkomst) -> list[list[Gegevens]]:
        return [self.runs(regel) for regel in herkomst_regels(herkomst)]

    def kader(self, kader: Kader, diepte: int) -> tuple[bool, Gegevens]:
        stijl = KADERS[kader.soort]
        titel: Runs = (vet(f"{stijl.symbool}\u00a0{stijl.label}"),)
        if kader.titel:
            titel += (vet(": "), *(replace(r, vet=True) if isinstance(r, Tekst) else r for r in kader.titel))
        return self.hier(
            "kader",
            toon=stijl.toon,
            streep=_STREEP.get(kader.soort, "solid"),
            dubbel=kader.soort == "aanname",
            titel=self.runs(titel),
            blokken=self.binnen(kader.blokken, diepte),
        )

    def inhoud(self, inhoud: Inhoudstafel) -> tuple[bool, Gegevens]:
        return self.hier("inhoud", titel=schoon(inhoud.titel), diepte=inhoud.diepte)

    # --- tables and figures -----------------------------------------------------------------------------

    def tabel(self, tabel: Tabel) -> tuple[bool, Gegevens]:
        vorige = self.plek.liggend
        if tabel.liggend:
            self.draai(liggend=True)
        eerste = 2.0 if tabel.rijkoppen else 1.0
        uit = self.hier(
            "tabel",
            bijschrift=self.runs(tabel.bijschrift),
            anker=tabel.anker,
            breedtes=list(tabel.breedtes or (eerste, *(1.0,) * (len(tabel.koprij) - 1))),
            kop=[self.cel(cel, tabel, kolom) for kolom, cel in enumerate(tabel.koprij)],
            herhaal=_mag_herhaald(tabel.koprij),
            rijen=[self.rij(rij, tabel) for rij in tabel.rijen],
        )
        if not vorige:
            self.draai(liggend=False)
        return uit

    def rij(self, rij: Rij, tabel: Tabel) -> Gegevens:
        cellen = []
        kolom = 0
        for cel in rij.cellen:
            breed = len(tabel.koprij) if rij.soort == "tussenkop" else cel.kolommen
            nadruk = rij.soort != "gewoon" or (tabel.rijkoppen and kolom == 0)
            cellen.append(self.cel(cel, tabel, kolom) | {"kolommen": breed, "vet": nadruk})
            kolom += breed
        lang = max((len(platte_tekst(cel.runs)) for cel in rij.cellen), default=0) > MEESTE_TEKENS
        herhaal = _mag_herhaald(rij.cellen)
        return {"soort": rij.soort, "cellen": cellen, "breekbaar": lang, "herhaal": herhaal}

    def cel(self, cel: Cel, tabel: Tabel, kolom: int) -> Gegevens:
        kant = cel.uitlijning or (tabel.uitlijning[kolom] if tabel.uitlijning else "links")
        return {"runs": self.runs(cel.runs), "kant": kant}

    def figuur(self, figuur: Figuur) -> list[tuple[bool, Gegevens]]:
        hoogte = (HOOGTE_STAAND, HOOGTE_LIGGEND)[self.plek.liggend]
        svg, breed = voor_druk(figuur.svg, hoogte)
        beeld = self.hier(
            "figuur",
            svg=svg,
            breed=breed,
            titel=schoon(f"{self.vast.grafiek} {figuur.titel}"),
            beschrijving=schoon(figuur.beschrijving),
            anker=figuur.anker,
        )
        return [beeld, self.tabel(figuur.tabel)]


def _mag_herhaald(cellen: tuple[Cel, ...]) -> bool:
    # what a head shows again on the next page is no part of the text, and such a thing may not hold links
    return not any(isinstance(run, Noot | Verwijzing) for cel in cellen for run in cel.runs)


def _tekst(run: Tekst) -> Gegevens:
    zicht = zichtbaar(run)
    delen = _BREEKPUNT.split(zicht) if run.code and len(zicht) > LANG_WOORD else [zicht]
    uit: Gegevens = {"r": "tekst", "delen": delen}
    uit |= {naam: True for naam in ("cursief", "code") if getattr(run, naam)}
    if run.vet or run.markering:
        uit["vet"] = True
    if run.markering:
        uit["markering"] = run.markering
    if run.wijziging:
        uit |= {"wijziging": run.wijziging, "woord": f"{_WOORDEN[run.wijziging]}: "}
    return uit
