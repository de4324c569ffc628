"""The words of the reference pages: titles of schemes, names of statuses and kinds."""

from __future__ import annotations

TITELS = {
    "wijk_werken": "Wijk-werken",
    "gemeenschapsdienst": "Gemeenschapsdienst",
    "samenlevingsjobs": "Samenlevingsjobs (ontwerpruimte, geen recht)",
    "belasting": "Belasting",
    "leefloon": "Leefloon",
    "leefloon_aanpak": "Activering van leefloongerechtigden (conceptnota 2023)",
    "werkloosheid": "Werkloosheidsuitkering",
    "pwa": "PWA-stelsel (tot en met 2017)",
    "dienstencheque": "Dienstencheque",
    "activeringspact": "Lokaal activeringspact",
    "contingent": "Contingent",
    "organisatorrekening": "Rekening van de organisator",
    "instrumenten": "Andere instrumenten",
    "wes": "Werkervaringsstage",
    "ibo": "Individuele beroepsopleiding",
    "individueel_maatwerk": "Individueel maatwerk",
    "collectief_maatwerk": "Collectief maatwerk",
    "ama": "Arbeidsmatige activiteiten",
    "art60": "Artikel 60",
    "ukw": "Uiterst kwetsbare werkzoekenden",
    "advies_welzijn": "Advies Welzijn",
    "aanbod_uitgeput": "Aanbod uitgeput",
    "ultiem_jobaanbod": "Ultiem jobaanbod",
    "warme_overdracht": "Warme overdracht",
    "doelgroepvermindering": "Doelgroepvermindering",
    "lezingen": "Lezingen",
    "": "Andere gegevens en stappen",
}
ZOEKWOORDEN = {
    "wijk_werken": ("wijk-werken", "kilometervergoeding", "autokosten", "klusjes", "uurloon"),
    "belasting": ("belastingen", "belastingaangifte", "fiscus"),
    "leefloon": ("leefloon", "OCMW", "bijstand", "steun"),
    "werkloosheid": ("uitkering", "dop", "stempelen", "RVA"),
    "dienstencheque": ("poetshulp", "huishoudhulp"),
    "wes": ("stage",),
    "ibo": ("opleiding",),
}
"""What people call a scheme who do not know the word of the law; the search finds its pages by them."""

ONTWERPRUIMTE = "samenlevingsjobs"
"""A scheme that is not in force: its numbers are the room in which proposals choose."""

STATUS = {
    "in_werking": "in werking",
    "aangenomen": "aangenomen, nog niet in werking",
    "voorgesteld": "voorgesteld: geen recht",
    "hypothetisch": "hypothetisch: geen recht",
    "achterhaald": "achterhaald",
}
DEKKING = {
    "gecodeerd": "gecodeerd",
    "open_norm": "open norm",
    "buiten_bereik": "buiten bereik",
    "niet_ingezien": "niet ingezien",
}
GEZIEN = {"NL": "Nederlandse tekst", "FR": "Franse tekst", "geen": "geen officiële tekst"}
SOORTEN = {
    "recht": "Rechten",
    "voorwaarde": "Voorwaarden",
    "plicht": "Plichten",
    "bedrag": "Bedragen en uren",
    "kenmerk": "Kenmerken",
    "tussenstap": "Tussenstappen",
    "invoer": "Gegevens die u invult",
}
PERIODES = {"month": "maand", "year": "jaar", "eternity": "situatie"}
