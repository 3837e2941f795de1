package io.jackfield.host.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.llm.ListedModel;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.api.llm.ModelInfo;
import io.jackfield.host.alerts.Alert;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.calls.ExtensionCall;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.TestPlugins;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelWatchTest {
    private static final String BOT = """
            models:
              - {id: instant, provider: acme, model: small, options: {effort: low}}
              - {id: thinking, provider: acme, model: large, options: {effort: huge}}
            speech: {provider: acme, model: ear}
            """;

    @TempDir
    Path home;

    private final VirtualTime time = new VirtualTime();
    private final Alerts alerts = new Alerts(time, (alert, day) -> {});
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private LiveConfig config;

    @BeforeEach
    void configure() throws IOException {
        Files.createDirectories(home.resolve("config/bots"));
        Files.writeString(home.resolve("config/jackfield.yaml"), "");
        Files.writeString(home.resolve("config/bots/helper.yaml"), BOT);
        config = LiveConfig.of(HostConfig.load(home, Map.of()));
    }

    private ModelWatch watching(ScriptedService service) {
        return new ModelWatch(
                new Providers(
                        () -> List.of(TestPlugins.bringing("llm-acme", 1, service)),
                        ModelWatchTest::run,
                        TestPlugins.limits(10, 10)),
                config,
                alerts,
                Duration.ofDays(30),
                time,
                meters);
    }

    private static <T> void run(LoadedPlugin plugin, ExtensionCall<LlmProvider, T> call) {
        try {
            LlmProvider provider =
                    plugin.extensions(call.kind()).get(call.name()).extension();
            call.listener().accept(new CallResult.Answered<>(call.work().of(provider, plugin.grant())));
        } catch (Exception e) {
            call.listener().accept(CallResult.Failed.of(plugin.id(), e));
        }
    }

    private static ModelInfo model(String id, Set<String> efforts, String shutdown) {
        return new ModelInfo(
                id,
                8_000,
                4_000,
                Set.of(),
                efforts,
                0,
                Optional.ofNullable(shutdown).map(LocalDate::parse));
    }

    private List<String> words() {
        return alerts.all().stream().map(Alert::words).toList();
    }

    @Test
    void modelThatStopsSoonByItsPluginsFileIsTold() {
        ScriptedService service = new ScriptedService(
                "acme", model("small", Set.of("low"), "2026-12-21"), model("large", Set.of("huge"), "2026-12-22"));
        ModelWatch watch = watching(service);

        watch.look();

        assertThat(words())
                .singleElement()
                .asString()
                .contains("model small of acme, which bot helper has as offer instant, stops on 2026-12-21");
        assertThat(watch.findings())
                .singleElement()
                .extracting(ModelWatch.Finding::offer)
                .isEqualTo(Optional.of("instant"));
        assertThat(meters.get("ai.models.in.doubt").gauge().value()).isOne();
    }

    @Test
    void dateOfTheServiceCountsBeforeOurs() {
        ScriptedService service = new ScriptedService("acme", model("small", Set.of(), "2026-12-01"));
        service.listed = List.of(
                new ListedModel("small", Optional.of(LocalDate.parse("2027-12-01"))),
                new ListedModel("large", Optional.of(LocalDate.parse("2026-11-22"))),
                new ListedModel("ear", Optional.empty()));

        watching(service).look();

        assertThat(words()).singleElement().asString().contains("model large").contains("2026-11-22");
    }

    @Test
    void modelThatIsNoLongerListedIsToldUntilAnotherIsOffered() {
        ScriptedService service = new ScriptedService("acme");
        service.listed =
                List.of(new ListedModel("small", Optional.empty()), new ListedModel("large", Optional.empty()));
        ModelWatch watch = watching(service);

        watch.look();
        assertThat(words())
                .singleElement()
                .asString()
                .contains("model ear of acme, which bot helper has as speech, is no longer listed");

        service.listed = List.of();
        watch.look();
        assertThat(words()).isEmpty();
        assertThat(watch.findings()).isEmpty();
    }

    @Test
    void effortThatTheModelDoesNotTakeIsTold() {
        ScriptedService service = new ScriptedService("acme", model("large", Set.of("low", "high"), null));

        watching(service).look();

        assertThat(words()).singleElement().asString().contains("effort 'huge'; it takes high, low");
    }

    @Test
    void serviceThatDoesNotAnswerTodayIsNoReasonForAnAlarm() {
        ScriptedService service = new ScriptedService("acme");
        ModelWatch watch = new ModelWatch(
                new Providers(
                        () -> List.of(TestPlugins.bringing("llm-acme", 1, service)),
                        ModelWatchTest::fails,
                        TestPlugins.limits(10, 10)),
                config,
                alerts,
                Duration.ofDays(30),
                time,
                meters);

        watch.look();

        assertThat(words()).isEmpty();
    }

    private static <T> void fails(LoadedPlugin plugin, ExtensionCall<LlmProvider, T> call) {
        call.listener().accept(new CallResult.Failed<>(new JackfieldException(StandardError.OVERLOADED, plugin.id())));
    }
}
