"""What a schema cannot see: values against the law, dates, references between provisions and advices."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from openfisca_core.parameters import ParameterNode

from samenleving.errors import Ernst, InvoerFout, Melding, Tweetalig, bedoelde_u
from samenleving.legislation import akte_ids
from samenleving.proposals.model import (
    HUIDIG,
    SJABLOONNAAM,
    TEKST_MAP,
    Bepaling,
    OpenVraag,
    Variant,
    Voorstel,
    Wijzigt,
)
from samenleving.proposals.tree import ZetFout, blad, bladeren, zet
from samenleving.proposals.values import lees_datum, lees_waarde
from samenleving.yaml_io import Pad, Regels, regel_van, veldnaam


@dataclass
class Verslag:
    """Collects what is wrong in one file, with the line of each field."""

    bestand: str
    regels: Regels
    meldingen: list[Melding] = field(default_factory=list)

    def meld(self, pad: Pad, tekst: str, oplossing: str = "", ernst: Ernst = "fout") -> None:
        """Add a message about the field at `pad`."""
        regel = regel_van(self.regels, pad)
        self.meldingen.append(Melding(self.bestand, regel, veldnaam(pad), tekst, oplossing, ernst))

    def stop_bij_fouten(self) -> None:
        """Raise everything found so far, if any of it is a fault."""
        fouten = [melding for melding in self.meldingen if melding.ernst == "fout"]
        if fouten:
            fouten.sort(key=lambda melding: melding.regel or 0)
            raise InvoerFout(fouten)


@dataclass(frozen=True)
class Omgeving:
    """What the values of a proposal are held against.

    Attributes:
        boom: parameters of the basis, the provisions of the proposals below included.
        jaarlijks: path of every parameter that a yearly variable reads → that variable.
        aanbevelingen: ids of every known recommendation.
        keten: the proposals below, from current law up.
    """

    boom: ParameterNode
    jaarlijks: dict[str, str]
    aanbevelingen: frozenset[str]
    keten: tuple[Voorstel, ...] = ()


def lees_parameters(
    rauw: dict[str, object],
    pad: Pad,
    vanaf: datetime.date,
    omgeving: Omgeving,
    verslag: Verslag,
) -> tuple[Wijzigt, ...]:
    """The parameters one provision sets, held against the basis."""
    gelezen = []
    for naam, inhoud in rauw.items():
        plek: Pad = (*pad, naam)
        parameter = blad(omgeving.boom, naam)
        if parameter is None:
            alle = [b.name for b in bladeren(omgeving.boom)]
            onder = [n for n in alle if n.startswith(f"{naam}.")]
            hulp = f"kies één van {', '.join(onder[:8])}" if onder else bedoelde_u(naam, alle)
            tekst = "dit is een groep parameters" if onder else f"de parameter “{naam}” bestaat niet"
            verslag.meld(plek, tekst, hulp)
            continue
        met_datum = inhoud.items() if isinstance(inhoud, dict) else [(vanaf.isoformat(), inhoud)]
        waarden = []
        for datumtekst, waarde in met_datum:
            hier: Pad = (*plek, datumtekst) if isinstance(inhoud, dict) else plek
            datum = lees_datum(datumtekst)
            if datum is None:
                verslag.meld(hier, f"“{datumtekst}” is geen bestaande datum", "schrijf JJJJ-MM-DD")
                continue
            van_de_basis = any(moment.instant_str == datum.isoformat() for moment in parameter.values_list)
            # A day on which the basis itself changes may be named, or its value could never be set aside.
            fout = None if van_de_basis else datumfout(naam, datum, omgeving.jaarlijks)
            if fout is None and datum < vanaf:
                fout = (f"{datum} valt voor de inwerkingtreding ({vanaf})", "kies een latere datum")
            if fout is not None:
                verslag.meld(hier, *fout)
                continue
            try:
                waarden.append((datum, lees_waarde(parameter, waarde)))
            except ZetFout as fout_:
                verslag.meld(hier, fout_.tekst, fout_.oplossing)
        if len(waarden) < len(met_datum):
            continue
        wijzigt = Wijzigt(naam, tuple(sorted(waarden, key=lambda paar: paar[0])))
        try:
            zet(omgeving.boom, wijzigt)
        except ZetFout as fout_:
            verslag.meld(plek, fout_.tekst, fout_.oplossing)
            continue
        gelezen.append(wijzigt)
    return tuple(gelezen)


def datumfout(pad: str, datum: datetime.date, jaarlijks: dict[str, str]) -> tuple[str, str] | None:
    """Why a change of this parameter may not start that day, and what to do; None where it may."""
    if datum.day != 1:
        volgende = (datum.replace(day=1) + datetime.timedelta(days=32)).replace(day=1)
        return (
            Tweetalig(
                "{datum} is niet de eerste dag van een maand; de regels rekenen per maand",
                "{datum} is not the first day of a month; the rules count by month",
                datum=datum,
            ),
            Tweetalig(
                "kies {deze} of {volgende}",
                "choose {deze} or {volgende}",
                deze=datum.replace(day=1),
                volgende=volgende,
            ),
        )
    if datum.month != 1 and pad in jaarlijks:
        return (
            Tweetalig(
                "“{pad}” wordt per jaar gelezen (door {door}) en kan enkel op 1 januari veranderen",
                "“{pad}” is read by year (by “{door}”) and can change on the first of January alone",
                pad=pad,
                door=jaarlijks[pad],
            ),
            Tweetalig("kies {jaar}-01-01", "choose {jaar}-01-01", jaar=datum.year + 1),
        )
    return None


def controleer_bepaling(bepaling: Bepaling, pad: Pad, verslag: Verslag) -> None:
    """A provision is honest about what is modelled."""
    if bepaling.gemodelleerd == "nee":
        if not bepaling.reden:
            verslag.meld(
                (*pad, "gemodelleerd"), "er staat nee, maar geen reden", "voeg reden toe: waarom niet"
            )
        if bepaling.parameters:
            tekst = "er staat nee, maar de bepaling zet wel parameters"
            verslag.meld((*pad, "gemodelleerd"), tekst, "schrijf ja of met_aanname, of schrap parameters")
        return
    if bepaling.gemodelleerd == "met_aanname" and not bepaling.aanname:
        tekst = "er staat met_aanname, maar de aanname ontbreekt"
        verslag.meld((*pad, "gemodelleerd"), tekst, "voeg aanname toe: wat wij aannemen en waarom")
    if bepaling.gemodelleerd == "ja" and bepaling.aanname:
        tekst = "er staat een aanname, maar gemodelleerd is ja"
        verslag.meld((*pad, "gemodelleerd"), tekst, "schrijf gemodelleerd: met_aanname")
    if not bepaling.parameters:
        tekst = "een gemodelleerde bepaling zet minstens één parameter"
        verslag.meld(pad, tekst, "voeg parameters toe, of schrijf gemodelleerd: nee met een reden")
    waarden = {wijzigt.pad: [w for _, w in wijzigt.waarden] for wijzigt in bepaling.parameters}
    for bereik in bepaling.bereik:
        getallen = [w for w in waarden.get(bereik.pad, []) if isinstance(w, int | float)]
        if bereik.laag > bereik.hoog or any(not bereik.laag <= w <= bereik.hoog for w in getallen):
            tekst = f"de waarde van “{bereik.pad}” ligt niet tussen {bereik.laag:g} en {bereik.hoog:g}"
            verslag.meld((*pad, "bereik"), tekst, "kijk waarde en bereik na; schrijf het laagste getal eerst")


def controleer_beantwoordt(ids: Iterable[str], pad: Pad, omgeving: Omgeving, verslag: Verslag) -> None:
    """Every recommendation a provision answers exists in some `advies.yaml`."""
    for nummer, id_ in enumerate(ids):
        if id_ not in omgeving.aanbevelingen:
            hulp = bedoelde_u(id_, omgeving.aanbevelingen) or "voeg de aanbeveling toe aan advies.yaml"
            verslag.meld(
                (*pad, "beantwoordt", nummer), f"de aanbeveling “{id_}” staat in geen advies.yaml", hulp
            )


def controleer_dubbel(bepalingen: Iterable[Bepaling], verslag: Verslag) -> None:
    """No id twice, and no two provisions that set the same parameter."""
    ids: dict[str, int | None] = {}
    paden: dict[str, str] = {}
    for nummer, bepaling in enumerate(bepalingen):
        if bepaling.id in ids:
            tekst = f"het id “{bepaling.id}” staat er twee keer (ook op regel {ids[bepaling.id]})"
            verslag.meld(("bepalingen", nummer, "id"), tekst, "geef elke bepaling een eigen id")
        ids[bepaling.id] = bepaling.regel
        for wijzigt in bepaling.parameters:
            if wijzigt.pad in paden:
                tekst = f"ook de bepaling “{paden[wijzigt.pad]}” zet “{wijzigt.pad}”"
                hulp = "zet een parameter in één bepaling; wat elkaar uitsluit hoort onder varianten"
                verslag.meld(("bepalingen", nummer, "parameters", wijzigt.pad), tekst, hulp)
            paden[wijzigt.pad] = bepaling.id


def controleer_varianten(varianten: tuple[Variant, ...], omgeving: Omgeving, verslag: Verslag) -> None:
    """Variants combine freely, so two of them never set the same parameter, those of the basis included."""
    eerder = [variant for voorstel in omgeving.keten for variant in voorstel.varianten]
    for nummer, variant in enumerate(varianten):
        plek: Pad = ("varianten", variant.naam)
        for andere in [*eerder, *varianten[:nummer]]:
            if andere.naam == variant.naam:
                tekst = f"de variant “{variant.naam}” bestaat al in {andere.voorstel_id}"
                verslag.meld(plek, tekst, "geef ze een andere naam, of beslis ze met een bepaling")
            elif gedeeld := sorted(variant.paden & andere.paden):
                tekst = (
                    f"de varianten “{andere.naam}” en “{variant.naam}” zetten allebei {', '.join(gedeeld)}"
                )
                verslag.meld(
                    plek, tekst, "zet een parameter in één variant: varianten zijn vrij te combineren"
                )


def controleer_open_vragen(vragen: tuple[OpenVraag, ...], omgeving: Omgeving, verslag: Verslag) -> None:
    """An open question names parameters and readings that exist."""
    for nummer, vraag in enumerate(vragen):
        for plaats, pad in enumerate(vraag.parameters):
            if blad(omgeving.boom, pad) is None:
                hulp = bedoelde_u(pad, [b.name for b in bladeren(omgeving.boom)])
                plek: Pad = ("open_vragen", nummer, "parameters", plaats)
                verslag.meld(plek, f"de parameter “{pad}” bestaat niet", hulp)
        if vraag.lezing and blad(omgeving.boom, f"lezingen.{vraag.lezing}") is None:
            namen = [
                b.name.split(".", 1)[1] for b in bladeren(omgeving.boom) if b.name.startswith("lezingen.")
            ]
            tekst = f"de lezing “{vraag.lezing}” bestaat niet"
            verslag.meld(("open_vragen", nummer, "lezing"), tekst, bedoelde_u(vraag.lezing, namen))


def controleer_kop(voorstel: Voorstel, omgeving: Omgeving, bekend: Iterable[str], verslag: Verslag) -> None:
    """Name, dates and references of the proposal as a whole."""
    if voorstel.id != voorstel.map.name:
        tekst = f"het id “{voorstel.id}” verschilt van de naam van de map “{voorstel.map.name}”"
        verslag.meld(("id",), tekst, "geef map en id dezelfde naam")
    if voorstel.id == HUIDIG:
        verslag.meld(("id",), "de naam huidig staat voor het geldende recht", "kies een andere naam")
    opvolgers = {*bekend, *akte_ids()}
    if voorstel.opgevolgd_door and voorstel.opgevolgd_door not in opvolgers:
        tekst = f"het voorstel of de akte “{voorstel.opgevolgd_door}” bestaat niet"
        verslag.meld(("opgevolgd_door",), tekst, bedoelde_u(voorstel.opgevolgd_door, opvolgers))
    for onder in omgeving.keten:
        if voorstel.inwerkingtreding < onder.inwerkingtreding:
            tekst = f"de datum valt voor die van de basis {onder.id} ({onder.inwerkingtreding})"
            verslag.meld(("inwerkingtreding",), tekst, f"kies {onder.inwerkingtreding} of later")


def waarschuw_clausules(voorstel: Voorstel, keten: tuple[Voorstel, ...], verslag: Verslag) -> None:
    """Once templates exist, a clause that no template writes is worth a warning."""
    mappen = [laag.map / TEKST_MAP for laag in (*keten, voorstel) if (laag.map / TEKST_MAP).is_dir()]
    if not mappen:
        return
    namen = [SJABLOONNAAM.fullmatch(pad.name) for map_ in mappen for pad in map_.iterdir()]
    sjablonen = {f"art-{naam['naam']}" for naam in namen if naam is not None}
    plekken: list[tuple[Pad, str]] = [
        (("bepalingen", nummer, "clausule"), bepaling.clausule)
        for nummer, bepaling in enumerate(voorstel.bepalingen)
    ]
    plekken += [
        (("varianten", variant.naam, naam, "clausule"), optie.clausule)
        for variant in voorstel.varianten
        for naam, optie in variant.opties.items()
    ]
    for plek, clausule in plekken:
        if clausule and clausule not in sjablonen:
            tekst = f"geen sjabloon schrijft de clausule “{clausule}”"
            verslag.meld(plek, tekst, bedoelde_u(clausule, sjablonen), "waarschuwing")
