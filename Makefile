# Two commands matter: `make dataset` builds the package, `make test` tests the pipeline. Each first makes .venv from
# the hash-locked requirements.lock; nothing but python3, make and a package index is needed.

PYTHON ?= python3
READY := .venv/.ready
WAKHAN := .venv/bin/wakhan

# Settings of a build: CORPUS=, AUTHORITY=, TEXTS=, GOLD=, OUT=, SHARDS=, CORES=, WITHHOLD=no
OPTIONS = \
	$(if $(CORPUS),--corpus '$(CORPUS)') \
	$(if $(AUTHORITY),--authority '$(AUTHORITY)') \
	$(if $(TEXTS),--texts '$(TEXTS)') \
	$(foreach gold,$(GOLD),--gold '$(gold)') \
	$(if $(OUT),--out '$(OUT)') \
	$(if $(SHARDS),--shards $(SHARDS)) \
	$(if $(CORES),--cores $(CORES)) \
	$(if $(filter no,$(WITHHOLD)),--no-withhold)

.PHONY: dataset test evaluate lint docs clean

dataset: $(READY) ## build the package from raw/ (or CORPUS=…) into build/ (or OUT=…)
	@$(WAKHAN) build $(OPTIONS)

test: $(READY) ## run all tests
	@.venv/bin/pytest

evaluate: $(READY) ## measure a package (PACKAGE=build/latest) on gold: GOLD="files or folders"
	@$(WAKHAN) evaluate $(if $(PACKAGE),--package '$(PACKAGE)') $(or $(GOLD),tests/gold)

lint: $(READY) ## style, types, rules
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/snakefmt --check Snakefile workflow/rules
	.venv/bin/wakhan docs

docs: $(READY) ## write the generated documents again
	@.venv/bin/wakhan docs --fix

clean: ## remove what was built; the environment stays
	rm -rf build

$(READY): requirements.lock pyproject.toml
	@echo "Making .venv from requirements.lock (once; a minute or two)"
	@rm -rf .venv
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
		{ echo "Wakhan needs Python 3.11, 3.12 or 3.13; found $$($(PYTHON) --version). Give another with PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -m venv .venv
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	@touch $(READY)
