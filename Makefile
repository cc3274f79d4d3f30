# Everything sets itself up: `make run` and `make test` need only Python 3.11+ and the package registry.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: run test check prove bench soak lock browser clean

run: $(STAMP)
	$(BIN)/fengsui serve --demo

test: check browser
	$(BIN)/pytest -m "not soak" -n 2 --dist worksteal

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Change every plan in every small way and list what no case and no rule notices.
prove: $(STAMP)
	$(BIN)/fengsui plan prove

bench: $(STAMP)
	$(BIN)/python -m benchmarks

soak: $(STAMP) browser
	$(BIN)/pytest -m soak

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Fengsui needs Python 3.11 or newer: set PYTHON=/path/to/python3.11"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv || scripts/install-venv-module $(PYTHON)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $(STAMP)

browser: $(STAMP)
	@scripts/ensure-browser $(BIN)/python

# Renew requirements.lock after a change of the dependencies (needs uv on the path).
lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet -o requirements.lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
