# `make run` and `make test` do all the set-up themselves, from nothing but Python 3.11-3.14, git and make.
PORT ?= 5000
PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help setup run test check bench lock

help: ## What can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

setup: .venv/ready ## The virtual environment in .venv, with the locked requirements

.venv/ready: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "league needs Python 3.11, 3.12, 3.13 or 3.14; none was found. Name one: make PYTHON=/path/to/python3.12" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -c "from league.fixtures.timetable.seasonstate import ready; ready()"
	@touch $@

run: setup ## The demonstration season in the browser; PORT=8080 moves it
	@$(BIN)/league demo --port $(PORT)

test: setup ## All tests, on SQLite; browser tests where Chromium is found
	$(BIN)/python -m pytest -n auto

check: setup ## Lint, format, types, architecture
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_architecture.py

bench: setup ## Speed, as ratios against yardsticks of the same run
	$(BIN)/python -m pytest -q -s --timeout 3600 -m bench tests/bench

lock: ## Write requirements.lock anew from pyproject.toml
	@test -x $(BIN)/uv || { $(PYTHON) -m venv .venv && $(BIN)/python -m pip install --quiet uv; }
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --all-extras --python-version 3.11 \
		--no-emit-index-url --no-annotate --no-header -o requirements.lock pyproject.toml
