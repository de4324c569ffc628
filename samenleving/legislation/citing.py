"""How a place in an act is cited: *artikel 14, §1, eerste lid, 1°*, with a gap for what was not seen."""

from __future__ import annotations

from collections.abc import Sequence

TE_VERIFIEREN = "[TE VERIFIËREN: {wat}]"

RANGTELWOORDEN = (
    "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende",
    "elfde", "twaalfde", "dertiende", "veertiende", "vijftiende", "zestiende", "zeventiende", "achttiende",
    "negentiende", "twintigste",
)  # fmt: skip


def te_verifieren(wat: Sequence[str]) -> str:
    """`["nummer", "lid"]` becomes `[TE VERIFIËREN: nummer en lid]`."""
    opsomming = " en ".join(filter(None, [", ".join(wat[:-1]), wat[-1]]))
    return TE_VERIFIEREN.format(wat=opsomming)


def plaats_binnen(par: int | None, lid: int | None, punt: str | None) -> list[str]:
    """The part of a citation that follows the article: `["§1", "eerste lid", "1°"]`."""
    stukken = []
    if par is not None:
        stukken.append(f"§{par}")
    if lid is not None:
        stukken.append(f"{RANGTELWOORDEN[lid - 1]} lid")
    if punt is not None:
        stukken.append(punt)
    return stukken


def citeer(
    *,
    hoofdstuk: str | None,
    afdeling: str | None,
    artikel: str | None,
    binnen: Sequence[str],
    ongezien: Sequence[str],
) -> str:
    """The place of a deel.

    A seen article number is enough by itself; without one the chapter and section, as far as they were seen,
    say where to look, and the placeholder names what is missing (`ongezien`).
    """
    if artikel is not None:
        gat = [te_verifieren(ongezien)] if ongezien else []
        return ", ".join([f"artikel {artikel}", *binnen, *gat])
    stukken = []
    if hoofdstuk is not None:
        stukken.append(f"hoofdstuk {hoofdstuk}")
    if afdeling is not None:
        stukken.append(f"afdeling {afdeling}")
    return ", ".join([*stukken, f"artikel {te_verifieren(ongezien)}", *binnen])
