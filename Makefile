# Each target sets up what it needs on a fresh machine: see tools/set-up.
.DEFAULT_GOAL := site
.PHONY: site test test-slow lint check serve bench bench-intake intake lock messages proof clean

BIN := .venv/bin
# `make test COVER=1` measures coverage as well, and holds it to the floor in pyproject.toml.
COVERAGE := $(if $(COVER),--cov --cov-report=term)

site: ## build the publication into output/
	@tools/set-up site
	@$(BIN)/newsroom build

serve: ## show the live desk on this machine only: each page anew when a file changes
	@tools/set-up site
	@$(BIN)/newsroom serve

check: ## name every problem of the content
	@tools/set-up site
	@$(BIN)/newsroom check

test: ## style, types, arrows and the ordinary tests
	@tools/set-up test
	@$(MAKE) --no-print-directory lint
	@$(BIN)/python -m pytest -q -n auto -m "not slow and not browser" $(COVERAGE)

lint:
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

test-slow: ## real Chromium, the HTML checker, fifty kills, other systems' variations
	@tools/set-up slow
	@$(BIN)/python -m pytest -q -n auto -m slow tests/properties
	@$(BIN)/python -m pytest -q -m "slow or browser" --ignore=tests/properties

bench: ## ratios against the peers, on a corpus made on the spot; BENCH="--quick" for a first look
	@tools/set-up bench
	@$(BIN)/python tests/benchmarks/run.py $(BENCH)

bench-intake: ## what `newsroom add` finds, and beside whom; SUITE=… names the outside suite's folder
	@tools/set-up bench-intake
	@$(BIN)/python tests/benchmarks/intake.py $(BENCH)
	@$(BIN)/python tests/benchmarks/extraction.py $(SUITE)

intake: ## what `newsroom add` needs to read saved pages and addresses
	@tools/set-up intake

proof: ## every page of every PDF, and the site's pages, as pictures under proof/
	@tools/set-up slow
	@$(BIN)/python tools/proof.py

messages: ## bring the theme's catalogues up to date with its templates
	@tools/set-up test
	@$(BIN)/python tools/messages.py

lock: ## pin the requirements anew, with hashes and no index address
	@tools/lock

clean:
	rm -rf output .newsroom .venv proof
