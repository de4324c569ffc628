"""The formats a report comes in, and how a list of them is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import click

if TYPE_CHECKING:
    from samenleving.documents import Formaat

FORMATEN: tuple[Formaat, ...] = ("html", "md", "docx", "pdf", "xlsx", "csv", "parquet", "json")


def lees_formaten(tekst: str, bekend: Sequence[str] = FORMATEN) -> tuple[Formaat, ...]:
    """The formats of `--formaat`, each once, in the order given; another one is a usage error."""
    gevraagd = tuple(dict.fromkeys(deel.strip().lower() for deel in tekst.split(",") if deel.strip()))
    onbekend = [naam for naam in gevraagd if naam not in bekend]
    if onbekend or not gevraagd:
        kies = f"kies uit {', '.join(bekend)}"
        raise click.UsageError(f"--formaat: “{', '.join(onbekend)}” bestaat niet; {kies}.")
    return cast("tuple[Formaat, ...]", gevraagd)
