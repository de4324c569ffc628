"""How a value of the law is written in a Dutch sentence, and how it is read back.

An anchor in an act (`{{ wijk_werken.uren.max_per_maand | getal }}`) names one of these formats. `render`
writes the value, `patroon` finds it in a text and `lees` returns the value: `lees(render(v)) == v` for every
value a parameter can hold. Writing follows the Belgian Dutch habit of legal texts: decimal comma, a grouping
dot only from five digits, the word `euro` after the amount, `20%` without a space, dates in words.

Values are int, float or Decimal (numbers) and ISO text or `datetime.date` (dates). Reading returns an int
when the number is whole, otherwise a float, and a date as ISO text: what a YAML parameter holds.
"""

from __future__ import annotations

import datetime as dt
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Literal

from samenleving.telwoorden import EEN, telwoord, van_telwoord

Naamwoord = Literal["het getal", "het bedrag", "het percentage", "de datum", "het woord", "de woorden"]

SPATIE = "[ \u00a0\u202f]"
"""What may stand between a number and its unit: a space, a non-breaking or a narrow non-breaking space."""

_MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_GETAL = r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
_VIJF_CIJFERS = 10_000
_CENTEN = 2
_PROCENT = 100
_OUDSTE_JAAR = 1000  # a year is read as four digits
_MAANDEN_PER_JAAR = 12
_HALFTIJDS = "halftijdse professionele tijdsbesteding"
_HALF = 0.5


@dataclass(frozen=True)
class Formaat:
    """One way of writing a value.

    Attributes:
        naam: the name an anchor uses.
        render: value to text; raises `ValueError` for a value that this format cannot write.
        patroon: regular expression of the text, without groups and without boundaries.
        lees: text to value; raises `ValueError` for any other text.
        naamwoord: how an amending sentence names it: *wordt het bedrag “…” vervangen door het bedrag “…”*.
    """

    naam: str
    render: Callable[[Any], str]
    patroon: str
    lees: Callable[[str], Any]
    naamwoord: Naamwoord
    _zoek: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # 60 may not be found in 160, 1.60, 60,5 or 60%: no digit, letter or sign may continue the value.
        grens = rf"(?<![\w.,-])(?:{self.patroon})(?![\w%]|[.,]\d)"
        object.__setattr__(self, "_zoek", re.compile(grens))

    @property
    def zoek(self) -> re.Pattern[str]:
        """The pattern with boundaries, to find a whole value inside a sentence."""
        return self._zoek


def _decimaal(waarde: Any) -> Decimal:
    """The number as it was written: 4.1 is 4.1, not its binary neighbour."""
    if isinstance(waarde, bool):
        raise ValueError(f"{waarde!r} is geen getal")
    if isinstance(waarde, Decimal):
        getal = waarde
    elif isinstance(waarde, float):
        getal = Decimal(repr(float(waarde)))
    else:
        try:
            getal = Decimal(operator.index(waarde))
        except TypeError:
            raise ValueError(f"{waarde!r} is geen getal") from None
    if not getal.is_finite():
        raise ValueError(f"{waarde!r} is geen eindig getal")
    return getal


def _schrijf(getal: Decimal, minstens: int = 0) -> str:
    """Belgian notation; `minstens` is the least number of decimals, further zeros are dropped."""
    geheel, _, rest = f"{abs(getal):f}".partition(".")
    rest = rest.rstrip("0").ljust(minstens, "0")
    if abs(getal) >= _VIJF_CIJFERS:
        geheel = f"{int(geheel):,}".replace(",", ".")
    teken = "-" if getal < 0 else ""
    return teken + geheel + ("," + rest if rest else "")


def _ontleed(tekst: str) -> Decimal:
    if not re.fullmatch(_GETAL, tekst):
        raise ValueError(f"“{tekst}” is geen getal zoals 60, 12.500 of 4,10")
    return Decimal(tekst.replace(".", "").replace(",", "."))


def _waarde(getal: Decimal) -> int | float:
    return int(getal) if getal == getal.to_integral_value() else float(getal)


def _render_getal(waarde: Any) -> str:
    return _schrijf(_decimaal(waarde))


def _lees_getal(tekst: str) -> int | float:
    return _waarde(_ontleed(tekst))


def _render_euro(waarde: Any) -> str:
    getal = _decimaal(waarde)
    heel = getal == getal.to_integral_value()
    return f"{_schrijf(getal, 0 if heel else _CENTEN)} euro"


def _render_euro2(waarde: Any) -> str:
    return f"{_schrijf(_decimaal(waarde), _CENTEN)} euro"


def _lees_euro(tekst: str) -> int | float:
    gevonden = re.fullmatch(rf"({_GETAL}){SPATIE}euro", tekst)
    if not gevonden:
        raise ValueError(f"“{tekst}” is geen bedrag zoals 4,10 euro")
    return _waarde(_ontleed(gevonden[1]))


def _render_pct(waarde: Any) -> str:
    return f"{_schrijf(_decimaal(waarde) * _PROCENT)}%"


def _lees_pct(tekst: str) -> int | float:
    gevonden = re.fullmatch(rf"({_GETAL}){SPATIE}?%", tekst)
    if not gevonden:
        raise ValueError(f"“{tekst}” is geen percentage zoals 27,5%")
    return _waarde(_ontleed(gevonden[1]) / _PROCENT)


def _render_datum(waarde: Any) -> str:
    if isinstance(waarde, dt.datetime):
        raise ValueError(f"{waarde!r} is een tijdstip, geen datum")
    try:
        dag = waarde if isinstance(waarde, dt.date) else dt.date.fromisoformat(waarde)
    except (TypeError, ValueError):
        raise ValueError(f"{waarde!r} is geen datum zoals 2027-01-01") from None
    if dag.year < _OUDSTE_JAAR:
        raise ValueError(f"{waarde!r} is geen datum na het jaar {_OUDSTE_JAAR}")
    return f"{dag.day} {_MAANDEN[dag.month - 1]} {dag.year}"


