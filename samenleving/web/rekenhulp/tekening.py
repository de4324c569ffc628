"""The timeline as a small drawing; the list of days beside it says the same in words.

On a page the places are percentages, so that letters keep their size on a small screen; on paper they are
points of a fixed width. Colours are attributes, which a style sheet may replace; each state has a shape of
its own too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from xml.sax.saxutils import escape

from markupsafe import Markup

from samenleving.web.rekenhulp.model import Punt, Strook, Stuk, Tijdlijn
from samenleving.web.rekenhulp.teksten import Teksten

BREEDTE = 640
RAND = 2.0
HOOGTE_STROOK, BALK, TOP = 60, 14, 8
STRAAL, LAGER = 9, 18
TE_DICHT = 0.07
"""Marks on one band that stand closer than this part of the line stand under each other."""
KLEUREN = {
    "voldaan": "#1d6b3a",
    "niet_voldaan": "#a3261f",
    "te_beoordelen": "#7a4b00",
    "niet_bekend": "#4a5568",
    "niet_van_toepassing": "#8a938f",
}
INKT, VLAK = "#1c2321", "#ffffff"

Plaats = Callable[[float], str]


def tijdlijn_beeld(tijdlijn: Tijdlijn | None, t: Teksten) -> Markup:
    """The drawing for a page; nothing where there is no line."""
    # Every text in it is escaped where it is written.
    return Markup(teken(tijdlijn, beschrijving(tijdlijn, t))) if tijdlijn else Markup("")  # noqa: S704


def beschrijving(tijdlijn: Tijdlijn, t: Teksten) -> str:
    """What the drawing shows, in a few sentences."""
    stroken = t.opsomming([strook.label for strook in tijdlijn.stroken])
    return t("tijdlijn.beschrijving", stroken=stroken, aantal=t.getal(len(tijdlijn.punten)))


def teken(tijdlijn: Tijdlijn, beschrijving: str, *, vast: bool = False) -> str:
    """The drawing as SVG.

    Args:
        tijdlijn: what to draw.
        beschrijving: what it shows, in a sentence, for who does not see it.
        vast: with a width of its own, for paper.
    """
    x = _punten if vast else _procenten
    hoogte = TOP + HOOGTE_STROOK * len(tijdlijn.stroken) + 26
    maat = f'viewBox="0 0 {BREEDTE} {hoogte}"' if vast else f'width="100%" height="{hoogte}"'
    delen = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="tijdlijn-beeld" {maat} role="img"'
        ' aria-labelledby="tijdlijn-naam tijdlijn-beschrijving">',
        f'<title id="tijdlijn-naam">{escape(tijdlijn.titel)}</title>',
        f'<desc id="tijdlijn-beschrijving">{escape(beschrijving)}</desc>',
    ]
    for nummer, strook in enumerate(tijdlijn.stroken):
        delen += _strook(strook, TOP + HOOGTE_STROOK * nummer, x)
    for punt, lager in _uit_elkaar(tijdlijn.punten):
        y = _midden(TOP + HOOGTE_STROOK * punt.strook) + LAGER * lager
        delen += _merk(punt.nummer, punt.aard, x(punt.breuk), y)
    as_y = TOP + HOOGTE_STROOK * len(tijdlijn.stroken)
    delen.append(_lijn(x(0), x(1), as_y, INKT, "tijdlijn-as"))
    for plaats, label in tijdlijn.jalons:
        delen.append(
            f'<text x="{x(plaats)}" y="{as_y + 16}" font-size="11" fill="{INKT}" class="tijdlijn-tekst">'
            f"{escape(label)}</text>"
        )
    return "".join([*delen, "</svg>"])


def _uit_elkaar(punten: Sequence[Punt]) -> Iterator[tuple[Punt, bool]]:
    """The days on the line, with whether each must stand lower than the one before it on its band."""
    vorige: dict[int, tuple[float, bool]] = {}
    for punt in punten:
        if 0 <= punt.breuk <= 1:
            plaats, was_lager = vorige.get(punt.strook, (-1.0, True))
            lager = punt.breuk - plaats < TE_DICHT and not was_lager
            vorige[punt.strook] = punt.breuk, lager
            yield punt, lager


def _procenten(deel: float) -> str:
    return f"{RAND + deel * (100 - 2 * RAND):.2f}%"


def _punten(deel: float) -> str:
    rand = RAND * BREEDTE / 100
    return f"{rand + deel * (BREEDTE - 2 * rand):.1f}"


def _midden(y: int) -> int:
    return y + 22 + BALK // 2


def _strook(strook: Strook, y: int, x: Plaats) -> list[str]:
    naam = (
        f'<text x="{x(0)}" y="{y + 13}" font-size="13" font-weight="600" fill="{INKT}"'
        f' class="tijdlijn-tekst">'
        f"{escape(strook.label)}</text>"
    )
    return [naam, *(_stuk(stuk, y, x) for stuk in strook.stukken)]


def _stuk(stuk: Stuk, y: int, x: Plaats) -> str:
    """Solid where the right holds, an outline where it is not sure, a thin line where there is none."""
    kleur, klasse = KLEUREN[stuk.toestand], f"tijdlijn-{stuk.toestand}"
    if stuk.toestand in ("niet_voldaan", "niet_van_toepassing"):
        return _lijn(x(stuk.van), x(stuk.tot), _midden(y), kleur, klasse)
    breed = _breed(stuk, x)
    vulling = kleur if stuk.toestand == "voldaan" else "none"
    streep = {"te_beoordelen": ' stroke-dasharray="7 4"', "niet_bekend": ' stroke-dasharray="2 4"'}
    return (
        f'<rect x="{x(stuk.van)}" y="{y + 22}" width="{breed}" height="{BALK}" fill="{vulling}"'
        f' stroke="{kleur}" stroke-width="2"{streep.get(stuk.toestand, "")} class="{klasse}"/>'
    )


def _breed(stuk: Stuk, x: Plaats) -> str:
    van, tot = x(stuk.van), x(stuk.tot)
    eenheid = "%" if van.endswith("%") else ""
    return f"{float(tot.rstrip('%')) - float(van.rstrip('%')):.2f}{eenheid}"


def _lijn(van: str, tot: str, y: int, kleur: str, klasse: str) -> str:
    plaats = f'x1="{van}" y1="{y}" x2="{tot}" y2="{y}"'
    return f'<line {plaats} stroke="{kleur}" stroke-width="2" class="{klasse}"/>'


def _merk(nummer: int, aard: str, x: str, y: int) -> list[str]:
    """A numbered mark: round for what the law counts out, dashed for a bound, double for an evaluation."""
    streep = ' stroke-dasharray="3 2"' if aard == "grens" else ""
    ring = (
        f'<circle cx="{x}" cy="{y}" r="{STRAAL + 3}" fill="{VLAK}" stroke="{INKT}" class="tijdlijn-merk"/>'
        if aard == "oordeel"
        else ""
    )
    return [
        ring,
        f'<circle cx="{x}" cy="{y}" r="{STRAAL}" fill="{VLAK}" stroke="{INKT}" stroke-width="2"{streep}'
        ' class="tijdlijn-merk"/>',
        f'<text x="{x}" y="{y + 4}" font-size="11" font-weight="700" text-anchor="middle" fill="{INKT}"'
        f' class="tijdlijn-tekst">{nummer}</text>',
    ]
