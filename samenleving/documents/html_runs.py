"""Runs of text in HTML: emphasis, placeholders, badges, links, notes, insertions and deletions."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from samenleving.documents.blocks import Badge, Noot, Regeleinde, Run, Runs, Tekst, Verwijzing
from samenleving.documents.structuur import badge_tekst, stukken, zichtbaar
from samenleving.documents.style import BADGES, GESCHRAPT, TOEGEVOEGD


class Runschrijver:
    """Writes runs, and keeps the notes that they hold for the list at the end of the page."""

    def __init__(self) -> None:
        self.noten: list[Noot] = []
        self.nootverwijzingen: dict[int, int] = {}

    def runs(self, runs: Runs) -> Markup:
        return samen(self.run(run) for run in stukken(runs))

    def run(self, run: Run) -> Markup:
        match run:
            case Tekst():
                return tekst(run)
            case Verwijzing():
                return Markup('<a href="{}">{}</a>').format(run.doel, run.tekst)
            case Badge():
                return self.badge(run)
            case Regeleinde():
                return Markup("<br>")
            case Noot():
                return self.nootverwijzing(run)

    def badge(self, badge: Badge) -> Markup:
        stijl = BADGES[badge.soort]
        return Markup(
            '<span class="badge b-{} t-{}"><span class="teken" aria-hidden="true">{}</span>{}</span>'
        ).format(badge.soort, stijl.toon, stijl.symbool, badge_tekst(badge))

    def nootverwijzing(self, noot: Noot) -> Markup:
        if noot not in self.noten:
            self.noten.append(noot)
        nummer = self.noten.index(noot) + 1
        keer = self.nootverwijzingen[nummer] = self.nootverwijzingen.get(nummer, 0) + 1
        return Markup(
            '<sup><a class="nootref" id="_nootref-{0}-{1}" href="#_noot-{0}" '
            'aria-label="Noot {0}">{0}</a></sup>'
        ).format(nummer, keer)

    def notenlijst(self) -> Markup:
        if not self.noten:
            return Markup("")
        punten = Markup("")
        for nummer, noot in enumerate(self.noten, 1):
            terug = samen(
                Markup(
                    ' <a class="terug" href="#_nootref-{0}-{1}" '
                    'aria-label="Terug naar noot {0} in de tekst">↩</a>'
                ).format(nummer, keer)
                for keer in range(1, self.nootverwijzingen[nummer] + 1)
            )
            punten += Markup('<li id="_noot-{}">{}{}</li>\n').format(nummer, self.runs(noot.runs), terug)
        return Markup(
            '<section class="noten" aria-labelledby="_noten">\n<h2 id="_noten">Noten</h2>\n'
            "<ol>\n{}</ol>\n</section>\n"
        ).format(punten)


def samen(delen: Iterable[Markup]) -> Markup:
    return Markup("").join(delen)


def tekst(run: Tekst) -> Markup:
    uit = escape(zichtbaar(run))
    if run.code:
        uit = Markup("<code>{}</code>").format(uit)
    if run.cursief:
        uit = Markup("<em>{}</em>").format(uit)
    if run.vet:
        uit = Markup("<strong>{}</strong>").format(uit)
    if run.markering:
        uit = Markup('<mark class="{}">{}</mark>').format(run.markering, uit)
    if run.wijziging:
        naam, woord = ("ins", TOEGEVOEGD) if run.wijziging == "ingevoegd" else ("del", GESCHRAPT)
        uit = Markup('<{0}><span class="vh">{1}: </span>{2}</{0}>').format(naam, woord, uit)
    return uit
