# `make app` and `make test` need git, make and Python 3.11 or newer, and nothing else.
PORT ?= 8501
HOST ?= 127.0.0.1
ifdef KAM_DATABASE
export KAM_DATABASE
endif

# Where Python may not keep what it compiled, every start compiles Streamlit, polars and the rest again: 5 seconds.
unexport PYTHONDONTWRITEBYTECODE

DATABASE = $(if $(KAM_DATABASE),$(KAM_DATABASE),data/kam.duckdb)
LOCAL = $(filter 127.0.0.1 localhost ::1,$(HOST))
IN = .venv/bin
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
# What pip was told about where packages lie holds for uv as well.
WHERE = $(shell $(IN)/python -m pip config list 2>/dev/null | sed -n \
	-e "s/.*\.index-url='\(.*\)'/--default-index \1/p" -e "s/.*\.find-links='\(.*\)'/--find-links \1/p")
INSTALL = $(IN)/uv pip install --quiet --python $(IN)/python $(WHERE) --require-hashes
BY_PIP = $(IN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
COMPILE = $(IN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

.PHONY: app setup test next check browser soak bench lock screenshots sbom audit

app: setup
	@test -e "$(DATABASE)" || $(IN)/python -m kam_core init
	@$(if $(LOCAL),,echo "Whoever reaches $(HOST):$(PORT) can read and change everything: there is no signing in yet." >&2)
	@exec $(IN)/streamlit run app.py --server.address=$(HOST) --server.port=$(PORT) $(if $(LOCAL),,'--server.allowedHosts=*')

setup: .venv/stamp-run
	@:

.venv/stamp-python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and is not on the PATH." >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@touch $@

.venv/stamp-uv: requirements-uv.txt .venv/stamp-python
	@$(BY_PIP) -r requirements-uv.txt || echo "No uv for this machine; pip takes a little longer." >&2
	@touch $@

.venv/stamp-run: requirements.txt .venv/stamp-uv
	@echo "Installing what the product runs on …"
	@$(INSTALL) -r requirements.txt || $(BY_PIP) -r requirements.txt
	@touch $@

.venv/stamp-dev: requirements-dev.txt .venv/stamp-run
	@echo "Installing what tests and checks need …"
	@$(INSTALL) -r requirements-dev.txt || $(BY_PIP) -r requirements-dev.txt
	@touch $@

# The DuckDB after ours, before ours in an environment that has everything else from the first.
.venv/stamp-next: requirements-next.txt .venv/stamp-dev
	@$(IN)/python -m venv --without-pip .venv/next
	@$(IN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))' \
	> "$$(.venv/next/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/first.pth"
	@$(IN)/uv pip install --quiet --python .venv/next/bin/python $(WHERE) --no-deps --require-hashes -r requirements-next.txt \
	|| $(IN)/python -m pip --python .venv/next/bin/python install --quiet --disable-pip-version-check --no-deps \
		--require-hashes -r requirements-next.txt
	@touch $@

# Debian's package where we may install it, or else Playwright's own build.
browser: .venv/stamp-dev
	@command -v chromium >/dev/null \
	|| { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
	&& apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends chromium fonts-dejavu-core; } \
	|| $(IN)/playwright install --with-deps chromium || $(IN)/playwright install chromium

check: .venv/stamp-dev
	@failed=0; \
	$(IN)/ruff format --check . || failed=1; \
	$(IN)/ruff check . || failed=1; \
	$(IN)/mypy || failed=1; \
	$(IN)/lint-imports || failed=1; \
	exit $$failed

# The tests run even where a check fails, and their closing line is the last. Files stay in their order: those of the
# browser, which take longest, come early, and no worker waits for the others at the end. Three workers for two cores:
# a test in the browser waits for half of its time.
test: browser
	@failed=0; \
	$(MAKE) --no-print-directory check || failed=1; \
	$(MAKE) --no-print-directory next || failed=1; \
	$(IN)/pytest -q -n 3 --dist loadfile --no-loadscope-reorder || failed=1; \
	exit $$failed

# What visitors ask, on the DuckDB after ours.
next: .venv/stamp-next
	@.venv/next/bin/python -m pytest -q -p no:cacheprovider tests/kam_core/workbench $(or $(NEXT),-k \
		"test_no_attack or test_gate or test_functions or test_ordinary or test_shortening")

soak: browser .venv/stamp-next
	@failed=0; \
	$(IN)/pytest -q -m "soak or hypothesis" --hypothesis-profile new || failed=1; \
	$(MAKE) --no-print-directory next NEXT='-m "soak or not soak"' || failed=1; \
	exit $$failed

bench: setup
	@PYTHONPATH=. $(IN)/python bench/bench.py $(BENCH)

screenshots: browser
	@$(IN)/python -m tests.browser.screenshots

# In an environment of its own: none of this is needed to run or to test.
.venv/stamp-audit: requirements-audit.txt .venv/stamp-uv
	@$(IN)/python -m venv .venv/audit
	@$(IN)/uv pip install --quiet --python .venv/audit/bin/python $(WHERE) --require-hashes -r requirements-audit.txt \
	|| .venv/audit/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-audit.txt
	@touch $@

# What the product runs on, as CycloneDX: sbom.json.
sbom: .venv/stamp-audit
	@.venv/audit/bin/cyclonedx-py requirements requirements.txt --output-reproducible --output-file sbom.json

# Known faults in what is pinned. Without an answer of the advisory service nothing is known, and that is a failure.
audit: .venv/stamp-audit
	@rm -f .venv/audit.json; \
	.venv/audit/bin/pip-audit --strict --disable-pip --require-hashes --progress-spinner off --timeout 30 \
		-r requirements.txt -r requirements-dev.txt -f json -o .venv/audit.json; failed=$$?; \
	test -s .venv/audit.json || { printf '\033[31mnot audited\033[0m: the advisory service did not answer\n' >&2; exit 1; }; \
	test $$failed = 0 || cat .venv/audit.json; exit $$failed

# After a change of a requirements*.in file, or with UPGRADE=--upgrade for the newest of everything.
lock: .venv/stamp-uv
	@$(COMPILE) $(UPGRADE) requirements-uv.in -o requirements-uv.txt
	@$(COMPILE) $(UPGRADE) requirements.in -o requirements.txt
	@$(COMPILE) $(UPGRADE) requirements-dev.in -o requirements-dev.txt
	@$(COMPILE) requirements-next.in -o requirements-next.txt
	@$(COMPILE) $(UPGRADE) requirements-audit.in -o requirements-audit.txt
