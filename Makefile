# Everything here needs make, a JDK 25, Maven and its repository; nothing else unless a line says so.
# `make help` lists the targets.

SHELL        := /bin/sh
DISTRIBUTION := platform/launcher/target/jackfield
BIN          := $(DISTRIBUTION)/bin/jackfield
INSTALLED    := platform/launcher/target/installed
FIND_JAVA    := platform/launcher/src/main/dist/bin/find-java
# Maven's messages about its own use of sun.misc.Unsafe are silenced; older Java does not know the switch. Compiling happens in Maven's
# own virtual machine, where Error Prone needs to see the compiler: one that is warm does it in a third of the time of new ones.
COMPILER     := $(foreach part,api file main model parser processing tree util,--add-exports=jdk.compiler/com.sun.tools.javac.$(part)=ALL-UNNAMED) \
                $(foreach part,code comp,--add-opens=jdk.compiler/com.sun.tools.javac.$(part)=ALL-UNNAMED)
MVN          := env JAVA_HOME="$$($(FIND_JAVA) --compiler)" \
                MAVEN_OPTS="$${MAVEN_OPTS:--XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms1g -XX:MetaspaceSize=384m --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED} $(COMPILER)" \
                mvn -B -ntp -Dcompiler.inMaven
JAVA_NEEDED  := @$(FIND_JAVA) --compiler >/dev/null
SOURCES      := $(shell find plugin-api platform plugins pom.xml \
                  \( -name target -o -name data -o -name test -o -name node_modules \) -prune \
                  -o -type f ! -name .env -print 2>/dev/null | sed 's/ /\\ /g')

# Without a home of its own, a run keeps its data in data/ and reads config/ as it is here; plugins come from the distribution.
ifeq ($(origin JACKFIELD_HOME),undefined)
JACKFIELD_HOME        := $(CURDIR)
JACKFIELD_PLUGINS_DIR ?= $(CURDIR)/$(DISTRIBUTION)/plugins
endif
OPS                   := http://127.0.0.1:$(or $(JACKFIELD_OPS_PORT),8081)
ASK                   := curl -sS --fail-with-body $(OPS)
OR_SAY                := || { echo "No good answer from $(OPS); make run starts the platform, JACKFIELD_OPS_PORT says where it is" >&2; exit 1; }
HERE                  := JACKFIELD_HOME="$(JACKFIELD_HOME)" $(if $(JACKFIELD_PLUGINS_DIR),JACKFIELD_PLUGINS_DIR="$(JACKFIELD_PLUGINS_DIR)")
COMPOSE               := docker compose -f docker/compose.yaml --env-file config/.env
# Whether the database of Docker Compose is meant: it runs, and DATABASE_URL names no other one.
IN_COMPOSE            := [ -z "$$DATABASE_URL" ] && [ -f config/.env ] && [ -n "$$($(COMPOSE) ps -q postgres 2>/dev/null)" ]
ifndef BACKUP
BACKUP                := data/backups/jackfield-$(shell date +%Y%m%d-%H%M%S).zip
endif

.DEFAULT_GOAL := help
.PHONY: help run test bench install dev aot lint format format-check validate migrate docker-up docker-logs health metrics \
        backup-db restore-db deploy dist docker-check hooks clean

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

# A test that fails is run again, up to twice: what depends on how busy the machine is then shows as "Flakes" and holds nobody up.
test: ## Run all tests
	$(JAVA_NEEDED)
	@$(MVN) -T 3 verify -Dsurefire.rerunFailingTestsCount=2 -Dfailsafe.rerunFailingTestsCount=2

bench: ## Run the benchmarks and print a table; about ten quiet minutes. BENCH=--busy takes a core away, BENCH=--help lists all
	$(JAVA_NEEDED)
	@echo "Building ..."
	@$(MVN) -q package -Dmaven.test.skip=true -Dspotless.check.skip=true
	@$(DISTRIBUTION)/bin/make-aot
	@"$$($(FIND_JAVA))/bin/java" -XX:+UseSerialGC -Xmx512m -jar platform/benchmarks/target/jackfield-benchmarks.jar $(BENCH)

install: ## Install contract, test kit, archetype and parent into the local Maven repository, for plugins elsewhere
	$(JAVA_NEEDED)
	@$(MVN) -q install -Dmaven.test.skip=true -Dspotless.check.skip=true
	@touch $(BIN) $(INSTALLED)
	@echo "Installed, version 0.2.0 of io.jackfield: jackfield-plugin-api, jackfield-testkit, jackfield-testkit-host and"
	@echo "jackfield-plugin-archetype"

aot: $(BIN) ## Make the cache of loaded classes that shortens the start
	@$(DISTRIBUTION)/bin/make-aot

