"""The proof of a draft: what its words would make of the law is what was asked, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from samenleving.drafting.reading.carrying_out import Gelezenoperatie, Onuitvoerbaar, als_operaties, pas_toe
from samenleving.drafting.reading.grammar import Gelezentekst, Lezer
from samenleving.drafting.reading.lines import Regel, als_regels, in_stukken
from samenleving.drafting.reading.naming import noem
from samenleving.drafting.reading.orders import Ongelezen, Opdracht
from samenleving.drafting.reading.trees import kanoniek
from samenleving.drafting.reading.values import lees_waarden
from samenleving.legislation.text import Aktetekst, vul


class TerugleesFout(Exception):  # noqa: N818 (Dutch for fault)
    """The draft does not say what was asked; it is refused. `verschillen` are Dutch sentences."""

    def __init__(self, verschillen: Collection[str]) -> None:
        self.verschillen = tuple(verschillen)
        super().__init__(
            "Het ontwerp is geweigerd: de tekst zegt niet wat gevraagd is.\n" + "\n".join(self.verschillen)
        )


@dataclass(frozen=True)
class Lezing:
    """What amending text says.

    Attributes:
        voor: act → its text before, in canonical shape (see `trees`), words written out.
        na: act → its text after every operation on it.
        operaties: act → what was read, with addresses of `voor`.
        opdrachten: act → beside each operation the order that gave it.
        niet_gelezen: lines that were not understood or cannot be carried out, with the reason.
        inwerkingtreding: the days of entry into force as printed, one per act in the text that gives one.
    """

    voor: Mapping[str, Aktetekst]
    na: Mapping[str, Aktetekst]
    operaties: Mapping[str, tuple[Gelezenoperatie, ...]] = field(default_factory=dict)
    opdrachten: Mapping[str, tuple[Opdracht, ...]] = field(default_factory=dict)
    niet_gelezen: tuple[Ongelezen, ...] = ()
    inwerkingtreding: tuple[str, ...] = ()


def lees_clausules(
    tekst: str | Sequence[Regel],
    teksten: Mapping[str, Aktetekst],
    aanhalingen: Mapping[str, Sequence[str]],
) -> Lezing:
    """Read amending text and carry it out.

    Args:
        tekst: the draft, one article, point or paragraph a line.
        teksten: act → its text before, words written out.
        aanhalingen: act → the ways in which a draft may cite it.
    """
    regels = als_regels(tekst) if isinstance(tekst, str) else tekst
    lezing = Lezing({akte: kanoniek(boom) for akte, boom in teksten.items()}, dict(teksten))
    for stuk in in_stukken(regels):
        nu = voer_uit(Lezer(aanhalingen).lees(stuk.artikelen), teksten, aanhalingen)
        buiten = [
            Ongelezen(regel.nummer, regel.tekst, "staat buiten een artikel")
            for regel in stuk.vooraf
            if "“" in regel.tekst and "vervangen door" in regel.tekst
        ]
        niet = sorted([*nu.niet_gelezen, *buiten], key=lambda ongelezen: ongelezen.regel)
        lezing = Lezing(
            lezing.voor,
            {},
            {akte: (*lezing.operaties.get(akte, ()), *nu.operaties.get(akte, ())) for akte in teksten},
            {akte: (*lezing.opdrachten.get(akte, ()), *nu.opdrachten.get(akte, ())) for akte in teksten},
            (*lezing.niet_gelezen, *niet),
            (*lezing.inwerkingtreding, *nu.inwerkingtreding),
        )
    return _met_na(lezing, aanhalingen)


def voer_uit(
    gelezen: Gelezentekst, teksten: Mapping[str, Aktetekst], aanhalingen: Mapping[str, Sequence[str]]
) -> Lezing:
    """The orders of one amending act, carried out on the texts of before."""
    voor = {akte: kanoniek(boom) for akte, boom in teksten.items()}
    operaties: dict[str, list[Gelezenoperatie]] = {}
    opdrachten: dict[str, list[Opdracht]] = {}
    niet = list(gelezen.niet_gelezen)
    for opdracht in gelezen.opdrachten:
        try:
            if opdracht.akte not in voor:
                raise Onuitvoerbaar("de tekst van die akte is er niet")
            nieuw = als_operaties(voor[opdracht.akte], opdracht)
        except Onuitvoerbaar as fout:
            niet.append(Ongelezen(opdracht.regel, _wat(opdracht), str(fout)))
            continue
        operaties.setdefault(opdracht.akte, []).extend(nieuw)
        opdrachten.setdefault(opdracht.akte, []).extend([opdracht] * len(nieuw))
    dagen = (gelezen.inwerkingtreding,) if gelezen.inwerkingtreding else ()
    lezing = Lezing(
        voor,
        {},
        {akte: tuple(lijst) for akte, lijst in operaties.items()},
        {akte: tuple(lijst) for akte, lijst in opdrachten.items()},
        tuple(niet),
        dagen,
    )
    return _met_na(lezing, aanhalingen)


def _met_na(lezing: Lezing, aanhalingen: Mapping[str, Sequence[str]]) -> Lezing:
    """Every operation on an act at once; operations that exclude each other leave its text as it was."""
    na: dict[str, Aktetekst] = {}
    niet = list(lezing.niet_gelezen)
    for akte, boom in lezing.voor.items():
        try:
            na[akte] = pas_toe(boom, lezing.operaties.get(akte, ()))
        except Onuitvoerbaar as fout:
            regel = lezing.opdrachten[akte][0].regel
            melding = Ongelezen(regel, f"de wijzigingen van {aanhalingen[akte][0]}", str(fout))
            if str(melding) not in [str(eerder) for eerder in niet]:
                niet.append(melding)
            na[akte] = boom
    return replace(lezing, na=na, niet_gelezen=tuple(sorted(niet, key=lambda ongelezen: ongelezen.regel)))


def _wat(opdracht: Opdracht) -> str:
    """An order in a few words, for a message."""
    plaats = opdracht.plaats
    waar = ", ".join(
        filter(
            None,
            [
                f"hoofdstuk {plaats.hoofdstuk}" if plaats.hoofdstuk and not plaats.artikel else "",
                f"afdeling {plaats.afdeling}" if plaats.afdeling and not plaats.artikel else "",
                f"artikel {plaats.artikel}" if plaats.artikel else plaats.gat,
                *(f"{soort} {nummer}" for soort, nummer in plaats.stappen),
            ],
        )
    )
    werk = opdracht.werk
    soort = {
        "Woorden": "woorden vervangen",
        "Zinnen": "zinnen toevoegen",
        "Vervang": "vervangen",
        "HefOp": "opheffen",
        "VoegToe": "toevoegen",
        "VoegIn": "invoegen",
    }[type(werk).__name__]
    return f"{waar}: {soort}" if waar else soort


def teruglezen(
    tekst: str,
    sjablonen: Mapping[str, Aktetekst],
    aanhalingen: Mapping[str, Sequence[str]],
    waarde_van: Callable[[str], Any],
    verwacht: Mapping[str, Any],
    uitgezonderd: Collection[tuple[str, str, str]] = (),
    sjablonen_na: Mapping[str, Aktetekst] | None = None,
) -> dict[str, Any]:
    """The values that the draft gives to what it was asked to change; they equal `verwacht` exactly.

    Args:
        tekst: the plain text of the draft, one line per article, point or paragraph.
        sjablonen: act → its text before, with anchors.
        aanhalingen: act → the ways in which the draft cites it.
        waarde_van: the value of a parameter before.
        verwacht: parameter → value after, for everything that changes.
        uitgezonderd: (act, place, parameter) that the draft openly leaves to be written.
        sjablonen_na: act → its text after, with anchors, where more than values changes (a draft on a draft).

    Raises:
        TerugleesFout: a line that is not understood, an order that cannot be carried out, a text that is not
            word for word the one intended, a value that differs.
    """
    teksten = {akte: vul(boom, waarde_van) for akte, boom in sjablonen.items()}
    lezing = lees_clausules(tekst, teksten, aanhalingen)
    fouten = [f"Niet gelezen: {ongelezen}." for ongelezen in lezing.niet_gelezen if not ongelezen.openlijk]
    gelezen: dict[str, Any] = {}
    open_ = {(akte, _zonder_eerste_lid(plaats), pad) for akte, plaats, pad in uitgezonderd}
    for akte, voor in sjablonen.items():
        sjabloon = kanoniek((sjablonen_na or {}).get(akte, voor))
        waarden = lees_waarden(sjabloon, lezing.na[akte])
        fouten += [
            f"{noem(sjabloon, adres)} van {aanhalingen[akte][0]} zegt iets anders dan bedoeld: “{woorden}”."
            for adres, woorden in waarden.anders.items()
        ]
        for pad, plekken in waarden.plekken.items():
            for adres, gevonden in plekken:
                plaats = noem(sjabloon, adres)
                vrij = (akte, _zonder_eerste_lid(plaats), pad) in open_
                hoort = waarde_van(pad) if vrij else verwacht.get(pad, waarde_van(pad))
                if gevonden != hoort:
                    fouten.append(
                        f"{pad} wordt {gevonden} in {plaats} van {aanhalingen[akte][0]}; gevraagd is {hoort}."
                    )
                elif pad in verwacht and not vrij:
                    gelezen[pad] = gevonden
    if fouten:
        raise TerugleesFout(fouten)
    return gelezen


@dataclass(frozen=True)
class Leescontrole:
    """What an amending draft must say, so that its text can be read back wherever it is printed.

    Attributes:
        sjablonen: act → its text before, with anchors.
        aanhalingen: act → how the draft cites it.
        voor: the value of every parameter they print, before.
        verwacht: parameter → value after, for everything that changes on that day.
        uitgezonderd: (act, place, parameter) that the draft openly leaves to be written.
        sjablonen_na: act → its text after, with anchors, where more than values changes.
    """

    sjablonen: Mapping[str, Aktetekst]
    aanhalingen: Mapping[str, Sequence[str]]
    voor: Mapping[str, Any]
    verwacht: Mapping[str, Any]
    uitgezonderd: frozenset[tuple[str, str, str]] = frozenset()
    sjablonen_na: Mapping[str, Aktetekst] = field(default_factory=dict)

    def lees(self, tekst: str) -> dict[str, Any]:
        """Parameter → value as the text gives it; `TerugleesFout` when that is not what was asked."""
        return teruglezen(
            tekst,
            self.sjablonen,
            self.aanhalingen,
            self.voor.__getitem__,
            self.verwacht,
            self.uitgezonderd,
            self.sjablonen_na,
        )


def _zonder_eerste_lid(plaats: str) -> str:
    return plaats.removesuffix(", eerste lid")
