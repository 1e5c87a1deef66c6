# The same words for a person and for a machine.
#
#   make lecture   install what is missing, render the lecture to build/lecture.mp4
#   make page      the same, and the lecture as a page: build/page/index.html
#   make test      install what is missing, run the tests that are for every change (minutes)
#   make setup     only install; the command steepest lies in .venv/bin then
#   make check     style and types
#   make types     the types of the page's scripts; this needs Node.js
#   make verify    run what takes longer: every setting played, every frame compared with one drawn from nothing
#   make figures   draw the pictures of docs/stage.md anew (ARGS=Plot for one of them)
#   make bench     measure what filming costs, against plain manim (half an hour; ARGS=--quick for minutes)
#   make scaling   measure each beat, and work out how far the film scales (minutes)
#   make clean     remove what was rendered; the installation stays

# Tests start Python hundreds of times: modules that are kept compiled are loaded in two thirds of the time.
unexport PYTHONDONTWRITEBYTECODE

PYTHON  ?= python3
ARGS    ?=
VENV    := .venv
RUN     := $(VENV)/bin/python
PYTEST  := $(RUN) -m pytest --numprocesses 2 --quiet
INSTALL := $(RUN) -m pip install -qq --disable-pip-version-check --requirement
SYSTEM  := gcc libc6-dev python3-dev python3-venv pkg-config libcairo2-dev libpango1.0-dev
BROWSER := chromium
TYPESCRIPT := 5.9.3
TYPESCRIPT_DIGEST := e8f349eabd48486bdb2bf9dc1a00c89d58297270c54b745838879e2859194419
VOICE   := festival festvox-us-slt-hts espeak-ng

LECTURE := $(VENV)/.lecture
TOOLS   := $(VENV)/.tools
TYPES   := $(VENV)/.types

.PHONY: lecture page test check types setup verify figures bench scaling clean
.DEFAULT_GOAL := lecture

lecture: $(LECTURE)
	@$(RUN) render.py $(ARGS)

page: $(LECTURE)
	@$(RUN) render.py page $(ARGS)

test: $(TOOLS)
	@$(PYTEST) -m 'not verify' $(ARGS)

check: $(TOOLS)
	@$(RUN) -m ruff check --quiet .
	@$(RUN) -m mypy

types: $(TYPES)
	@node $(VENV)/types/node_modules/typescript/bin/tsc --project .ci/tsconfig.json

setup: $(LECTURE) $(TOOLS)

verify: $(TOOLS)
	@$(RUN) render.py verify --fps 4
	@$(PYTEST) -m 'verify or hypothesis' --hypothesis-profile=thorough $(ARGS)

figures: $(LECTURE)
	@$(RUN) -m docs.gallery.pictures $(ARGS)

bench: $(LECTURE)
	@$(RUN) -m bench $(ARGS)

scaling: $(LECTURE)
	@$(RUN) -m bench.scaling $(ARGS)

clean:
	rm -rf build media .hypothesis .mypy_cache .pytest_cache .ruff_cache

# A stamp is newer than the pins and the packages that it stands for.
$(LECTURE): requirements.txt .ci/system
	@PYTHON='$(PYTHON)' SYSTEM='$(SYSTEM)' VOICE='$(VOICE)' sh .ci/system
	@$(RUN) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@echo "Installing what the lecture is rendered with into $(VENV); this takes a minute."
	@$(INSTALL) requirements.txt
	@touch $@

$(TOOLS): requirements-dev.txt pyproject.toml .ci/browser $(LECTURE)
	@BROWSER='$(BROWSER)' sh .ci/browser
	@$(INSTALL) requirements-dev.txt
	@$(RUN) -m pip install -qq --disable-pip-version-check --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(TYPES): .ci/types Makefile
	@TYPESCRIPT='$(TYPESCRIPT)' TYPESCRIPT_DIGEST='$(TYPESCRIPT_DIGEST)' sh .ci/types $(VENV)/types
	@touch $@
