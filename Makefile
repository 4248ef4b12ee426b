# Docket: everything a developer or a user runs. `make help` lists the targets.
SWIFT ?= swift
BUILD := $(SWIFT) build

.PHONY: bench-templates help setup build release demo test format lint sanitize clean conformance fuzz bench

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

setup: ## install the system packages that are missing
	@./.ci/setup

build: setup ## debug build
	$(BUILD)

release: setup ## release build of the command line
	$(BUILD) -c release --product docket

DEMO ?= demo-office
demo: release ## the whole story of a contract in a new office below the folder DEMO
	@./Demo/run $(DEMO)

test: setup ## all tests
	$(SWIFT) test

SUITE ?= ../shared/scxml-irp
conformance: setup ## the SCXML documents of SUITE (a folder with manifest.tsv), each also saved and restored at every step
	$(SWIFT) run -c release conformance $(SUITE) Tests/Conformance/waivers.tsv

sanitize: setup ## the tests under the address sanitizer, with leak detection
	@./.ci/sanitize

lint: ## house style of the code
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

format: ## put the code into house style
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

clean: ## remove what was built
	rm -rf .build

bench-templates: setup ## templates beside Jinja2, Chameleon, Mako and XSLT
	@test -x Benchmarks/.peers/bin/python || python3 -m venv Benchmarks/.peers
	-@Benchmarks/.peers/bin/pip install -q --disable-pip-version-check -r Benchmarks/templates/requirements.txt
	$(BUILD) -c release --product template-bench
	.build/release/template-bench run Benchmarks/templates Benchmarks/.peers/bin/python .build/bench-templates.json
