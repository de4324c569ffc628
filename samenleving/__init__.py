"""The instrument: what people do with the law (`openfisca_samenleving`) and the proposals (`reforms`)."""

from importlib.metadata import version

__version__ = version("openfisca-samenleving")
