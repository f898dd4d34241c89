# Every target does all that it needs from a bare clone; what is there already costs a second.
PYTHON ?= python3
BIN := .venv/bin
SOURCES := $(shell find graph ingest app ringlight -type f -not -name '*.pyc' -not -path '*/__pycache__/*')
# The demonstration keeps to a home of its own, so that it never meets a company's data.
DEMO_HOME := $(CURDIR)/.demo
# `make test NEO4J=5.26` runs the suite on an embedded server of that version.
export NEO4J

.PHONY: help install demo test test-browser test-spark check format bench bench-detection bench-scale bench-browser screenshots lock clean

help:
	@echo 'make demo          a labelled synthetic world in a browser'
	@echo 'make test          the tests, on a real Neo4j        (NEO4J=5.26: on the long-term release)'
	@echo 'make test-browser  the app in a real Chromium'
	@echo 'make test-spark    loading by Spark in local mode    (JAVA_HOME: a Java 8, 11 or 17)'
	@echo 'make check         formatting, lint, types, import rules'
	@echo 'make install       .venv/bin/ringlight'
	@echo 'make bench         loading and rings, as ratios against named references'
	@echo 'make bench-detection  rings found, beside other methods, on seeds that nothing was tuned on'
	@echo 'make bench-scale   10,000 to 1,000,000 applicants, and the table in docs/scale.md'
	@echo 'make bench-browser how long an investigator waits, in a real Chromium    (APPLICANTS=100000)'
	@echo 'make screenshots   the pictures in docs/images, taken again'
	@echo 'make format        format the code'
	@echo 'make lock          the hash-pinned requirements, resolved again (needs uv)'
	@echo 'make clean         remove the environment, the demonstration and the caches'

install: .venv/installed

# A wheel, not an editable install: Streamlit finds the ring component only beside installed packages,
# and what the tests see is what a user gets.
.venv/installed: .venv/dependencies pyproject.toml README.md $(SOURCES)
	@rm -rf build/wheel
	@$(BIN)/pip wheel --quiet --no-deps --no-build-isolation --no-index --wheel-dir build/wheel .
	@$(BIN)/pip install --quiet --no-deps --no-index --force-reinstall build/wheel/*.whl
	@touch $@

.venv/dependencies: requirements.lock | .venv/bin/pip
	@echo 'Installing the pinned dependencies …'
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/dev-dependencies: requirements-dev.lock | .venv/dependencies
	@echo 'Installing the pinned tools for tests and checks …'
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Ringlight needs Python 3.11 or newer: make PYTHON=/path/to/python3.12 …' >&2; exit 1; }
	@$(PYTHON) -m venv .venv || \
	  { echo 'Python cannot make a virtual environment: on Debian and Ubuntu, apt install python3-venv.' >&2; exit 1; }

demo: install
	@RINGLIGHT_HOME='$(DEMO_HOME)' $(BIN)/ringlight demo --or-serve

test: install .venv/dev-dependencies
	@$(BIN)/pytest

test-browser: install .venv/dev-dependencies
	@$(BIN)/pytest tests/browser

# PySpark has an environment of its own: 300 MB that nothing else needs.
test-spark: .venv-spark/installed
	@.venv-spark/bin/pytest tests/graph/ingest/spark/test_local_mode.py

.venv-spark/installed: requirements-spark.lock .venv/installed
	@echo 'Installing PySpark …'
	@$(PYTHON) -m venv .venv-spark
	@.venv-spark/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-spark.lock
	@.venv-spark/bin/pip install --quiet --no-deps --no-index --force-reinstall build/wheel/*.whl
	@touch $@

check: install .venv/dev-dependencies
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: .venv/dev-dependencies
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: install .venv/dev-dependencies
	@$(BIN)/python -m tests.benchmarks

bench-detection: install .venv/dev-dependencies
	@$(BIN)/python -m tests.benchmarks.detection

bench-scale: install .venv/dev-dependencies
	@$(BIN)/python -m tests.benchmarks.scale

bench-browser: install .venv/dev-dependencies
	@$(BIN)/python -m tests.benchmarks.browser --applicants $(or $(APPLICANTS),20000)

screenshots: install .venv/dev-dependencies
	@$(BIN)/python -m tests.browser.screenshots docs/images

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  --extra embedded --group build pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  --extra embedded --extra notebook --group build --group dev pyproject.toml -o requirements-dev.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  --extra embedded --extra spark --group build --group test-spark pyproject.toml -o requirements-spark.lock

clean:
	@if [ -x $(BIN)/ringlight ] && [ -d '$(DEMO_HOME)' ]; then RINGLIGHT_HOME='$(DEMO_HOME)' $(BIN)/ringlight db stop; fi
	rm -rf .venv .venv-spark .demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
