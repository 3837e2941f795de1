# Everything here needs make, a JDK 25, Maven and its repository; nothing else unless a line says so.
# `make help` lists the targets.

SHELL        := /bin/sh
DISTRIBUTION := platform/launcher/target/jackfield
BIN          := $(DISTRIBUTION)/bin/jackfield
INSTALLED    := platform/launcher/target/installed
FIND_JAVA    := platform/launcher/src/main/dist/bin/find-java
# Maven's messages about its own use of sun.misc.Unsafe are silenced; older Java does not know the switch.
MVN          := env JAVA_HOME="$$($(FIND_JAVA) --compiler)" \
                MAVEN_OPTS="$${MAVEN_OPTS:--XX:TieredStopAtLevel=1 -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED}" mvn -B -ntp
JAVA_NEEDED  := @$(FIND_JAVA) --compiler >/dev/null
SOURCES      := $(shell find plugin-api platform plugins config pom.xml \
                  \( -name target -o -name data -o -name test -o -name node_modules \) -prune \
                  -o -type f ! -name .env -print 2>/dev/null | sed 's/ /\\ /g')

# Without a home of its own, a run keeps its data in data/ and reads config/ as it is here; plugins come from the distribution.
ifeq ($(origin JACKFIELD_HOME),undefined)
JACKFIELD_HOME        := $(CURDIR)
JACKFIELD_PLUGINS_DIR ?= $(CURDIR)/$(DISTRIBUTION)/plugins
endif
OPS                   := http://127.0.0.1:$(or $(JACKFIELD_OPS_PORT),8081)
HERE                  := JACKFIELD_HOME="$(JACKFIELD_HOME)" $(if $(JACKFIELD_PLUGINS_DIR),JACKFIELD_PLUGINS_DIR="$(JACKFIELD_PLUGINS_DIR)")
COMPOSE               := docker compose -f docker/compose.yaml --env-file config/.env
# Whether the database of Docker Compose is meant: it runs, and DATABASE_URL names no other one.
IN_COMPOSE            := [ -z "$$DATABASE_URL" ] && [ -f config/.env ] && [ -n "$$($(COMPOSE) ps -q postgres 2>/dev/null)" ]
WITH_DATABASE         := platform/launcher/src/main/dist/bin/with-database
RESTORING             := --clean --if-exists --no-owner
ifndef BACKUP
BACKUP                := data/backups/jackfield-$(shell date +%Y%m%d-%H%M%S).dump
endif

.DEFAULT_GOAL := help
.PHONY: help run test bench install dev aot lint format validate migrate docker-up docker-logs health metrics \
        backup-db restore-db deploy clean

help: ## List these targets
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1|\2/p' $(firstword $(MAKEFILE_LIST)) | awk -F'|' '{printf "%-20s %s\n", $$1, $$2}'

run: $(BIN) ## Build what is missing and start everything; Ctrl-C stops it
	@exec env $(HERE) $(BIN) run

dev: $(INSTALLED) ## As run, and swap a plugin when its sources change; DEV="folder ..." adds yours, TESTS=1 runs their tests
	@exec env $(HERE) $(BIN) dev $(if $(TESTS),--tests) plugins $(DEV)

# Plugins are built one by one, each from the local Maven repository, as authors elsewhere do it.
$(INSTALLED): $(BIN)
	@echo "Installing what plugins are built with ..."
	@$(MVN) -q install -pl '!platform/benchmarks' -Dmaven.test.skip=true -Dspotless.check.skip=true
	@touch $(BIN) $(INSTALLED)

$(BIN): $(SOURCES)
	$(JAVA_NEEDED)
	@echo "Building Jackfield; the first time Maven also fetches its libraries, which takes some minutes ..."
	@$(MVN) -q package -pl '!platform/benchmarks,!platform/testkit-host' -Dmaven.test.skip=true -Dspotless.check.skip=true
	@touch $(BIN)

test: ## Run all tests
	$(JAVA_NEEDED)
	@$(MVN) -T 2 verify

bench: ## Run the benchmarks and print a table; about ten quiet minutes. BENCH=--busy takes a core away, BENCH=--help lists all
	$(JAVA_NEEDED)
	@echo "Building ..."
	@$(MVN) -q package -Dmaven.test.skip=true -Dspotless.check.skip=true
	@$(DISTRIBUTION)/bin/make-aot
	@"$$($(FIND_JAVA))/bin/java" -XX:+UseSerialGC -Xmx512m -jar platform/benchmarks/target/jackfield-benchmarks.jar $(BENCH)

install: ## Install contract, test kit, archetype and parent into the local Maven repository, for plugins elsewhere
	$(JAVA_NEEDED)
	@$(MVN) -q install -Dmaven.test.skip=true -Dspotless.check.skip=true
	@echo "Installed, version 0.2.0 of io.jackfield: jackfield-plugin-api, jackfield-testkit, jackfield-testkit-host and"
	@echo "jackfield-plugin-archetype"

