package io.jackfield.host.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.host.config.read.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostConfigTest {
    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder);
    }

    @Test
    void emptyFileGivesTheDefaults() {
        HostConfig config = home.load();

        assertThat(config.server()).isEqualTo(new ServerConfig("0.0.0.0", 8080, Map.of(), false, HttpLimits.PUBLIC));
        assertThat(config.ops()).isEqualTo(new OpsConfig("127.0.0.1", 8081));
        assertThat(config.sandbox()).isEqualTo(new SandboxConfig(SandboxConfig.Enabled.AUTO, 8090));
        assertThat(config.database()).isEqualTo(new DatabaseConfig(Optional.empty(), 4));
        assertThat(config.intake()).isEqualTo(new IntakeConfig(1024 * 1024, 20_000, Duration.ofMillis(1), 1_000));
        assertThat(config.plugins().directory()).isEqualTo(folder.resolve("plugins"));
        assertThat(config.outbox().messagesPerSecond()).isEqualTo(28);
        assertThat(config.keep()).isEqualTo(new KeepConfig(7, 90, 180, 400, 400, 400, 3_650, 800));
        assertThat(config.shutdownGrace()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.bots()).isEmpty();
    }

    @Test
    void operatorsAreHeldToASecondFactorWhereItIsRequired() {
        home.main(
                "ops: {host: 0.0.0.0, secondFactor: required, metricsToken: 0123456789abcdef}\nkeep: {auditDays: 90}");

        HostConfig config = home.load();

        assertThat(config.ops().secondFactor()).isEqualTo(OpsConfig.SecondFactor.REQUIRED);
        assertThat(config.ops().metricsToken().orElseThrow().value()).isEqualTo("0123456789abcdef");
        assertThat(config.ops()).asString().doesNotContain("0123456789abcdef");
        assertThat(config.ops().isLoopback()).isFalse();
        assertThat(config.keep().auditDays()).isEqualTo(90);
    }

    @Test
    void secondFactorIsOptionalOrRequired() {
        home.main("ops: {secondFactor: sometimes, metricsToken: short}\nkeep: {auditDays: 3}");

        assertThat(home.refusal())
                .contains("ops.secondFactor")
                .contains("optional")
                .contains("ops.metricsToken")
                .contains("keep.auditDays");
    }

    @Test
    void databasesOfOthersAreReadWithTheirLimits() {
        home.main("""
                databases:
                  school: {url: "${SCHOOL_DB_URL}", password: "s@fe"}
                  shop: {url: postgres://ada@shop/orders, readOnly: false, connections: 2, statementTimeout: 1s}
                """).variable("SCHOOL_DB_URL", "postgres://ada@school:5433/pupils?sslmode=require");

        Map<String, ForeignDatabase> databases = home.load().databases();

        assertThat(databases).containsOnlyKeys("school", "shop");
        ForeignDatabase school = databases.get("school");
        assertThat(school.readOnly()).isTrue();
        assertThat(school.url().jdbcUrl()).isEqualTo("jdbc:postgresql://school:5433/pupils?sslmode=require");
        assertThat(school.url().password().orElseThrow().value()).isEqualTo("s@fe");
        assertThat(school).asString().doesNotContain("s@fe").contains("postgres://school:5433/pupils");
        assertThat(databases.get("shop").readOnly()).isFalse();
        assertThat(databases.get("shop").statementTimeout()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void databaseOfOthersNeedsANameAndAnAddress() {
        home.main("databases: {School: {readOnly: true}, shop: {url: mysql://shop, conections: 3}}");

        assertThat(home.refusal())
                .contains("databases.School is a section; use a name of 2 to 32 of a-z 0-9 - as its key")
                .contains("databases.School.url is not set; use postgres://user:password@host:port/database")
                .contains("databases.shop.url")
                .contains("databases.shop.conections is unknown; did you mean connections?");
    }

    @Test
    void valuesComeFromTheFileAndTheEnvironment() {
        home.main("""
                server: {host: 127.0.0.1, port: "${JACKFIELD_PORT:-8080}"}
                intake:
                  maxBodySize: 64kB
                  flushInterval: 0
                database:
                  url: ${DATABASE_URL:-}
                redis:
                  url: ${REDIS_URL:-}
                telegram:
                  apiUrl: http://127.0.0.1:9000/
                shutdown:
                  grace: 1m
                """)
                .variable("JACKFIELD_PORT", "9999")
                .variable("DATABASE_URL", "postgres://ada:s%40fe@db:5433/jackfield");

        HostConfig config = home.load();

        assertThat(config.server()).isEqualTo(new ServerConfig("127.0.0.1", 9999, Map.of(), false, HttpLimits.PUBLIC));
        assertThat(config.intake().maxBodyBytes()).isEqualTo(64 * 1024);
        assertThat(config.intake().flushInterval()).isZero();
        assertThat(config.telegram().apiUrl()).contains("http://127.0.0.1:9000");
        assertThat(config.redis().url()).isEmpty();
        assertThat(config.shutdownGrace()).isEqualTo(Duration.ofMinutes(1));
        ServiceUrl database = config.database().url().orElseThrow();
        assertThat(database.address()).isEqualTo("db:5433");
        assertThat(database.user()).contains("ada");
        assertThat(database.password()).contains(new Secret("s@fe"));
        assertThat(database.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5433/jackfield?sslmode=prefer");
    }

    @Test
    void everyProblemOfEveryFileComesInOneNumberedList() {
        home.main("""
                        outbox:
                          messagesPerSecond: 0
                          sendTimout: 5s
                        intake: many
                        llm: {retries: [1, 2]}
                        database:
                          url: mysql://somewhere/db
                        """).bot("helper", """
                        token: ${HELPER_TOKEN}
                        language: english
                        models:
                          - {id: a, provider: openai}
                        """).plugin("llm-openai", "apiKey: ${OPENAI_API_KEY}");

        assertThat(home.refusal().lines())
                .containsExactly(
                        "The configuration has 9 problems:",
                        "  1. config/jackfield.yaml:7: database.url is 'mysql://somewhere/db'; use"
                                + " postgres://user:password@host:port/database, special characters as %XX",
                        "  2. config/jackfield.yaml:4: intake is 'many'; use a section of keys",
                        "  3. config/jackfield.yaml:2: outbox.messagesPerSecond is '0'; use a whole number from 1 to 1000000",
                        "  4. config/jackfield.yaml:5: llm.retries is a list; use a single value",
                        "  5. config/bots/helper.yaml:1: token needs the environment variable HELPER_TOKEN; set it or write"
                                + " ${HELPER_TOKEN:-default}",
                        "  6. config/bots/helper.yaml:4: models[0].model is missing; use the provider's name of the model",
                        "  7. config/bots/helper.yaml:2: language is 'english'; use two letters such as en or ru",
                        "  8. config/plugins/llm-openai.yaml:1: apiKey needs the environment variable OPENAI_API_KEY; set it or"
                                + " write ${OPENAI_API_KEY:-default}",
                        "  9. config/jackfield.yaml:3: outbox.sendTimout is unknown; did you mean sendTimeout?");
    }

    @Test
    void unknownKeyWithoutALikelyMeaningGetsTheKnownOnes() {
        home.main("server: {colour: red}");

        assertThat(home.refusal())
                .endsWith(
                        "server.colour is unknown; known here: host, port, paths, behindProxy, maxConnections, idleTimeout, bodyTimeout");
    }

    @Test
    void wrongDurationsSizesChoicesAndFlagsSayWhatIsAllowed() {
        home.main("""
                sandbox: {enabled: perhaps}
                intake: {maxBodySize: 10GB, flushInterval: 51ms}
                plugins: {callDeadline: 30}
                """).bot("helper", "models: [{id: a, provider: openai, model: b, premium: maybe}]");

        assertThat(home.refusal())
                .contains("sandbox.enabled is 'perhaps'; use auto or true or false")
                .contains("intake.maxBodySize is '10GB'; use a size such as 64kB or 1MB from 65536 to 4194304")
                .contains("intake.flushInterval is '51ms'; use a duration from 0ms to 50ms")
                .contains("plugins.callDeadline is '30'; use a duration from 1s to 10m")
                .contains("models[0].premium is 'maybe'; use true or false");
    }

    @Test
    void brokenYamlNamesTheLineAndDoesNotQuoteIt() {
        home.main("server:\n  port: 8080\ntoken: [verysecret");

        assertThat(home.refusal())
                .contains("config/jackfield.yaml:3: is not valid YAML")
                .doesNotContain("verysecret");
    }

    @Test
    void keyWrittenTwiceIsAProblem() {
        home.main("server: {port: 1}\nops: {port: 2}\nserver: {port: 3}");

        assertThat(home.refusal()).contains("config/jackfield.yaml:3: server is there twice; keep one");
    }

    @Test
    void twoListenersOnOnePortAreAProblem() {
        home.main("server: {port: 8081}");

        assertThat(home.refusal()).contains("ops.port is not set; use a port that no other section has");
    }

    @Test
    void freePortsMayBeAskedForTwice() {
        home.main("server: {port: 0}\nops: {port: 0}\nsandbox: {port: 0}");

        assertThat(home.load().server().port()).isZero();
    }

    @Test
    void missingFolderIsToldWithTheWayOut() {
        Path nowhere = folder.resolve("nowhere");

        assertThatThrownBy(() -> HostConfig.load(nowhere, Map.of()))
                .hasMessageContaining("nowhere/config: is no folder; set JACKFIELD_HOME or --home");
    }

    @Test
    void draftReadsOverMistakes() {
        home.main("server: {port: many}\ndatabase: {url: \"${DATABASE_URL}\"}").bot("helper", "token: abc");

        HostConfig draft = home.draft();

        assertThat(draft.server().port()).isEqualTo(8080);
        assertThat(draft.sandboxMode()).isFalse();
    }

    @Test
    void standInsFillOnlyWhatIsAbsent() {
        home.main("database: {url: \"postgres://a@db/own\"}\nsandbox: {enabled: true}")
                .bot("with", "token: \"1:real\"\nstaff: {managers: {people: \"\"}}")
                .bot("without", "staff: {managers: {people: \"\"}, cooks: {people: \"5, @ada_l\"}}");
        StandIns standIns = new StandIns(
                Optional.of(ServiceUrl.postgres("postgres://b@embedded/x")),
                Optional.of(ServiceUrl.redis("redis://127.0.0.1:7000")),
                Optional.of("http://127.0.0.1:8090"),
                Optional.of(new StaffRole(Set.of(104L), Set.of(), OptionalLong.of(-1))),
                Map.of("without", new Secret("2:made-up")));

        HostConfig config = home.load().with(standIns);

        assertThat(config.database().url().orElseThrow().host()).isEqualTo("db");
        assertThat(config.redis().url().orElseThrow().port()).isEqualTo(7000);
        assertThat(config.bots())
                .extracting(bot -> bot.token().orElseThrow().value())
                .containsExactly("1:real", "2:made-up");
        assertThat(config.bots()).extracting(config::apiUrl).containsOnly("http://127.0.0.1:8090");
        assertThat(config.bots().getFirst().staff().get("managers").ids())
                .as("of a bot that talks to Telegram")
                .isEmpty();
        assertThat(config.bots().getLast().staff().get("managers").ids()).containsExactly(104L);
        assertThat(config.bots().getLast().staff().get("cooks"))
                .isEqualTo(new StaffRole(Set.of(5L), Set.of("ada_l"), OptionalLong.empty()));
        assertThat(config.sandboxMode())
                .as("settled before every bot had a token")
                .isTrue();
    }

    @Test
    void pluginTakesTheCommonLimitsWhereItHasNoneOfItsOwn() {
        home.main("""
                plugins:
                  maxCalls: 100
                  limits:
                    command-slow: {callDeadline: 2m}
                  quarantine: {firstPause: 1s}
                """);

        PluginsConfig plugins = home.load().plugins();

        assertThat(plugins.limitsOf("command-slow").callDeadline()).isEqualTo(Duration.ofMinutes(2));
        assertThat(plugins.limitsOf("command-slow").maxCalls()).isEqualTo(100);
        assertThat(plugins.limitsOf("command-other").callDeadline()).isEqualTo(Duration.ofSeconds(30));
        assertThat(plugins.quarantine()).isEqualTo(new QuarantineConfig(Duration.ofSeconds(1), Duration.ofMinutes(10)));
    }
}
