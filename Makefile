# The two commands: make run, make test. Each installs what is missing and asks nothing.
PYTHON := .venv/bin/python
CODE := coach tests

.PHONY: help run test check format lock clean

help:
	@echo "make run      open the window (with no display: draw the tour into build/tour/)"
	@echo "make test     run the tests; ARGS=... goes to pytest"
	@echo "make check    format, lint, types, import contracts"
	@echo "make format   put the code into its format"
	@echo "make lock     write packaging/locks/ anew; ARGS=--upgrade for newer versions"
	@echo "make clean    remove .venv, build/ and caches"

run:
	@packaging/prepare run
	@packaging/open

test:
	@packaging/prepare dev
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -n auto --dist worksteal $(ARGS)

check:
	@packaging/prepare dev
	@.venv/bin/ruff format --check $(CODE)
	@.venv/bin/ruff check $(CODE)
	@.venv/bin/mypy
	@.venv/bin/lint-imports

format:
	@packaging/prepare dev
	@.venv/bin/ruff format $(CODE)
	@.venv/bin/ruff check --fix $(CODE)

lock:
	@packaging/lock $(ARGS)

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +
