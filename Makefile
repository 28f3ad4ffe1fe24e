# The two commands: `make serve` (or `make build`) and `make test`. Everything they need is installed on the first run.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
# Keeps the theme's announcement of its own future out of the authors' way.
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve build test slips grades fuzz bench lock clean
.DEFAULT_GOAL := build

serve: $(READY) ## the site at http://127.0.0.1:8000, built anew at every change
	$(BIN)/mkdocs serve --livereload

build: $(READY) ## the site, checked, into site/
	$(BIN)/mkdocs build --strict

test: $(READY) ## format, lint, types, tests
	$(BIN)/ruff format --check hooks tests .ci
	$(BIN)/ruff check hooks tests .ci
	$(BIN)/mypy
	$(BIN)/python -m pytest --ignore tests/browser
	$(BIN)/python -m pytest -n 0 tests/browser

slips: $(READY) ## every slip in a number of the site that the check would not notice, and why
	@PYTHONPATH=hooks:tests $(BIN)/python tests/mutated.py

grades: $(READY) ## how hard each page is to read
	@PYTHONPATH=hooks:tests $(BIN)/python tests/grades.py

fuzz: $(READY) ## every property test with 20,000 examples: an hour or two; what it finds becomes a case in a data file
	$(BIN)/python -m pytest --ignore tests/browser -m hypothesis --hypothesis-profile deep --timeout 0

bench: $(READY) ## our build against the stock stack, and the check alone; minutes, and needs a quiet machine
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r bench/requirements.txt
	$(BIN)/python bench

lock: ## write requirements.lock anew (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --extra site --extra dev \
	  --output-file requirements.lock pyproject.toml

clean:
	rm -rf .venv site

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "Python 3.11 or later is needed. Name it if it has another name: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null \
	  || { echo "Python's venv is missing. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q hooks # as pip does for packages, also where Python may not write as it runs
	@touch $(READY)
