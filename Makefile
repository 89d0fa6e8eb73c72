# `make` lists what there is. `make demo` and `make test` need a stable Rust toolchain and nothing else.

CARGO ?= cargo
OUT ?= out
# How long `make fuzz` spends on each target.
SECONDS ?= 60
FUZZ = tests/fuzz/Cargo.toml
# One folder for both packages, so that what they share is built once.
TARGET = $(or $(CARGO_TARGET_DIR),target)

.DEFAULT_GOAL := help
.PHONY: help demo test validate lint deny bless bench soak fuzz mutants decks book dist check acceptance

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

demo: ## build the program and a deck for every account of sample_data, into out/
	@# With the system's fonts, as an installed program; `cargo run` alone sees those of tests/fonts.
	QUARTERDECK_SYSTEM_FONTS=$${QUARTERDECK_SYSTEM_FONTS-on} $(CARGO) run --release --locked -- build sample_data --out $(OUT)
	@echo "The decks are in $(OUT)/, the list of them in $(OUT)/manifest.csv."

test: ## run all tests
	$(CARGO) test --locked

validate: ## let qpdf, poppler, mutool and Ghostscript judge real decks, and compare their bytes
	tests/validate.sh

lint: ## formatting, clippy and documentation, warnings denied
	$(CARGO) fmt --check
	$(CARGO) fmt --check --manifest-path $(FUZZ)
	$(CARGO) clippy --locked --all-targets -- -D warnings
	$(CARGO) clippy --locked --manifest-path $(FUZZ) --no-default-features --target-dir $(TARGET) -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --locked --no-deps

deny: ## check licences, sources and versions of all crates, and advisories where their database can be had
	@command -v cargo-deny >/dev/null || { echo "missing: cargo-deny (cargo install cargo-deny --locked)" >&2; exit 2; }
	$(CARGO) deny --locked check licenses bans sources
	@if $(CARGO) deny --locked fetch db >/dev/null 2>&1; then $(CARGO) deny --locked check advisories; \
	else echo "skipped: the advisory database cannot be had"; fi

bless: ## take what the tests see now as the new reference; look at the difference before you commit
	INSTA_UPDATE=always QUARTERDECK_BLESS=1 $(CARGO) test --locked --no-fail-fast

bench: ## time one deck, then a base of 10,000 accounts, then a preview that is watched
	$(CARGO) bench --locked --bench deck
	benches/base.sh
	benches/preview.sh

soak: ## kill builds at two hundred random moments and see each of them recover; a base with 60,000 of everything
	QUARTERDECK_KILLS=200 $(CARGO) test --locked --test crash
	QUARTERDECK_MANY=60000 $(CARGO) test --locked --test scale

fuzz: ## feed every reader of outside bytes with hostile ones, SECONDS (60) each
	tests/fuzz.sh $(SECONDS)

mutants: ## change the code that decides what leaves, in one small place after the other, and see a test notice each
	tests/mutants.sh

decks: ## make the contact sheets in docs/
	tests/sheets.sh

book: ## make the manual as a website, in target/book
	@command -v mdbook >/dev/null || { echo "missing: mdbook (cargo install mdbook --locked)" >&2; exit 2; }
	mdbook build docs

dist: ## pack a release with manual pages, completions and schemas, into dist/
	$(CARGO) build --release --locked
	tests/dist.sh $(TARGET)/release/quarterdeck dist

check: lint test validate ## everything that has to hold with every change

acceptance: check soak fuzz mutants bench ## what is too slow for every change: hours, on two cores
