# Viva: `make run` sets everything up and opens the sample bank, `make test` sets everything up and runs the tests.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: run test check setup pictures clean

run: $(VENV)/.installed
	@$(BIN)/viva demo

test: $(VENV)/.ready
	@$(BIN)/python -m pytest -n 2 --dist loadfile

check: $(VENV)/.ready
	@.ci/check $(BIN)

setup: $(VENV)/.ready

pictures: $(VENV)/.ready
	@$(BIN)/python docs/make_pictures.py

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "Viva needs Python 3.11 or newer, and there is no $(PYTHON): install it, or say make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Viva needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) -V 2>&1): install a newer one, or say make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) has no venv: install it (Debian and Ubuntu: apt install python3-venv), then make again" >&2; exit 1; }
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/python pyproject.toml constraints.txt
	@echo "Setting up (once) …" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable . >&2
	@touch $@

$(VENV)/.ready: $(BIN)/python pyproject.toml constraints.txt
	@echo "Setting up the tests (once) …" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]' >&2
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
