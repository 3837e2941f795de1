package io.jackfield.llm.openrouter;

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

class OpenRouterProviderTest {
    @Nested
    class KeepsItsPromises extends LlmProviderContract {
        @Override
        protected LlmProvider provider(ModelUpstream upstream) {
            return OpenRouterProviderTest.provider(upstream, KEY);
        }

        @Override
        protected ModelUpstream upstream() {
            return new FakeModelUpstream(new OpenRouterWire());
        }

        @Override
        protected Optional<BigDecimal> expectedCost() {
            return Optional.of(new BigDecimal("0.0000123"));
        }
    }

    @Nested
    class KeepsItsPromisesInTheSandbox extends LlmProviderContract {
        @Override
        protected LlmProvider provider(ModelUpstream upstream) {
            return OpenRouterProviderTest.provider(upstream, KEY);
        }

        @Override
        protected ModelUpstream upstream() {
            return SandboxUpstream.of(Face.OPENROUTER);
        }

        @Override
        protected Optional<BigDecimal> expectedCost() {
            return Optional.of(new BigDecimal("0.0000105"));
        }
    }

    @Test
    void effortThoughtsAndWhoServesGoIntoTheirObjects() throws Exception {
        String asked = asks(
                Map.of("effort", "high", "thoughts", "hide", "servedBy", "openai, azure", "dataCollection", "deny"));

        assertThat(asked)
                .contains("\"reasoning\":{\"effort\":\"high\",\"exclude\":true}")
                .contains("\"provider\":{\"order\":[\"openai\",\"azure\"],\"allow_fallbacks\":false,"
                        + "\"data_collection\":\"deny\"}");
        assertThatThrownBy(() -> asks(Map.of("dataCollection", "some"))).hasMessageContaining("use deny, allow");
    }

    @Test
    void costIsWhatTheServiceSaysAndNotWhatTheListSays() throws Exception {
        List<String> pieces = new ArrayList<>();
        try (FakeModelUpstream upstream = new FakeModelUpstream(new OpenRouterWire())) {
            Completion end = complete(upstream, Map.of(), pieces::add);

            assertThat(end.usage().costUsd()).contains(new BigDecimal("0.0000123"));
            assertThat(String.join("", pieces)).isEqualTo("Hi");
        }
    }

    /** The body of the request. */
    private static String asks(Map<String, String> options) throws Exception {
        try (FakeModelUpstream upstream = new FakeModelUpstream(new OpenRouterWire())) {
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
                        "llm-openrouter",
                        Map.of("apiKey", key, "baseUrl", upstream.baseUrl(), "models", List.of(model)))
                .make(LlmProvider.class, OpenRouterProvider.class);
    }
}
