# Enkel python3 (3.11 of nieuwer, met venv en pip) en make zijn nodig; elk doel zet zelf .venv klaar.

PYTHON ?= python3
SYSTEMEN ?= huidig regering_2025 serv_2025 vvsg_2026
VOORSTELLEN ?= regering_2025 serv_2025 vvsg_2026
UITVOER ?= uitvoer

export PYTHONUTF8 := 1
export NO_MKDOCS_2_WARNING := 1

BIN := .venv/bin
KLAAR := .venv/.klaar

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install vergelijk test lint format docs serveer werkbank chromium beelden bench vergrendel schoon

help: ## toon deze lijst
	@echo "Gebruik: make DOEL"
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r doel uitleg; do \
		printf '  %-11s %s\n' "$$doel" "$$uitleg"; done

install: $(KLAAR) ## zet .venv klaar met alles wat hieronder nodig is

vergelijk: $(KLAAR) ## vergelijk het huidige recht met de voorstellen en schrijf per voorstel de ontwerptekst
	$(BIN)/samenleving vergelijk $(SYSTEMEN) --map $(UITVOER)
	for voorstel in $(VOORSTELLEN); do \
		$(BIN)/samenleving ontwerp "$$voorstel" --map "$(UITVOER)/ontwerp/$$voorstel" || exit; done

# -rs: wat overgeslagen is (zonder Chromium: alles in een browser), staat met de reden onderaan.
test: $(KLAAR) ## voer alle tests uit
	$(BIN)/python -m pytest -n logical --dist loadfile -rs

lint: $(KLAAR) ## controleer stijl, types en de richting van de imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(KLAAR) ## herschrijf de code in de afgesproken stijl
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Nooit -q: dan tellen kapotte links niet meer als fout.
docs: $(KLAAR) ## maak de website in site/
	$(BIN)/samenleving docs
	$(BIN)/mkdocs build --strict

serveer: $(KLAAR) ## start de rekenhulp en de API op deze computer
	$(BIN)/samenleving serveer

werkbank: $(KLAAR) ## start de werkbank voor wie regelgeving schrijft op deze computer; WERKMAP=MAP bewaart er voorstellen
	$(BIN)/samenleving serveer --werkbank $(if $(WERKMAP),--werkmap "$(WERKMAP)")

chromium: $(KLAAR) ## zoek of installeer Chromium, voor de tests in een browser
	@$(BIN)/python tests/browser/chromium.py

beelden: chromium ## maak de beelden van de documentatie opnieuw; bekijk ze voor u ze bewaart
	SAMENLEVING_DOCSBEELDEN=1 $(BIN)/python -m pytest tests/browser/maak_beelden.py tests/browser/test_werkbank_reizen.py

bench: $(KLAAR) ## meet de snelheid
	$(BIN)/python benchmarks

COMPILE = $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	--no-annotate --no-emit-index-url --no-emit-find-links --output-file

vergrendel: $(KLAAR) ## leg nieuwere versies van de afhankelijkheden vast in requirements/
	$(COMPILE) requirements/uv.txt --group installatie
	$(COMPILE) requirements/run.txt pyproject.toml --extra documenten --extra web
	$(COMPILE) requirements/dev.txt pyproject.toml --all-extras --group dev

schoon: ## verwijder .venv en alles wat gemaakt werd
	rm -rf .venv uitvoer site docs/naslag build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

$(KLAAR): pyproject.toml hatch_build.py requirements/dev.txt requirements/uv.txt requirements/installeer.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 of nieuwer is nodig; '$(PYTHON)' is ouder of ontbreekt." \
			"Staat er een nieuwere? Geef ze mee: make $(or $(MAKECMDGOALS),install) PYTHON=python3.12" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv --clear .venv || { \
		echo "De module venv ontbreekt. Op Debian of Ubuntu: apt install python3-venv" >&2; exit 1; }
	@$(BIN)/python requirements/installeer.py
	@touch $@
