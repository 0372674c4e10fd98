# The five words of the house, and the slow ones. PYTHON names the interpreter that makes the environment.
PYTHON ?= python3
BIN = .venv/bin
STAMP = .venv/.made

.PHONY: setup run test check fix bench demo faults lock

setup: $(STAMP)

$(STAMP): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit("Desk needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another one: make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python’s venv is missing. On Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@touch $@

run: setup
	@$(BIN)/python main.py

test: setup
	@$(BIN)/python main.py needs
	@$(BIN)/python -m pytest -n 2

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

demo: setup
	@QT_QPA_PLATFORM=offscreen $(BIN)/python main.py demo --out demo

bench: setup
	$(BIN)/python -m benchmarks

faults: setup
	DESK_FAULTS=long $(BIN)/python -m pytest tests/faults tests/newsroom/test_handing_over.py

lock:
	uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -o requirements.lock