lint: ## Check formatting, compile everything with all that Error Prone warns of, check the shell scripts if shellcheck is installed
	$(JAVA_NEEDED)
	@find . -path '*/target/maven-status' -prune -exec rm -r {} + # so that everything is compiled
	@$(MVN) -q test-compile -Derrorprone.options=-XepDisableWarningsInGeneratedCode
	@if command -v shellcheck >/dev/null; then shellcheck .ci/run .githooks/pre-commit docker/check docker/checks/[!j]* platform/launcher/src/main/dist/bin/* \
	     platform/launcher/src/release/*; \
	 else echo "shellcheck is not installed; shell scripts were not checked"; fi

format: ## Format the Java sources
	$(JAVA_NEEDED)
	@$(MVN) -q spotless:apply

# .githooks/pre-commit asks for some files (patterns with commas) of some modules.
format-check: ## Say which Java sources are not formatted
	$(JAVA_NEEDED)
	@$(MVN) -q spotless:check $(if $(MODULES),-pl $(MODULES)) $(if $(FILES),-DspotlessFiles='$(FILES)')

validate: $(BIN) ## Check all configuration files
	@env $(HERE) $(BIN) validate

migrate: $(BIN) ## Bring the database's schema up to date
	@env $(HERE) $(BIN) migrate

# make docker-up postgres: the words behind it are services, or nothing that make knows
ifeq (docker-up,$(firstword $(MAKECMDGOALS)))
SERVICES := $(filter app postgres redis nginx,$(MAKECMDGOALS))
.PHONY: $(SERVICES)
$(SERVICES):
	@:
endif

docker-up: docker-password ## Start app, PostgreSQL and Redis with Docker Compose, or only those named: make docker-up postgres
	@$(COMPOSE) up -d --build $(SERVICES)

docker-logs: config/.env ## Follow the containers' logs
	@$(COMPOSE) logs -f

config/.env:
	@umask 077 && cp config/.env.template $@ && echo "Made $@ from the template; fill in your tokens there."

# The passwords of the compose servers: made once, that of PostgreSQL unless a database is there that has another one.
.PHONY: docker-password
docker-password: config/.env
	@if ! grep -Eq "^(export )?REDIS_PASSWORD *= *[^ ]" config/.env; then \
	   printf 'REDIS_PASSWORD=%s\n' "$$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')" >> config/.env && \
	   echo "Made a password for Redis in config/.env."; \
	 fi
	@if grep -Eq "^(export )?POSTGRES_PASSWORD *= *[^ ]" config/.env; then exit 0; fi; \
	 if docker volume inspect jackfield_postgres >/dev/null 2>&1; then \
	   echo "There is a database (volume jackfield_postgres) and no POSTGRES_PASSWORD in config/.env."; \
	   echo "Write the one it was made with there; without your own doing that was: jackfield"; exit 1; \
	 fi; \
	 printf 'POSTGRES_PASSWORD=%s\n' "$$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')" >> config/.env && \
	 echo "Made a password for PostgreSQL in config/.env."

health: ## Show the health of the running platform
	@$(ASK)/health $(OR_SAY) && echo

metrics: ## Show the metrics of the running platform
	@$(ASK)/metrics $(OR_SAY)

backup-db: ## Save database, settings and plugins, of Docker Compose or of this home, to BACKUP=file; the bots may run
	@umask 077 && mkdir -p "$(dir $(BACKUP))" && \
	 if $(IN_COMPOSE); then \
	   { $(COMPOSE) exec -T -e JACKFIELD_HEAP=160m app sh -c \
	       'file=data/made.zip; bin/jackfield backup $$file >&2 && cat $$file; s=$$?; rm -f $$file; exit $$s' > "$(BACKUP).part" && \
	     mv "$(BACKUP).part" "$(BACKUP)"; } || { rm -f "$(BACKUP).part"; exit 1; }; \
	   echo "Saved to $(BACKUP)"; \
	 else $(MAKE) -s $(BIN) && env $(HERE) $(BIN) backup "$(BACKUP)" $(BACKUP_OPTIONS); fi

restore-db: ## Load BACKUP=file into that database once the bots have stopped; what is there is replaced after a question, or with RESTORE_OPTIONS=--yes
	@test -f "$(BACKUP)" || { echo "Say what to load: make restore-db BACKUP=data/backups/file.zip"; exit 1; }
	@if $(IN_COMPOSE); then \
	   if [ -n "$$($(COMPOSE) ps -q --status running app)" ]; then \
	     echo "The app is running; stop it first: $(COMPOSE) stop app"; exit 1; fi; \
	   $(COMPOSE) run --rm -T --entrypoint sh app -c 'umask 077; file=data/restored.zip; cat > $$file && \
	     bin/jackfield restore $$file --replace --yes --database-only; s=$$?; rm -f $$file; exit $$s' < "$(BACKUP)"; \
	 else $(MAKE) -s $(BIN) && env $(HERE) $(BIN) restore "$(BACKUP)" --replace --database-only $(RESTORE_OPTIONS); fi

# Each module's target/bom.json lists what its jar is made of; made anew, as it follows the poms.
dist: ## Make target/dist: a release archive, what each jar is made of (CycloneDX), and checksums; and try it
	$(JAVA_NEEDED)
	@echo "Building ..."
	@$(MVN) -q package -Pdist -pl '!platform/benchmarks,!platform/testkit-host' -Dmaven.test.skip=true -Dspotless.check.skip=true
	@platform/launcher/src/release/pack $(DISTRIBUTION) . target/dist
	@platform/launcher/src/release/try target/dist

docker-check: ## Try image, proxies and alert rules without an engine, as far as buildah, nginx, caddy, promtool are here
	@docker/check $(PARTS)

hooks: ## Let git check the format of staged Java files before each commit
	@git config core.hooksPath .githooks && echo "git runs .githooks/pre-commit from now on; git commit --no-verify goes without."

# What is read here is config/ itself; the distribution has a copy, which need not be built.
.PHONY: settings
settings: $(BIN)
	@rm -rf $(DISTRIBUTION)/config && cp -R config $(DISTRIBUTION)/config && rm -f $(DISTRIBUTION)/config/.env

deploy: settings ## Bring the distribution to TARGET=user@host:/folder and switch to it; goes back when it does not come up
	@test -n "$(TARGET)" || { echo "Say where to: make deploy TARGET=user@host:/opt/jackfield"; exit 1; }
	@sh $(DISTRIBUTION)/bin/deploy "$(TARGET)"

clean: ## Remove what was built; data and configuration stay
	$(JAVA_NEEDED)
	@$(MVN) -q clean
