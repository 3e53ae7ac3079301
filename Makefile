# Two commands do everything: `make site` builds the site from content/, `make test` runs every test.
# Both make .venv/ first, with everything pinned; nothing outside this folder is touched
# (but for `make test`, which may install the system's Chromium where it is allowed to).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help setup site serve check test test-all measure lint lock picture clean

help:  ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(VENV)/.made  ## make .venv/ with everything pinned

site: setup  ## build the site from content/ into site/
	@$(BIN)/nienbieu build

serve: setup  ## show the site while you write
	@$(BIN)/nienbieu serve

check: setup  ## list what could not be read or dated, with the line to add
	@$(BIN)/nienbieu check

test: $(VENV)/.made-for-tests  ## run every test but the long ones
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m pytest -n 2 -m "not slow"

test-all: $(VENV)/.made-for-tests $(VENV)/builders/.made  ## run every test, the long ones too
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m pytest -n 2

measure: $(VENV)/.made-for-tests  ## print the figures of dates, groups, actors, clutter (PARTS="duckling --errors")
	@$(BIN)/python -m tests.measure $(PARTS)

lint: $(VENV)/.made-for-tests  ## mend what ruff can mend, and show the rest
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format . && $(BIN)/mypy

lock: $(VENV)/.made-for-tests  ## resolve the pinned versions again (for maintainers)
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
		pyproject.toml --group setup --output-file requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
		pyproject.toml --group dev --constraints requirements.lock --output-file requirements-dev.lock

picture: $(VENV)/.made-for-tests  ## photograph the site for the README
	@$(BIN)/python -m tests.browser.picture

clean:  ## take away what was built (never what you wrote)
	@if [ -x $(BIN)/nienbieu ]; then $(BIN)/nienbieu clean; fi
	@rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/.made: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Niên Biểu needs Python 3.11 or newer; $(PYTHON) is %d.%d. Try: make PYTHON=python3.12" % sys.version_info[:2])'
	@echo "Setting up $(VENV)/ …"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q generator  # as pip does with what it copies; a start takes half the time
	@touch $@

$(VENV)/builders/.made: $(VENV)/.made requirements-builders.lock
	@echo "Setting up the other builders …"
	@$(PYTHON) -m venv --clear $(VENV)/builders
	@$(VENV)/builders/bin/python -m pip install --quiet --disable-pip-version-check --requirement requirements-builders.lock
	@touch $@

$(VENV)/.made-for-tests: $(VENV)/.made requirements-dev.lock
	@echo "Setting up the tools of the tests …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.lock
	@touch $@
