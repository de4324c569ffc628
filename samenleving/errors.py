"""What is wrong with somebody's input, told so that they can mend it: file, line, field, fault and remedy.

Nothing here knows about screens: the command line turns an `InvoerFout` into exit code 2, the web into 4xx.
So a remedy names what to give and never an option of a command: the same fault is told to who sends JSON.
What a client of the API can cause is told in English too, where it is told in Dutch (`Tweetalig`).
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Self

from samenleving.yaml_io import YamlFout

Ernst = Literal["fout", "waarschuwing"]


class Tweetalig(str):
    """A Dutch sentence, or a part of one, with its English beside it; whoever reads Dutch has a plain `str`.

    `{naam}` in both is filled with what is given under that name; of what is itself in two languages, the
    sentence takes its own. Without anything given braces stand for themselves.
    """

    en: str

    def __new__(cls, nl: str, en: str, **delen: object) -> Self:
        """The Dutch sentence and the same in English."""
        zelf = super().__new__(cls, nl.format(**delen) if delen else nl)
        zelf.en = (
            en.format(**{naam: getattr(deel, "en", deel) for naam, deel in delen.items()}) if delen else en
        )
        return zelf


def in_het_engels(tekst: str) -> str | None:
    """The English of a sentence; None where it was written in Dutch alone."""
    return getattr(tekst, "en", None if tekst else "")


@dataclass(frozen=True)
class Melding:
    """One fault or warning.

    Attributes:
        bestand: file as the user knows it; empty where the input is no file (a name on the command line).
        regel: line from 1, None where no line applies.
        veld: path of the field (`bepalingen[0].parameters`), empty where the whole input is meant.
        tekst: what is wrong, one Dutch sentence without full stop; `Tweetalig` where programs may meet it.
        oplossing: what to do about it, one Dutch sentence without full stop; may be empty. As `tekst`.
        ernst: a warning never stops the work.
    """

    bestand: str
    regel: int | None
    veld: str
    tekst: str
    oplossing: str = ""
    ernst: Ernst = "fout"

    def __str__(self) -> str:
        plek = self.bestand
        if self.regel is not None:
            plek = f"{plek}:{self.regel}" if plek else f"regel {self.regel}"
        delen = [deel for deel in (plek, self.veld) if deel]
        zin = f"{': '.join([*delen, self.tekst])}."
        if self.ernst == "waarschuwing":
            zin = f"Waarschuwing: {zin}"
        if not self.oplossing:
            return zin
        einde = "" if self.oplossing.endswith(("?", ".")) else "."
        return f"{zin} Oplossing: {self.oplossing}{einde}"


class InvoerFout(Exception):  # noqa: N818 (Dutch for fault)
    """Input that cannot be used, with everything that was found wrong in it."""

    def __init__(self, meldingen: Melding | Iterable[Melding]) -> None:
        self.meldingen = (meldingen,) if isinstance(meldingen, Melding) else tuple(meldingen)
        if not self.meldingen:
            raise ValueError("een InvoerFout heeft minstens één melding")
        super().__init__("\n".join(str(melding) for melding in self.meldingen))

    @classmethod
    def een(
        cls,
        tekst: str,
        oplossing: str = "",
        *,
        bestand: str = "",
        regel: int | None = None,
        veld: str = "",
    ) -> InvoerFout:
        """A fault with a single message."""
        return cls(Melding(bestand, regel, veld, tekst, oplossing))

    @classmethod
    def uit_yaml(cls, fout: YamlFout) -> InvoerFout:
        """The same fault as the YAML reader told it."""
        return cls(Melding(fout.bestand, fout.regel, fout.veld, fout.bericht.rstrip(".")))

    @property
    def bestand(self) -> str:
        """File of the first message."""
        return self.meldingen[0].bestand

    @property
    def regel(self) -> int | None:
        """Line of the first message."""
        return self.meldingen[0].regel

    @property
    def veld(self) -> str:
        """Field of the first message."""
        return self.meldingen[0].veld

    @property
    def oplossing(self) -> str:
        """Remedy of the first message."""
        return self.meldingen[0].oplossing


def bedoelde_u(gegeven: str, bekend: Iterable[str]) -> str:
    """Remedy for a name that does not exist: the nearest that do, or else all of them when they are few."""
    namen = sorted(set(bekend))
    dichtbij = difflib.get_close_matches(gegeven, namen, n=3, cutoff=0.6)
    if not dichtbij:
        staart = gegeven.rsplit(".", 1)[-1]
        dichtbij = [naam for naam in namen if naam.rsplit(".", 1)[-1] == staart][:3]
    if dichtbij:
        return Tweetalig("bedoelde u {een}?", "did you mean {een}?", een=_of([f"“{n}”" for n in dichtbij]))
    if not namen:
        return ""
    toon = 12
    if len(namen) <= toon:
        return kies_uit(namen)
    return Tweetalig(
        "kies uit {namen} en {rest} andere",
        "choose from {namen} and {rest} others",
        namen=", ".join(namen[:toon]),
        rest=len(namen) - toon,
    )


def kies_uit(namen: Iterable[str]) -> Tweetalig:
    """Remedy for a choice that does not exist: all that do."""
    return Tweetalig("kies uit {namen}", "choose from {namen}", namen=", ".join(namen))


def _of(woorden: list[str]) -> Tweetalig:
    *eerste, laatste = woorden
    if not eerste:
        return Tweetalig(laatste, laatste)
    return Tweetalig("{rij} of {laatste}", "{rij} or {laatste}", rij=", ".join(eerste), laatste=laatste)
