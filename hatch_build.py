"""Build hook: the proposals travel inside the wheel, so that it works without the repository.

A static `force-include` would also leave a stale copy of the proposals beside an editable install.
"""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ProposalsInWheel(BuildHookInterface):
    """Places `reforms/` at `samenleving/_reforms` in a standard wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "editable":
            build_data["force_include"]["reforms"] = "samenleving/_reforms"