def _lees_datum(tekst: str) -> str:
    gevonden = re.fullmatch(rf"(\d{{1,2}}){SPATIE}({'|'.join(_MAANDEN)}){SPATIE}(\d{{4}})", tekst)
    if not gevonden:
        raise ValueError(f"“{tekst}” is geen datum zoals 1 januari 2027")
    dag, maand, jaar = int(gevonden[1]), _MAANDEN.index(gevonden[2]) + 1, int(gevonden[3])
    try:
        return dt.date(jaar, maand, dag).isoformat()
    except ValueError:
        raise ValueError(f"“{tekst}” bestaat niet op de kalender") from None


def _render_voluit(waarde: Any) -> str:
    getal = _decimaal(waarde)
    if getal != getal.to_integral_value():
        raise ValueError(f"{waarde!r} is geen geheel getal en kan niet voluit geschreven worden")
    return telwoord(int(getal))


def _render_maanden(waarde: Any) -> str:
    return f"{_render_voluit(waarde)} {'maand' if waarde == 1 else 'maanden'}"


def _render_jaren(waarde: Any) -> str:
    """Months in years when they are whole years: 24 is *twee jaar*, 18 is *achttien maanden*."""
    getal = _decimaal(waarde)
    if not getal or getal % _MAANDEN_PER_JAAR:
        return _render_maanden(waarde)
    return f"{_render_voluit(getal / _MAANDEN_PER_JAAR)} jaar"


def _lees_duur(tekst: str) -> int:
    gevonden = re.fullmatch(rf"(.+){SPATIE}(maanden|maand|jaar)", tekst)
    if not gevonden:
        raise ValueError(f"“{tekst}” is geen duur zoals zes maanden of twee jaar")
    getal = van_telwoord(gevonden[1])
    return getal * _MAANDEN_PER_JAAR if gevonden[2] == "jaar" else getal


def _lees_maanden(tekst: str) -> int:
    if tekst.endswith("jaar"):
        raise ValueError(f"“{tekst}” is geen duur in maanden zoals zes maanden")
    return _lees_duur(tekst)


def _render_tijdsbesteding(waarde: Any) -> str:
    if waarde == _HALF:
        return _HALFTIJDS
    return f"professionele tijdsbesteding van {_render_pct(waarde)} van een voltijdse"


def _lees_tijdsbesteding(tekst: str) -> int | float:
    if tekst == _HALFTIJDS:
        return _HALF
    gevonden = re.fullmatch(r"professionele tijdsbesteding van (.+) van een voltijdse", tekst)
    if not gevonden:
        raise ValueError(f"“{tekst}” is geen tijdsbesteding zoals {_HALFTIJDS}")
    return _lees_pct(gevonden[1])


_VOLUIT = frozenset({"voluit", "maanden", "jaren"})


def is_leeg_van_zin(formaat: Formaat, waarde: Any) -> bool:
    """Whether the words say nothing: *ten hoogste nul maanden* is no rule that somebody would write."""
    return formaat.naam in _VOLUIT and waarde == 0


def breekt_centen(formaat: Formaat, waarde: Any, voorbeeld: Any) -> bool:
    """Whether an amount has parts of a cent where `voorbeeld`, what stands in the act, has none."""
    return formaat.naamwoord == "het bedrag" and _decimalen(waarde) > max(_CENTEN, _decimalen(voorbeeld))


def _decimalen(waarde: Any) -> int:
    if isinstance(waarde, bool | str) or waarde is None:
        return 0
    return max(0, -int(_decimaal(waarde).normalize().as_tuple().exponent))


FORMATEN: Mapping[str, Formaat] = MappingProxyType(
    {
        formaat.naam: formaat
        for formaat in (
            Formaat("getal", _render_getal, _GETAL, _lees_getal, "het getal"),
            Formaat("euro", _render_euro, rf"{_GETAL}{SPATIE}euro", _lees_euro, "het bedrag"),
            # for a tariff, where the law keeps the cents: 6,00 euro per uur
            Formaat("euro2", _render_euro2, rf"{_GETAL}{SPATIE}euro", _lees_euro, "het bedrag"),
            Formaat("pct", _render_pct, rf"{_GETAL}{SPATIE}?%", _lees_pct, "het percentage"),
            Formaat(
                "datum",
                _render_datum,
                rf"\d{{1,2}}{SPATIE}(?:{'|'.join(_MAANDEN)}){SPATIE}\d{{4}}",
                _lees_datum,
                "de datum",
            ),
            # the decree writes its numbers in words: twaalf maanden, zestigduizend inwoners
            Formaat("voluit", _render_voluit, EEN, van_telwoord, "het woord"),
            # a duration with its unit: the number and the unit change together (één maand, twee maanden)
            Formaat(
                "maanden",
                _render_maanden,
                rf"{EEN}{SPATIE}(?:maanden|maand)",
                _lees_maanden,
                "de woorden",
            ),
            Formaat(
                "jaren", _render_jaren, rf"{EEN}{SPATIE}(?:maanden|maand|jaar)", _lees_duur, "de woorden"
            ),
            Formaat(
                "tijdsbesteding",
                _render_tijdsbesteding,
                rf"(?:{_HALFTIJDS}|professionele tijdsbesteding van {_GETAL}{SPATIE}?% van een voltijdse)",
                _lees_tijdsbesteding,
                "de woorden",
            ),
        )
    }
)
"""Every format an anchor may name."""
