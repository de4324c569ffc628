"""The draft is read back from its own words. A fault in the writer must never get through."""

import os
import random

import pytest

from samenleving.documents import Stempel
from samenleving.drafting import TerugleesFout, clauses, maak_ontwerp, ontwerp_document
from samenleving.drafting.changes import Stand
from samenleving.drafting.document import platte_regels
from samenleving.drafting.reading.new_proof import lees_nieuwe_artikelen
from samenleving.legislation import laad_akten
from samenleving.systems import systeem

KEREN = int(os.environ.get("SAMENLEVING_PROEVEN", "60"))
"""How many random changes; thousands before a release."""


def _verankerd():
    """The parameters that a Flemish act prints."""
    return sorted(
        {
            anker.parameter
            for akte in laad_akten().values()
            if akte.te_wijzigen_door != "federaal"
            for deel in akte.delen()
            for anker in deel.ankers
        }
    )


def _willekeurig(toeval: random.Random, oud):
    """Another value of the same kind, biased to numbers that stand elsewhere in the law."""
    if isinstance(oud, str):
        return f"{toeval.randint(2010, 2030)}-{toeval.randint(1, 12):02}-{toeval.randint(1, 28):02}"
    if isinstance(oud, int):
        return toeval.choice([toeval.randint(1, 20), 60, 630, 12_000, toeval.randint(1, 99_999)])
    return toeval.choice(
        [round(toeval.uniform(0.01, 20), 2), 4.1, 7.45, 5.95, 0.5, 1, float(toeval.randint(1, 9))]
    )


@pytest.mark.parametrize("zaad", range(8))
def test_honderden_willekeurige_wijzigingen_komen_exact_terug(wijzig, waarde_nu, zaad):
    toeval = random.Random(zaad)  # noqa: S311 (reproducible test data, no secret)
    paden = _verankerd()
    geschreven = 0
    for _ in range(KEREN // 8):
        gekozen = toeval.sample(paden, toeval.randint(1, 8))
        nieuw = {pad: _willekeurig(toeval, waarde_nu(pad)) for pad in gekozen}
        nieuw = {pad: waarde for pad, waarde in nieuw.items() if waarde != waarde_nu(pad)}
        if not nieuw:
            continue
        ontwerp = wijzig(nieuw)
        open_ = {niet.pad for akte in ontwerp.aktes for niet in akte.niet_geschreven}
        open_ |= {niet.pad for niet in ontwerp.niet_geschreven}
        assert {pad: waarde for pad, waarde in nieuw.items() if pad not in open_} == {
            pad: waarde for pad, waarde in ontwerp.teruggelezen.items() if pad not in open_
        }
        geschreven += len(ontwerp.teruggelezen)
        ontwerp_document(ontwerp, Stempel())
    assert geschreven > KEREN // 8


def test_een_getal_dat_het_getal_van_de_buur_wordt_verwart_niet(wijzig):
    """All replacements hold at once: 60 becomes 630 while 630 becomes 60."""
    nieuw = {"wijk_werken.uren.max_per_maand": 630, "wijk_werken.uren.max_per_jaar": 60}
    assert wijzig(nieuw).teruggelezen == nieuw


FOUTEN = {
    "verkeerd nieuw getal": lambda zin: zin.replace("door het getal “50”", "door het getal “51”"),
    "verkeerd oud getal": lambda zin: zin.replace("het getal “60”", "het getal “61”"),
    "verkeerde plaats": lambda zin: zin.replace("afdeling 4", "afdeling 5"),
    "verkeerde akte": lambda zin: zin.replace("29 september 2017", "30 september 2017"),
    "ander zelfstandig naamwoord": lambda zin: zin.replace("het getal “60”", "het bedrag “60”"),
    "niet meer leesbaar": lambda zin: zin.replace("vervangen door", "gewijzigd in"),
    "waarde in woorden": lambda zin: zin.replace("“50”", "“vijftig”"),
}


@pytest.mark.parametrize("fout", FOUTEN)
def test_een_fout_in_de_schrijver_wordt_gevat(wijzig, monkeypatch, fout):
    echt = clauses.schrijf

    def fout_schrijven(operaties, oud, doel):
        return [
            clauses.Clausule(FOUTEN[fout](clausule.tekst), clausule.punten, clausule.operaties)
            for clausule in echt(operaties, oud, doel)
        ]

    monkeypatch.setattr("samenleving.drafting.amending.schrijf", fout_schrijven)
    with pytest.raises(TerugleesFout):
        wijzig({"wijk_werken.uren.max_per_maand": 50})


def test_een_vergeten_vervanging_wordt_gevat(wijzig):
    [akte] = wijzig({"wijk_werken.uren.max_per_maand": 50, "wijk_werken.cheque.prijs_max": 8}).aktes
    halve_tekst = "\n".join(akte.tekst.splitlines()[1:])
    with pytest.raises(TerugleesFout, match="max_per_maand"):
        akte.controle.lees(halve_tekst)


def test_een_vervanging_te_veel_wordt_gevat(wijzig):
    [akte] = wijzig({"wijk_werken.uren.max_per_maand": 50}).aktes
    plaats = "hoofdstuk 2, afdeling 4, artikel [TE VERIFIËREN: nummer en lid]"
    erbij = f"Art. 9. In {plaats}, van hetzelfde besluit wordt het "
    erbij += "getal “630” vervangen door het getal “600”."
    with pytest.raises(TerugleesFout, match="max_per_jaar"):
        akte.controle.lees(f"{akte.tekst}\n{erbij}")


def test_het_document_zelf_wordt_teruggelezen(wijzig):
    ontwerp = wijzig({"wijk_werken.uren.max_per_maand": 50, "wijk_werken.uren.max_per_jaar": 500})
    document = ontwerp_document(ontwerp, Stempel())
    tekst = "\n".join(platte_regels(document.blokken))
    assert ontwerp.aktes[0].controle.lees(tekst) == dict(ontwerp.teruggelezen)


SERV = "serv_2025"
FOUT_IN_EEN_ARTIKEL = {
    "een ander getal": (("ten hoogste 60 uur", "ten hoogste 61 uur"), "max_per_maand wordt 61"),
    "een ander woord": (("Alleen VDAB leidt", "Enkel VDAB leidt"), "artikel 6, eerste lid van het decreet"),
    "een punt te weinig": (("\n6° hij heeft daarvoor", "\nhij heeft daarvoor"), "artikel 5"),
    "een artikel te weinig": (("\nArt. 7. ", "\n"), "De artikelen van het decreet"),
}


@pytest.mark.parametrize("fout", FOUT_IN_EEN_ARTIKEL)
def test_ook_een_nieuw_artikel_wordt_teruggelezen(fout):
    ontwerp = maak_ontwerp(systeem(SERV))
    document = ontwerp_document(ontwerp, Stempel())
    delen = [(deel.deel, deel.artikelen) for deel in ontwerp.delen]
    stand = Stand(ontwerp.systeem.stelsel, ontwerp.dag)
    tekst = "\n".join(platte_regels(document.blokken))
    assert (
        lees_nieuwe_artikelen(tekst.splitlines(), delen, stand)["samenlevingsjobs.uren.max_per_maand"] == 60
    )
    (oud, nieuw), melding = FOUT_IN_EEN_ARTIKEL[fout]
    assert oud in tekst
    with pytest.raises(TerugleesFout, match=melding):
        lees_nieuwe_artikelen(tekst.replace(oud, nieuw).splitlines(), delen, stand)
