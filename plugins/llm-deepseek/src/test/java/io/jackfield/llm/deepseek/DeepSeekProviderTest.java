package io.jackfield.llm.deepseek;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.llm.Completion;
import io.jackfield.api.llm.CompletionRequest;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.TextSink;
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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeepSeekProviderTest {
    @Nested
    class KeepsItsPromises extends LlmProviderContract {
        @Override
        protected LlmProvider provider(ModelUpstream upstream) {
            return DeepSeekProviderTest.provider(upstream, KEY);
        }

        @Override
        protected ModelUpstream upstream() {
            return new FakeModelUpstream(new DeepSeekWire());
        }

        @Override
        protected Optional<BigDecimal> expectedCost() {
            return Optional.of(new BigDecimal("0.000042"));
        }
    }

    @Nested
    class KeepsItsPromisesInTheSandbox extends LlmProviderContract {
        @Override
        protected LlmProvider provider(ModelUpstream upstream) {
            return DeepSeekProviderTest.provider(upstream, KEY);
        }

        @Override
        protected ModelUpstream upstream() {
            return SandboxUpstream.of(Face.DEEPSEEK);
        }

        @Override
        protected Optional<BigDecimal> expectedCost() {
            return Optional.of(new BigDecimal("0.000042"));
        }
    }

    @Test
    void thinkingIsSwitchedOffAndTheUserTagHasItsOwnName() throws Exception {
        String asked = asks(Map.of("thinking", "off"));

        assertThat(asked)
                .contains("\"thinking\":{\"type\":\"disabled\"}", "\"user_id\":\"tag\"", "\"max_tokens\":100")
                .doesNotContain("safety_identifier", "reasoning_effort");
    }

    @Test
    void effortGoesBesideTheThinking() throws Exception {
        assertThat(asks(Map.of("thinking", "on", "effort", "high")))
                .contains("\"thinking\":{\"type\":\"enabled\"}", "\"reasoning_effort\":\"high\"");
        assertThatThrownBy(() -> asks(Map.of("thinking", "maybe"))).hasMessageContaining("use on, off");
    }

    @Test
    void waitingAndThinkingAreToldOnceEach() throws Exception {
        List<String> told = new ArrayList<>();
        try (FakeModelUpstream upstream = new FakeModelUpstream(new DeepSeekWire() {
            @Override
            public Optional<String> thought(String text) {
                return super.thought(text).map(event -> signOfLife() + "\n\n" + event);
            }
        })) {
            upstream.answersAfterThoughts(List.of("well, ", "well"), "Yes");

            complete(upstream, Map.of(), new ToldSink(told));
        }

        assertThat(told).containsExactly("QUEUED", "THINKING", "thinks well, ", "thinks well", "says Yes");
    }

    private record ToldSink(List<String> told) implements TextSink {
        @Override
        public void append(String piece) {
            told.add("says " + piece);
        }

        @Override
        public void think(String piece) {
            told.add("thinks " + piece);
        }

        @Override
        public void progress(Activity activity, String detail) {
            told.add(activity.name());
        }
    }

    /** The body of the request. */
    private static String asks(Map<String, String> options) throws Exception {
        try (FakeModelUpstream upstream = new FakeModelUpstream(new DeepSeekWire())) {
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
                        "llm-deepseek", Map.of("apiKey", key, "baseUrl", upstream.baseUrl(), "models", List.of(model)))
                .make(LlmProvider.class, DeepSeekProvider.class);
    }
}
