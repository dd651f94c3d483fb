# `make run` and `make test` install what is missing and do the rest; `make help` lists all.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help run dist test fmt vet lint bench size fuzz examples picture wasm clean \
	page package embedding databases workbooks libreoffice duckdb test-go test-wasm test-www test-package test-page chromium programs skipped

# A build does not depend on the version control it is done in.
export GOFLAGS := $(GOFLAGS) -buildvcs=false

NPM := npm --prefix www
NODE_MODULES := www/node_modules/.package-lock.json
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
# The page is built with these, under names with a hash of what is in them.
WASM := www/src/engine/built/fordel.wasm
WASM_EXEC := www/src/engine/built/wasm_exec.js
WASM_FIRST := www/src/engine/built/first.wasm
WASM_WHOLE := .bin/fordel.wasm
# What runs in the browser as well, and how Go runs it there: under Node.
PORTABLE := ./dsl/... ./engine/... ./wasm/...
# (Arguments and environment share 12 KB there, so the environment is left out.)
GOROOT_WASM = $(shell go env GOROOT)/lib/wasm
TEST_IN_WASM = GOOS=js GOARCH=wasm go test -exec="env -i 'PATH=$$PATH' '$(GOROOT_WASM)/go_js_wasm_exec'"
# The engine for the browser is built with two modules patched (wasm/patch), and
# what tests it with the same ones.
PATCHED_MOD := .bin/patched.mod
PATCHED := -modfile=$(PATCHED_MOD)
# Inlining makes code larger. In the browser it stays where tables are computed
# and is left out where rules are read and answers written: a tenth less to load.
EXPR := $(addprefix github.com/expr-lang/expr/,ast builtin checker/... compiler conf file parser/... types)
NOT_INLINED := $(EXPR) github.com/alecthomas/participle/... github.com/fordel-lang/fordel/dsl/... \
	$(addprefix github.com/fordel-lang/fordel/,engine engine/area engine/attribution engine/book engine/conceal engine/explain engine/formula engine/jsontext \
	engine/lower engine/paper engine/plan engine/report engine/statement engine/view engine/workbook wasm/bridge) \
	fmt math/big reflect time
WASM_FLAGS := -trimpath $(PATCHED) -ldflags="-s -w" $(patsubst %,-gcflags=%=-l,$(NOT_INLINED))
GO_SOURCES := go.mod go.sum $(shell find dsl engine wasm -name '*.go' -not -name '*_test.go')
FUZZTIME ?= 10s
DUCKDB_VERSION := 1.5.6-r.1
DUCKDB := $(CURDIR)/.bin/duckdb
# Programs of the system that tests drive. A test that lacks one is skipped and says so in this file, which `make test`
# ends with. The file has another name each time: Go would answer from its cache of results otherwise.
PROGRAMS := chromium firefox webkit postgresql libreoffice pdftotext
export FORDEL_SKIPPED := $(CURDIR)/.bin/skipped/$(shell date +%s%N)

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: page package embedding ## build everything and serve the page on this machine
	$(NPM) run --silent serve

dist: page package ## build the page as a folder for any web server (www/dist); CATALOGUE=DIR puts the rule files of a folder on its start
	@echo "www/dist is the page. Any web server can serve it: www/README.md says how nginx, Caddy, IIS and GitHub Pages do."

test: programs test-go examples test-wasm test-www test-package test-page lint skipped ## install programs that tests drive, run every test and check there is, and say what was skipped

fmt: $(NODE_MODULES) ## format Go and TypeScript
	gofmt -s -w dsl engine wasm examples
	$(NPM) run --silent format

vet: ## run go vet, natively and for wasm
	go vet ./...
	GOOS=js GOARCH=wasm go vet ./...

lint: vet $(NODE_MODULES) ## run vet, staticcheck, the TypeScript linter, and look for unformatted Go
	@unformatted=$$(gofmt -s -l dsl engine wasm examples); \
	if [ -n "$$unformatted" ]; then echo "make fmt would change:"; echo "$$unformatted"; exit 1; fi
	go run $(STATICCHECK) ./...
	$(NPM) run --silent lint

bench: page chromium duckdb $(PATCHED_MOD) ## measure the engine against loops written by hand, natively and in wasm; PARTS="ratios growth large startup movement databases"
	@mkdir -p .bin
	go build $(PATCHED) -o .bin/tasks ./engine/bench/tasks
	go build $(PATCHED) -o .bin/fordel ./engine/cmd/fordel
	GOOS=js GOARCH=wasm go build $(WASM_FLAGS) -o .bin/tasks.wasm ./engine/bench/tasks
	node www/bench/run.mjs .bin/tasks .bin/tasks.wasm "$(GOROOT_WASM)/go_js_wasm_exec" $(PARTS)

size: page $(WASM_WHOLE) ## print what the page loads first, raw and with brotli
	@node wasm/size.mjs www/dist $(WASM_WHOLE)

fuzz: ## run every fuzz target for FUZZTIME (10s)
	@for package in $$(go list $(PORTABLE)); do \
		for target in $$(go test -list '^Fuzz' "$$package" | grep '^Fuzz' || true); do \
			echo "$$package $$target"; \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) "$$package"; \
		done; \
	done

