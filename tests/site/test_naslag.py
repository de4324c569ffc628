"""Every parameter, rule and act gets a page, and the index leads to each."""

from __future__ import annotations

import posixpath
import re

from samenleving.law import alle_parameters, variabelen
from samenleving.legislation import laad_akten
from samenleving.quality.coverage import telling
from samenleving.site import TITELS, paginas
from samenleving.site.links import codelink, delen_van

PAGINAS = {pagina.pad: pagina.tekst for pagina in paginas()}


def test_every_scheme_and_group_has_a_title():
    groepen = {pad.split(".", 1)[0] for pad in alle_parameters()}
    instrumenten = {info.bepaling.instrument for info in variabelen().values()}
    assert groepen | instrumenten <= set(TITELS)


def test_the_index_leads_to_every_page():
    index = PAGINAS["index.md"]
    assert not [pad for pad in PAGINAS if pad != "index.md" and f"]({pad})" not in index]


def test_every_link_between_law_and_code_ends_at_a_real_anchor():
    ankers = {
        pad: set(re.findall(r"\{: #([^ ]+) \}|<span id=\"([^\"]+)\">", tekst))
        for pad, tekst in PAGINAS.items()
    }
    bestaat = {f"{pad}#{een or ander}" for pad, paren in ankers.items() for een, ander in paren}
    gevonden = 0
    for pad, tekst in PAGINAS.items():
        for doel in re.findall(r"\]\(([^)]+\.md#[^)]+)\)", tekst):
            volledig = posixpath.normpath(posixpath.join(posixpath.dirname(pad), doel))
            assert volledig in bestaat, (pad, doel)
            gevonden += 1
    assert gevonden > 1000


def test_from_a_lid_to_its_code_and_back():
    for akte in laad_akten().values():
        pagina = PAGINAS[f"akten/{akte.id}.md"]
        ankers = delen_van(akte.id)
        assert len(set(ankers)) == len(ankers) == len(list(akte.delen()))
        for deel, plek in zip(akte.delen(), ankers, strict=True):
            (rij,) = [regel for regel in pagina.splitlines() if f'<span id="{plek}">' in regel]
            for naam in deel.codeert:
                doel = codelink(naam)
                assert f"]({doel})" in rij
                assert f"](../akten/{akte.id}.md#{plek})" in PAGINAS[doel.removeprefix("../").split("#")[0]]


def test_the_page_of_coverage_counts_what_the_command_counts():
    pagina = PAGINAS["dekking.md"]
    for akte in laad_akten().values():
        geteld = telling(akte.delen())
        cijfers = " | ".join(str(aantal) for aantal in (sum(geteld.values()), *geteld.values()))
        assert f"](akten/{akte.id}.md) | {cijfers} |" in pagina


def test_no_page_is_empty():
    for pad in alle_parameters():
        assert pad in PAGINAS[f"parameters/{pad.split('.', 1)[0]}.md"]
    for naam, info in variabelen().items():
        assert naam in PAGINAS[f"regels/{info.bepaling.instrument or 'gegevens'}.md"].replace("\\", "")
    assert {f"akten/{id_}.md" for id_ in laad_akten()} <= set(PAGINAS)
