"""Any number of systems, any basis, any month: what changes, for whom, and why. Data; others render it."""

from samenleving.compare.build import vergelijk
from samenleving.compare.codec import json_schema, naar_dict, naar_json
from samenleving.compare.model import Comparison

__all__ = ["Comparison", "json_schema", "naar_dict", "naar_json", "vergelijk"]
