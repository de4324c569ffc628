"""Write a document as one HTML file that needs nothing else: no request, no script, no font, no image.

Everything a reader sees comes from the block model and is escaped by markupsafe; ids of the writer itself
begin with ``_``, which no anchor of the model can.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

from markupsafe import Markup

from samenleving.documents.blocks import (
    Aanbeveling,
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
    Parameterwaarde,
    Punt,
    Rij,
    Sectie,
    Stempel,
    Tabel,
    Tekst,
    Uitklap,
)
from samenleving.documents.html_runs import Runschrijver, samen, tekst
from samenleving.documents.structuur import (
    Ankers,
    doorloop,
    eis_goed,
    platte_tekst,
)
from samenleving.documents.style import (
    HERKOMST_KOP,
    KADERS,
    SOORTNAMEN,
    STEMPEL_KOP,
    TONEN,
)
from samenleving.documents.svg import ingebed
from samenleving.documents.versies import wijziging_van, wijziging_van_punt

LANGE_TABEL = 14
"""From this many rows on a table scrolls inside its own frame, so that its head can stay in sight."""

_VORMEN = {soort: soort for soort in ("rapport", "overzicht", "memorie")}
"""Every other kind of document has the lay-out of a draft."""

REM_PER_KOLOM = 8.5
"""A table narrower than this per column scrolls sideways instead of breaking words."""


def schrijf_html(document: Document) -> str:
    """The whole page as text, for UTF-8. Raises :class:`DocumentFout` if the document is not sound."""
    eis_goed(document)
    return str(Paginaschrijver(document).pagina())


def schrijf_fragment(document: Document) -> str:
    """Only the blocks and the notes, for inside another page. Raises :class:`DocumentFout` likewise."""
    eis_goed(document)
    schrijver = Paginaschrijver(document)
    return str(schrijver.blokken(document.blokken, 0) + schrijver.tekst.notenlijst())


def stijlblad() -> str:
    """The CSS of a document page, with the shared colours filled in."""
    kleuren = "".join(
        f".t-{naam}{{--inkt-l:#{toon.inkt};--vlak-l:#{toon.vlak};"
        f"--inkt-d:#{toon.inkt_donker};--vlak-d:#{toon.vlak_donker}}}\n"
        for naam, toon in TONEN.items()
    )
    return files(__package__).joinpath("static/document.css").read_text("utf-8") + kleuren


class Paginaschrijver:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.ankers = Ankers(document)
        self.tekst = Runschrijver()
        self.runs = self.tekst.runs
        self.teller = 0

    # --- page -------------------------------------------------------------------------------------------

    def pagina(self) -> Markup:
        document = self.document
        inhoud = self.blokken(document.blokken, 0)
        return Markup(
            '<!DOCTYPE html>\n<html lang="{taal}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="color-scheme" content="light dark">\n<meta name="robots" content="noindex">\n'
            "<title>{titel}</title>\n<style>\n{css}</style>\n</head>\n"
            '<body class="d-{soort}">\n<a class="sla-over" href="#_hoofd">Ga naar de tekst</a>\n'
            '{kop}<div class="vel">\n{nav}<main id="_hoofd" tabindex="-1">\n{inhoud}{noten}</main>\n</div>\n'
            "{voet}</body>\n</html>\n"
        ).format(
            taal=document.taal,
            titel=document.titel,
            css=Markup(stijlblad()),  # noqa: S704 (our own file)
            soort=_VORMEN.get(document.soort, "ontwerp"),
            kop=self.titelkop(),
            nav=self.navigatie(),
            inhoud=inhoud,
            noten=self.tekst.notenlijst(),
            voet=self.voet(document.stempel),
        )

    def titelkop(self) -> Markup:
        document = self.document
        status = self.tekst.badge(Badge(document.status)) if document.status else Markup("")
        ondertitel = (
            Markup('<p class="ondertitel">{}</p>\n').format(document.ondertitel)
            if document.ondertitel
            else ""
        )
        return Markup(
            '<header class="titelkop">\n<p class="soort"><span>{soort}</span> {status}</p>\n'
            "<h1>{titel}</h1>\n"
            '{ondertitel}<p class="voorbehoud">{voorbehoud}</p>\n</header>\n'
        ).format(
            soort=SOORTNAMEN[document.soort],
            status=status,
            titel=document.titel,
            ondertitel=ondertitel,
            voorbehoud=document.stempel.voorbehoud,
        )

    def navigatie(self) -> Markup:
        gevraagd = [blok for blok in doorloop(self.document.blokken) if isinstance(blok, Inhoudstafel)]
        if not gevraagd and self.document.soort != "rapport":
            return Markup("")
        inhoud = gevraagd[0] if gevraagd else Inhoudstafel()
        titels = [titel for titel in self.ankers.titels if titel.niveau <= inhoud.diepte]
        if not titels:
            return Markup("")
        uit = Markup("")
        diepte = 0
        for titel in titels:
            uit += Markup("<ul>\n<li>") * (titel.niveau - diepte) if titel.niveau > diepte else Markup("")
            uit += Markup("</li>\n</ul>\n") * (diepte - titel.niveau) if titel.niveau < diepte else Markup("")
            uit += Markup("</li>\n<li>") if titel.niveau <= diepte else Markup("")
            uit += Markup('<a href="#{}">{}</a>').format(titel.anker, platte_tekst(titel.runs))
            diepte = titel.niveau
        uit += Markup("</li>\n</ul>\n") * diepte
        return Markup(
            '<nav class="inhoud" aria-labelledby="_inhoud">\n<p id="_inhoud">{}</p>\n{}</nav>\n'
        ).format(inhoud.titel, uit)

    def voet(self, stempel: Stempel) -> Markup:
        regels = samen(
            Markup("<div><dt>{}</dt><dd>{}</dd></div>\n").format(kenmerk.naam, kenmerk.waarde)
            for kenmerk in stempel.kenmerken
        )
        lijst = Markup("<dl>\n{}</dl>\n").format(regels) if regels else ""
        return Markup(
            '<footer class="stempel">\n<p class="stempelkop">{}</p>\n{}<p>{}</p>\n</footer>\n'
        ).format(STEMPEL_KOP, lijst, stempel.voorbehoud)

    # --- blocks -----------------------------------------------------------------------------------------

    def blokken(self, blokken: Iterable[Blok], diepte: int) -> Markup:
        return samen(self.blok(blok, diepte) for blok in blokken)

    def blok(self, blok: Blok, diepte: int) -> Markup:
        match blok:
            case Kop():
                titel = self.ankers.van(blok)
                return Markup('<h{0} id="{1}">{2}</h{0}>\n').format(
                    titel.niveau + 1, titel.anker, self.runs(blok.runs)
                )
            case Sectie():
                return self.sectie(blok, diepte)
            case Alinea():
                soort = "" if blok.stijl == "gewoon" else Markup(' class="{}"').format(blok.stijl)
                return Markup("<p{}>{}</p>\n").format(soort, self.runs(blok.runs))
            case Lijst():
                return self.lijst(blok, diepte)
            case Tabel():
                return self.tabel(blok)
            case Figuur():
                return self.figuur(blok)
            case Artikel():
                return self.artikel(blok, diepte)
            case Kader():
                return self.kader(blok, diepte)
            case Uitklap():
                return Markup("<details{}>\n<summary>{}</summary>\n<div>\n{}</div>\n</details>\n").format(
                    Markup(" open") if blok.open else "",
                    self.runs(blok.titel),
                    self.blokken(blok.blokken, diepte),
                )
            case Inhoudstafel():
                return Markup("")  # stands beside the text as navigation

    def sectie(self, sectie: Sectie, diepte: int) -> Markup:
        titel = self.ankers.van(sectie)
        klassen = " ".join(
            klas for klas, aan in (("nieuw", sectie.nieuwe_pagina), ("liggend", sectie.liggend)) if aan
        )
        return Markup('<section{} aria-labelledby="{}">\n<h{} id="{}">{}</h{}>\n{}</section>\n').format(
            Markup(' class="{}"').format(klassen) if klassen else "",
            titel.anker,
            titel.niveau + 1,
            titel.anker,
            self.runs(sectie.titel),
            titel.niveau + 1,
            self.blokken(sectie.blokken, diepte + 1),
        )

    def artikel(self, artikel: Artikel, diepte: int) -> Markup:
        opschrift = Markup(' <span class="opschrift">{}</span>').format(self.runs(artikel.opschrift))
        inloop = not artikel.opschrift and isinstance(artikel.blokken[:1] and artikel.blokken[0], Alinea)
        # the label is a heading one level below its section, so that one can jump from article to article
        return Markup(
            '<section class="artikel{inloop}" id="{id}" aria-labelledby="_label-{id}">\n'
            '<div class="artikeltekst">\n'
            '<h{n} id="_label-{id}">{label}{opschrift}</h{n}>\n{inhoud}</div>\n{herkomst}</section>\n'
        ).format(
            inloop=" inloop" if inloop else "",
            id=artikel.id,
            n=min(diepte + 2, 6),
            label=tekst(Tekst(artikel.label, wijziging=wijziging_van(artikel))),
            opschrift=opschrift if artikel.opschrift else "",
            inhoud=self.blokken(artikel.blokken, diepte + 1),
            herkomst=self.herkomst(artikel.herkomst, artikel.label) if artikel.herkomst else "",
        )

    def herkomst(self, herkomst: Herkomst, label: str) -> Markup:
        delen = Markup("")
        if herkomst.aanbevelingen:
            delen += Markup("<p>Beantwoordt</p>\n<ul>\n{}</ul>\n").format(
                samen(Markup("<li>{}</li>\n").format(_aanbeveling(a)) for a in herkomst.aanbevelingen)
            )
        if herkomst.parameters:
            delen += Markup("<p>Parameters</p>\n<ul>\n{}</ul>\n").format(
                samen(Markup("<li>{}</li>\n").format(_parameter(p)) for p in herkomst.parameters)
            )
        if herkomst.toelichting:
            delen += Markup("<p>{}</p>\n").format(self.runs(herkomst.toelichting))
        return Markup(
            '<div class="herkomst" role="note" aria-label="Herkomst van {}">\n'
            '<p class="herkomstkop">{}</p>\n{}</div>\n'
        ).format(label, HERKOMST_KOP, delen)

    def kader(self, kader: Kader, diepte: int) -> Markup:
        stijl = KADERS[kader.soort]
        titel = Markup(": {}").format(self.runs(kader.titel)) if kader.titel else ""
        return Markup(
            '<div class="kader k-{} t-{}" role="note">\n<p class="kadertitel">'
            '<span class="teken" aria-hidden="true">{}</span>{}{}</p>\n{}</div>\n'
        ).format(
            kader.soort, stijl.toon, stijl.symbool, stijl.label, titel, self.blokken(kader.blokken, diepte)
        )

    def lijst(self, lijst: Lijst, diepte: int) -> Markup:
        soort, klas = ("ol", "") if lijst.genummerd else ("ul", "")
        if lijst.punten[0].label:
            # the labels are words of the law: printed as they stand, so the list shows no marks of its own
            klas = Markup(' class="letterlijk" role="list"')
        return Markup("<{0}{1}>\n{2}</{0}>\n").format(
            soort, klas, samen(self.punt(punt, diepte) for punt in lijst.punten)
        )

    def punt(self, punt: Punt, diepte: int) -> Markup:
        label: str = ""
        if punt.label:
            woord = tekst(Tekst(punt.label, wijziging=wijziging_van_punt(punt)))
            label = Markup('<span class="label">{}</span> ').format(woord)
        binnen = Markup("\n{}").format(self.blokken(punt.blokken, diepte)) if punt.blokken else ""
        return Markup("<li>{}{}{}</li>\n").format(label, self.runs(punt.runs), binnen)

    # --- tables and figures -----------------------------------------------------------------------------

    def tabel(self, tabel: Tabel) -> Markup:
        self.teller += 1
        bijschrift = f"_bijschrift-{self.teller}"
        groepen: list[list[Markup]] = [[]]
        for rij in tabel.rijen:
            if rij.soort == "tussenkop" and groepen[-1]:
                groepen.append([])
            groepen[-1].append(self.rij(rij, tabel))
        lang = " lang" if len(tabel.rijen) >= LANGE_TABEL else ""
        return Markup(
            '<div class="tabelrol{lang}{liggend}" role="region" tabindex="0" '
            'aria-labelledby="{bij}"{anker}>\n'
            '<table style="min-width:{breed}rem">\n<caption id="{bij}"><span>{bijschrift}</span></caption>\n'
            "{kolommen}<thead>\n<tr>{koprij}</tr>\n</thead>\n{lichaam}</table>\n</div>\n"
        ).format(
            lang=lang,
            liggend=" liggend" if tabel.liggend else "",
            bij=bijschrift,
            anker=Markup(' id="{}"').format(tabel.anker) if tabel.anker else "",
            breed=REM_PER_KOLOM * len(tabel.koprij),
            bijschrift=self.runs(tabel.bijschrift),
            kolommen=_kolommen(tabel),
            koprij=samen(self.kopcel(cel, tabel, i) for i, cel in enumerate(tabel.koprij)),
            lichaam=samen(Markup("<tbody>\n{}</tbody>\n").format(samen(groep)) for groep in groepen if groep),
        )

    def kopcel(self, cel: Cel, tabel: Tabel, kolom: int) -> Markup:
        if not platte_tekst(cel.runs).strip():
            return Markup("<td></td>")  # an empty th would name nothing
        return Markup('<th scope="col"{}>{}</th>').format(_lijn_uit(cel, tabel, kolom), self.runs(cel.runs))

    def rij(self, rij: Rij, tabel: Tabel) -> Markup:
        if rij.soort == "tussenkop":
            return Markup(
                '<tr class="tussenkop"><th scope="rowgroup" colspan="{}"><span>{}</span></th></tr>\n'
            ).format(len(tabel.koprij), self.runs(rij.cellen[0].runs))
        cellen = Markup("")
        kolom = 0
        for cel in rij.cellen:
            span = Markup(' colspan="{}"').format(cel.kolommen) if cel.kolommen > 1 else ""
            uit = _lijn_uit(cel, tabel, kolom)
            kop = kolom == 0 and tabel.rijkoppen
            vorm = Markup('<th scope="row"{}{}>{}</th>') if kop else Markup("<td{}{}>{}</td>")
            cellen += vorm.format(span, uit, self.runs(cel.runs))
            kolom += cel.kolommen
        soort = Markup(' class="totaal"') if rij.soort == "totaal" else ""
        return Markup("<tr{}>{}</tr>\n").format(soort, cellen)

    def figuur(self, figuur: Figuur) -> Markup:
        self.teller += 1
        svg = Markup(ingebed(figuur.svg, f"_fig-{self.teller}-"))  # noqa: S704 (cleaned there)
        return Markup(
            "<figure{anker}>\n<figcaption>{titel}</figcaption>\n"
            '<div class="tekening" role="region" aria-label="Grafiek: {titel}" tabindex="0">{svg}</div>\n'
            '<p class="beschrijving">{beschrijving}</p>\n'
            "<details>\n<summary>De cijfers bij deze grafiek</summary>\n<div>\n{tabel}</div>\n"
            "</details>\n</figure>\n"
        ).format(
            anker=Markup(' id="{}"').format(figuur.anker) if figuur.anker else "",
            titel=figuur.titel,
            svg=svg,
            beschrijving=figuur.beschrijving,
            tabel=self.tabel(figuur.tabel),
        )


def _lijn_uit(cel: Cel, tabel: Tabel, kolom: int) -> Markup:
    uitlijning = cel.uitlijning or (tabel.uitlijning[kolom] if tabel.uitlijning else "links")
    return Markup("") if uitlijning == "links" else Markup(' class="u-{}"').format(uitlijning)


def _kolommen(tabel: Tabel) -> Markup:
    if not tabel.breedtes:
        return Markup("")
    totaal = sum(tabel.breedtes)
    return Markup("<colgroup>{}</colgroup>\n").format(
        samen(Markup('<col style="width:{:.1f}%">').format(100 * breed / totaal) for breed in tabel.breedtes)
    )


def _aanbeveling(aanbeveling: Aanbeveling) -> Markup:
    naam: Markup = Markup("<code>{}</code>").format(aanbeveling.id)
    if aanbeveling.doel:
        naam = Markup('<a href="{}">{}</a>').format(aanbeveling.doel, naam)
    stelling = Markup(": {}").format(aanbeveling.stelling) if aanbeveling.stelling else ""
    passage = Markup(" <cite>{}</cite>").format(aanbeveling.passage) if aanbeveling.passage else ""
    return naam + stelling + passage


def _parameter(parameter: Parameterwaarde) -> Markup:
    label = Markup("{} ").format(parameter.label) if parameter.label else ""
    waarde = Markup(": {}").format(parameter.waarde) if parameter.waarde else ""
    was = Markup(" (was {})").format(parameter.was) if parameter.was else ""
    return Markup("{}<code>{}</code>{}{}").format(label, parameter.pad, waarde, was)
