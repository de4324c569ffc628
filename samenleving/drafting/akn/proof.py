"""The proof of a draft in Akoma Ntoso: read, carried out and valued, it is the proposal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from samenleving.drafting.akn.papers import Aknontwerp, Aktenschrijver
from samenleving.drafting.akn.reading import lees_akn, waarden_van
from samenleving.drafting.desk import Stukken
from samenleving.drafting.reading import TerugleesFout
from samenleving.errors import InvoerFout
from samenleving.legislation.anchors import ankers
from samenleving.legislation.text import loop


def controleer_ontwerpen(
    stukken: Stukken, schrijver: Aktenschrijver, ontwerpen: Sequence[Aknontwerp]
) -> dict[str, Any]:
    """Parameter → value, as every draft together gives it.

    Args:
        stukken: the papers the drafts were written from.
        schrijver: what wrote them.
        ontwerpen: the drafts.

    Raises:
        TerugleesFout: a draft cannot be read, does something else to an act, or gives another value.
    """
    uit: dict[str, Any] = {}
    for ontwerp in ontwerpen:
        voor = schrijver.waarde_voor(ontwerp.vanaf)
        try:
            gelezen = lees_akn(ontwerp.geschreven.inhoud, stukken.akteteksten_voor, ontwerp.stam)
            na = waarden_van(gelezen, stukken.akteteksten_voor, voor)
        except InvoerFout as fout:
            raise TerugleesFout(
                [f"de Akoma Ntoso van “{ontwerp.titel}” is niet terug te lezen: {fout}"]
            ) from fout
        for id_, tekst in na.teksten.items():
            if tekst.artikelen != ontwerp.teksten_na[id_].artikelen:
                raise TerugleesFout([f"de Akoma Ntoso van “{ontwerp.titel}” doet iets anders met {id_}"])
        verwacht = schrijver.waarde_na(ontwerp.vanaf)
        geraakt = {wissel.pad for wissel in gelezen.wissels} | {druk.pad for druk in gelezen.gedrukt}
        for pad in sorted(geraakt):
            if na.waarden[pad] != verwacht(pad):
                wat = f"geeft {pad} de waarde {na.waarden[pad]}, het voorstel {verwacht(pad)}"
                raise TerugleesFout([f"de Akoma Ntoso van “{ontwerp.titel}” {wat}"])
        _alles_gezegd(stukken, ontwerp, geraakt)
        uit |= {pad: na.waarden[pad] for pad in geraakt}
    return uit


def _alles_gezegd(stukken: Stukken, ontwerp: Aknontwerp, geraakt: set[str]) -> None:
    """Every parameter of an operation is among those read."""
    genoemd = {
        pad for operatie, _ in ontwerp.geschreven.bronnen for pad in getattr(operatie, "parameters", ())
    }
    for deel, tekst in stukken.ontwerptekst.items():
        if ontwerp.deel == deel:
            genoemd |= {anker.parameter for _, eenheid in loop(tekst) for anker in ankers(eenheid.tekst)}
    if ontbreekt := sorted(genoemd - geraakt):
        raise TerugleesFout([f"de Akoma Ntoso van “{ontwerp.titel}” zegt niets over {', '.join(ontbreekt)}"])
