package io.jackfield.host.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.desk.ModelDesk.Answer;
import io.jackfield.api.desk.ModelDesk.Answer.End;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.TextSink;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.calls.PluginCalls;
import io.jackfield.host.calls.PluginConsumers;
import io.jackfield.host.calls.PluginMeters;
import io.jackfield.host.calls.RunningCall;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.config.LlmConfig;
import io.jackfield.host.loop.TestLoop;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.TestPlugins;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Questions on the threads of plugins, over the bus, and users who do not wait for the end. */
@Timeout(30)
class StoppedAnswersTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Attachment.Bytes RECORDING = new Attachment.Bytes("a.ogg", "audio/ogg", new byte[1]);

    @TempDir
    Path home;

    private final TestLoop test = new TestLoop();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PluginCalls calls =
            new PluginCalls(test.loop(), new PluginMeters(meters), TestPlugins.limits(10, 10));
    private final ScriptedService service = new ScriptedService("acme");
    private final LoadedPlugin provider = TestPlugins.bringing("llm-acme", 1, service);
    private final LoadedPlugin chat = TestPlugins.named("command-chat");
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final CompletableFuture<CallResult<?>> ended = new CompletableFuture<>();
    private HostModelDesk desk;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(home.resolve("config/bots"));
        Files.writeString(home.resolve("config/jackfield.yaml"), "");
        Files.writeString(
                home.resolve("config/bots/helper.yaml"),
                "models: [{id: instant, provider: acme, model: small}]\nspeech: {provider: acme, model: ear}\n");
        HostConfig config = HostConfig.load(home, Map.of());
        new PluginConsumers(test.vertx().eventBus(), calls, id -> Optional.of(provider)).follow(List.of(provider));
        Clock clock = Clock.systemUTC();
        LlmConfig llm = LlmConfigs.of(LONG, LONG, 2);
        desk = new HostModelDesk(
                new Providers(
                        () -> List.of(provider),
                        (plugin, call) -> test.loop().run(() -> call.sendTo(plugin.id(), test.vertx())),
                        TestPlugins.limits(10, 10)),
                llm,
                LiveConfig.of(config),
                (bot, user, offer, estimatedTokens) -> SpendingGate.OpenHold.INSTANCE,
                new UserTags(),
                new Breakers(llm.breaker(), clock),
                new ModelRests(clock),
                new Alerts(clock, (alert, day) -> {}),
                new LlmMeters(meters),
                request -> List.of(),
                clock,
                Waiting.REAL,
                () -> 1);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private RunningCall begin(Callable<?> work) {
        return calls.start(chat, LONG, work::call, ended::complete);
    }

    private Answer ask() {
        return desk.ask(new Question("helper", "instant", List.of(ModelMessage.user("Hi"))), piece -> {});
    }

    private ScriptedService hangsAfter(String text) {
        return service.then(sink -> {
            sink.append(text);
            begun.countDown();
            try {
                Thread.sleep(LONG);
            } catch (InterruptedException e) {
                interrupted.set(true);
                throw e;
            }
            throw new IllegalStateException("nobody has ended this");
        });
    }

    private Object answer() {
        return ((CallResult.Answered<?>) ended.join()).value();
    }

    @Test
    void stopEndsTheUpstreamRequestAndKeepsWhatHasCome() throws Exception {
        hangsAfter("Once upon");
        RunningCall call = begin(this::ask);
        begun.await();

        call.stop();

        Answer result = (Answer) answer();
        assertThat(result.end()).isEqualTo(End.STOPPED);
        assertThat(result.text()).isEqualTo("Once upon");
        assertThat(result.usage().outputTokens()).isEqualTo(2);
        await().atMost(Duration.ofSeconds(1)).untilTrue(interrupted);
    }

    @Test
    void sinkThatWantsNoMoreEndsTheAnswerAndItsUpstreamRequest() {
        hangsAfter("Once upon");
        TextSink sink = new TextSink() {
            @Override
            public void append(String piece) {}

            @Override
            public boolean wanted() {
                return false;
            }
        };

        begin(() -> desk.ask(new Question("helper", "instant", List.of(ModelMessage.user("Hi"))), sink));

        Answer result = (Answer) answer();
        assertThat(result.end()).isEqualTo(End.STOPPED);
        assertThat(result.text()).isEqualTo("Once upon");
        await().untilTrue(interrupted);
    }

    @Test
    void callThatEndsTakesItsUpstreamRequestWithIt() throws Exception {
        hangsAfter("Once upon");
        RunningCall call = begin(this::ask);
        begun.await();

        call.cancel();

        await().atMost(Duration.ofSeconds(1)).untilTrue(interrupted);
    }

    @Test
    void faultsOfAModelsPluginAreNotHeldAgainstThePluginThatAsks() {
        List<StandardError> errors = new ArrayList<>();
        for (int call = 0; call < 20; call++) {
            service.then(sink -> {
                throw new IllegalStateException("on purpose");
            });
            CompletableFuture<CallResult<Answer>> failed = new CompletableFuture<>();
            calls.start(chat, LONG, this::ask, failed::complete);
            errors.add(((CallResult.Failed<?>) failed.join()).error().error());
        }

        assertThat(errors).contains(StandardError.PLUGIN_FAULT);
        assertThat(calls.quarantines()).doesNotContainKey("command-chat");
    }

    @Test
    void stopBetweenTwoTriesEndsThePause() {
        service.then(sink -> {
            begun.countDown();
            throw new JackfieldException(StandardError.RATE_LIMITED, "later").withRetryAfter(Duration.ofSeconds(15));
        });
        RunningCall call = begin(this::ask);
        await().until(() -> begun.getCount() == 0);

        call.stop();

        assertThat(((Answer) answer()).end()).isEqualTo(End.STOPPED);
        assertThat(service.requests).hasSize(1);
    }

    @Test
    void stopEndsTheWritingDownOfARecordingToo() throws Exception {
        hangsAfter("");
        RunningCall call = begin(() -> desk.transcribe("helper", RECORDING, "en"));
        begun.await();

        call.stop();

        assertThat(((CallResult.Failed<?>) ended.join()).error().error()).isEqualTo(StandardError.CANCELLED);
        await().atMost(Duration.ofSeconds(1)).untilTrue(interrupted);
    }
}
