"""Documents: one block model and its writers. They receive results as data and compute nothing themselves.

:func:`schrijf` writes a document in a format; a writer is imported only when it is asked for, so that reading
or making documents does not need the packages of the ``documenten`` extra.
"""

from typing import Literal, get_args

from samenleving.documents.blocks import (
    VOORBEHOUD,
    Aanbeveling,
    Alinea,
    Artikel,
    Badge,
    BadgeSoort,
    Blok,
    BlokFout,
    Cel,
    Document,
    Figuur,
    Herkomst,
    Inhoudstafel,
    Kader,
    KaderSoort,
    Kenmerk,
    Kop,
    Lijst,
    Noot,
    Parameterwaarde,
    Punt,
    Regeleinde,
    Rij,
    Run,
    Runs,
    Sectie,
    Stempel,
    Tabel,
    Tekst,
    Uitklap,
    Verwijzing,
    alinea,
    cel,
    code,
    cursief,
    geschrapt,
    ingevoegd,
    lijst,
    maak_anker,
    rij,
    runs,
    te_redigeren,
    te_verifieren,
    vet,
)
from samenleving.documents.codec import DocumentFout, json_schema, naar_data, naar_json, uit_data, uit_json
from samenleving.documents.structuur import aantal_plaatshouders, nakijken, platte_tekst
from samenleving.documents.versies import was, wordt

Formaat = Literal["html", "md", "docx", "pdf", "xlsx", "csv", "parquet", "json"]
FORMATEN: tuple[Formaat, ...] = get_args(Formaat)


def extensie(formaat: Formaat) -> str:
    """How the name of a file of this format ends: loose tables are several files in one zip."""
    return f"{formaat}.zip" if formaat in ("csv", "parquet") else formaat


def schrijf(document: Document, formaat: Formaat) -> bytes:
    """The document as the bytes of a file. The same document gives the same bytes.

    ``xlsx``, ``csv`` and ``parquet`` hold its tables only. Raises :class:`DocumentFout` where the document is
    not sound, has no tables for those, or where the format does not exist.
    """
    match formaat:
        case "html":
            from samenleving.documents.html import schrijf_html

            return schrijf_html(document).encode()
        case "md":
            from samenleving.documents.markdown import schrijf_markdown

            return schrijf_markdown(document).encode()
        case "docx":
            from samenleving.documents.docx import schrijf_docx

            return schrijf_docx(document)
        case "pdf":
            from samenleving.documents.pdf import schrijf_pdf

            return schrijf_pdf(document)
        case "xlsx":
            from samenleving.documents.xlsx import schrijf_xlsx

            return schrijf_xlsx(document)
        case "csv":
            from samenleving.documents.csvzip import schrijf_csv

            return schrijf_csv(document)
        case "parquet":
            from samenleving.documents.parquetzip import schrijf_parquet

            return schrijf_parquet(document)
        case "json":
            return naar_json(document).encode()
    raise DocumentFout(f"formaat {formaat!r} bestaat niet; kies uit: {', '.join(FORMATEN)}.")


__all__ = [
    "FORMATEN",
    "VOORBEHOUD",
    "Aanbeveling",
    "Alinea",
    "Artikel",
    "Badge",
    "BadgeSoort",
    "Blok",
    "BlokFout",
    "Cel",
    "Document",
    "DocumentFout",
    "Figuur",
    "Formaat",
    "Herkomst",
    "Inhoudstafel",
    "Kader",
    "KaderSoort",
    "Kenmerk",
    "Kop",
    "Lijst",
    "Noot",
    "Parameterwaarde",
    "Punt",
    "Regeleinde",
    "Rij",
    "Run",
    "Runs",
    "Sectie",
    "Stempel",
    "Tabel",
    "Tekst",
    "Uitklap",
    "Verwijzing",
    "aantal_plaatshouders",
    "alinea",
    "cel",
    "code",
    "cursief",
    "extensie",
    "geschrapt",
    "ingevoegd",
    "json_schema",
    "lijst",
    "maak_anker",
    "naar_data",
    "naar_json",
    "nakijken",
    "platte_tekst",
    "rij",
    "runs",
    "schrijf",
    "te_redigeren",
    "te_verifieren",
    "uit_data",
    "uit_json",
    "vet",
    "was",
    "wordt",
]
