"""Synthetic or own populations, run in parts: totals in whole cents, minutes and heads."""
