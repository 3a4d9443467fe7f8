# Everything runs in an environment of its own (.venv); nothing but Python 3.11+ and make is needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ADDRESS ?= 127.0.0.1:8000
TOOLS := tests/tools

.PHONY: help serve build admin check test coverage benchmarks lint programs pictures lock clean

help:
	@echo "make serve   install, check and build the content, and serve it with live reload"
	@echo "make build   build the site into site/, with its copy for a memory stick"
	@echo "make admin   the same, with the web editor in site/admin/; needs npm"
	@echo "make check   check the content"
	@echo "make test    install what the tests need, and run every check of the project"
	@echo "make lint    style and types alone"
	@echo "make coverage  what the tests of the library reach"
	@echo "make benchmarks  how long builds take beside other generators; installs them below .cache/peers"
	@echo "make pictures  make the pictures of the guide for editors anew"
	@echo "make lock    renew the lock files"
	@echo "make clean   remove everything that was made"

$(VENV)/site.stamp: pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=python3.12, for example."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.stamp: $(VENV)/site.stamp requirements-dev.lock
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

serve: $(VENV)/site.stamp
	@echo "The store will be at http://$(ADDRESS)/ (stop with Ctrl+C)"
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve --quiet --dev-addr $(ADDRESS)

build: $(VENV)/site.stamp
	$(BIN)/evidence-store build --offline-copy

admin: $(VENV)/site.stamp
	$(BIN)/evidence-store build --offline-copy --web-editor

check: $(VENV)/site.stamp
	$(BIN)/evidence-store check

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/mypy

# One process for each core.
test: lint programs $(TOOLS)/node_modules/.package-lock.json
	$(BIN)/pytest -n auto

# What the tests of the library reach, without the ones that start programs of their own; below 95 % it fails.
coverage: $(VENV)/test.stamp
	$(BIN)/pytest --ignore tests/site --cov --cov-report=term

# The tests open real pages in real browsers, and a program in Java reads every page.
programs:
	@sh tests/tools/programs.sh

$(TOOLS)/node_modules/.package-lock.json: $(TOOLS)/package-lock.json $(VENV)/test.stamp
	cd $(TOOLS) && $(abspath $(BIN))/npm ci --silent
	@touch $@

# The real store and a hundred summaries; `python -m benchmarks.build_speed --help` says how to measure more.
benchmarks: $(VENV)/test.stamp
	$(BIN)/python -m benchmarks.build_speed --out .cache/benchmarks 14 100

pictures: $(VENV)/test.stamp
	$(BIN)/python -m docs.make_pictures

# Needs uv. Lock files hold versions and hashes, and no address of a registry.
COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
  --no-strip-extras --quiet
lock:
	$(COMPILE) pyproject.toml --group build -o requirements.lock
	$(COMPILE) pyproject.toml --group build --group dev -o requirements-dev.lock
	$(COMPILE) --group signing -c requirements-dev.lock -o requirements-signing.lock
	for peer in benchmarks/locks/*.in; do $(COMPILE) $$peer -o $${peer%.in}.lock; done

clean:
	rm -rf $(VENV) .cache $(TOOLS)/node_modules benchmarks/tools/node_modules site .pytest_cache .mypy_cache .ruff_cache .coverage
