package io.jackfield.llm.compatible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.llm.Completion;
import io.jackfield.api.llm.CompletionRequest;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.TextSink;
import io.jackfield.api.llm.Usage;
import io.jackfield.sandbox.llm.Face;
import io.jackfield.testkit.TestContext;
import io.jackfield.testkit.llm.FakeModelUpstream;
import io.jackfield.testkit.llm.LlmProviderContract;
import io.jackfield.testkit.llm.ModelUpstream;
import io.jackfield.testkit.llm.SandboxUpstream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CompatibleProviderTest {
    @Nested
    class KeepsItsPromises extends LlmProviderContract {
        @Override
        protected LlmProvider provider(ModelUpstream upstream) {
            return CompatibleProviderTest.provider(upstream, KEY);
        }

        @Override
        protected ModelUpstream upstream() {
            return new FakeModelUpstream(new LocalWire(true));
        }

        @Override
        protected Optional<BigDecimal> expectedCost() {
            return Optional.of(new BigDecimal("0.000042"));
        }
    }

    @Nested
    class ThroughResponses extends LlmProviderContract {
        @Override
        protected LlmProvider provider(ModelUpstream upstream) {
            return TestContext.of("llm-compatible", Map.of("baseUrl", upstream.baseUrl(), "protocol", "responses"))
                    .make(LlmProvider.class, CompatibleProvider.class);
        }
    }

    @Nested
    class KeepsItsPromisesInTheSandbox extends LlmProviderContract {
        @Override
        protected LlmProvider provider(ModelUpstream upstream) {
            return CompatibleProviderTest.provider(upstream, KEY);
        }

        @Override
        protected ModelUpstream upstream() {
            return SandboxUpstream.of(Face.LOCAL);
        }

        @Override
        protected Optional<BigDecimal> expectedCost() {
            return Optional.of(new BigDecimal("0.000042"));
        }
    }

    @Test
    void thinkingIsSwitchedAsTemplatesWantIt() throws Exception {
        assertThat(asks(Map.of("thinking", "off", "effort", "low")))
                .contains("\"chat_template_kwargs\":{\"enable_thinking\":false}", "\"reasoning_effort\":\"low\"")
                .doesNotContain("\"tag\"");
    }

    @Test
    void serverThatReportsNoTokensIsTakenAsItIs() throws Exception {
        List<String> pieces = new ArrayList<>();
        try (FakeModelUpstream upstream = new FakeModelUpstream(new LocalWire(false))) {
            Completion end = complete(upstream, Map.of(), pieces::add);

            assertThat(end.usage()).isEqualTo(Usage.UNKNOWN);
            assertThat(String.join("", pieces)).isEqualTo("Hi");
        }
    }

    @Test
    void withoutAnAddressItSaysWhereToSetIt() {
        assertThatThrownBy(() ->
                        TestContext.of("llm-compatible", Map.of()).make(LlmProvider.class, CompatibleProvider.class))
                .hasMessageContaining("baseUrl is empty; set it in config/plugins/llm-compatible.yaml or as"
                        + " COMPATIBLE_BASE_URL");
    }

    @Test
    void requestsBeyondTheSlotsWaitTheirTurnAndSaySo() throws Exception {
        try (FakeModelUpstream upstream = new FakeModelUpstream(new LocalWire(true))) {
            upstream.goesOnForEver("again ");
            CompatibleProvider provider = new CompatibleProvider(
                    TestContext.of("llm-compatible", Map.of("baseUrl", upstream.baseUrl(), "concurrency", 1)));
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch queued = new CountDownLatch(1);
            CountDownLatch second = new CountDownLatch(1);
            Thread first = Thread.startVirtualThread(() -> ask(provider, piece -> begun.countDown()));
            begun.await();
            Thread waiting = Thread.startVirtualThread(() -> ask(provider, new TextSink() {
                @Override
                public void append(String piece) {
                    second.countDown();
                }

                @Override
                public void progress(Activity activity, String detail) {
                    queued.countDown();
                }
            }));
            queued.await();

            assertThat(upstream.requests()).hasSize(1);
            first.interrupt();
            second.await();

            assertThat(upstream.requests()).hasSize(2);
            waiting.interrupt();
            waiting.join();
            provider.close();
        }
    }

    private static void ask(LlmProvider provider, TextSink sink) {
        try {
            List<ModelMessage> question = List.of(ModelMessage.user("Hi"));
            provider.complete(new CompletionRequest("fake-1", question, 0, Map.of(), "", Instant.now()), sink);
        } catch (Exception e) {
            // It was interrupted, which is how these calls end.
            Thread.currentThread().interrupt();
        }
    }

    /** The body of the request. */
    private static String asks(Map<String, String> options) throws Exception {
        try (FakeModelUpstream upstream = new FakeModelUpstream(new LocalWire(true))) {
            complete(upstream, options, piece -> {});
            return upstream.requests().getFirst();
        }
    }

    private static Completion complete(ModelUpstream upstream, Map<String, String> options, TextSink sink)
            throws Exception {
        LlmProvider provider = provider(upstream, "key-1");
        try {
            List<ModelMessage> question = List.of(ModelMessage.user("Hi"));
            return provider.complete(
                    new CompletionRequest("fake-1", question, 100, options, "tag", Instant.now()), sink);
        } finally {
            ((AutoCloseable) provider).close();
        }
    }

    private static LlmProvider provider(ModelUpstream upstream, String key) {
        Map<String, ?> model = Map.of(
                "id",
                "fake-1",
                "context",
                4096,
                "efforts",
                List.of("low", "high"),
                "prices",
                Map.of("input", 2, "cached", "0.5", "output", 10));
        return TestContext.of(
                        "llm-compatible",
                        Map.of("apiKey", key, "baseUrl", upstream.baseUrl(), "models", List.of(model)))
                .make(LlmProvider.class, CompatibleProvider.class);
    }
}
