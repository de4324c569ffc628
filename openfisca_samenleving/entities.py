"""Who the law speaks about.

`persoon` is the pivot: a person's hours are summed over all users. The other entities are groups of
persons only because OpenFisca knows nothing else; a `gebruiker` has inputs of its own and its members
carry no meaning. Which person worked for which user on which day stands in a table of prestations (see
`prestaties.py`).
"""

from openfisca_core.entities import build_entity

Persoon = build_entity(
    key="persoon",
    plural="personen",
    label="Persoon",
    doc="Een werkzoekende of een andere persoon voor wie een recht of een bedrag berekend wordt.",
    is_person=True,
)

Huishouden = build_entity(
    key="huishouden",
    plural="huishoudens",
    label="Huishouden",
    doc="Personen die samen een huishouden vormen, voor het leefloon.",
    roles=[
        {
            "key": "volwassene",
            "plural": "volwassenen",
            "label": "Volwassene",
            "doc": "Volwassene in het huishouden.",
        },
        {"key": "kind", "plural": "kinderen", "label": "Kind", "doc": "Kind in het huishouden."},
    ],
)

Gemeente = build_entity(
    key="gemeente",
    plural="gemeenten",
    label="Gemeente",
    doc="Een gemeente. Tellingen komen uit officiële totalen, nooit uit de inwoners van één berekening.",
    roles=[{"key": "inwoner", "plural": "inwoners", "label": "Inwoner", "doc": "Wie in de gemeente woont."}],
)

Organisator = build_entity(
    key="organisator",
    plural="organisatoren",
    label="Organisator",
    doc="De wijk-werkorganisator die de activiteiten organiseert.",
    roles=[
        {
            "key": "deelnemer",
            "plural": "deelnemers",
            "label": "Deelnemer",
            "doc": "Wie via de organisator werkt.",
        }
    ],
)

Gebruiker = build_entity(
    key="gebruiker",
    plural="gebruikers",
    label="Gebruiker",
    doc="Wie een activiteit laat uitvoeren. De leden hebben geen betekenis: zie de tabel met prestaties.",
    roles=[{"key": "uitvoerder", "plural": "uitvoerders", "label": "Uitvoerder", "doc": "Zonder betekenis."}],
)

entiteiten = [Persoon, Huishouden, Gemeente, Organisator, Gebruiker]
