# Docket: everything a developer or a user runs. `make help` lists the targets.
SWIFT ?= swift
BUILD := $(SWIFT) build
# Release builds carry Swift's libraries in themselves and start faster for it. A toolchain without the static ones:
# make STDLIB= …
STDLIB ?= --static-swift-stdlib
OPTIMISED := -c release $(STDLIB) -Xlinker -s

.PHONY: help setup build release demo test format lint lint-html sanitize clean conformance crash attack fuzz fuzz-guided \
	model bench \
	bench-store bench-statecharts bench-templates bench-office bench-office-peers measures pictures

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

setup: ## install the system packages that are missing
	@./.ci/setup

build: setup ## debug build
	$(BUILD)

release: setup ## release build of the command line: one file that needs no Swift where it runs
	$(BUILD) $(OPTIMISED) --product docket

DEMO ?= demo-office
REGULATION ?= guangdong-post-letters
demo: release ## the story of a REGULATION (a contract from its registration to its file) in a new office below the folder DEMO
	@./Demo/run $(DEMO) $(REGULATION)

test: setup ## all tests
	$(SWIFT) test

SUITE ?= ../shared/scxml-irp
conformance: setup ## the SCXML documents of SUITE (a folder with manifest.tsv), each also saved and restored at every step
	$(BUILD) $(OPTIMISED) --product conformance
	.build/release/conformance $(SUITE) Tests/Conformance/waivers.tsv

sanitize: setup ## the tests under the address sanitizer, with leak detection
	@./.ci/sanitize

KILLS ?= 1000
STRIDE ?= 1
crash: setup ## kill and starve the store and the real binary at work (KILLS random kills, a fault at each STRIDE-th call)
	$(BUILD) $(OPTIMISED) --product store-worker
	$(BUILD) $(OPTIMISED) --product crash-harness
	$(CC) -O2 -shared -fPIC Tests/Crash/faults.c -o .build/faults.so -ldl
	$(BUILD) $(OPTIMISED) --product docket
	.build/release/crash-harness .build/release/store-worker .build/faults.so $(KILLS) $(STRIDE)
	.build/release/crash-harness docket .build/release/docket .build/faults.so $(KILLS) $(STRIDE) .

attack: setup ## attack an office with other programs: each table, trigger, index and file; status 1 when something is missed
	$(BUILD) $(OPTIMISED) --product docket
	$(BUILD) $(OPTIMISED) --product attack
	.build/release/attack .build/release/docket .

bench-store: setup ## the store beside raw SQLite, on the disk of .build
	$(BUILD) $(OPTIMISED) --product store-bench
	$(CC) -O2 Benchmarks/peers/sqlite/raw-commits.c -o .build/raw-commits -lsqlite3
	.build/release/store-bench .build/raw-commits .build .build/bench-store.json

bench-office-peers: ## install what bench-office is compared with, into a folder that git ignores
	python3 -m pip install --quiet --target Benchmarks/.peers/spiff SpiffWorkflow

bench-statecharts: setup ## the statechart engine beside python-statemachine and Qt SCXML, as far as they can be had
	$(BUILD) $(OPTIMISED) --product statechart-bench
	./Benchmarks/peers/prepare-statecharts
	.build/release/statechart-bench Benchmarks/charts Benchmarks/.peers .build/bench-statecharts.json

bench: bench-store bench-statecharts bench-templates bench-office ## all benchmarks, collected in .build/bench.json
	python3 Benchmarks/collect.py .build/bench.json .build/bench-*.json

RUNS ?= 100000
fuzz: setup ## read and run RUNS mutated charts
	$(BUILD) $(OPTIMISED) --product statechart-fuzz
	.build/release/statechart-fuzz $(RUNS) 1 .build/fuzz-last.scxml Benchmarks/charts/*.scxml $(wildcard $(SUITE)/*.scxml)

TARGET ?= template
SECONDS ?= 120
fuzz-guided: setup ## input that finds new ways through the reader TARGET (chart, template, form, regulation, csv), SECONDS long
	@./.ci/fuzz-guided $(TARGET) $(SECONDS)

STEPS ?= 100000
SEED ?= 1
model: setup ## random people do STEPS random things on random charts, from SEED on
	DOCKET_MODEL_STEPS=$(STEPS) DOCKET_MODEL_SEED=$(SEED) \
		$(SWIFT) test -c release -Xswiftc -enable-testing --scratch-path .build/model --filter ModelTests

PERCENT ?= 100
bench-office: setup ## decisions per second, and what an office of PERCENT of 100,000 customers costs
	$(BUILD) $(OPTIMISED) --product docket
	$(BUILD) $(OPTIMISED) --product office-bench
	$(CC) -O2 Benchmarks/peers/sqlite/raw-commits.c -o .build/raw-commits -lsqlite3
	.build/release/office-bench .build/release/docket .build/raw-commits .build .build/bench-office.json . $(PERCENT)

measures: setup ## how long files and functions are, tests to source, folders that depend on each other
	$(SWIFT) run measures .

pictures: release ## the pictures of the README, from a demo office of their own (needs Chromium and Python)
	@./Demo/pictures

lint: ## house style of the code
	$(SWIFT) format lint --strict --recursive Sources Tests Benchmarks Package.swift

lint-html: setup ## the papers of the tests against the Nu HTML checker (needs Java and Python)
	@./.ci/lint-html

format: ## put the code into house style
	$(SWIFT) format --in-place --recursive Sources Tests Benchmarks Package.swift

clean: ## remove what was built
	rm -rf .build

bench-templates: setup ## templates beside Jinja2, minijinja, Chameleon, Mako and XSLT
	@test -x Benchmarks/.peers/bin/python || python3 -m venv Benchmarks/.peers
	-@Benchmarks/.peers/bin/pip install -q --disable-pip-version-check -r Benchmarks/templates/requirements.txt
	$(BUILD) $(OPTIMISED) --product template-bench
	.build/release/template-bench run Benchmarks/templates Benchmarks/.peers/bin/python .build/bench-templates.json