aot: $(BIN) ## Make the cache of loaded classes that shortens the start
	@$(DISTRIBUTION)/bin/make-aot

lint: ## Check formatting, compile with Error Prone, check the shell scripts if shellcheck is installed
	$(JAVA_NEEDED)
	@$(MVN) -q test-compile
	@if command -v shellcheck >/dev/null; then shellcheck .ci/run platform/launcher/src/main/dist/bin/*; \
	 else echo "shellcheck is not installed; shell scripts were not checked"; fi

format: ## Format the Java sources
	$(JAVA_NEEDED)
	@$(MVN) -q spotless:apply

validate: $(BIN) ## Check all configuration files
	@env $(HERE) $(BIN) validate

migrate: $(BIN) ## Bring the database's schema up to date
	@env $(HERE) $(BIN) migrate

docker-up: docker-password ## Start app, PostgreSQL and Redis with Docker Compose; docker/README.md tells how nginx joins
	@$(COMPOSE) up -d --build

docker-logs: config/.env ## Follow the containers' logs
	@$(COMPOSE) logs -f

config/.env:
	@umask 077 && cp config/.env.template $@ && echo "Made $@ from the template; fill in your tokens there."

# The password of the compose database: made once, unless a database is there that has another one.
.PHONY: docker-password
docker-password: config/.env
	@if grep -Eq "^(export )?POSTGRES_PASSWORD *= *[^ ]" config/.env; then exit 0; fi; \
	 if docker volume inspect jackfield_postgres >/dev/null 2>&1; then \
	   echo "There is a database (volume jackfield_postgres) and no POSTGRES_PASSWORD in config/.env."; \
	   echo "Write the one it was made with there; without your own doing that was: jackfield"; exit 1; \
	 fi; \
	 printf 'POSTGRES_PASSWORD=%s\n' "$$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')" >> config/.env && \
	 echo "Made a password for PostgreSQL in config/.env."

health: ## Show the health of the running platform
	@curl -fsS $(OPS)/health && echo

metrics: ## Show the metrics of the running platform
	@curl -fsS $(OPS)/metrics

backup-db: ## Save the database of DATABASE_URL, of Docker Compose or the running embedded one to BACKUP=file
	@umask 077 && mkdir -p "$(dir $(BACKUP))" && \
	 if $(IN_COMPOSE); then \
	   echo "Saving the database of Docker Compose ..." && \
	   $(COMPOSE) exec -T postgres pg_dump --username=jackfield --format=custom jackfield > "$(BACKUP).part"; \
	 else env $(HERE) $(WITH_DATABASE) pg_dump --format=custom --file="$(BACKUP).part"; fi && \
	 mv "$(BACKUP).part" "$(BACKUP)" || { rm -f "$(BACKUP).part"; exit 1; }
	@echo "Saved to $(BACKUP)"

restore-db: ## Load BACKUP=file into that database; what is there is replaced
	@test -f "$(BACKUP)" || { echo "Say what to load: make restore-db BACKUP=data/backups/file.dump"; exit 1; }
	@if $(IN_COMPOSE); then \
	   if [ -n "$$($(COMPOSE) ps -q --status running app)" ]; then \
	     echo "The app is running; stop it first: $(COMPOSE) stop app"; exit 1; fi; \
	   $(COMPOSE) exec -T postgres pg_restore --username=jackfield --dbname=jackfield $(RESTORING) < "$(BACKUP)"; \
	 else env $(HERE) $(WITH_DATABASE) sh -c 'exec pg_restore --dbname="$$PGDATABASE" "$$@"' - $(RESTORING) "$(BACKUP)"; fi
	@echo "Loaded $(BACKUP)"

deploy: $(BIN) ## Copy the distribution to TARGET=user@host:/folder with rsync; config, data and further plugins there stay
	@test -n "$(TARGET)" || { echo "Say where to: make deploy TARGET=user@host:/opt/jackfield"; exit 1; }
	@command -v rsync >/dev/null || { echo "rsync is not installed"; exit 1; }
	@rsync -a --delete --exclude=/config --exclude=/data --exclude=/plugins $(DISTRIBUTION)/ "$(TARGET)/"
	@rsync -a $(DISTRIBUTION)/plugins "$(TARGET)/"
	@rsync -a --ignore-existing $(DISTRIBUTION)/config "$(TARGET)/"
	@echo "Copied. Restart Jackfield there, for example: systemctl restart jackfield (systemd/jackfield.service is a unit for it)"

clean: ## Remove what was built; data and configuration stay
	$(JAVA_NEEDED)
	@$(MVN) -q clean
