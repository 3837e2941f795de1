package io.jackfield.llm.perplexity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.llm.Citation;
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
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PerplexityProviderTest {
    @Nested
    class KeepsItsPromises extends LlmProviderContract {
        @Override
        protected LlmProvider provider(ModelUpstream upstream) {
            return PerplexityProviderTest.provider(upstream, KEY);
        }

        @Override
        protected ModelUpstream upstream() {
            return new FakeModelUpstream(new PerplexityWire());
        }

        @Override
        protected Optional<BigDecimal> expectedCost() {
            return Optional.of(new BigDecimal("0.0080001"));
        }
    }

    @Nested
    class KeepsItsPromisesInTheSandbox extends LlmProviderContract {
        @Override
        protected LlmProvider provider(ModelUpstream upstream) {
            return PerplexityProviderTest.provider(upstream, KEY);
        }

        @Override
        protected ModelUpstream upstream() {
            return SandboxUpstream.of(Face.PERPLEXITY);
        }

        @Override
        protected Optional<BigDecimal> expectedCost() {
            return Optional.of(new BigDecimal("0.0000105"));
        }
    }

    @Test
    void searchIsOffOnOrForced() throws Exception {
        assertThat(asks(Map.of("search", "off"))).doesNotContain("tools", "tag");
        assertThat(asks(Map.of("search", "on")))
                .contains("\"tools\":[{\"type\":\"web_search\"}]")
                .doesNotContain("tool_choice");
        assertThat(asks(Map.of("search", "force", "steps", "3")))
                .contains("\"tools\":[{\"type\":\"web_search\"}]", "\"tool_choice\":{\"type\":\"web_search\"}")
                .contains("\"max_steps\":3");
        assertThatThrownBy(() -> asks(Map.of("search", "always"))).hasMessageContaining("use off, on, force");
    }

    @Test
    void presetIsAskedInsteadOfAModel() throws Exception {
        assertThat(asks(Map.of("preset", "medium")))
                .contains("\"preset\":\"medium\"")
                .doesNotContain("\"model\"");
    }

    @Test
    void stepsOfASearchAreToldAndItsSourcesCited() throws Exception {
        List<String> told = new ArrayList<>();
        try (FakeModelUpstream upstream = new FakeModelUpstream(new PerplexityWire())) {
            Completion end = complete(upstream, Map.of("search", "on"), new TextSink() {
                @Override
                public void append(String piece) {}

                @Override
                public void progress(Activity activity, String detail) {
                    told.add(activity + " " + detail);
                }
            });

            assertThat(end.citations())
                    .containsExactly(
                            new Citation("First", URI.create("https://www.a.example/1")),
                            new Citation("Second", URI.create("https://b.example/2")));
        }
        assertThat(told).containsExactly("SEARCHING who is it; where", "READING b.example, www.a.example");
    }

    /** The body of the request. */
    private static String asks(Map<String, String> options) throws Exception {
        try (FakeModelUpstream upstream = new FakeModelUpstream(new PerplexityWire())) {
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
                        "llm-perplexity",
                        Map.of("apiKey", key, "baseUrl", upstream.baseUrl(), "models", List.of(model)))
                .make(LlmProvider.class, PerplexityProvider.class);
    }
}
