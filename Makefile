# Every target sets up what it needs: Python 3.11+ is all that a fresh machine must have.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup serve demo test lint fix bench fuzz hostile crash browser golden docs gallery lock clean

help: ## list these commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

setup: $(READY) ## make the virtual environment from the lock

$(READY): requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

serve: $(READY) ## start the server with its own Postgres and a worker
	@$(BIN)/kinoform serve

demo: $(READY) ## render the showcase films into out/, and more of them through the server
	@$(BIN)/python examples/demo.py
	@$(BIN)/python examples/people.py
	@$(BIN)/python examples/over_http.py

test: $(READY) ## run the tests, on up to four cores
	@$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

lint: $(READY) ## check form, types and the direction of imports
	@$(BIN)/ruff format --check src tests bench examples docs
	@$(BIN)/ruff check src tests bench examples docs
	@$(BIN)/mypy
	@$(BIN)/lint-imports

fix: $(READY) ## repair what lint can repair
	@$(BIN)/ruff format src tests bench examples docs
	@$(BIN)/ruff check --fix src tests bench examples docs

bench: $(READY) ## measure the standing scenes against the encoder alone, and the server
	@$(BIN)/python -m bench

fuzz: $(READY) ## hunt longer for documents that break the engine (bounded)
	@$(BIN)/python -m pytest tests/fuzz --hypothesis-profile=long

hostile: $(READY) ## ask a server for everything that nobody means well
	@$(BIN)/python -m pytest tests/hostile -m hostile

crash: $(READY) ## kill workers, servers and databases in the middle of renders
	@$(BIN)/python -m pytest tests/crash -m crash

browser: $(READY) ## look at the pages in Chromium, where it and chromedriver are installed
	@$(BIN)/python -m pytest tests/browser -m browser

golden: $(READY) ## accept today's pictures as the goldens; look at them before you commit
	@KINOFORM_ACCEPT_GOLDENS=1 $(BIN)/python -m pytest tests/golden

docs: $(READY) ## write the reference pages from the code
	@$(BIN)/python docs/generate.py

gallery: $(READY) ## draw three moments of every primitive into docs/gallery; look at all of them
	@$(BIN)/python docs/gallery.py

lock: ## resolve the dependencies again, with hashes
	@$(BIN)/python -m pip install --quiet uv==0.13.8
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --extra espeak --extra edge --extra align --extra music --group dev pyproject.toml -o requirements.lock

clean: ## remove what the other commands made
	@rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache
