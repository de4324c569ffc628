"""A proposal as a draft in two parts: the voorontwerp of decree and the draft decision that executes it.

The text comes from the templates along the chain, its values from the parameters of the system, the numbers
of articles from the order of what remains. Where an article comes from is not said by the template: the
provision that names it brings its recommendations, its parameters and its assumptions.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from functools import lru_cache

from samenleving import law
from samenleving.display import opsomming
from samenleving.drafting.guard import probeer
from samenleving.drafting.layout import RANGTELWOORDEN, Lid, lidverwijzingen, ontleed
from samenleving.drafting.legal_basis import grond_van
from samenleving.drafting.marks import als_eenheid, gedrukt, gedrukte_leden
from samenleving.drafting.model import (
    ONGESCHREVEN,
    Bron,
    Delegatie,
    Hoofdstuk,
    Ontwerp,
    Ontwerpartikel,
    Ontwerpdeel,
    Parameterstand,
)
from samenleving.drafting.places import delegaties_in, genummerd, samen
from samenleving.drafting.preamble import DECREETSOORT, Stadium
from samenleving.drafting.sandbox import SjabloonOmgeving, TekstFout, voer_uit
from samenleving.drafting.templates import (
    DELEN,
    Aanhaling,
    Deelnaam,
    Sjabloon,
    lees_aanhalingen,
    lees_sjablonen,
)
from samenleving.drafting.values import Gebruik, Waarden
from samenleving.errors import InvoerFout, Tweetalig
from samenleving.formats import FORMATEN
from samenleving.legislation import laad_akten
from samenleving.locator import is_eigen
from samenleving.proposals.model import Bepaling, Voorstel
from samenleving.systems import Systeem

VOLGENS_NIVEAU: dict[str, Deelnaam] = {"decreet": "decreet", "federaal": "decreet", "besluit": "besluit"}


def heeft_tekst(systeem: Systeem) -> bool:
    """Whether the system has article templates; without them only its changes of values can be drafted."""
    return any(sjabloon.soort == "artikel" for sjabloon in lees_sjablonen(systeem.keten))


def maak_ontwerp(
    systeem: Systeem, *, stadium: Stadium = "voorontwerp", nummering: Ontwerp | None = None
) -> Ontwerp:
    """The draft of a proposal, in two parts.

    Args:
        systeem: a proposal with templates, or one whose basis has them.
        stadium: how far the draft decree has come: it shows in its title.
        nummering: a draft whose articles keep their number; a new one takes a number with a slash. So the
            difference between the two can be written as amendments.

    Raises:
        InvoerFout: the system has no text of its own (current law, or a proposal without templates).
        TekstFout: a template is wrong: a number in it, a dangling reference, a field that does not exist; or
            the templates of a user take too much time or memory.
    """
    _probeer_vreemde(systeem)
    return schrijf_zonder_proef(systeem, stadium=stadium, nummering=nummering)


@lru_cache(maxsize=64)
def ontwerp_van(systeem: Systeem) -> Ontwerp:
    """The voorontwerp of a system, written once: a system never changes. Raises as `maak_ontwerp`."""
    return maak_ontwerp(systeem)


_GEPROBEERD: set[tuple[str, tuple[str, ...]]] = set()


def _probeer_vreemde(systeem: Systeem) -> None:
    """Templates that are not our own are tried first, apart; once for each system and their text."""
    mappen = [voorstel.map for voorstel in systeem.keten if not is_eigen(voorstel.map)]
    vreemd = {str(map_) for map_ in mappen}
    eigen = [s for s in lees_sjablonen(systeem.keten) if any(s.bestand.startswith(map_) for map_ in vreemd)]
    sleutel = (systeem.naam, tuple(sjabloon.bron for sjabloon in eigen))
    if not eigen or sleutel in _GEPROBEERD:
        return
    probeer(lambda: schrijf_zonder_proef(systeem), systeem.naam, mappen, str(mappen[-1]))
    _GEPROBEERD.add(sleutel)


def schrijf_zonder_proef(
    systeem: Systeem, *, stadium: Stadium = "voorontwerp", nummering: Ontwerp | None = None
) -> Ontwerp:
    """As `maak_ontwerp`, for templates that were tried or are our own."""
    sjablonen = lees_sjablonen(systeem.keten)
    voorstel = systeem.voorstel
    if voorstel is None or not any(s.soort == "artikel" for s in sjablonen):
        raise InvoerFout.een(
            Tweetalig(
                "“{naam}” heeft geen eigen wettekst",
                "“{naam}” has no legal text of its own",
                naam=systeem.naam,
            ),
            Tweetalig(
                "kies een voorstel dat artikelen heeft, of zet een wijziging achter de naam van het systeem: "
                "{naam}+PAD=WAARDE@JJJJ-MM-DD",
                "choose a proposal that has articles, or put a change behind the name in “systeem”: "
                "“{naam}+PATH=VALUE@YYYY-MM-DD”",
                naam=systeem.naam,
            ),
        )
    dag = systeem.in_werking_vanaf or voorstel.inwerkingtreding
    return _Schrijver(systeem, voorstel, dag, sjablonen, stadium, nummering).schrijf()


class _Schrijver:
    """Writes one draft: a first pass finds out which articles have text, the second knows their numbers."""

    def __init__(
        self,
        systeem: Systeem,
        voorstel: Voorstel,
        dag: datetime.date,
        sjablonen: tuple[Sjabloon, ...],
        stadium: Stadium,
        nummering: Ontwerp | None,
    ) -> None:
        self.stadium, self.nummering = stadium, nummering
        self.systeem, self.voorstel, self.dag, self.sjablonen = systeem, voorstel, dag, sjablonen
        self.aanhalingen = lees_aanhalingen(systeem.keten)
        self.waarden = Waarden(systeem, dag, gemerkt=True)
        self.nummers: dict[tuple[str, str], str] | None = None
        self.delegaties: dict[str, tuple[Delegatie, ...]] = {}
        self.uitgevoerd: dict[str, None] = {}
        self.nu: Sjabloon = sjablonen[0]
        woorden: dict[str, Callable[..., str]] = {
            "ref": self._ref,
            "grond": self._grond,
            "akte": self._akte,
            "plaats": self._plaats,
            "stuk": self._stuk,
            "basis": self._basis,
            "vraag": self.waarden.vraag,
            "rechtsgronden": self._rechtsgronden,
            "rechtsgronden_van": self._rechtsgronden_van,
        }
        feiten = {
            "datum_inwerkingtreding": FORMATEN["datum"].render(dag),
            "datum_is_aanname": bool(voorstel.inwerkingtreding_aanname),
        }
        tests = {"bepaald": self.waarden.bepaald}
        self.omgeving = SjabloonOmgeving(self.waarden.filters(), tests, {**woorden, **feiten})

    def schrijf(self) -> Ontwerp:
        """Both passes, then everything that follows from the text as a whole."""
        eerste = {(s.deel, s.naam): self._leden(s)[0] for s in self.sjablonen if s.soort == "artikel"}
        self.nummers = {}
        for deel in DELEN:
            namen = [s.naam for s in self.sjablonen if s.deel == deel and eerste.get((deel, s.naam))]
            vast = self._vaste_nummers(deel)
            self.nummers |= {(deel, naam): nummer for naam, nummer in genummerd(namen, vast).items()}
        bronnen, zonder = self._bronnen()
        delen = tuple(self._deel(deel, bronnen) for deel in DELEN)
        delen = tuple(deel for deel in delen if deel.artikelen)
        meldingen = self._meldingen(delen)
        return Ontwerp(self.systeem, self.systeem.titel, self.dag, delen, zonder, meldingen, self.stadium)

    def _vaste_nummers(self, deel: Deelnaam) -> dict[str, str]:
        """The numbers that articles have in the draft to amend, by name."""
        if self.nummering is None:
            return {}
        return {self._naam(a.id): a.nummer for a in self.nummering.artikelen if a.deel == deel}

    def _leden(self, sjabloon: Sjabloon) -> tuple[tuple[Lid, ...], Gebruik]:
        self.nu = sjabloon
        self.waarden.gebruik = Gebruik()
        tekst = voer_uit(self.omgeving, sjabloon.bron, sjabloon.bestand, self.waarden.context())
        return ontleed(tekst, sjabloon.bestand), self.waarden.gebruik

    def _deel(self, deel: Deelnaam, bronnen: dict[tuple[str, str], list[Bron]]) -> Ontwerpdeel:
        eigen = [s for s in self.sjablonen if s.deel == deel]
        hoofdstukken: list[Hoofdstuk] = []
        titel, artikelen = "", list[Ontwerpartikel]()

        def sluit() -> None:
            if artikelen:
                nummer = sum(bool(h.titel) for h in hoofdstukken) + bool(titel)
                hoofdstukken.append(Hoofdstuk(nummer if titel else 0, titel, tuple(artikelen)))

        for sjabloon in eigen:
            if sjabloon.soort == "hoofdstuk":
                sluit()
                titel, artikelen = " ".join(self._tekst(sjabloon).split()), []
            elif sjabloon.soort == "artikel":
                artikel = self._artikel(sjabloon, bronnen)
                if artikel is not None:
                    artikelen.append(artikel)
        sluit()
        opschrift = " ".join(" ".join(self._tekst(s) for s in eigen if s.soort == "opschrift").split())
        if deel == "decreet":
            opschrift = opschrift.replace(DECREETSOORT["voorontwerp"], DECREETSOORT[self.stadium], 1)
            self.delegaties = {a.id: a.delegaties for h in hoofdstukken for a in h.artikelen}
        else:
            for hoofdstuk in hoofdstukken:
                for artikel in hoofdstuk.artikelen:
                    self.uitgevoerd |= dict.fromkeys(artikel.voert_uit)
        aanhef = tuple(self._aanhef(s) for s in eigen if s.soort == "aanhef")
        return Ontwerpdeel(deel, opschrift, tuple(a for a in aanhef if a[1]), tuple(hoofdstukken))

    def _tekst(self, sjabloon: Sjabloon) -> str:
        self.nu = sjabloon
        self.waarden.gebruik = Gebruik()
        tekst = voer_uit(self.omgeving, sjabloon.bron, sjabloon.bestand, self.waarden.context())
        return gedrukt(tekst)

    def _aanhef(self, sjabloon: Sjabloon) -> tuple[str, tuple[Lid, ...]]:
        """The first line is the title of the block (may be `-`), the rest its text."""
        kop, _, rest = self._tekst(sjabloon).lstrip("\n").partition("\n")
        return kop.strip().removeprefix("-").strip(), ontleed(rest, sjabloon.bestand, aanhef=True)

    def _artikel(
        self, sjabloon: Sjabloon, bronnen: dict[tuple[str, str], list[Bron]]
    ) -> Ontwerpartikel | None:
        gemerkt, gebruik = self._leden(sjabloon)
        if not gemerkt or self.nummers is None:
            return None
        leden = gedrukte_leden(gemerkt)
        nummer = self.nummers[sjabloon.deel, sjabloon.naam]
        if leden[-1].tekst.endswith(":") and not leden[-1].punten:
            raise TekstFout(sjabloon.bestand, None, f"{sjabloon.id} kondigt een opsomming aan zonder punten")
        for lid in lidverwijzingen(leden):
            if lid > len(leden):
                rang = RANGTELWOORDEN[lid - 1]
                tekst = f"{sjabloon.id} verwijst naar het {rang} lid, maar telt {len(leden)} leden"
                raise TekstFout(sjabloon.bestand, None, tekst)
        genoemd = bronnen.get((sjabloon.deel, sjabloon.id), ())
        eigen = tuple(bron for bron in genoemd if self._spreekt_nog(bron, gebruik))
        gezet = [w.pad for bron in eigen for w in bron.bepaling.parameters]
        paden = dict.fromkeys([*gezet, *gebruik.geschreven])
        return Ontwerpartikel(
            id=sjabloon.id,
            deel=sjabloon.deel,
            nummer=nummer,
            leden=leden,
            sjabloon_van=sjabloon.voorstel_id,
            eenheid=als_eenheid(sjabloon.id, nummer, gemerkt),
            bronnen=eigen,
            parameters=tuple(self._stand(pad) for pad in paden),
            gelezen=tuple(gebruik.gelezen),
            delegaties=delegaties_in(leden, nummer) if sjabloon.deel == "decreet" else (),
            voert_uit=tuple(gebruik.delegaties),
        )

    def _spreekt_nog(self, bron: Bron, gebruik: Gebruik) -> bool:
        """Whether a provision still speaks for the text: one that a later proposal set aside, and of which
        the text reads nothing that is left, does not.
        """
        staat = {w.pad: law.waarde(self.systeem.stelsel, w.pad, self.dag) for w in bron.bepaling.parameters}
        over = {
            w.pad for w in bron.bepaling.parameters if staat[w.pad] in [waarde for _, waarde in w.waarden]
        }
        return len(over) == len(staat) or bool(over & set(gebruik.gelezen))

    def _stand(self, pad: str) -> Parameterstand:
        was = law.waarde(law.stelsel(), pad, self.dag)
        return Parameterstand(pad, law.waarde(self.systeem.stelsel, pad, self.dag), was)

    def _bronnen(self) -> tuple[dict[tuple[str, str], list[Bron]], tuple[Bron, ...]]:
        """Which provision names which article: in the part of its level, else in the other part."""
        uit: dict[tuple[str, str], list[Bron]] = {}
        zonder: list[Bron] = []
        bestaat = {(deel, f"art-{naam}") for deel, naam in self.nummers or {}}
        for bron in bronnen_van(self.systeem):
            eigen = VOLGENS_NIVEAU.get(bron.bepaling.niveau or "", "decreet")
            ander: Deelnaam = "besluit" if eigen == "decreet" else "decreet"
            plekken = [(deel, bron.bepaling.clausule) for deel in (eigen, ander)]
            plek = next((plek for plek in plekken if plek in bestaat), None)
            if plek is None:
                zonder.append(bron)
            else:
                uit.setdefault(plek, []).append(bron)
        return uit, tuple(zonder)

    def _meldingen(self, delen: Sequence[Ontwerpdeel]) -> tuple[str, ...]:
        """What a reader should know: text that ignores its provision, powers and changes that go unused."""
        gelezen = {pad for deel in delen for artikel in deel.artikelen for pad in artikel.gelezen}
        uit = [
            ONGESCHREVEN.format(pad=pad)
            for pad in dict.fromkeys(w.pad for w in self.systeem.wijzigingen if w.soort != "lezing")
            if pad not in gelezen and self._stand(pad).waarde != self._stand(pad).was
        ]
        uitgevoerd = {plaats for deel in delen for artikel in deel.artikelen for plaats in artikel.voert_uit}
        for deel in delen:
            for artikel in deel.artikelen:
                for bron in artikel.bronnen:
                    paden = [w.pad for w in bron.bepaling.parameters]
                    if paden and not set(paden) & set(artikel.gelezen):
                        uit.append(
                            f"{deel.deel}, {artikel.label} ({artikel.id}) hangt niet af van de bepaling "
                            f"{bron.voorstel.id}.{bron.bepaling.id} die het noemt"
                        )
                uit += [
                    f"de delegatie in {delegatie.plaats} ({artikel.id}) wordt in het besluit niet uitgevoerd"
                    for delegatie in artikel.delegaties
                    if delegatie.plaats not in uitgevoerd
                ]
        return tuple(uit)

    # ------------------------------------------------------------------ the words of the templates

    def _naam(self, id_: str) -> str:
        return id_.removeprefix("art-")

    def _bestaat(self, deel: str, id_: str) -> str:
        if self.nummers is None:
            if any((s.deel, s.id) == (deel, id_) for s in self.sjablonen):
                return "0"
        elif (deel, self._naam(id_)) in self.nummers:
            return self.nummers[deel, self._naam(id_)]
        raise ValueError(f"“{id_}” verwijst naar een artikel dat niet in dit {deel} staat")

    def _ref(self, id_: str) -> str:
        """*artikel 9*, in the same act."""
        return f"artikel {self._bestaat(self.nu.deel, id_)}"

    def _grond(self, id_: str, woord: str = "") -> str:
        """*artikel 9, tweede lid, van het decreet*: the lid of the decree that is executed here.

        With `woord` only the lid that contains it, where the article gives more than one power.
        """
        nummer = self._bestaat("decreet", id_)
        if self.nummers is None:
            return f"artikel {nummer}"
        plekken = [delegatie.plaats for delegatie in self.delegaties.get(id_, ()) if woord in delegatie.tekst]
        if not plekken:
            met = f" met het woord “{woord}”" if woord else ""
            raise ValueError(f"{id_} van het decreet geeft de Vlaamse Regering geen bevoegdheid{met}")
        self.waarden.gebruik.delegaties |= dict.fromkeys(plekken)
        return f"{samen(plekken)} van {self._akte('decreet')}"

    def _akte(self, naam: str) -> str:
        return self._aanhaling(naam).tekst

    def _plaats(self, naam: str, plaats: str) -> str:
        aanhaling = self._aanhaling(naam)
        if plaats not in aanhaling.plaatsen:
            raise ValueError(f"akten.yaml kent geen plaats “{plaats}” bij {naam}")
        plek = aanhaling.plaatsen[plaats]
        return f"{plek}{',' if ',' in plek else ''} van {aanhaling.tekst}"

    def _stuk(self, naam: str, plaats: str) -> str:
        """A place of an act without the act itself."""
        self._plaats(naam, plaats)
        return self._aanhaling(naam).plaatsen[plaats]

    def _basis(self) -> str:
        """The text of the article that this template replaces, so that a proposal can add to it."""
        boven = self.nu
        if boven.onder is None:
            raise ValueError(f"{boven.id} heeft geen artikel onder zich om op verder te bouwen")
        self.nu = boven.onder
        try:
            return voer_uit(self.omgeving, self.nu.bron, self.nu.bestand, self.waarden.context())
        finally:
            self.nu = boven

    def _aanhaling(self, naam: str) -> Aanhaling:
        if naam not in self.aanhalingen:
            raise ValueError(f"akten.yaml kent “{naam}” niet")
        return self.aanhalingen[naam]

    def _rechtsgronden(self) -> str:
        """The lids of the decree that this decision executes, in the order of the decree."""
        alle = [delegatie.plaats for lijst in self.delegaties.values() for delegatie in lijst]
        plekken = [plaats for plaats in alle if plaats in self.uitgevoerd]
        return f"- {self._akte('decreet_samenlevingsjobs')}, {opsomming(plekken)}" if plekken else ""

    def _rechtsgronden_van(self, naam: str) -> str:
        """What a decision that is repealed here rested on: who made it can end it."""
        akte = laad_akten().get(self._aanhaling(naam).akte)
        if akte is None or not akte.rechtsgronden:
            return f"- [TE VERIFIËREN: rechtsgrond van {self._akte(naam)}]"
        return "\n".join(f"- {grond_van(grond)}" for grond in akte.rechtsgronden)


def bronnen_van(systeem: Systeem) -> tuple[Bron, ...]:
    """Every provision and chosen option that names an article, from the bottom of the chain up."""
    return tuple(
        Bron(voorstel, bepaling)
        for voorstel in systeem.keten
        for bepaling in _gekozen(voorstel, systeem)
        if bepaling.clausule
    )


def _gekozen(voorstel: Voorstel, systeem: Systeem) -> list[Bepaling]:
    opties = [
        variant.opties[systeem.keuzes[variant.naam]]
        for variant in voorstel.varianten
        if variant.naam in systeem.keuzes
    ]
    return [*voorstel.bepalingen, *opties]
