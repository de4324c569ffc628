"""From the lines of an act to its articles: *Artikel 1.*, *Art. 2. §1.*, leden, *1°*, *a)*.

What the official sites print around the words of the law is left out: the period of validity behind an
article number, the marks and the notes of an amendment, the table of contents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from samenleving.legislation.text import Eenheid, Kop

_RANG = r"(?:bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies|undecies|duodecies)"
_NUMMER = rf"\d+(?:\.\d+)*{_RANG}?(?:/\d+)*"
_ARTIKEL = re.compile(
    rf"^(?:Artikel|Art\.?|ARTIKEL|ART\.)\s*(?P<nummer>{_NUMMER})(?:_[A-Z_]+)?(?:\.(?=\D|$)|$)\s*"
)
_KOP = re.compile(
    r"^(?P<soort>Deel|Boek|Titel|Hoofdstuk|Afdeling|Onderafdeling)\s+(?P<nummer>\d+[a-z]*(?:/\d+)?|[IVXL]+[a-z]*)\b"
    r"[\s.:–-]*(?P<titel>.*)$",
    re.IGNORECASE,
)
_EINDE = re.compile(
    r"^(?:Handtekening|Bijlagen?\b|Kondigen dit|Gegeven te|Brussel, (?:de )?\d|Gedaan te Brussel|Slotformule|"
    r"Wijziging\(en\)|Verslag aan|Ondertekening|De minister-president)",
    re.IGNORECASE,
)
_GELDIG = re.compile(r"^\(\s*(?:[\d/.-]+|\.\.\.|…)\s*-\s*(?:[\d/.-]+|\.\.\.|…)\s*\)\s*")
_GELDIG_ACHTERAAN = re.compile(
    r"\s*\(\s*(?:\d\d/\d\d/\d{4}|\.\.\.|…)\s*-\s*(?:\d\d/\d\d/\d{4}|\.\.\.|…)\s*\)\s*$"
)
_MERK = re.compile(r"\[\d{1,3} ?|\s?\]\d{1,3}(?!\d)")
_NOOT = re.compile(r"<[A-Z][^<>]{3,300}>")
_STREEP = re.compile(r"^-{5,}$")
_PARAGRAAF = re.compile(rf"^§\s?(?P<nummer>\d+(?:er)?{_RANG}?(?:/\d+)?)\s?\.?\s*")
_PUNT = re.compile(rf"^(?P<nummer>\d+°{_RANG}?(?:/\d+)?)\s*")
_LETTER = re.compile(r"^(?P<nummer>[a-z]{1,2}\))\s*")
_ROMEINS = {"i": 1, "v": 5, "x": 10, "l": 50}

_NIVEAUS = {"deel": 1, "boek": 1, "titel": 1, "hoofdstuk": 2, "afdeling": 3, "onderafdeling": 4}


@dataclass
class _Artikel:
    """`kaal`: the number stands alone on its line without full stop, as in a table of contents."""

    nummer: str
    kaal: bool
    regels: list[str] = field(default_factory=list)


def ontleed(regels: Iterable[str]) -> tuple[tuple[Eenheid, ...], tuple[Kop, ...]]:
    """The articles in order, and the headings with the article they stand before.

    A table of contents names every article too: of two with the same number the one without words goes.

    Raises:
        ValueError: an article stands twice with words of its own, in Dutch.
    """
    gevonden: list[_Artikel] = []
    koppen: list[tuple[str, int, int]] = []
    huidig: _Artikel | None = None
    in_noot = False
    for ruw in regels:
        artikel = _ARTIKEL.match(ruw)
        kop = None if artikel else _kop(ruw)
        if artikel or kop or _EINDE.match(ruw):
            in_noot = False
        if artikel:
            huidig = _Artikel(artikel["nummer"], kaal="." not in artikel[0].removeprefix("Art."))
            gevonden.append(huidig)
            rest = _schoon(_GELDIG.sub("", ruw[artikel.end() :]))
            if rest:
                huidig.regels.append(rest)
        elif kop:
            huidig = None
            koppen.append((*kop, len(gevonden)))
        elif _EINDE.match(ruw):
            huidig = None
        elif _STREEP.match(ruw):
            in_noot = True
        elif huidig is not None and not in_noot:
            regel = _schoon(_GELDIG.sub("", ruw))
            if regel:
                huidig.regels.append(regel)
    return _zonder_inhoudstafel(gevonden, koppen)


def _zonder_inhoudstafel(
    gevonden: Sequence[_Artikel], koppen: Sequence[tuple[str, int, int]]
) -> tuple[tuple[Eenheid, ...], tuple[Kop, ...]]:
    met_tekst: dict[str, _Artikel] = {}
    leeg: dict[str, _Artikel] = {}
    for artikel in sorted(gevonden, key=lambda a: a.kaal):
        ander = met_tekst.get(artikel.nummer)
        if not artikel.regels:
            leeg[artikel.nummer] = artikel
        elif ander is None:
            met_tekst[artikel.nummer] = artikel
        elif ander.kaal == artikel.kaal and ander.regels != artikel.regels:
            raise ValueError(f"artikel {artikel.nummer} staat er twee keer, met een andere tekst")
    # an article whose words were repealed has none; it stays where it stands last
    blijft = {id(artikel) for artikel in met_tekst.values()} | {
        id(artikel) for nummer, artikel in leeg.items() if nummer not in met_tekst and met_tekst
    }
    artikelen = tuple(_eenheid(artikel) for artikel in gevonden if id(artikel) in blijft)
    uit: list[Kop] = []
    for tekst, niveau, plek in koppen:
        volgend = next((a for a in gevonden[plek:] if id(a) in blijft), None)
        if volgend is None:
            continue
        kop = Kop(tekst, niveau, sleutel_van(volgend.nummer))
        # of the same heading in the table of contents and in the text the later one stands
        uit = [ander for ander in uit if (ander.tekst.casefold(), ander.voor) != (tekst.casefold(), kop.voor)]
        uit.append(kop)
    return artikelen, _laatste_per_artikel(uit)


def _laatste_per_artikel(koppen: Sequence[Kop]) -> tuple[Kop, ...]:
    """Headings of a table of contents all stand before the first article: only its last run is real."""
    uit: list[Kop] = []
    for kop in koppen:
        while uit and uit[-1].voor == kop.voor and uit[-1].niveau >= kop.niveau:
            uit.pop()
        uit.append(kop)
    return tuple(uit)


def sleutel_van(nummer: str) -> str:
    """The key of an article with a known number, as the acts of the law package make it."""
    return f"art-{nummer.replace('/', '-')}"


def _kop(regel: str) -> tuple[str, int] | None:
    gevonden = _KOP.match(_GELDIG_ACHTERAAN.sub("", regel))
    if gevonden is None or len(regel) > 300 or regel.endswith(";"):
        return None
    soort = gevonden["soort"].capitalize()
    nummer = gevonden["nummer"]
    cijfers = str(_romeins(nummer)) if re.fullmatch("[IVXLivxl]+", nummer) else nummer
    titel = _schoon(gevonden["titel"]).rstrip(".")
    return (f"{soort} {cijfers}. {titel}" if titel else f"{soort} {cijfers}"), _NIVEAUS[soort.lower()]


def _romeins(tekst: str) -> int:
    waarden = [_ROMEINS[teken] for teken in tekst.lower()]
    return sum(-w if any(v > w for v in waarden[i + 1 : i + 2]) else w for i, w in enumerate(waarden))


def _schoon(regel: str) -> str:
    """Without the marks and the notes of amendments."""
    regel = _NOOT.sub("", _MERK.sub("", regel))
    return re.sub(r" {2,}", " ", regel).strip()


# --- inside an article ------------------------------------------------------------------------------------


@dataclass
class _Knoop:
    soort: str
    nummer: str
    tekst: str = ""
    kinderen: list[_Knoop] = field(default_factory=list)


def _eenheid(artikel: _Artikel) -> Eenheid:
    wortel = _Knoop("artikel", artikel.nummer)
    houder = wortel  # the article, or the paragraph that leden now belong to
    lid: _Knoop | None = None
    for regel in (stuk for heel in artikel.regels for stuk in _gesplitst(heel)):
        paragraaf = _PARAGRAAF.match(regel)
        if paragraaf:
            houder = _Knoop("paragraaf", paragraaf["nummer"].removesuffix("er"))
            wortel.kinderen.append(houder)
            lid = None
            regel = regel[paragraaf.end() :]
            if not regel:
                continue
        punt, letter = _PUNT.match(regel), _LETTER.match(regel)
        if lid is not None and (punt or letter):
            _voeg_punt(lid, punt, letter, regel)
        elif lid is not None and regel.startswith(("- ", "– ")):
            _laatste(lid).tekst += f" {regel}"
        else:
            lid = _Knoop("lid", str(len(houder.kinderen) + 1), regel)
            houder.kinderen.append(lid)
    return replace(_bevries(wortel), sleutel=sleutel_van(artikel.nummer))


def _voeg_punt(lid: _Knoop, punt: re.Match[str] | None, letter: re.Match[str] | None, regel: str) -> None:
    if punt:
        rest = regel[punt.end() :]
        knoop = _Knoop("punt", punt["nummer"], rest)
        lid.kinderen.append(knoop)
        dieper = _LETTER.match(rest)
        if dieper:  # 1° a) …
            knoop.tekst = ""
            knoop.kinderen.append(_Knoop("punt", dieper["nummer"], rest[dieper.end() :]))
        return
    assert letter is not None  # noqa: S101 (one of the two was found)
    onder_punt = lid.kinderen and "°" in lid.kinderen[-1].nummer
    ouder = lid.kinderen[-1] if onder_punt else lid
    ouder.kinderen.append(_Knoop("punt", letter["nummer"], regel[letter.end() :]))


def _laatste(knoop: _Knoop) -> _Knoop:
    return _laatste(knoop.kinderen[-1]) if knoop.kinderen else knoop


def _bevries(knoop: _Knoop) -> Eenheid:
    """A holder with one lid is that lid: *artikel 5* and not *artikel 5, eerste lid*."""
    kinderen = knoop.kinderen
    tekst = knoop.tekst
    if len(kinderen) == 1 and kinderen[0].soort == "lid":
        tekst, kinderen = kinderen[0].tekst, kinderen[0].kinderen
    return Eenheid(
        knoop.soort,  # type: ignore[arg-type]
        knoop.nummer,
        tekst,
        tuple(_bevries(kind) for kind in kinderen),
        herkomst="officieel",
    )


def _gesplitst(regel: str) -> Iterator[str]:
    """A line that holds an enumeration or several paragraphs, as some sites print it, piece by piece.

    Only what follows on a colon, a semicolon or a full stop and carries the next number is a new piece, so
    that a reference (*artikel 6, 1° en 2°*) stays whole.
    """
    begin, verwacht_punt, verwacht_par, verwacht_letter = 0, 1, 2, "a"
    eerste = _PARAGRAAF.match(regel)
    if eerste:
        verwacht_par = int(re.match(r"\d+", eerste["nummer"])[0]) + 1  # type: ignore[index]
    hier = _PUNT.match(regel)
    if hier:
        verwacht_punt = int(re.match(r"\d+", hier["nummer"])[0]) + 1  # type: ignore[index]
    for breuk in re.finditer(
        r"(?<=[:;.])\s*(?:(?P<par>§\s?\d+)\.|(?P<punt>\d+)°(?!,)|(?P<letter>[a-z])\))\s?", regel
    ):
        voor = regel[breuk.start() - 1]
        if breuk["par"]:
            nummer = int(breuk["par"].lstrip("§ "))
            nieuw = nummer == verwacht_par
            if nieuw:
                verwacht_par, verwacht_punt = nummer + 1, 1
        elif breuk["punt"]:
            nieuw = voor in ":;" and int(breuk["punt"]) == verwacht_punt
            if nieuw:
                verwacht_punt, verwacht_letter = verwacht_punt + 1, "a"
        else:
            nieuw = voor in ":;" and breuk["letter"] == verwacht_letter
            if nieuw:
                verwacht_letter = chr(ord(verwacht_letter) + 1)
        if nieuw and breuk.start() > begin:
            yield regel[begin : breuk.start()].strip()
            begin = breuk.start()
    yield regel[begin:].strip()
