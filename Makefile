# Everything runs in an environment of its own (.venv); nothing but Python 3.11+ and make is needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ADDRESS ?= 127.0.0.1:8000

.PHONY: help serve build check test coverage lint browser lock clean

help:
	@echo "make serve   install, check and build the content, and serve it with live reload"
	@echo "make build   build the site into site/"
	@echo "make check   check the content"
	@echo "make test    install what the tests need, and run every check of the project"
	@echo "make lint    style and types alone"
	@echo "make coverage  what the tests of the library reach"
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
	$(BIN)/evidence-store build

check: $(VENV)/site.stamp
	$(BIN)/evidence-store check

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/mypy

test: lint browser
	$(BIN)/pytest

# What the tests of the library reach, without the ones that start programs of their own; below 95 % it fails.
coverage: $(VENV)/test.stamp
	$(BIN)/pytest --ignore tests/site --cov --cov-report=term

# The tests open real pages in Chromium. Debian and its relatives can install it here.
browser:
	@command -v chromium >/dev/null 2>&1 || if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	else \
	  echo "The tests need Chromium: install it (on Debian or Ubuntu: sudo apt-get install chromium) and run make test again."; exit 1; \
	fi

# Needs uv. Lock files hold versions and hashes, and no address of a registry.
lock:
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --quiet -o requirements.lock
	uv pip compile pyproject.toml --group build --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --quiet -o requirements-dev.lock

clean:
	rm -rf $(VENV) site .pytest_cache .mypy_cache .ruff_cache .coverage
