# Everything that is done with this tree. `make demo` and `make test` are all that a newcomer needs.

PYTHON ?= python3
PORT ?= 8000
BIN = .venv/bin

.DEFAULT_GOAL := help
.PHONY: help demo test check bench stories messages docs lock base dev python

help:
	@echo "make demo      the sample installation on http://127.0.0.1:$(PORT) (RESET=1 starts afresh, PORT=8001 elsewhere)"
	@echo "make test      everything that CI runs"
	@echo "make check     format, types, import rules and the quick tests: the inner loop"
	@echo "make stories   10,000 random stories of several copies of a record (STORIES=n for another number)"
	@echo "make bench     speed on large synthetic installations; GOLD=folder scores the reader instead"
	@echo "make messages  collect the words of pages into the catalogues and compile these"
	@echo "make docs      write docs/reference from the code"
	@echo "make lock      resolve the dependencies anew"

python:
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo "Không tìm thấy $(PYTHON). Hãy cài Python 3.11 trở lên; trên Debian: apt install python3 python3-venv" >&2; \
	  echo "$(PYTHON) was not found. Install Python 3.11 or later; on Debian: apt install python3 python3-venv" >&2; \
	  exit 1; }

base: python
	@$(PYTHON) tools/prepare.py base

dev: python
	@$(PYTHON) tools/prepare.py dev

demo: python
	@$(PYTHON) tools/prepare.py base $(PORT)
	@exec $(BIN)/phoihop demo --port $(PORT) $(if $(RESET),--reset)

test: dev
	@$(BIN)/python tools/suite.py test

check: dev
	@$(BIN)/python tools/suite.py check

stories: dev
	@STORIES=$(or $(STORIES),10000) HYPOTHESIS_PROFILE=stories $(BIN)/pytest -m stories tests/stories

bench: dev
	@$(BIN)/python tools/system_packages.py
	@$(BIN)/python bench $(if $(GOLD),--gold $(GOLD)) $(if $(AGREEMENTS),--agreements $(AGREEMENTS))

messages: dev
	@$(BIN)/python tools/collect_messages.py
	@$(BIN)/python tools/compile_messages.py

docs: dev
	@$(BIN)/python tools/write_reference.py

lock: dev
	@$(BIN)/python tools/lock.py
