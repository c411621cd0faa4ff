# Đối Sánh: one-line entry points. `make help` lists them. Needs Python 3.11 or newer, make and a package index.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
DATA ?= data
HOST ?= 127.0.0.1
PORT ?= 8000
SHARED := $(or $(DOISANH_SHARED),../shared)
export PYTHONDONTWRITEBYTECODE = 1

.PHONY: help run test check lint types layers unit eval bench bench-scale soak encoder clean

help: ## Show this list
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.run programs ## Set everything up and serve the sample library (HOST, PORT, DATA)
	$(BIN)/doisanh ingest --samples --data $(DATA)
	$(BIN)/doisanh serve --host $(HOST) --port $(PORT) --data $(DATA)

test: $(VENV)/.test programs browser ## Set everything up and run all checks
	$(MAKE) --no-print-directory check

check: lint types layers unit
	@if [ -n "$(DOISANH_SHARED)" ] || [ -d "$(SHARED)" ]; then $(MAKE) --no-print-directory eval; \
	else echo "eval: no folder of real plans ($(SHARED)); scores not checked"; fi

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.test
	$(BIN)/mypy

layers: $(VENV)/.test
	$(BIN)/lint-imports

unit: $(VENV)/.test
	$(BIN)/python -m pytest -m "not soak"

eval: $(VENV)/.test ## Score extraction and search against the labels and the committed baseline
	$(BIN)/python -m eval

bench: $(VENV)/.test ## Measure speed beside the peers that a user would pick instead
	$(BIN)/python -m eval.bench
	$(BIN)/python -m eval.bench_scale

bench-scale: $(VENV)/.test ## The same in a library of a million entries, which takes an hour; plots go into docs/images
	$(BIN)/python -m eval.bench_scale --size 1000000 --plots docs/images

soak: $(VENV)/.test ## Run the long checks: sixty kills of an ingest, ten thousand texts, ten minutes of broken files, all official documents
	$(BIN)/python -m pytest -m soak

encoder: $(VENV)/.train ## Train the sentence encoder anew (models/MODEL_CARD.md)
	$(BIN)/python -m models.train_encoder

clean: ## Remove the virtual environment and all caches
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# A bare Debian lacks the venv module; where we may, we install it.
$(BIN)/python:
	$(PYTHON) -m venv $(VENV) 2>/dev/null || { rm -rf $(VENV); apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv $(VENV); }

$(VENV)/.run: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) --editable .
	@touch $@

$(VENV)/.test: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) --editable '.[test,train,transformers]'
	@touch $@ $(VENV)/.run

$(VENV)/.train: $(VENV)/.test
	@touch $@

# Programs that some features use: Chromium for the browser tests, tesseract for scans, LibreOffice for .doc, .odt, .rtf.
# Where they cannot be installed, the tests that need them are skipped and say so.
PROGRAMS := tesseract soffice
PACKAGES := tesseract-ocr tesseract-ocr-vie libreoffice-writer
BROWSER := chromium chromium-driver fonts-noto-core
.PHONY: programs browser
programs:
	@$(call install,$(PROGRAMS),$(PACKAGES))

browser:
	@$(call install,chromium,$(BROWSER))

# Programs, and the Debian packages that hold them.
define install
missing=; for program in $(1); do command -v $$program >/dev/null || missing="$$missing $$program"; done; \
test -z "$$missing" || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq \
&& DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(2) >/dev/null; } \
|| echo "not here, and what needs it says so or is skipped:$$missing"
endef
