"""References inside the document: the article, paragraph, lid or point that is named has to be there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samenleving.drafting.lint.model import Akte, Bevinding, Lintregel
from samenleving.drafting.lint.order import soort_van
from samenleving.drafting.reading.characters import masker
from samenleving.legislation.citing import RANGTELWOORDEN
from samenleving.legislation.text import Eenheid

BESTAAT_NIET = Lintregel("verwijzing", "Waar u naar verwijst, bestaat")

_NUMMER = r"\d+(?:bis|ter)?(?:/\d+)*"
_DEEL = rf"§{_NUMMER}|(?:{'|'.join(RANGTELWOORDEN)}) lid|\d+°(?:/\d+)*|[a-z]\)"
_VERWIJZING = re.compile(
    rf"\bartikel(?:en)? (?P<nummer>{_NUMMER})(?![°\w])(?P<delen>(?:, (?:{_DEEL}))*)"
    rf"(?P<meer>(?:(?:, | en | of | tot en met ){_NUMMER}(?![°\w]))*)"
    # parts of another kind (a roman number, a sentence) may stand before the act
    r"(?:(?:, [^,;.“”]{1,25})*,? van (?P<welke>dit (?:decreet|besluit)|het decreet(?! van| betreffende)"
    r"|(?:het|de|een|hetzelfde|dezelfde|die|dat)(?= )))?",
    re.IGNORECASE,
)


def verwijzingen(akte: Akte, vorige: tuple[Akte, ...]) -> Iterator[Bevinding]:
    """Every reference to the act itself, or from a decision to the decree before it in the document."""
    for artikel, zinnen in akte.per_artikel():
        if soort_van(artikel) == "wijzigingsbepaling":
            continue  # speaks of the articles of another act
        for zin in zinnen:
            gemaskerd = masker(zin.zonder_gaten)
            # what a clause quotes refers within the act that it amends
            for treffer in _VERWIJZING.finditer(gemaskerd.tekst if gemaskerd else ""):
                doel = _doel(treffer, akte, vorige)
                if doel is None:
                    continue
                for fout in _fouten(treffer, doel):
                    welke = f"dit {akte.soort or 'document'}" if doel is akte else f"het {doel.soort}"
                    yield Bevinding(
                        BESTAAT_NIET,
                        zin.plaats,
                        zin.lijn,
                        f"{fout} bestaat niet in {welke}",
                        "verbeter het nummer, of noem de akte waarin het staat",
                        treffer.group().strip(),
                    )


def _doel(treffer: re.Match[str], akte: Akte, vorige: tuple[Akte, ...]) -> Akte | None:
    welke = (treffer["welke"] or "").strip().lower()
    if not welke or welke.startswith("dit "):
        return akte
    decreten = [eerder for eerder in vorige if eerder.soort == "decreet"]
    if welke == "het decreet" and akte.soort == "besluit" and len(decreten) == 1:
        return decreten[0]
    return None


def _fouten(treffer: re.Match[str], akte: Akte) -> Iterator[str]:
    nummers = [treffer["nummer"], *re.findall(_NUMMER, treffer["meer"])]
    for nummer in nummers:
        if nummer not in akte.boom:
            yield f"artikel {nummer}"
    eenheid = akte.boom.get(treffer["nummer"])
    pad = f"artikel {treffer['nummer']}"
    for deel in re.findall(_DEEL, treffer["delen"], re.IGNORECASE):
        pad = f"{pad}, {deel}"
        eenheid = _onder(eenheid, deel.lower()) if eenheid else None
        if eenheid is None:
            if treffer["nummer"] in akte.boom:
                yield pad
            return


def _onder(eenheid: Eenheid, deel: str) -> Eenheid | None:
    if deel.endswith(" lid"):
        nummer = str(RANGTELWOORDEN.index(deel.removesuffix(" lid")) + 1)
        leden = {kind.nummer: kind for kind in eenheid.eenheden if kind.soort == "lid"}
        # a single lid is the unit itself
        return leden.get(nummer, eenheid if nummer == "1" and not leden else None)
    soort = "paragraaf" if deel.startswith("§") else "punt"
    for kind in eenheid.eenheden:
        if kind.soort == soort and kind.nummer == deel.removeprefix("§"):
            return kind
    return None
