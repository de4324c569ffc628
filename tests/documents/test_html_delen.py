"""A document in pieces holds all that the whole page holds, under the same anchors."""

import re

from samenleving.documents.html import schrijf_html
from samenleving.documents.html_delen import html_stukken


def test_every_heading_is_a_piece_with_its_anchor_and_level(rapport):
    pagina = schrijf_html(rapport)
    stukken = html_stukken(rapport)
    koppen = re.findall(r"<h(\d) id=\"([^\"_][^\"]*)\"", pagina)
    assert [(str(stuk.niveau + 1), stuk.anker) for stuk in stukken if stuk.titel] == koppen


def test_nothing_of_the_body_is_lost(rapport):
    def woorden(html):
        return re.findall(r"\w+", re.sub(r"<svg.*?</svg>|<[^>]+>", " ", html, flags=re.DOTALL))

    (lichaam,) = re.findall(r"<main[^>]*>(.*)</main>", schrijf_html(rapport), re.DOTALL)
    stukken = " ".join(f"{stuk.titel} {stuk.html}" for stuk in html_stukken(rapport))
    assert woorden(stukken) == woorden(lichaam)
