"""The answers of the API as types: dictionaries with exactly these keys.

Written by `python -m samenleving.web.v1.client_types` from the OpenAPI description; do not edit.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

Maand = str

Systeemnaam = str

Systemen = list[Systeemnaam]


class Situatie(TypedDict):
    """Een object met per soort (persoon, gebruiker, …) de gegevens; wat ontbreekt, is niet bekend."""

    id: NotRequired[str]
    naam: NotRequired[str]
    beschrijving: NotRequired[str]
    datum: NotRequired[Maand]
    persoon: NotRequired[Gegevens]
    huishouden: NotRequired[Gegevens]
    gemeente: NotRequired[Gegevens]
    organisator: NotRequired[Gegevens]
    gebruiker: NotRequired[Gegevens]


Gegevens = dict[str, str | float | dict[str, Any]]


class Uitkomsten(TypedDict):
    """One outcome per system, in the order asked."""

    uitkomsten: list[Uitkomst]


class UitkomstData(TypedDict):
    """The object `UitkomstData`."""

    id: str
    label: str
    datum: str


class Uitkomst(TypedDict):
    """What a system means for a case in a month."""

    situatie: str
    systeem: str
    titel: str
    status: str
    maand: str
    zin: str
    rechten: list[Recht]
    plichten: list[VoorwaardeUit]
    kenmerken: list[VoorwaardeUit]
    bedragen: list[Bedrag]
    data: list[UitkomstData]
    wijzigers: list[str]


class Recht(TypedDict):
    """A right with its conditions in reading order; those that do not apply are kept, at their place."""

    id: str
    label: str
    instrument: str
    toestand: str
    plaats: str
    akte: str
    voorwaarden: list[VoorwaardeUit]


class VoorwaardeUit(TypedDict):
    """One condition, duty or feature of a case in a system."""

    id: str
    label: str
    toestand: str
    plaats: str
    akte: str
    beslist: str
    uitleg: str


class Bedrag(TypedDict):
    """An amount or a number of hours in the month (or the year, where the unit says so)."""

    id: str
    label: str
    instrument: str
    waarde: float | None
    eenheid: str
    tekst: str
    som: str
    plaats: str
    reden: str
    toegang: str


class Uitleg(TypedDict):
    """One outcome, with the law behind it."""

    uitkomst: Uitkomst
    bronnen: dict[str, list[Lid]]


class Lid(TypedDict):
    """A lid of current law in our own words; where there are none, `reden` says why."""

    akte: str
    titel: str
    plaats: str
    tekst: str
    reden: str
    eli: str | None


class Kalenders(TypedDict):
    """One calendar per system, in the order asked."""

    kalenders: list[Kalender]


class Kalender(TypedDict):
    """The months of a case in a system."""

    situatie: str
    systeem: str
    titel: str
    status: str
    maanden: list[str]
    rijen: list[Kalenderrij]
    gebeurtenissen: list[Gebeurtenis]


class Kalenderrij(TypedDict):
    """One right over the months: its state in each, in the order of the calendar."""

    id: str
    label: str
    instrument: str
    toestanden: list[str]


class Gebeurtenis(TypedDict):
    """What happens in a month: a right that changes, or a last day that falls in it."""

    maand: str
    tekst: str


class Reeks(TypedDict):
    """One input running over its values, in every system."""

    invoer: str
    waarden: list[float | str]
    lijnen: list[Lijn]


class Lijn(TypedDict):
    """The points of one system."""

    systeem: str
    maand: str
    punten: list[Punt]


class Punt(TypedDict):
    """What a system means for the case with the input at one value."""

    waarde: float | str
    rechten: dict[str, str]
    bedragen: dict[str, Puntbedrag]


class Puntbedrag(TypedDict):
    """An amount at one point; null where nobody can say, and why in `tekst`."""

    waarde: float | None
    tekst: str
    toegang: str


class Comparison(TypedDict):
    """Any number of systems against one basis in one month."""

    basis: str
    datum: str
    datum_gekozen: bool
    systemen: list[SysteemUit]
    onderwerpen: list[Onderwerp]
    gevallen: list[Geval]
    reeksen: list[ReeksUit]
    lezingen: list[LezingUit]
    tegenstrijdigheden: list[TegenstrijdigheidUit]
    doorlopend: list[Doorlopend]
    stempel: Stempel


class SysteemUit(TypedDict):
    """One system: where it comes from, what was chosen, what is open, assumed and left out."""

    naam: str
    titel: str
    orgaan: str
    status: Literal["in_werking", "aangenomen", "voorgesteld", "hypothetisch", "achterhaald"]
    bron: str
    brondatum: str
    href: str
    toelichting: str
    voorstellen: list[list[str]]
    stelsels: list[str]
    in_werking_vanaf: str | None
    in_werking_aanname: str
    keuzes: list[Keuze]
    lezingen: list[Keuze]
    open_keuzes: list[OpenKeuze]
    open_vragen: list[OpenVraagUit]
    aannames: list[Aanname]
    niet_gemodelleerd: list[NietGemodelleerd]


class Keuze(TypedDict):
    """An option of a variant or a reading, as chosen in the name of the system."""

    naam: str
    vraag: str
    keuze: str
    tekst: str


class OpenKeuze(TypedDict):
    """A choice the source leaves open and nobody made."""

    variant: str
    vraag: str
    voorstel: str
    passage: str
    opties: list[Optie]


class Optie(TypedDict):
    """One option of an open choice."""

    naam: str
    titel: str
    stelling: str
    aanname: str


class OpenVraagUit(TypedDict):
    """A question the source leaves open without options; `lezing` imitates an answer where there is one."""

    id: str
    vraag: str
    voorstel: str
    passage: str
    lezing: str


class Aanname(TypedDict):
    """What we assumed where a source is silent, and still holds in the system."""

    voorstel: str
    bepaling: str
    titel: str
    tekst: str
    passage: str
    bereik: list[BereikUit]


class BereikUit(TypedDict):
    """The range of an assumed value."""

    pad: str
    label: str
    laag: str
    hoog: str


class NietGemodelleerd(TypedDict):
    """A provision that stands outside the computation, and why."""

    voorstel: str
    bepaling: str
    titel: str
    stelling: str
    reden: str
    passage: str


class Onderwerp(TypedDict):
    """A subject with its rows, and the provisions without numbers that belong to it."""

    id: str
    titel: str
    rijen: list[Bepalingsrij]
    zinnen: list[Zin]


class Bepalingsrij(TypedDict):
    """One provision in every system, in the order of the systems."""

    id: str
    titel: str
    kern: bool
    cellen: list[Cel]


class Cel(TypedDict):
    """What one system says on one row. Empty `waarden`: no scheme in force has anything like it."""

    systeem: str
    waarden: list[Waarde]
    verschil: Literal["basis", "gelijk", "anders", "nieuw", "vervalt", "zwijgt", "open", "niets"]


class Waarde(TypedDict):
    """One value in a cell: which scheme, which parameter (empty for a sentence), how it reads."""

    instrument: str
    soort: Literal["waarde", "zin", "open_keuze", "open_vraag", "niet_geregeld", "niet_van_toepassing"]
    tekst: str
    pad: str
    waarde: bool | int | float | str | None
    bronnen: list[Bronvermelding]
    door: list[Herkomst]


class Bronvermelding(TypedDict):
    """Where a value or a provision comes from: an act with what we know of it, or a passage of a source."""

    titel: str
    zekerheid: str
    href: str
    noot: str


class Herkomst(TypedDict):
    """The provision of a proposal that sets a value."""

    soort: Literal["bepaling", "variant", "lezing", "los"]
    voorstel: str
    bepaling: str
    titel: str
    stelling: str
    passage: str
    niveau: Literal["decreet", "besluit", "federaal"] | None
    gemodelleerd: Literal["ja", "met_aanname", "nee"] | None
    aanname: str


class Zin(TypedDict):
    """A provision that sets no parameter: its sentence, and why it is not in the computation."""

    voorstel: str
    bepaling: str
    titel: str
    stelling: str
    gemodelleerd: Literal["ja", "met_aanname", "nee"]
    reden: str
    passage: str
    niveau: Literal["decreet", "besluit", "federaal"] | None


class Geval(TypedDict):
    """A typical case in every system, in the order of the systems; `lijn` is the part of law it is about."""

    id: str
    naam: str
    beschrijving: str
    entiteit: str
    uitkomsten: list[GevalUitkomst]
    lijn: str


class GevalUitkomst(TypedDict):
    """One case in one system, and what differs from the basis."""

    systeem: str
    uitkomst: Uitkomst
    toegang: ToegangUit
    bedragen: list[BedragUit]


class ToegangUit(TypedDict):
    """Access of a case in a system, over its schemes in force: the best one counts."""

    toestand: str
    recht: str
    label: str
    aard: Literal[
        "gelijk",
        "gewonnen",
        "verloren",
        "niet_bekend",
        "te_beoordelen",
        "bekend_geworden",
        "niet_geregeld",
        "meer",
        "minder",
        "komt_erbij",
        "valt_weg",
        "niet_te_zeggen",
    ]
    redenen: list[Reden]


class Reden(TypedDict):
    """A condition that makes the difference, with its place and who decides."""

    voorwaarde: str
    toestand: str
    plaats: str
    beslist: str
    uitleg: str


class BedragUit(TypedDict):
    """An amount or number in the same role in every system."""

    id: str
    titel: str
    hoofd: bool
    instrument: str
    waarde: float | None
    eenheid: str
    tekst: str
    toegang: str
    delta: float | None
    aard: Literal[
        "gelijk",
        "gewonnen",
        "verloren",
        "niet_bekend",
        "te_beoordelen",
        "bekend_geworden",
        "niet_geregeld",
        "meer",
        "minder",
        "komt_erbij",
        "valt_weg",
        "niet_te_zeggen",
    ]


class ReeksUit(TypedDict):
    """One input runs, all the rest stays as in the typical cases named in `gevallen`."""

    id: str
    titel: str
    x_titel: str
    x: list[float]
    eenheid: str
    trap: bool
    gevallen: list[str]
    lijnen: list[CompareLijn]


class CompareLijn(TypedDict):
    """One line of a sweep; None where there is no value, and `reden` why a whole line has none."""

    systeem: str
    instrument: str
    waarden: list[float | None]
    reden: str


class LezingUit(TypedDict):
    """A named reading: its question, the choice in each system, and which figures another choice moves."""

    naam: str
    label: str
    beschrijving: str
    keuzes: list[list[str]]
    gekozen: list[list[str]]
    gevolgen: list[Gevolg]


class Gevolg(TypedDict):
    """What another choice of a reading changes for one case in one system."""

    systeem: str
    keuze: str
    geval: str
    wat: str
    van: str
    naar: str


class TegenstrijdigheidUit(TypedDict):
    """Sources that contradict each other, or themselves, on something that a compared system sets."""

    id: str
    onderwerp: str
    zijden: list[ZijdeUit]
    gevolg: str
    systemen: list[str]


class ZijdeUit(TypedDict):
    """What one source says in a contradiction, with the place."""

    orgaan: str
    plaats: str
    zegt: str


class Doorlopend(TypedDict):
    """A value carried beyond the day on which it was last checked."""

    pad: str
    label: str
    tekst: str
    sinds: str
    gecontroleerd: str
    berekend: bool


class Stempel(TypedDict):
    """What a result was made with."""

    versie: str
    kern: str
    commit: str
    wet: str
    voorstellen: list[list[str]]
    invoer: str
    datum: str
    voorbehoud: str


class Waardenvergelijking(TypedDict):
    """Systems on cases in values alone."""

    datum: str
    gevallen: list[Gevalwaarden]


class Gevalwaarden(TypedDict):
    """One case: its values in every system, in the order asked."""

    situatie: str
    systemen: list[Waarden]


class Waarden(TypedDict):
    """An outcome in values alone."""

    systeem: str
    rechten: dict[str, str]
    voorwaarden: dict[str, str]
    bedragen: dict[str, float | None]


class Toets(TypedDict):
    """Every recommendation in every system."""

    systemen: dict[str, list[Oordeel]]
    stelsels: list[Stelselkop]
    aanbevelingen: list[Aanbeveling]
    tellingen: dict[str, dict[str, dict[str, int]]]
    verschillen: list[str]
    gelijk_in_elk_stelsel: list[str]
    stempel: Merk


class Oordeel(TypedDict):
    """One recommendation in one system: its status, and by what."""

    id: str
    status: Literal["gevolgd", "deels", "niet_gevolgd", "niet_uitdrukbaar"]
    door: list[Grond]
    uitleg: str
    passage: Passage


class Grond(TypedDict):
    """One thing a judgement rests on."""

    soort: Literal["parameter", "clausule", "wettekst", "situatie", "open_keuze", "stelsel", "reden"]
    naam: str
    tekst: str
    vervuld: bool
    bron: str


class Passage(TypedDict):
    """Where an advice says it."""

    document: str
    plaats: str
    regels: str
    ook: list[str]


class Stelselkop(TypedDict):
    """A system and the month in which it was tested."""

    naam: str
    titel: str
    status: Literal["in_werking", "aangenomen", "voorgesteld", "hypothetisch", "achterhaald"]
    maand: str


class Aanbeveling(TypedDict):
    """What an advice asks, in our words."""

    id: str
    document: str
    orgaan: str
    stelling: str
    soort: str
    vorm: str
    gewicht: str
    actoren: list[str]


class Merk(TypedDict):
    """What makes the answer repeatable: versions and hashes."""

    versie: str
    kern: str
    commit: str
    wet: str
    voorstellen: dict[str, str]
    invoer: str
    datum: str
    voorbehoud: str


class Knelpunten(TypedDict):
    """What bites in a system: first what current law does not have, then by seriousness."""

    systeem: str
    titel: str
    status: Literal["in_werking", "aangenomen", "voorgesteld", "hypothetisch", "achterhaald"]
    maand: str
    knelpunten: list[Knelpunt]


class Knelpunt(TypedDict):
    """One finding."""

    regel: str
    ernst: Literal["hoog", "aandacht", "te_beoordelen", "ter_info"]
    titel: str
    gevolg: str
    cijfers: dict[str, float | str | dict[str, Any]]
    artikel: list[Vindplaats]
    stelsel: str
    parameters: list[str]
    bepalingen: list[str]
    nieuw: bool


class Vindplaats(TypedDict):
    """An article as cited and how well it was seen (`TEXT_FR`, `SEED`, `SEC`, …, `NIET_INGEZIEN`)."""

    plaats: str
    zekerheid: str


class Ontwerp(TypedDict):
    """The drafts of a system: a summary, and each draft as a document in blocks."""

    samenvatting: dict[str, Any]
    documenten: dict[str, dict[str, Any]]


class Bevolkingsuitkomst(TypedDict):
    """The outcome of a population under several systems."""

    soort: str
    maand: str
    maanden: list[str]
    zaad: int | None
    elke: int
    personen: int
    in_tabel: int
    systemen: list[Systeemuitkomst]
    ijking: list[Ijkcontrole]
    tegenspraken: list[Tegenspraak]
    niet_gemodelleerd: list[str]
    stempel: dict[str, Any]
    onzekerheid: dict[str, Any]


class Systeemuitkomst(TypedDict):
    """What one system does to the population."""

    naam: str
    titel: str
    status: str
    toegang: Rechttelling
    rechten: list[Rechttelling]
    deelname: Deelname | None
    sommen: list[Som]
    verschuiving: Verschuiving | None
    toegang_per_cel: list[Celtelling]


class Rechttelling(TypedDict):
    """Persons per state of a right."""

    id: str
    label: str
    toestanden: dict[str, int]
    na_beoordeling: dict[str, int] | None


class Deelname(TypedDict):
    """Who takes part, under the assumptions on take-up."""

    in_aanmerking: int
    niet_bekend: int
    opname_vandaag: float | None
    deelnemers: int
    overgangsgroep: int
    nieuw: int
    vallen_weg: int
    onzeker: int


class Som(TypedDict):
    """An amount over the months, for all participants together."""

    id: str
    label: str
    eenheid: str
    waarde: int | None
    reden: str
    per_maand: dict[str, int | None]
    per_groep: dict[str, dict[str, int | None]]


class Verschuiving(TypedDict):
    """Access under a system against access under the basis."""

    basis: str
    van_naar: dict[str, dict[str, int]]
    cellen: list[PopulationCel]


class PopulationCel(TypedDict):
    """One cell of the table of who gains and who loses access, in persons."""

    duur: str
    leeftijd: str
    statuut: str
    personen: int
    wint: int
    wint_mogelijk: int
    verliest: int
    verliest_mogelijk: int
    blijft: int
    wint_na_beoordeling: int | None
    verliest_na_beoordeling: int | None


class Celtelling(TypedDict):
    """One cell of the table with its persons per state of access to at least one scheme."""

    duur: str
    leeftijd: str
    statuut: str
    personen: int
    toestanden: dict[str, int]
    na_beoordeling: dict[str, int] | None


class Ijkcontrole(TypedDict):
    """A published figure beside what the population counts."""

    id: str
    label: str
    bron: str
    eenheid: str
    doel: float
    bevolking: float
    verschil: float


class Tegenspraak(TypedDict):
    """Two figures that contradict each other, and the one that the population follows."""

    id: str
    onderwerp: str
    gevolgd: str
    waarde: float
    ander: str
    ander_waarde: float
    verschil: float
    gevolg: str


class Voorstellen(TypedDict):
    """Every proposal, each after the one it stands on."""

    voorstellen: list[VoorstelKop]


class VoorstelKop(TypedDict):
    """A proposal in short."""

    id: str
    titel: str
    orgaan: str
    status: Literal["in_werking", "aangenomen", "voorgesteld", "hypothetisch", "achterhaald"]
    basis: str
    inwerkingtreding: str
    inwerkingtreding_aanname: str
    bron: Bron
    varianten: list[VariantUit]


class Bron(TypedDict):
    """The document a proposal stands in."""

    titel: str
    datum: str
    href: str


class VariantUit(TypedDict):
    """An open choice of the source: name in a system's name, question, option → title."""

    naam: str
    vraag: str
    opties: dict[str, str]


