"""The formats a report comes in, and how a list of them is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from samenleving.documents import Formaat

Naam = TypeVar("Naam", bound=str)
FORMATEN: tuple[Formaat, ...] = ("html", "md", "docx", "pdf", "xlsx", "csv", "parquet", "json")


def lees_formaten(tekst: str, bekend: Sequence[Naam]) -> tuple[Naam, ...]:
    """The formats of `--formaat`, each once, in the order given; another one is a usage error."""
    per_naam: dict[str, Naam] = {formaat: formaat for formaat in bekend}
    gevraagd = dict.fromkeys(deel.strip().lower() for deel in tekst.split(",") if deel.strip())
    onbekend = [naam for naam in gevraagd if naam not in per_naam]
    if onbekend or not gevraagd:
        kies = f"kies uit {', '.join(bekend)}"
        raise click.UsageError(f"--formaat: “{', '.join(onbekend)}” bestaat niet; {kies}.")
    return tuple(per_naam[naam] for naam in gevraagd)
