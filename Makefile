# make run    opens Afterword at http://127.0.0.1:8501 (another port: make run PORT=8502)
# make test   runs the tests
# make check  runs everything CI runs: format, lint, types, import contracts, tests with their coverage
# make bench  takes the times of everything (CLIENTS="1000 12500 125000"; FOLDER keeps what it makes; see CONTRIBUTING.md)
# make lock   renews requirements.lock from pyproject.toml (with uv; UPGRADE=--upgrade for newer versions)
# The first of them sets up .venv; it is set up again only when requirements.lock or pyproject.toml has changed.

PYTHON ?= python3
UV ?= uv
PORT = 8501
UPGRADE =
CLIENTS = 1000
FOLDER = bench/data

READY = .venv/.ready
PIP = .venv/bin/python -m pip --quiet --disable-pip-version-check install
PYTEST = .venv/bin/python -m pytest --numprocesses=auto --maxprocesses=4 --dist=loadgroup

.PHONY: run test check bench lock

run: $(READY)
	@exec .venv/bin/afterword serve --port $(PORT)

test: $(READY)
	$(PYTEST)

check: $(READY)
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo
	$(PYTEST) --cov --cov-report=term

bench: $(READY)
	@.venv/bin/python -m bench.everything --folder $(FOLDER) --clients $(CLIENTS)

lock:
	$(UV) pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" $(UPGRADE) --quiet --output-file requirements.lock

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Afterword needs Python 3.11 or newer: make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	@echo "Setting up .venv, which takes a few minutes the first time."
	@$(PYTHON) -m venv .venv
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@