class VoorstelVolledig(TypedDict):
    """A proposal with its provisions, choices and open questions."""

    id: str
    titel: str
    orgaan: str
    status: Literal["in_werking", "aangenomen", "voorgesteld", "hypothetisch", "achterhaald"]
    basis: str
    inwerkingtreding: str
    inwerkingtreding_aanname: str
    bron: Bron
    varianten: list[VariantUit]
    toelichting: str
    opgevolgd_door: str
    bepalingen: list[BepalingUit]
    opties: dict[str, list[BepalingUit]]
    open_vragen: list[VraagUit]


class BepalingUit(TypedDict):
    """One provision, or one option of a choice, with the numbers it sets."""

    id: str
    titel: str
    stelling: str
    passage: Plaats | None
    gemodelleerd: Literal["ja", "met_aanname", "nee"]
    reden: str
    aanname: str
    niveau: Literal["decreet", "besluit", "federaal"] | None
    beantwoordt: list[str]
    parameters: dict[str, dict[str, bool | float | str]]


class Plaats(TypedDict):
    """Where a source says something."""

    document: str
    plaats: str
    regels: str


class VraagUit(TypedDict):
    """Something the source leaves open without options."""

    id: str
    vraag: str
    passage: Plaats
    parameters: list[str]
    lezing: str


