"""Reads a question and checks it in one pass, for the many that are right.

The gate (`gate.py`) tells everything that is wrong with a question. This says only that nothing is, and hands
over what was read; a question in which it sees anything out of the ordinary goes through the gate.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from openfisca_core.entities import Entity, GroupEntity, Role
from openfisca_core.indexed_enums import Enum
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from samenleving.openfisca_request import Cel, Groepen, Vraag
from samenleving.web import gate
from samenleving.web.gate_values import controleer_periode, controleer_waarde, hoogste_waarde


class _Afwijkend(Exception):  # noqa: N818 (Dutch)
    """Something the gate has to look at."""


class _Veld:
    """One variable in one question, with what its values may be."""

    __slots__ = ("cellen", "datums", "hoogste", "keuzes", "variabele")

    def __init__(self, variabele: Variable) -> None:
        self.variabele = variabele
        self.cellen: dict[str, Cel] = {}
        self.hoogste = hoogste_waarde(variabele) if variabele.value_type is float else -1
        is_keuze = variabele.value_type is Enum
        self.keuzes = (
            {naam: lid.index for naam, lid in variabele.possible_values.__members__.items()}
            if is_keuze
            else {}
        )
        self.datums: set[Any] = set()

    def waarde(self, gegeven: Any) -> Any:
        """What a column holds."""
        soort = type(gegeven)
        if soort is str:
            code = self.keuzes.get(gegeven)
            if code is not None:
                return code
            if self.variabele.value_type is not date:
                raise _Afwijkend
            if gegeven not in self.datums:
                self.datums.add(self._gekeurd(gegeven))
            return gegeven
        if (soort is float or soort is int) and 0 <= gegeven <= self.hoogste:
            return gegeven
        return self._gekeurd(gegeven)

    def _gekeurd(self, gegeven: Any) -> Any:
        if controleer_waarde(self.variabele, gegeven) is not None:
            raise _Afwijkend
        return gegeven

    def cel(self, periode: str, gevraagd: bool) -> Cel:
        """The cell of a period, which is looked at when it is first given and when it is first asked."""
        if controleer_periode(self.variabele, periode, gevraagd=gevraagd) is not None:
            raise _Afwijkend
        return self.cellen.setdefault(periode, Cel())


class _Lezer:
    def __init__(self, stelsel: TaxBenefitSystem) -> None:
        self.stelsel = stelsel
        self.velden: dict[str, _Veld] = {}
        self.waarden = 0
        self.berekeningen = 0

    def instanties(self, entiteit: Entity, instanties: Any, rollen: Mapping[str, Role]) -> None:
        """Everything about the persons, or about one kind of group."""
        if type(instanties) is not dict or not 0 < len(instanties) <= gate.MAX_INSTANTIES:
            raise _Afwijkend
        velden: dict[str, _Veld] = {}
        for plaats, (naam, inhoud) in enumerate(instanties.items()):
            if gate.controleer_naam(naam) is not None or type(inhoud) is not dict:
                raise _Afwijkend
            for variabele, perioden in inhoud.items():
                if variabele in rollen:
                    continue
                veld = velden.get(variabele)
                if veld is None:
                    veld = velden[variabele] = self._veld(entiteit, variabele)
                if type(perioden) is not dict or not perioden:
                    raise _Afwijkend
                self.waarden += len(perioden)
                self._cellen(veld, plaats, perioden)
            if self.waarden > gate.MAX_CELLEN or self.berekeningen > gate.MAX_BEREKENINGEN:
                raise _Afwijkend
        for veld in velden.values():
            if veld.variabele.formulas:
                _volledig(veld, len(instanties))
        self.velden.update(velden)

    def _veld(self, entiteit: Entity, naam: str) -> _Veld:
        variabele = self.stelsel.variables.get(naam)
        if variabele is None or variabele.entity.key != entiteit.key:
            raise _Afwijkend
        return _Veld(variabele)

    def _cellen(self, veld: _Veld, plaats: int, perioden: dict[str, Any]) -> None:
        cellen = veld.cellen
        for periode, waarde in perioden.items():
            cel = cellen.get(periode)
            if waarde is None:
                if cel is None or not cel.doelen:
                    self.berekeningen += 1
                    cel = veld.cel(periode, gevraagd=True)
                cel.vragers.append(plaats)
                cel.doelen.append(perioden)
            else:
                if cel is None or not cel.plaatsen:
                    cel = veld.cel(periode, gevraagd=False)
                cel.plaatsen.append(plaats)
                cel.waarden.append(veld.waarde(waarde))

    def groepen(
        self,
        entiteit: GroupEntity,
        instanties: dict[str, Any],
        rollen: Mapping[str, Role],
        personen: Mapping[str, int],
    ) -> Groepen:
        """Of each person the group and the role; every person is in one group."""
        groep_van: list[int] = [-1] * len(personen)
        rol_van: list[Role] = [entiteit.flattened_roles[0]] * len(personen)
        for groep, inhoud in enumerate(instanties.values()):
            for naam, rol in rollen.items():
                leden = inhoud.get(naam, ())
                if type(leden) not in (list, str, tuple) or (rol.max is not None and len(leden) > rol.max):
                    raise _Afwijkend
                for nummer, lid in enumerate([leden] if type(leden) is str else leden):
                    plaats = personen.get(lid) if type(lid) is str else None
                    if plaats is None or groep_van[plaats] != -1:
                        raise _Afwijkend
                    groep_van[plaats] = groep
                    rol_van[plaats] = tuple(rol.subroles)[nummer] if rol.subroles else rol
        if -1 in groep_van:
            raise _Afwijkend
        return Groepen(len(instanties), groep_van, rol_van)


def _volledig(veld: _Veld, aantal: int) -> None:
    for cel in veld.cellen.values():
        if cel.plaatsen and len(cel.plaatsen) != aantal:
            raise _Afwijkend


def lees_aanvraag(stelsel: TaxBenefitSystem, data: Any) -> Vraag | None:
    """What a request for `/calculate` asks, or None where the gate has to look at it.

    Never anything but None where `gate.controleer_aanvraag` finds a fault; that is a property test.
    """
    try:
        return _lees(stelsel, data)
    except _Afwijkend:
        return None


def _lees(stelsel: TaxBenefitSystem, data: Any) -> Vraag:
    entiteiten = {entiteit.plural: entiteit for entiteit in stelsel.entities}
    meervoud = stelsel.person_entity.plural
    if type(data) is not dict or meervoud not in data or not data.keys() <= entiteiten.keys():
        raise _Afwijkend
    lezer = _Lezer(stelsel)
    lezer.instanties(stelsel.person_entity, data[meervoud], {})
    personen = {naam: plaats for plaats, naam in enumerate(data[meervoud])}
    groepen: dict[str, Groepen] = {}
    for naam, instanties in data.items():
        entiteit = entiteiten[naam]
        if not entiteit.is_person:
            rollen = {rol.plural or rol.key: rol for rol in entiteit.roles}
            lezer.instanties(entiteit, instanties, rollen)
            groepen[entiteit.key] = lezer.groepen(entiteit, instanties, rollen, personen)
    return Vraag(len(personen), groepen, {naam: veld.cellen for naam, veld in lezer.velden.items()})
