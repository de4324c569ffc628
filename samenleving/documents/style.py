"""The words, symbols and colours that all writers share. Colour never speaks alone: see ``symbool``."""

from __future__ import annotations

from dataclasses import dataclass

from samenleving.documents.blocks import BadgeSoort, KaderSoort, Markering


@dataclass(frozen=True, slots=True)
class Badgestijl:
    """Words, symbol and tone of a badge. ``toon`` names a pair of colours in the CSS and in :data:`TONEN`."""

    label: str
    symbool: str
    toon: str


@dataclass(frozen=True, slots=True)
class Toon:
    """Text and background on paper and on a dark screen (hex without ``#``); contrast 4,5 to 1 or better."""

    inkt: str
    vlak: str
    inkt_donker: str
    vlak_donker: str


TONEN: dict[str, Toon] = {
    "goed": Toon("0f5132", "e3f2ea", "a9e2c1", "16392a"),
    "slecht": Toon("8c1c13", "fbe9e7", "ffb4a9", "4a1c18"),
    "open": Toon("6b4700", "fdf0d2", "f5d48a", "40310f"),
    "plan": Toon("1d4477", "e6eef9", "a9cbf5", "1b3050"),
    "denk": Toon("5a2d82", "f1e8f8", "d9bdf2", "3a2550"),
    "stil": Toon("454c55", "eceef0", "c3c9d0", "2b323a"),
}

BADGES: dict[BadgeSoort, Badgestijl] = {
    "in_werking": Badgestijl("in werking", "●", "goed"),
    "aangenomen": Badgestijl("aangenomen, nog niet in werking", "◐", "plan"),
    "voorgesteld": Badgestijl("voorgesteld, geen recht", "○", "plan"),
    "hypothetisch": Badgestijl("hypothetisch, geen recht", "◇", "denk"),
    "achterhaald": Badgestijl("achterhaald", "⊘", "stil"),
    "voldaan": Badgestijl("voldaan", "✓", "goed"),
    "niet_voldaan": Badgestijl("niet voldaan", "✗", "slecht"),
    "te_beoordelen": Badgestijl("te beoordelen", "◆", "open"),
    "niet_bekend": Badgestijl("niet bekend", "?", "open"),
    "niet_van_toepassing": Badgestijl("niet van toepassing", "–", "stil"),
    "gevolgd": Badgestijl("gevolgd", "✓", "goed"),
    "deels": Badgestijl("deels gevolgd", "◐", "open"),
    "niet_gevolgd": Badgestijl("niet gevolgd", "✗", "slecht"),
    "niet_uitdrukbaar": Badgestijl("niet uitdrukbaar", "?", "stil"),
    "gemodelleerd": Badgestijl("gemodelleerd", "■", "goed"),
    "aanname": Badgestijl("met aanname", "▲", "open"),
    "open_keuze": Badgestijl("open keuze", "◇", "denk"),
    "niet_gemodelleerd": Badgestijl("niet gemodelleerd", "□", "stil"),
}

KADERS: dict[KaderSoort, Badgestijl] = {
    "open_keuze": Badgestijl("Open keuze", "◇", "denk"),
    "niet_gemodelleerd": Badgestijl("Niet gemodelleerd", "□", "stil"),
    "aanname": Badgestijl("Aanname", "▲", "open"),
    "te_verifieren": Badgestijl("Te verifiëren", "?", "open"),
    "waarschuwing": Badgestijl("Let op", "!", "slecht"),
    "info": Badgestijl("Ter informatie", "i", "plan"),
}

MARKERINGEN: dict[Markering, str] = {
    "te_verifieren": "TE VERIFIËREN",
    "te_redigeren": "TE REDIGEREN",
    "in_te_vullen": "IN TE VULLEN",
}

HERKOMST_KOP = "Herkomst (geen deel van de ontwerptekst)"
STEMPEL_KOP = "Hoe dit document gemaakt is"
TOEGEVOEGD = "toegevoegd"
GESCHRAPT = "geschrapt"

SOORTNAMEN = {
    "rapport": "Verslag",
    "ontwerp": "Ontwerptekst",
    "memorie": "Memorie van toelichting",
    "overzicht": "Overzicht",
    "nota": "Nota aan de Vlaamse Regering",
    "was_wordt": "Was-wordttabel",
    "synopsis": "Synoptische tabel",
    "geconsolideerd": "Geconsolideerde tekst",
}


@dataclass(frozen=True, slots=True)
class VasteWoorden:
    """Words that a PDF prints by itself, in the language of the document."""

    overzicht: str
    stempelkop: str
    pagina: str
    van: str
    grafiek: str


VASTE_WOORDEN: dict[str, VasteWoorden] = {
    "nl": VasteWoorden(SOORTNAMEN["overzicht"], STEMPEL_KOP, "Pagina", "van", "Grafiek:"),
    "fr": VasteWoorden("Aperçu", "Comment ce document est fait", "Page", "de", "Graphique\u00a0:"),
    "en": VasteWoorden("Overview", "How this document was made", "Page", "of", "Chart:"),
}
"""By the first two letters of the language; a language without words of its own gets the Dutch ones."""
