"""From values to operations: on our paraphrase value by value, on official words with what stands around."""

import os
import random
import re
from dataclasses import replace
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenleving import law
from samenleving.drafting.apply import voer_uit
from samenleving.drafting.clauses import schrijf
from samenleving.drafting.operations import Verandering, bereken_operaties
from samenleving.drafting.structure import EenheidVervangen, WoordenVervangen
from samenleving.drafting.targets import Doelakte, doelakten
from samenleving.legislation import laad_akten
from samenleving.legislation.anchors import ankers
from samenleving.legislation.text import Aktetekst, Eenheid, loop, vul

DAG = "2027-01-01"
ruim = settings(max_examples=int(os.environ.get("SAMENLEVING_PROEVEN", "10")), deadline=None)


def _nu(pad):
    return law.waarde(law.stelsel(), pad, DAG)


@lru_cache
def _doelen(officieel):
    """Every Flemish act; the same words as if they were official, with a number for every article."""
    doelen = {
        id_: doel for id_, doel in doelakten(laad_akten()).items() if doel.te_wijzigen_door != "federaal"
    }
    if not officieel:
        return doelen
    return {id_: replace(doel, tekst=_als_officieel(doel.tekst)) for id_, doel in doelen.items()}


def _als_officieel(tekst):
    def om(eenheid):
        kinderen = (
            replace(om(kind), nummer=f"{n}°" if kind.soort == "punt" else str(n), sleutel="")
            for n, kind in enumerate(eenheid.eenheden, 1)
        )
        return replace(eenheid, herkomst="officieel", plaats="", eenheden=tuple(kinderen))

    artikelen = (replace(om(a), nummer=str(n)) for n, a in enumerate(tekst.artikelen, 1))
    return replace(tekst, artikelen=tuple(artikelen), hash="abc")


@lru_cache
def _paden():
    """Every parameter that a Flemish act prints today."""
    uit = {
        a.parameter for doel in _doelen(False).values() for _, e in loop(doel.tekst) for a in ankers(e.tekst)
    }
    return sorted(uit)


@st.composite
def _wijziging(trek):
    """Parameter → another value of its kind, often a number that stands elsewhere in the law."""
    toeval = random.Random(trek(st.integers(0, 10**9)))  # noqa: S311 (reproducible test data)
    uit = {}
    for pad in toeval.sample(_paden(), toeval.randint(1, 8)):
        oud = _nu(pad)
        if isinstance(oud, str):
            nieuw = f"{toeval.randint(2010, 2030)}-{toeval.randint(1, 12):02}-{toeval.randint(1, 28):02}"
        elif isinstance(oud, int):
            nieuw = toeval.choice([toeval.randint(1, 20), 60, 630, 12_000, toeval.randint(1, 99_999)])
        else:
            nieuw = toeval.choice([round(toeval.uniform(0.01, 20), 2), 4.1, 7.45, 5.95, 0.5, 1.0])
        if nieuw != oud:
            uit[pad] = nieuw
    return uit


def _bereken(nieuw, doelen):
    veranderingen = [Verandering(pad, _nu(pad), waarde) for pad, waarde in nieuw.items()]
    return bereken_operaties(veranderingen, _nu, doelen)


@ruim
@given(_wijziging())
@pytest.mark.parametrize("officieel", [False, True])
def test_na_de_operaties_staat_er_wat_de_hervorming_vraagt(officieel, nieuw):
    doelen = _doelen(officieel)
    uitkomst = _bereken(nieuw, doelen)
    for id_, doel in doelen.items():
        na = voer_uit(doel.gevuld(_nu), uitkomst.per_akte.get(id_, ()))
        open_ = {(n.adres, n.pad) for n in uitkomst.niet_geschreven if n.akte == id_}
        for (adres, eenheid), (_, gevuld) in zip(loop(doel.tekst), loop(na), strict=True):

            def waarde_van(pad, adres=adres, open_=open_):
                return _nu(pad) if (adres, pad) in open_ else nieuw.get(pad, _nu(pad))

            [verwacht] = vul(Aktetekst(id_, (replace(eenheid, eenheden=()),)), waarde_van).artikelen
            assert gevuld.tekst == verwacht.tekst
    if officieel:
        assert not [n for n in uitkomst.niet_geschreven if "meer dan eens" in n.reden]


@ruim
@given(_wijziging())
def test_elke_aanhaling_staat_een_keer_in_de_officiele_tekst(nieuw):
    doelen = _doelen(True)
    for id_, operaties in _bereken(nieuw, doelen).per_akte.items():
        oud = doelen[id_].gevuld(_nu)
        for clausule in schrijf(operaties, oud, doelen[id_]):
            assert "artikel [TE VERIFIËREN" not in clausule.tekst
        for operatie in operaties:
            assert set(operatie.parameters) <= set(nieuw)
            assert operatie.parameters


# ---------------------------------------------------------------------------------- official words, by hand


def _akte(*leden):
    kinderen = tuple(Eenheid("lid", str(n), t, herkomst="officieel") for n, t in enumerate(leden, 1))
    artikel = Eenheid("artikel", "31", "", kinderen, sleutel="art-31", herkomst="officieel")
    tekst = Aktetekst("proef", (artikel,), "abc")
    return {"proef": Doelakte("proef", "bvr", "het besluit van de proef", "hetzelfde besluit", tekst)}


