# Two commands matter: `make demo` and `make test`. Both set everything up by themselves.
PYTHON := $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
LINT := .venv-lint/bin
# As many as there are cores: one more was a minute quicker, and made tests of deadlines late.
WORKERS := $(shell cores=$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2); echo $$((cores < 8 ? cores : 8)))
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Compiled once: pytest rewrites every test of two processes, and each pressctl that a test starts would compile what changed.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test test-fast test-real real-bluesky soak server browser actions lint format types bench lock clean

help:  ## what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

demo: .venv/ready  ## publish a real release into demo/, with no network and no account
	@$(BIN)/python tests/support/demo.py demo

test: .venv/ready  ## every test, with coverage of branches
	@rm -f .coverage .coverage.*
	@$(BIN)/coverage run -m pytest -n $(WORKERS) --dist worksteal -q
	@$(BIN)/coverage combine -q
	@$(BIN)/coverage report

test-fast: .venv/ready  ## every test, without measuring coverage
	@$(BIN)/pytest -n $(WORKERS) --dist worksteal -q

soak: .venv/ready  ## the long versions: killed at random, again and again
	@PRESSCTL_SOAK=1 $(BIN)/pytest -q -o faulthandler_timeout=0 -o log_cli=true -o log_cli_level=INFO tests/soak tests/release/test_foreign_pages.py

test-real: .venv/ready real-bluesky server  ## against the real programs of others, which it installs and starts on loopback
	@PRESSCTL_REAL=1 $(BIN)/pytest -q tests/real

real-bluesky:  ## Bluesky's own server, for test-real, where npm can have it within 20 minutes
	@.ci/bluesky

server:  ## a PostgreSQL for the tests of the ledger, where the system has one to give
	@.ci/postgres

actions:  ## zizmor and actionlint, for the tests of workflow files, where they are to be had
	@.ci/actions

browser:  ## a Chromium for the tests that look at pages, where the system has one to give
	@.ci/browser

lint: .venv/ready .venv-lint/ready  ## ruff, mypy, import-linter, the lock
	@$(LINT)/ruff check .
	@$(LINT)/ruff format --check .
	@$(LINT)/mypy --python-executable $(BIN)/python
	@PYTHONPATH=. $(LINT)/lint-imports --no-cache

format: .venv-lint/ready  ## rewrite the code in the house style
	@$(LINT)/ruff check --fix-only -q .
	@$(LINT)/ruff format -q .

bench: .venv/ready .venv-bench/ready  ## speed and memory as ratios, in one run
	@.venv-bench/bin/python tests/bench/run.py

lock: .venv-lock/ready  ## make the lock files anew from pyproject.toml
	@.venv-lock/bin/python tests/support/lock.py

.venv/ready: requirements-test.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "pressctl needs Python 3.11 or newer; none was found"; exit 1; }
	@echo "setting up .venv (once) ..."
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install -q --require-hashes -r requirements-test.lock
	@$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@# What an installer does for a wheel: modules and templates compiled once, whatever the environment says.
	@$(BIN)/python -m compileall -q pressctl
	@env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pressctl.render.bytecode
	@touch $@

.venv-lint/ready: requirements-lint.lock
	@echo "setting up .venv-lint (once) ..."
	@$(PYTHON) -m venv --clear .venv-lint
	@$(LINT)/python -m pip install -q --require-hashes -r requirements-lint.lock
	@touch $@

.venv-bench/ready: requirements-bench.lock .venv/ready
	@echo "setting up .venv-bench (once) ..."
	@$(PYTHON) -m venv --clear .venv-bench
	@.venv-bench/bin/python -m pip install -q --require-hashes -r requirements-bench.lock
	@.venv-bench/bin/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@

.venv-lock/ready:
	@$(PYTHON) -m venv --clear .venv-lock
	@.venv-lock/bin/python -m pip install -q uv
	@touch $@

clean:  ## remove what was built
	@rm -rf .venv .venv-lint .venv-bench .venv-lock .venv-actions demo dist .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache
