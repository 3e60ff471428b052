# Every Go since 1.21 fetches the toolchain that the project is built with.
export GOTOOLCHAIN := go1.27.3

PORT ?= 8080
DATA ?= data

simd := GOEXPERIMENT=simd
wasm := GOOS=js GOARCH=wasm $(simd)

.PHONY: help run build test lint browser bench audit size data data-sheet data-check train patches album steps eval tables repeat runs curves test-curves sweep sweep-table sweep-program test-slurm test-kubernetes benchtrain

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 17

run: build ## build the site and serve it on localhost (PORT=8080, 0 for a free one)
	@go run ./web/cmd/serve -port "$(PORT)"

build: ## build the site, a static folder, into web/dist
	@go run ./web/cmd/build

test: browser lint ## format, vet, staticcheck, native tests, wasm tests and browser tests of the page (needs Chromium or Chrome; Firefox and WebKit if there)
	go test ./nn/... ./weights/... ./web/site/... ./web/cmd/... ./web/chromium ./web/webdriver ./web/sources ./web/bench ./web/audit
	$(simd) go test ./nn/...
	go test -count=1 ./web/wasmtest # it and the next two are not from the cache: it cannot see what they build
	go test -count=1 -timeout 30m ./web/test
	go test -count=1 -timeout 30m ./web/others
	@go run ./web/cmd/missing

# The package, and what of it is also built for the page.
staticcheck := .cache/staticcheck-v0.8.2
in_page := ./wasm ./nn ./nn/compact ./nn/explain ./nn/half ./nn/ink ./nn/optimise ./weights

lint: $(staticcheck)
	@unformatted="$$("$$(go env GOROOT)/bin/gofmt" -l nn wasm web weights)"; test -z "$$unformatted" || \
		{ echo "not as gofmt writes it: $$unformatted; gofmt -w mends it" >&2; exit 1; }
	go vet ./...
	$(wasm) go vet $(in_page)
	$(staticcheck) ./nn/... ./weights/... ./web/...
	$(wasm) $(staticcheck) -checks inherit,-U1000 $(in_page) # it does not see what the page calls

# It finds what vet does not: dead code, errors that nobody reads, calls that cannot work.
$(staticcheck):
	GOBIN="$(CURDIR)/.cache" go install honnef.co/go/tools/cmd/staticcheck@$(patsubst .cache/staticcheck-%,%,$@)
	@mv .cache/staticcheck $@

browser:
	@command -v "$${CHROMIUM:-chromium}" >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
		{ echo "make test needs Chromium or Chrome (CHROMIUM may name it): on Debian and Ubuntu, apt-get install chromium" >&2; exit 1; }

bench: ## measure the page's speed, start and size beside ONNX Runtime Web and TensorFlow.js (needs npm)
	@go run ./web/cmd/bench

audit: ## have Lighthouse judge both pages, on a desktop and a slow phone (needs npm and Chromium)
	@go run ./web/cmd/audit

size: ## list what a first visit downloads, file by file, beside ONNX Runtime Web and TensorFlow.js
	@go run ./web/cmd/size

data: ## download and verify the training data in a folder (DATA=data) and list it
	@go run ./nn/train/cmd/data -dir "$(DATA)"

data-sheet: ## draw samples of each set and class of DATA into PNG files (OUT=DATA/sheets)
	@go run ./nn/train/cmd/sheet -data "$(DATA)" $(if $(OUT),-out "$(OUT)")

data-check: ## find duplicates in DATA, and digits that the network misreads or refuses ([OUT=folder] for pictures)
	@$(simd) go run ./nn/train/cmd/check -data "$(DATA)" $(if $(OUT),-out "$(OUT)")

train: ## train the network on DATA and write it, with its record, to weights/ (ARGS="-seed 2" and the like)
	@$(simd) go run ./nn/train/cmd/train -data "$(DATA)" $(ARGS)

patches: ## find the digits of DATA that the filters answer to most strongly; write them to weights/
	@$(simd) go run ./nn/train/cmd/patches -data "$(DATA)"

album: ## draw test drawings with the network's answers, its mistakes, and samples of sets, into weights/
	@$(simd) go run ./nn/train/cmd/album -data "$(DATA)"

steps: ## train the network step by step on DATA and write what each step brought to weights/steps.json
	@$(simd) go run ./nn/train/cmd/steps -data "$(DATA)"

# What is to be evaluated: files, or else all known sets of DATA.
sets := $(if $(STROKES),-strokes "$(STROKES)") $(if $(IMAGES),-images "$(IMAGES)") $(if $(LABELS),-labels "$(LABELS)") \
	$(if $(STROKES)$(IMAGES)$(LABELS),,-data "$(DATA)")
eval: ## score the network: DATA=folder, or STROKES=file, or IMAGES=file LABELS=file [NORMALISE=1]; see weights/README.md for more
	@$(simd) go run ./nn/train/cmd/eval $(sets) $(if $(NORMALISE),-normalise) $(if $(NOTDIGITS),-not-digits) \
		$(if $(CONFUSION),-confusion) $(if $(ROBUSTNESS),-robustness) $(if $(SHEET),-sheet "$(SHEET)") $(if $(WEIGHTS),-weights "$(WEIGHTS)")

tables: ## write the tables of weights/README.md anew from the records
	@go test -count=1 ./weights -run 'TestReadmeShows|TestModelCardShows' -update

repeat: ## train once more as RECORD=file says, on DATA: does the same network come out?
	@$(simd) go run ./nn/train/cmd/repeat -data "$(DATA)" $(if $(RECORD),-record "$(RECORD)")

runs: ## rank all records (RUNS="folder …" for more than weights/), or compare two: A=record B=record
	@go run ./nn/train/cmd/runs $(if $(A)$(B),-compare "$(A)" "$(B)",weights/digits.json $(wildcard weights/runs) $(RUNS))

curves: ## write loss and accuracies of all records by epoch as CSV (RUNS="folder …" for more, OUT=file.csv)
	@go run ./nn/train/cmd/curves $(if $(OUT),-out "$(OUT)") weights/digits.json $(wildcard weights/runs) $(RUNS)

test-curves: ## read the CSV of the curves with pandas and gnuplot
	@nn/train/curves/test.sh

# The folder of the results: by default one in weights/sweeps.
sweep := -file "$(FILE)" $(if $(OUT),-out "$(OUT)")
sweep: ## train all trials of FILE=sweep on DATA, or one of them, INDEX=number, and rank them (OUT=folder)
	@$(simd) go run ./nn/train/cmd/sweep $(sweep) -data "$(DATA)" $(if $(INDEX),-index "$(INDEX)")

sweep-table: ## rank the trials of FILE=sweep by the results that are there (OUT=folder)
	@go run ./nn/train/cmd/sweep $(sweep) -table

# It needs nothing beside itself, and knows its commit.
sweep-program: ## build the program that schedulers start for each trial of a sweep (OUT=.cache/sweep)
	@CGO_ENABLED=0 $(simd) go build -buildvcs=auto -o "$(or $(OUT),.cache/sweep)" ./nn/train/cmd/sweep

test-slurm: ## try a sweep on a Slurm cluster of this machine alone (needs root, slurm-wlm and munge)
	@nn/train/sweep/slurm/test.sh

test-kubernetes: ## check the Kubernetes manifest against the published schema
	@nn/train/sweep/kubernetes/test.sh

benchtrain: ## compare the trainer's speed with PyTorch's (DATA=folder)
	@$(simd) go run ./nn/train/cmd/bench -data "$(DATA)"
