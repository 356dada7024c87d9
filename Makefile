# make demo   sets up everything and runs the main job on examples/
# make test   sets up everything and runs the whole test suite
# The first of these that runs and is new enough (a name on the PATH may be a shim that does not run).
PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13; do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV   ?= .venv
BIN    := $(VENV)/bin
DEMO   ?= build/demo

.PHONY: demo test setup setup-dev lint types contracts check lock clean

demo: setup
	$(BIN)/linkage build examples -o $(DEMO) --case examples/case.yaml

test: setup-dev
	$(BIN)/python -m pytest -n 2

setup: $(VENV)/.setup
setup-dev: $(VENV)/.setup-dev

$(VENV)/.setup: requirements/run.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Linkage needs Python 3.11 or newer; name one with: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m linkage.vocab.gazetteer
	@touch $@

$(VENV)/.setup-dev: $(VENV)/.setup requirements/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup-dev
	$(BIN)/mypy

contracts: setup-dev
	$(BIN)/lint-imports

check: lint types contracts test

# Needs uv; writes names, versions and hashes, no addresses.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements/run.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --constraint requirements/run.lock --group dev -o requirements/dev.lock
	printf "hatchling\neditables\n" | uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links - -o requirements/build.lock

clean:
	rm -rf build $(VENV) .mypy_cache .ruff_cache .pytest_cache
