"""Write a document as GitHub-flavoured Markdown: plain text that stays readable, and that a diff can follow.

Every word is escaped, so no text of a law or a user can become markup. Figures are printed as their
description and their table. Insertions and deletions are ``<ins>`` and ``<del>``, which GitHub shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

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
    Noot,
    Parameterwaarde,
    Punt,
    Regeleinde,
    Rij,
    Run,
    Runs,
    Sectie,
    Stempel,
    Tabel,
    Tekst,
    Uitklap,
    Verwijzing,
)
from samenleving.documents.structuur import (
    Ankers,
    badge_tekst,
    eis_goed,
    platte_tekst,
    schoon,
    stukken,
    zichtbaar,
)
from samenleving.documents.style import BADGES, HERKOMST_KOP, KADERS, SOORTNAMEN, STEMPEL_KOP
from samenleving.documents.versies import wijziging_van, wijziging_van_punt

_BIJZONDER = re.compile(r"[\\`*_\[\]<>|~$&]")
_BEGIN = re.compile(r"^(\s*)([#+=:-]|\d{1,9}(?=[.)]))")
_ADRES = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)|(@)")
_UITLIJNING = {"links": ":--", "midden": ":-:", "rechts": "--:"}


def schrijf_markdown(document: Document) -> str:
    """The whole document as text. Raises :class:`DocumentFout` where the document is not sound."""
    eis_goed(document)
    return _Schrijver(document).tekst()


def ontsnap(tekst: str) -> str:
    """Text as Markdown that prints exactly that text, wherever in a line it stands."""
    zonder = _BIJZONDER.sub(lambda treffer: "\\" + treffer.group(), schoon(tekst))
    # a backslash keeps GitHub from making a link or a mention of a bare address
    zonder = _ADRES.sub(lambda t: f"{t[1] or t[3] or ''}\\{t[2] or t[4] or t[5]}", zonder)
    return _BEGIN.sub(_begin, zonder)


def _begin(treffer: re.Match[str]) -> str:
    ruimte, teken = treffer.groups()
    # a number keeps its digits and loses the power of its full stop: 1\. is no list
    return f"{ruimte}{teken}\\" if teken.isdigit() else f"{ruimte}\\{teken}"


class _Schrijver:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.ankers = Ankers(document)
        self.noten: list[Noot] = []

    def tekst(self) -> str:
        document = self.document
        delen = [f"# {self.op_een_regel(ontsnap(document.titel))}"]
        if document.ondertitel:
            delen.append(f"*{ontsnap(document.ondertitel)}*")
        status = f" · {self.run(Badge(document.status))}" if document.status else ""
        delen.append(f"{SOORTNAMEN[document.soort]}{status}")
        delen.append(f"> {ontsnap(document.stempel.voorbehoud)}")
        delen.extend(self.blokken(document.blokken, 0))
        delen.extend(self.voet(document.stempel))
        # notes inside notes do not exist, so this ends; each on its own paragraph
        delen.extend(f"[^{nummer}]: {self.runs(noot.runs)}" for nummer, noot in enumerate(self.noten, 1))
        return "\n\n".join(delen) + "\n"

    def voet(self, stempel: Stempel) -> Iterator[str]:
        if stempel.kenmerken:
            yield "---"
            yield f"**{STEMPEL_KOP}**"
            yield "\n".join(f"- {ontsnap(k.naam)}: {ontsnap(k.waarde)}" for k in stempel.kenmerken)

    # --- runs -------------------------------------------------------------------------------------------

    def runs(self, runs: Runs) -> str:
        return "".join(self.run(run) for run in stukken(runs))

    def run(self, run: Run) -> str:
        match run:
            case Tekst():
                return _tekst(run)
            case Verwijzing():
                return f"[{ontsnap(run.tekst)}](<{run.doel}>)"
            case Badge():
                return f"{BADGES[run.soort].symbool} **{ontsnap(badge_tekst(run))}**"
            case Regeleinde():
                return "<br>"
            case Noot():
                if run not in self.noten:
                    self.noten.append(run)
                return f"[^{self.noten.index(run) + 1}]"

    @staticmethod
    def op_een_regel(tekst: str) -> str:
        # closing hashes of a heading would be eaten
        return re.sub(r"(#+)$", r"\\\1", tekst)

    # --- blocks -----------------------------------------------------------------------------------------

    def blokken(self, blokken: Iterable[Blok], diepte: int) -> list[str]:
        return [deel for blok in blokken for deel in self.blok(blok, diepte)]

    def blok(self, blok: Blok, diepte: int) -> Iterator[str]:
        match blok:
            case Kop():
                yield self.kop(blok)
            case Sectie():
                yield self.kop(blok)
                yield from self.blokken(blok.blokken, diepte + 1)
            case Alinea():
                inhoud = self.runs(blok.runs)
                yield f"> {inhoud}" if blok.stijl == "citaat" else inhoud
            case Lijst():
                yield self.lijst(blok, diepte)
            case Tabel():
                yield from self.tabel(blok)
            case Figuur():
                yield from self.figuur(blok)
            case Artikel():
                yield from self.artikel(blok, diepte)
            case Kader():
                yield self.kader(blok, diepte)
            case Uitklap():
                yield f"**{self.runs(blok.titel)}**"
                yield from self.blokken(blok.blokken, diepte)
            case Inhoudstafel():
                yield self.inhoudstafel(blok)

    def kop(self, kop: Kop | Sectie) -> str:
        titel = self.ankers.van(kop)
        hekjes, tekst = "#" * (titel.niveau + 1), self.op_een_regel(self.runs(titel.runs))
        return f'<a id="{titel.anker}"></a>\n\n{hekjes} {tekst}'

    def inhoudstafel(self, inhoud: Inhoudstafel) -> str:
        regels = [
            f"{'  ' * (titel.niveau - 1)}- [{ontsnap(platte_tekst(titel.runs))}](<#{titel.anker}>)"
            for titel in self.ankers.titels
            if titel.niveau <= inhoud.diepte
        ]
        return "\n".join([f"**{ontsnap(inhoud.titel)}**", "", *regels])

    def lijst(self, lijst: Lijst, diepte: int) -> str:
        return "\n".join(
            self.punt(punt, f"{nummer}. " if lijst.genummerd else "- ", diepte)
            for nummer, punt in enumerate(lijst.punten, 1)
        )

    def punt(self, punt: Punt, teken: str, diepte: int) -> str:
        label = ""
        if punt.label:
            label = f"{_tekst(Tekst(punt.label, wijziging=wijziging_van_punt(punt)))} "
        delen = [f"{label}{self.runs(punt.runs)}", *self.blokken(punt.blokken, diepte)]
        return teken + _ingesprongen("\n\n".join(delen), len(teken))

    def artikel(self, artikel: Artikel, diepte: int) -> Iterator[str]:
        opschrift = f" {self.runs(artikel.opschrift)}" if artikel.opschrift else ""
        label = Tekst(artikel.label, vet=True, wijziging=wijziging_van(artikel))
        kop = f"{_tekst(label)}{opschrift}"
        delen = self.blokken(artikel.blokken, diepte + 1)
        if not artikel.opschrift and artikel.blokken and isinstance(artikel.blokken[0], Alinea):
            delen[0] = f"{kop} {delen[0]}"
        else:
            delen.insert(0, kop)
        yield f'<a id="{artikel.id}"></a>'
        yield from delen
        if artikel.herkomst:
            yield self.herkomst(artikel.herkomst)

    def herkomst(self, herkomst: Herkomst) -> str:
        regels = [f"*{HERKOMST_KOP}*", ""]
        regels += [f"- beantwoordt {_aanbeveling(a)}" for a in herkomst.aanbevelingen]
        regels += [f"- parameter {_parameter(p)}" for p in herkomst.parameters]
        if herkomst.toelichting:
            regels.append(f"- {self.runs(herkomst.toelichting)}")
        return _aangehaald("\n".join(regels))

    def kader(self, kader: Kader, diepte: int) -> str:
        stijl = KADERS[kader.soort]
        titel = f": {self.runs(kader.titel)}" if kader.titel else ""
        kop = f"**{ontsnap(stijl.symbool)} {stijl.label}{titel}**"
        return _aangehaald("\n\n".join([kop, *self.blokken(kader.blokken, diepte)]))

    # --- tables and figures -----------------------------------------------------------------------------

    def tabel(self, tabel: Tabel) -> Iterator[str]:
        if tabel.anker:
            yield f'<a id="{tabel.anker}"></a>'
        yield f"**{self.runs(tabel.bijschrift)}**"
        uitlijning = tabel.uitlijning or ("links",) * len(tabel.koprij)
        regels = [self.regel([self.cel(cel) for cel in tabel.koprij])]
        regels.append(self.regel([_UITLIJNING[kant] for kant in uitlijning]))
        regels += [self.regel(self.rij(rij, tabel)) for rij in tabel.rijen]
        yield "\n".join(regels)

    @staticmethod
    def regel(cellen: Iterable[str]) -> str:
        return "| " + " | ".join(cellen) + " |"

    def rij(self, rij: Rij, tabel: Tabel) -> list[str]:
        cellen: list[str] = []
        for cel in rij.cellen:
            inhoud = self.cel(cel)
            nadruk = rij.soort != "gewoon" or (tabel.rijkoppen and not cellen)
            cellen.append(f"**{inhoud}**" if nadruk and _kan_vet(inhoud) else inhoud)
            cellen.extend("" for _ in range(cel.kolommen - 1))
        return cellen + [""] * (len(tabel.koprij) - len(cellen))

    def cel(self, cel: Cel) -> str:
        return self.runs(cel.runs).strip(" ")

    def figuur(self, figuur: Figuur) -> Iterator[str]:
        if figuur.anker:
            yield f'<a id="{figuur.anker}"></a>'
        yield f"**Grafiek: {ontsnap(figuur.titel)}**"
        yield ontsnap(figuur.beschrijving)
        yield from self.tabel(figuur.tabel)


def _kan_vet(inhoud: str) -> bool:
    """Whether ``**`` around it makes it bold: not empty, not bold in part, no space at either end."""
    return bool(inhoud) and "**" not in inhoud and inhoud == inhoud.strip()


def _tekst(run: Tekst) -> str:
    zicht = zichtbaar(run)
    uit = _code(zicht) if run.code else ontsnap(zicht)
    vet = run.vet or run.markering is not None
    if zicht.strip():
        # emphasis needs words at its edges, so spaces stay outside it
        kern = uit.strip(" ")
        voor, na = uit[: len(uit) - len(uit.lstrip(" "))], uit[len(uit.rstrip(" ")) :]
        kern = f"*{kern}*" if run.cursief else kern
        kern = f"**{kern}**" if vet else kern
        uit = voor + kern + na
    if run.wijziging:
        naam = "ins" if run.wijziging == "ingevoegd" else "del"
        uit = f"<{naam}>{uit}</{naam}>"
    return uit


def _code(tekst: str) -> str:
    # a pipe splits a table cell even inside code, and backticks would end it: then plain text is safer
    return ontsnap(tekst) if "`" in tekst or "|" in tekst or not tekst.strip() else f"`{tekst}`"


def _ingesprongen(tekst: str, breedte: int) -> str:
    return tekst.replace("\n", "\n" + " " * breedte).replace("\n" + " " * breedte + "\n", "\n\n")


def _aangehaald(tekst: str) -> str:
    return "\n".join(f"> {regel}".rstrip(" ") for regel in tekst.split("\n"))


def _aanbeveling(aanbeveling: Aanbeveling) -> str:
    naam = ontsnap(aanbeveling.id)
    if aanbeveling.doel:
        naam = f"[{naam}](<{aanbeveling.doel}>)"
    stelling = f": {ontsnap(aanbeveling.stelling)}" if aanbeveling.stelling else ""
    passage = f" ({ontsnap(aanbeveling.passage)})" if aanbeveling.passage else ""
    return naam + stelling + passage


def _parameter(parameter: Parameterwaarde) -> str:
    label = f"{ontsnap(parameter.label)} " if parameter.label else ""
    waarde = f": {ontsnap(parameter.waarde)}" if parameter.waarde else ""
    was = f" (was {ontsnap(parameter.was)})" if parameter.was else ""
    return f"{label}{_code(parameter.pad)}{waarde}{was}"