databases: duckdb $(PATCHED_MOD) ## run every example in PostgreSQL (where it is installed) and DuckDB (fetched by npm): SQL gives what Fordel gives
	FORDEL_DATABASES=all FORDEL_DUCKDB="$(DUCKDB)" go test $(PATCHED) -timeout 40m ./engine/sql

duckdb: $(DUCKDB)/$(DUCKDB_VERSION)

$(DUCKDB)/$(DUCKDB_VERSION):
	@mkdir -p $(DUCKDB)
	npm install --prefix $(DUCKDB) --no-audit --no-fund --silent @duckdb/node-api@$(DUCKDB_VERSION)
	@touch $@

workbooks: libreoffice $(PATCHED_MOD) ## recalculate the workbook of every example in LibreOffice: it gives what Fordel gives
	FORDEL_WORKBOOKS=all go test $(PATCHED) -timeout 20m -run LibreOffice ./engine/workbook

examples: ## run every example and compare it with its want.json
	go run ./engine/cmd/fordel test examples

picture: page chromium ## take the picture of the page for the README
	node www/scripts/picture.mjs

package: $(NODE_MODULES) page ## build and pack @fordel/calculator, for pages and programs: www/dist/package and a tarball beside it
	$(NPM) run --silent package
	cd www/dist && npm pack --silent ./package >/dev/null
	@rm -rf www/dist/embedding && mkdir -p www/dist/embedding/model
	@cp examples/embedding/*.* www/dist/embedding
	@cp -r examples/child-counting/rules.fordel examples/child-counting/data www/dist/embedding/model

embedding: package ## build the examples that need a bundler, with the packed package and React beside them
	@rm -rf .bin/embedding && mkdir -p .bin/embedding && cp -r examples/embedding/react examples/embedding/vite .bin/embedding
	npm install --prefix .bin/embedding --no-audit --no-fund --silent react@19.3.1 react-dom@19.3.1 ./www/dist/fordel-calculator-*.tgz
	node www/scripts/embedding.mjs "$(CURDIR)/.bin/embedding" "$(CURDIR)/www/dist/embedding"

wasm: $(WASM) $(WASM_FIRST) $(WASM_EXEC) ## build the engine for the browser

clean: ## remove everything that is built or installed
	rm -rf www/dist www/node_modules www/test-results www/playwright-report www/src/engine/built www/src/onefile/built .bin

# What the targets above are made of.

page: $(NODE_MODULES) wasm
	$(if $(CATALOGUE),go run ./engine/cmd/fordel catalogue "$(CATALOGUE)")
	FORDEL_CATALOGUE="$(if $(CATALOGUE),$$(realpath "$(CATALOGUE)"))" $(NPM) run --silent build

test-go: duckdb $(PATCHED_MOD)
	FORDEL_DUCKDB="$(DUCKDB)" FORDEL_DATABASES=examples FORDEL_WORKBOOKS=all go test $(PATCHED) -timeout 20m ./...

test-wasm: wasm
	$(TEST_IN_WASM) $(PATCHED) $(PORTABLE)
	go build $(PATCHED) -o .bin/fordel ./engine/cmd/fordel
	node wasm/identical.mjs .bin/fordel $(WASM) $(WASM_EXEC) examples engine/cmd/fordel/testdata wasm/testdata
	node wasm/cancel.mjs $(WASM) $(WASM_EXEC)

test-www: $(NODE_MODULES)
	$(NPM) run --silent typecheck
	$(NPM) test --silent

test-package: package
	$(NPM) run --silent packed

test-page: page package embedding chromium
	$(NPM) run --silent e2e

# Programs of the system: some that a target cannot do without, and those that tests drive where they are.
libreoffice chromium:
	.ci/programs --needed $@

programs: ## install the programs that tests drive, where they are missing and it may be done
	@rm -rf $(dir $(FORDEL_SKIPPED))
	.ci/programs $(PROGRAMS)

skipped:
	@if [ -s $(FORDEL_SKIPPED) ]; then echo "SKIPPED, as programs are missing (make programs installs them where it may):"; sed 's/^/  /' $(FORDEL_SKIPPED); \
	else echo "No test was skipped for want of a program."; fi

$(NODE_MODULES): www/package.json www/package-lock.json
	$(NPM) ci --no-audit --no-fund
	touch $@

# Go's glue and the engine fit only each other, so they are made together. The
# engine as built, with the names of its functions, is kept for its sizes.
$(WASM) $(WASM_FIRST) $(WASM_EXEC) $(WASM_WHOLE) &: $(GO_SOURCES) $(PATCHED_MOD)
	mkdir -p $(dir $(WASM) $(WASM_WHOLE))
	cp "$(GOROOT_WASM)/wasm_exec.js" $(WASM_EXEC)
	GOOS=js GOARCH=wasm go build $(WASM_FLAGS) -o $(WASM_WHOLE) ./wasm
	cp $(WASM_WHOLE) $(WASM)
	GOOS=js GOARCH=wasm go build -tags first $(WASM_FLAGS) -o $(WASM_FIRST) ./wasm
	go run ./wasm/strip $(WASM)
	go run ./wasm/strip $(WASM_FIRST)

$(PATCHED_MOD): go.mod go.sum $(wildcard wasm/patch/*)
	mkdir -p $(dir $@)
	go run ./wasm/patch $(dir $@)
