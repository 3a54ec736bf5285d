# Two commands matter: `make dataset` builds the package, `make test` tests the pipeline. Each first makes .venv from
# the hash-locked requirements.lock; nothing but python3, make and a package index is needed.

PYTHON ?= python3
READY := .venv/.ready
WAKHAN := .venv/bin/wakhan
VALIDATORS := .venv-validators/.ready

# Settings of a build: CORPUS=, AUTHORITY=, CORRECTIONS=, TEXTS=, GOLD=, OUT=, SHARDS=, CORES=, PREVIOUS=,
# WITHHOLD=no
OPTIONS = \
	$(if $(CORPUS),--corpus '$(CORPUS)') \
	$(if $(AUTHORITY),--authority '$(AUTHORITY)') \
	$(if $(CORRECTIONS),--corrections '$(CORRECTIONS)') \
	$(if $(TEXTS),--texts '$(TEXTS)') \
	$(foreach gold,$(GOLD),--gold '$(gold)') \
	$(if $(OUT),--out '$(OUT)') \
	$(if $(SHARDS),--shards $(SHARDS)) \
	$(if $(CORES),--cores $(CORES)) \
	$(if $(PREVIOUS),--previous '$(PREVIOUS)') \
	$(if $(filter no,$(WITHHOLD)),--no-withhold)

.PHONY: dataset check test evaluate reproduce release lint docs validators bench pictures clean

dataset: $(READY) ## build the package from raw/ (or CORPUS=…) into build/ (or OUT=…)
	@$(WAKHAN) build $(OPTIONS)

check: $(READY) ## check what stands under raw/: every finding, in seconds (FORMAT=text, json, sarif or github)
	@$(WAKHAN) check $(if $(FORMAT),--format $(FORMAT))

test: $(READY) ## run all tests
	@.venv/bin/pytest

evaluate: $(READY) ## measure a package (PACKAGE=build/latest) on gold: GOLD="files or folders"
	@$(WAKHAN) evaluate $(if $(PACKAGE),--package '$(PACKAGE)') $(or $(GOLD),tests/gold)

reproduce: $(READY) ## build twice under different conditions and compare every byte
	@$(WAKHAN) reproduce

release: dataset ## seal the version that was built and make its archive in dist/; nothing is uploaded
	@$(WAKHAN) release '$(or $(OUT),build)/latest'

lint: $(READY) ## style, types, rules
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/snakefmt --check Snakefile workflow/rules
	.venv/bin/wakhan docs

docs: $(READY) ## write the generated documents again, with the tutorial's answers from build/latest
	@$(WAKHAN) docs --fix $(if $(wildcard build/latest),--package build/latest)

validators: $(VALIDATORS) ## the validators of other projects, in an environment of their own; tests then use them

bench: $(READY) ## how heavy the explorer of PACKAGE=build/latest is, and of one of 2,000 documents (needs Chromium)
	@.venv/bin/python bench/explorer.py $(or $(PACKAGE),build/latest)

pictures: $(READY) ## take the pictures of docs/images from build/latest (needs Chromium)
	@.venv/bin/python bench/pictures.py $(or $(PACKAGE),build/latest)

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

$(VALIDATORS): requirements-validators.lock
	@echo "Making .venv-validators from requirements-validators.lock (once; a minute or two)"
	@rm -rf .venv-validators
	@$(PYTHON) -m venv .venv-validators
	@.venv-validators/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-validators.lock
	@touch $(VALIDATORS)
