"""The example that OpenFisca's own API description shows."""

OPEN_API = {
    "parameter_example": "wijk_werken.vergoeding.per_uur",
    "variable_example": "wijk_werken_vergoeding",
    "simulation_example": {
        "personen": {
            "An": {
                "wijk_werken_uren": {"2026-03": 60},
                "wijk_werken_vergoeding": {"2026-03": None},
            }
        }
    },
}