class Akten(TypedDict):
    """Every act."""

    akten: list[Aktekop]


class Aktekop(TypedDict):
    """An act and how much of it is in the code."""

    id: str
    titel: str
    soort: str
    datum: str | None
    te_wijzigen_door: str
    bijgewerkt_tot: str | None
    eli: str | None
    leden: int
    dekking: dict[str, int]


class AkteVolledig(TypedDict):
    """An act with everything in it."""

    id: str
    titel: str
    soort: str
    datum: str | None
    te_wijzigen_door: str
    bijgewerkt_tot: str | None
    eli: str | None
    leden: int
    dekking: dict[str, int]
    wijzigende_akten: list[Wijziging]
    onderdelen: list[Onderdeel]


class Wijziging(TypedDict):
    """An act that changed this act (`raakt`, `numac`) or, on an article, how it did so (`aard`)."""

    soort: str
    datum: str | None
    uitwerking: str | None
    aard: str | None
    numac: str | None
    raakt: list[str]
    bron: list[str]
    zekerheid: str | None
    justel: str | None
    opschrift: str | None
    opmerking: str | None


class Onderdeel(TypedDict):
    """A chapter or a section."""

    titel: str
    artikelen: list[Artikel]


class Artikel(TypedDict):
    """An article with its leden."""

    nummer: str | None
    sleutel: str
    opschrift: str
    delen: list[Deeltelling]


