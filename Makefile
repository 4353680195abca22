# SPDX-License-Identifier: EUPL-1.2
# The tasks of the house. Each is a script in tools/ that runs without make too: tools/run, tools/test, …
.DEFAULT_GOAL := help
.PHONY: help run test bench soak fuzz interop lint tidy format pictures cleanroom clean

help: ## This list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

run: ## Install what is missing, build, serve on http://127.0.0.1:8080
	@tools/run

test: ## Install what is missing, then every test: lint, code, sanitizers, pages
	@tools/test

bench: ## Measure, with the peers, and write docs/performance.md
	@tools/bench

fuzz: ## Feed every parser of outside input random input, 60 s each (SECONDS_EACH=…)
	@tools/fuzz

soak: ## Fuzz targets for ten minutes each, property tests a hundred times over, every rule made wrong once, 1,200 kills
	@tools/soak

interop: ## Try other products' software against ours
	@tools/interop

lint: ## Layout of the code, layers, sizes, licence lines, words
	@tools/install-dependencies build test
	@tools/lint

tidy: ## clang-tidy on changed files
	@tools/install-dependencies build tidy
	@tools/tidy

format: ## Lay the code out as .clang-format says
	@git ls-files -z 'src/*.h' 'src/*.cpp' 'fuzz/*.cpp' 'bench/*.cpp' 'cmake/*.h' | xargs -0 clang-format-19 -i

pictures: ## Take pages and printed papers as they look now as the pictures they are held to; look at what git shows then
	@tools/pictures

cleanroom: ## Prove the two commands in a fresh Debian 12 (needs root)
	@tools/cleanroom

clean: ## Remove what was built
	rm -rf build web/dist web/node_modules tools/node/node_modules