def _clausule(doelen, nieuw):
    doel = doelen["proef"]
    operaties = _bereken(nieuw, doelen).per_akte["proef"]
    [clausule] = schrijf(operaties, doel.gevuld(_nu), doel)
    return clausule, operaties


MAAND, JAAR = "wijk_werken.uren.max_per_maand", "wijk_werken.uren.max_per_jaar"


def test_een_getal_dat_er_een_keer_staat_wordt_alleen_aangehaald():
    clausule, _ = _clausule(
        _akte("Eerst.", f"Ten hoogste {{{{ {MAAND} | getal }}}} uur per maand."), {MAAND: 80}
    )
    assert clausule.tekst == (
        "In artikel 31, tweede lid, van het besluit van de proef wordt het getal “60” vervangen door het "
        "getal “80”."
    )


def test_een_aanhaling_groeit_tot_ze_er_maar_een_keer_staat():
    lid = f"Wie 60 jaar is, presteert ten hoogste {{{{ {MAAND} | getal }}}} uren per maand en niet meer."
    clausule, operaties = _clausule(_akte("Eerst.", lid), {MAAND: 80})
    assert operaties[0].oud == "60 uren"
    assert "worden de woorden “60 uren” vervangen door de woorden “80 uren”." in clausule.tekst


def test_in_onze_parafrase_groeit_niets():
    lid = f"Wie 60 jaar is, presteert ten hoogste {{{{ {MAAND} | getal }}}} uren per maand."
    doelen = _akte("Eerst.", lid)
    [artikel] = doelen["proef"].tekst.artikelen
    kinderen = tuple(replace(kind, herkomst="parafrase") for kind in artikel.eenheden)
    tekst = Aktetekst("proef", (replace(artikel, herkomst="parafrase", eenheden=kinderen),))
    uitkomst = _bereken({MAAND: 80}, {"proef": replace(doelen["proef"], tekst=tekst)})
    assert uitkomst.per_akte == {}
    assert (
        "staat er meer dan eens en de officiële tekst is niet ingezien" in uitkomst.niet_geschreven[0].reden
    )


def test_een_lid_waarin_veel_verandert_wordt_geheel_vervangen():
    duur, prijs = "wijk_werken.duur.max_maanden", "wijk_werken.cheque.prijs_max"
    lid = (
        f"Hoogstens {{{{ {MAAND} | getal }}}} uur per maand, {{{{ {JAAR} | getal }}}} uur per jaar, "
        f"{{{{ {duur} | voluit }}}} maanden en {{{{ {prijs} | euro2 }}}} per uur."
    )
    clausule, operaties = _clausule(_akte("Eerst.", lid), {MAAND: 80, JAAR: 700, duur: 18, prijs: 8})
    assert isinstance(operaties[0], EenheidVervangen)
    assert clausule.tekst == (
        "In artikel 31 van het besluit van de proef wordt het tweede lid vervangen door wat volgt:\n"
        "“Hoogstens 80 uur per maand, 700 uur per jaar, achttien maanden en 8,00 euro per uur.”."
    )


def test_overal_hetzelfde_is_telkens():
    lid = (
        f"Wie {{{{ {MAAND} | getal }}}} uur per maand werkt, mag niet meer dan {{{{ {MAAND} | getal }}}} uur "
        "per maand als wijk-werker presteren bij dezelfde gebruiker."
    )
    clausule, operaties = _clausule(_akte("Eerst.", lid), {MAAND: 80})
    assert "wordt het getal “60” telkens vervangen door het getal “80”." in clausule.tekst
    assert operaties[0].telkens


def test_twee_leden_van_een_artikel_worden_punten():
    leden = (
        f"Een wijk-werker presteert ten hoogste {{{{ {MAAND} | getal }}}} uren per maand.",
        f"Een wijk-werker presteert ten hoogste {{{{ {JAAR} | getal }}}} uren per jaar.",
    )
    clausule, operaties = _clausule(_akte(*leden), {MAAND: 80, JAAR: 700})
    assert all(isinstance(operatie, WoordenVervangen) for operatie in operaties)
    assert clausule.tekst.endswith("worden de volgende wijzigingen aangebracht:")
    assert clausule.punten == (
        "in het eerste lid wordt het getal “60” vervangen door het getal “80”;",
        "in het tweede lid wordt het getal “630” vervangen door het getal “700”.",
    )


def test_een_parameter_die_de_officiele_tekst_niet_drukt_blijft_zichtbaar():
    doelen = _doelen(True)
    id_ = "bvr-2017-09-29-wijk-werken"
    zonder = replace(
        doelen[id_].tekst,
        artikelen=tuple(_zonder_anker(artikel) for artikel in doelen[id_].tekst.artikelen),
    )
    uitkomst = _bereken({MAAND: 80}, {id_: replace(doelen[id_], tekst=zonder)})
    assert uitkomst.per_akte == {}
    assert [n.akte for n in uitkomst.niet_geschreven] == [id_]


def _zonder_anker(eenheid):
    kinderen = tuple(_zonder_anker(kind) for kind in eenheid.eenheden)
    tekst = re.sub(r"\{\{[^}]*\}\}", "zestig", eenheid.tekst)
    return replace(eenheid, tekst=tekst, eenheden=kinderen)