class Deeltelling(TypedDict):
    """A lid, paragraph or point: what it is about, how well it was seen, and what encodes it."""

    plaats: str
    onderwerp: str
    status: str
    tekst: str | None
    tekst_gezien: str
    zekerheid: str | None
    codeert: list[str]
    ingevuld_door: list[str]
    reden: str | None
    opmerking: str | None


class Parameters(TypedDict):
    """Numbers of current law."""

    parameters: list[Parameter]


class Parameter(TypedDict):
    """A number, text or switch of current law, with the values it has had and their references."""

    pad: str
    label: str
    eenheid: str
    waarden: dict[str, bool | float | str]
    verwijzingen: dict[str, list[Verwijzing]]


class Verwijzing(TypedDict):
    """Where a value comes from, and how well that was seen."""

    titel: str
    bron: str
    zekerheid: str
    href: str


class ParameterVolledig(TypedDict):
    """A number with everything that is known of it."""

    pad: str
    label: str
    eenheid: str
    waarden: dict[str, bool | float | str]
    verwijzingen: dict[str, list[Verwijzing]]
    beschrijving: str
    noot: str
    gecontroleerd: str
    keuzes: dict[str, str]
    leden: list[Lid]
    in_voorstellen: list[Zetting]


class Zetting(TypedDict):
    """What a provision of a proposal makes of the number; not the law."""

    voorstel: str
    status: str
    bepaling: str
    titel: str
    waarden: dict[str, bool | float | str]


class Gezondheid(TypedDict):
    """That the service answers, and which version."""

    status: Literal["in orde"]
    versie: str


class Probleem(TypedDict):
    """What is wrong with a request (RFC 9457), and where, if it is in a field."""

    type: str
    title: str
    status: int
    detail: str
    pad: NotRequired[str]
    fouten: NotRequired[list[Veldfout]]


class Veldfout(TypedDict):
    """One fault; `taal` tells in which language the message is."""

    pad: str
    bericht: str
    oplossing: str
    taal: Literal["nl", "en"]
