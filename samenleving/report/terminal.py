"""What differs, as wide as the terminal is."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from samenleving.compare.model import BedragUit, Bepalingsrij, Cel, Comparison, GevalUitkomst
from samenleving.display import maand
from samenleving.report.summary import titel
from samenleving.report.words import badge_toegang, delta, gevolg, plat

_MAX_TEKST = 40
_STELSELS = {"wijk_werken": "w-w", "gemeenschapsdienst": "gd", "samenlevingsjobs": "sj"}
_AFKORTINGEN = (
    ("euro per uur", "€/uur"),
    ("uur per maand", "u/maand"),
    ("eindigt als apart stelsel", "eindigt"),
)
_TEKENS = {
    "voldaan": ("✓", "green"),
    "niet_voldaan": ("✗", "red"),
    "te_beoordelen": ("◆", "yellow"),
    "niet_bekend": ("?", "yellow"),
    "niet_van_toepassing": ("–", "dim"),
}


def tabel_voor_terminal(vergelijking: Comparison) -> RenderableType:
    """The main rules and the typical cases: what every system says, with the differences in bold."""
    regels: list[RenderableType] = [
        Text(f"{titel(vergelijking)} – {maand(vergelijking.datum)}", style="bold"),
        Text("Een voorstel is geen recht. Vet: anders dan de eerste kolom.", style="dim"),
        Padding(_hoofdlijnen(vergelijking), (1, 0, 0, 0)),
        Padding(_gevallen(vergelijking), (1, 0, 0, 0)),
        Text(
            "✓ toegang  ✗ geen toegang  ◆ te beoordelen  ? niet bekend  – niet geregeld  "
            "○ open in de bron\n"
            "w-w wijk-werken  gd gemeenschapsdienst  sj samenlevingsjobs",
            style="dim",
        ),
    ]
    return Group(*regels)


def _tabel(vergelijking: Comparison, eerste: str) -> Table:
    tabel = Table(box=None, padding=(0, 1), show_edge=False, header_style="bold", expand=True)
    tabel.add_column(eerste, ratio=13)
    for systeem in vergelijking.systemen:
        tabel.add_column(systeem.naam, ratio=10, overflow="fold")
    return tabel


def _hoofdlijnen(vergelijking: Comparison) -> Table:
    tabel = _tabel(vergelijking, "Hoofdlijnen")
    for onderwerp in vergelijking.onderwerpen:
        for rij in onderwerp.rijen:
            if rij.kern and _verschilt(rij):
                tabel.add_row(rij.titel, *(_cel(cel) for cel in rij.cellen))
    return tabel


def _verschilt(rij: Bepalingsrij) -> bool:
    return len(rij.cellen) == 1 or any(cel.verschil not in ("basis", "gelijk", "niets") for cel in rij.cellen)


def _cel(cel: Cel) -> Text:
    if not cel.waarden:
        return Text("vervalt" if cel.verschil == "vervalt" else "–", style="dim")
    uit = Text()
    for waarde in cel.waarden:
        if uit:
            uit.append("\n")
        if len(cel.waarden) > 1 and waarde.instrument in _STELSELS:
            uit.append(f"{_STELSELS[waarde.instrument]} ", style="dim")
        if waarde.soort in ("open_keuze", "open_vraag"):
            uit.append("○ open", style="yellow")
        elif waarde.soort in ("niet_geregeld", "niet_van_toepassing"):
            uit.append(waarde.tekst, style="dim")
        else:
            uit.append(_kort(waarde.tekst), style="bold" if cel.verschil in ("anders", "nieuw") else "")
    return uit


def _kort(tekst: str) -> str:
    vlak = plat(tekst)
    for lang, kort in _AFKORTINGEN:
        vlak = vlak.replace(lang, kort)
    return vlak if len(vlak) <= _MAX_TEKST else f"{vlak[: _MAX_TEKST - 1].rsplit(' ', 1)[0]}…"


def _gevallen(vergelijking: Comparison) -> Table:
    tabel = _tabel(vergelijking, "Typische gevallen")
    for geval in vergelijking.gevallen:
        tabel.add_row(geval.naam, *(_uitkomst(vergelijking, u) for u in geval.uitkomsten))
    return tabel


def _uitkomst(vergelijking: Comparison, uitkomst: GevalUitkomst) -> Text:
    teken, stijl = _TEKENS[uitkomst.toegang.toestand]
    anders = uitkomst.systeem != vergelijking.basis and bool(gevolg(uitkomst.toegang))
    uit = Text(f"{teken} ", style=stijl)
    bedragen = [_bedrag(b) for b in uitkomst.bedragen if b.hoofd and b.waarde is not None]
    if bedragen:
        uit.append(", ".join(bedragen), style="bold" if anders else "")
        verschillen = [plat(delta(b)) for b in uitkomst.bedragen if b.hoofd and delta(b)]
        if verschillen and uitkomst.systeem != vergelijking.basis:
            uit.append(f" ({', '.join(verschillen).replace(' euro', '')})", style="dim")
    else:
        uit.append(badge_toegang(uitkomst.toegang).tekst, style="bold" if anders else "")
    return uit


def _bedrag(bedrag: BedragUit) -> str:
    return plat(bedrag.tekst).replace(" euro per cheque", " €/cheque").replace(" euro", " €")
