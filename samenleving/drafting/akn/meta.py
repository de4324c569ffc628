"""The head of a file: what work it is, whose, of which day, and what it refers to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samenleving.documents import Stempel
from samenleving.drafting.akn.elements import Element, eigen, el
from samenleving.drafting.akn.names import MAKER, TAAL

ORGANISATIES = {
    MAKER: "openfisca-samenleving",
    "vlaams-parlement": "Vlaams Parlement",
    "vlaamse-regering": "Vlaamse Regering",
    "vlaamse-minister": "Vlaamse minister, bevoegd voor werk",
    "federale-overheid": "Federale overheid",
}
BRON = f"#{MAKER}"


@dataclass(frozen=True)
class Werk:
    """A work, and the expression of it that the file holds.

    Attributes:
        uri: address of the work.
        datum, datumsoort: its date and what that date is; a draft has the day it would enter into force.
        dag: the day of the law that the expression gives.
        auteur: one of `ORGANISATIES`.
        geldend: whether the text is law, rather than a draft or a paraphrase.
        eli: the European identifier, only where the words are the official ones.
        parafraseert: the address of the act that this text retells.
    """

    uri: str
    titel: str
    datum: str
    datumsoort: str
    dag: str
    land: str
    subtype: str
    nummer: str
    auteur: str
    geldend: bool = False
    eli: str | None = None
    citeertitel: str = ""
    parafraseert: str = ""

    @property
    def expressie(self) -> str:
        return f"{self.uri}/{TAAL}@{self.dag}"


def identificatie(werk: Werk) -> Element:
    """The three levels: work, expression, manifestation."""
    ja_nee = str(werk.geldend).lower()
    aliassen = [el("FRBRalias", value=werk.titel, name="title")]
    if werk.citeertitel:
        aliassen.append(el("FRBRalias", value=werk.citeertitel, name="citeertitel"))
    if werk.eli:
        aliassen.insert(0, el("FRBRalias", value=werk.eli, name="eli"))
    auteur = el("FRBRauthor", href=f"#{werk.auteur}")
    maker = el("FRBRauthor", href=BRON)
    bestand = f"{werk.expressie}.xml"
    return el(
        "identification",
        el(
            "FRBRWork",
            el("FRBRthis", value=f"{werk.uri}/!main"),
            el("FRBRuri", value=werk.uri),
            *aliassen,
            el("FRBRdate", date=werk.datum, name=werk.datumsoort),
            auteur,
            el("FRBRcountry", value=werk.land),
            el("FRBRsubtype", value=werk.subtype),
            el("FRBRnumber", value=werk.nummer),
            el("FRBRprescriptive", value=ja_nee),
            el("FRBRauthoritative", value=ja_nee),
        ),
        el(
            "FRBRExpression",
            el("FRBRthis", value=f"{werk.expressie}/!main"),
            el("FRBRuri", value=werk.expressie),
            el("FRBRdate", date=werk.dag, name="recht-van"),
            maker,
            el("FRBRlanguage", language=TAAL),
        ),
        el(
            "FRBRManifestation",
            el("FRBRthis", value=f"{werk.expressie}/!main.xml"),
            el("FRBRuri", value=bestand),
            # no clock: the file carries the day of the law it gives
            el("FRBRdate", date=werk.dag, name="recht-van"),
            el("FRBRauthor", href=BRON),
            el("FRBRformat", value="application/akn+xml"),
        ),
        source=BRON,
    )


def verwijzingen(werk: Werk, *meer: Element, concepten: Sequence[Element] = ()) -> Element:
    """Everything the file points at: acts first, then who speaks, then the parameters."""
    bron = []
    if werk.parafraseert:
        bron = [
            el(
                "TLCReference",
                eId="geparafraseerd",
                name="parafraseert",
                href=werk.parafraseert,
                showAs=werk.titel,
            )
        ]
    organisaties = [
        el(
            "TLCOrganization",
            eId=id_,
            href=f"/akn/ontology/organization/be-vlg/{id_}",
            showAs=ORGANISATIES[id_],
        )
        for id_ in dict.fromkeys([werk.auteur, MAKER])
    ]
    return el("references", *meer, *bron, *organisaties, *concepten, source=BRON)


def inwerking(dag: str, werk: Werk) -> tuple[Element, Element, Element]:
    """Lifecycle, the period that starts on the day, and the concept it refers to."""
    keten = el(
        "lifecycle",
        el("eventRef", eId="evt_1", date=dag, source=f"#{werk.auteur}", type="generation"),
        source=BRON,
    )
    tijd = el(
        "temporalData",
        el(
            "temporalGroup",
            el("timeInterval", refersTo="#inwerkingtreding", start="#evt_1"),
            eId="tg_1",
        ),
        source=BRON,
    )
    begrip = el(
        "TLCConcept",
        eId="inwerkingtreding",
        href="/akn/ontology/concept/be-vlg/inwerkingtreding",
        showAs="inwerkingtreding",
    )
    return keten, tijd, begrip


def eigen_gegevens(stempel: Stempel, *meer: Iterable[Element]) -> Element:
    """What Akoma Ntoso has no word for: the stamp, and what the caller adds."""
    regels = [eigen("stamp", name=kenmerk.naam, value=kenmerk.waarde) for kenmerk in stempel.kenmerken]
    inhoud = [*regels, *(element for groep in meer for element in groep)]
    return el("proprietary", *inhoud, source=BRON)
