# The Go toolchain that everything is built with: any Go since 1.21 fetches it.
export GOTOOLCHAIN := go1.27.3
# Go's SIMD instructions, for the trainer as for the page.
simd := GOEXPERIMENT=simd

PORT ?= 8080
DATA ?= data

.PHONY: run build test data train eval

run: build ## build the site and serve it on localhost:$(PORT)
	@go run ./web/cmd/serve -port $(PORT)

build: ## build the site into web/dist
	@go run ./web/cmd/build

data: ## download the training data into DATA
	@go run ./nn/train/cmd/data -dir "$(DATA)"
