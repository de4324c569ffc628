"""From a system to legal text: new articles, amending clauses, and the proof that they say what was asked.

`maak_ontwerp` writes a proposal as a draft in two parts, `maak_wijziging` a change of values as amending
acts; `maak` picks the one that fits. `ontwerp_document` makes a document of either.
"""

from samenleving.drafting.amending import Wijzigingsontwerp, maak_wijziging
from samenleving.drafting.document import ontwerp_document, samenvatting
from samenleving.drafting.draft import heeft_tekst, maak_ontwerp
from samenleving.drafting.model import Ontwerp
from samenleving.drafting.reading import TerugleesFout, lees_clausules
from samenleving.drafting.sandbox import TekstFout
from samenleving.drafting.writing import Geschreven, schrijf
from samenleving.systems import Systeem

__all__ = [
    "Geschreven",
    "Ontwerp",
    "TekstFout",
    "TerugleesFout",
    "Wijzigingsontwerp",
    "lees_clausules",
    "maak",
    "maak_ontwerp",
    "maak_wijziging",
    "ontwerp_document",
    "samenvatting",
    "schrijf",
]


def maak(systeem: Systeem) -> Ontwerp | Wijzigingsontwerp:
    """The draft that fits a system: new text where its proposals have articles, otherwise amending acts.

    Raises:
        InvoerFout: there is nothing to write, or only what Flanders cannot amend.
        TekstFout: a template of a proposal is wrong.
        TerugleesFout: the amending text does not give the values asked.
    """
    return maak_ontwerp(systeem) if heeft_tekst(systeem) else maak_wijziging(systeem)
