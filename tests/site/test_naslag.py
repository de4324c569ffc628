"""Every parameter, rule and act gets a page, and the index leads to each."""

from __future__ import annotations

from samenleving.law import alle_parameters, variabelen
from samenleving.legislation import laad_akten
from samenleving.site import TITELS, paginas

PAGINAS = {pagina.pad: pagina.tekst for pagina in paginas()}


def test_every_scheme_and_group_has_a_title():
    groepen = {pad.split(".", 1)[0] for pad in alle_parameters()}
    instrumenten = {info.bepaling.instrument for info in variabelen().values()}
    assert groepen | instrumenten <= set(TITELS)


def test_the_index_leads_to_every_page():
    index = PAGINAS["index.md"]
    assert not [pad for pad in PAGINAS if pad != "index.md" and f"]({pad})" not in index]


def test_no_page_is_empty():
    for pad in alle_parameters():
        assert pad in PAGINAS[f"parameters/{pad.split('.', 1)[0]}.md"]
    for naam, info in variabelen().items():
        assert naam in PAGINAS[f"regels/{info.bepaling.instrument or 'gegevens'}.md"].replace("\\", "")
    assert {f"akten/{id_}.md" for id_ in laad_akten()} <= set(PAGINAS)
