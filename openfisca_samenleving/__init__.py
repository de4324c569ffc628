"""The Flemish activation law as an OpenFisca country package: numbers, rules and acts."""

from openfisca_samenleving.stelsel import CountryTaxBenefitSystem

__all__ = ["CountryTaxBenefitSystem"]
