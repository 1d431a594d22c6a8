# `make app` opens the calculator, `make test` runs the tests. Both make their own environment.
# PYTHON is the interpreter it is made from, VENV the folder it is made in, MUTANTS what `make mutants` looks at and how long,
# MINUTES how long `make fuzz` tries, FUZZ what else it is told, such as a seed or a kind.

PYTHON ?= python3
VENV ?= .venv
MINUTES ?= 15
PYTEST_ARGS ?= -n auto --dist loadfile

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help app test outsider check format pages docs mutants fuzz versions bench clean

help:
	@echo "make app      open the calculator in the browser"
	@echo "make test     run all tests, those in a real browser included"
	@echo "make outsider add one of each thing in a copy, and see that it appears everywhere"
	@echo "make check    style, types and layers"
	@echo "make format   put the code into shape"
	@echo "make pages    write everything that is generated: pages of the documentation, catalogues of languages"
	@echo "make docs     build the documentation into site/"
	@echo "make mutants  change the code in one place at a time; say what no test notices"
	@echo "make fuzz     what nobody meant to send, at random, at every door (MINUTES=15); what it finds becomes a test"
	@echo "make versions run the core of the tests with the lowest and with the newest versions of what is needed"
	@echo "make bench    run the benchmarks; each prints JSON"
	@echo "make clean    remove everything that was built"

app: $(VENV)/.for-app
	$(BIN)/econ app

test: $(VENV)/.for-test
	@chromium=$$($(BIN)/python tests/browser/install.py) \
		&& echo "Chromium: $$chromium" \
		&& ECON_CHROMIUM="$$chromium" $(BIN)/python -m pytest $(PYTEST_ARGS)

outsider: $(VENV)/.for-test
	@$(BIN)/python tests/outsider.py

check: $(VENV)/.for-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(VENV)/.for-test
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

pages: $(VENV)/.for-test
	@for script in docs/generate_*.py; do PYTHONPATH=. $(BIN)/python "$$script" || exit 1; done

docs: $(VENV)/.for-docs
	$(BIN)/zensical build --clean --strict
	mkdir -p site/fonts && cp econ/output/drawing/fonts/* site/fonts/

mutants: $(VENV)/.for-test
	nice -n 10 $(BIN)/python tests/mutants.py $(MUTANTS)

fuzz: $(VENV)/.for-test
	nice -n 10 $(BIN)/python -m tests.fuzz --minutes $(MINUTES) $(FUZZ)

versions: $(VENV)/.for-test
	$(PIP) uv
	@for which in pins lowest newest; do echo "$$which"; $(BIN)/python tests/versions.py $$which || exit 1; done

bench: $(VENV)/.for-bench
	@for script in bench/*.py; do echo "$$script"; $(BIN)/python "$$script" || exit 1; done

clean:
	rm -rf $(VENV) site dist build .hypothesis .mypy_cache .pytest_cache .ruff_cache \
		.import_linter_cache .cache test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment: made once, and brought up to date when what it rests on has changed.

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "econ needs Python 3.11 or newer; say which with: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.for-app: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) -e .
	@touch $@

$(VENV)/.for-test: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) -e ".[test]"
	@touch $@ $(VENV)/.for-app

$(VENV)/.for-docs: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) -e ".[docs]"
	@touch $@ $(VENV)/.for-app

$(VENV)/.for-bench: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) -e ".[test,peers]"
	@touch $@ $(VENV)/.for-test $(VENV)/.for-app
