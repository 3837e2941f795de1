package io.jackfield.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.llm.Completion.Finish;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The wire itself is tested in lib-openai. */
class OpenAiProviderTest {
    private static final Map<String, ?> PRICED = Map.of(
            "id",
            "fake-1",
            "context",
            4096,
            "efforts",
            List.of("none", "low"),
            "prices",
            Map.of("input", 2, "cached", "0.5", "output", 10));
    /** Of 12 tokens read, 8 are from the cache; 3 are written. */
    private static final Optional<BigDecimal> COST = Optional.of(new BigDecimal("0.000042"));

    /** In a process of its own too, for all providers on the same library. */
    @Tag("own-process")
    @Nested
    class ThroughResponses extends LlmProviderContract {
        @Override
        protected LlmProvider provider(ModelUpstream upstream) {
            return OpenAiProviderTest.provider(Map.of("apiKey", KEY, "baseUrl", upstream.baseUrl()));
        }

        @Override
        protected Optional<BigDecimal> expectedCost() {
            return COST;
        }
    }

    @Nested
    class ThroughChatCompletions extends LlmProviderContract {
        @Override
        protected LlmProvider provider(ModelUpstream upstream) {
            return OpenAiProviderTest.provider(
                    Map.of("apiKey", KEY, "baseUrl", upstream.baseUrl(), "protocol", "chat"));
        }

        @Override
        protected Optional<BigDecimal> expectedCost() {
            return COST;
        }
    }

    @Nested
    class ThroughResponsesOfTheSandbox extends LlmProviderContract {
        @Override
        protected LlmProvider provider(ModelUpstream upstream) {
            return OpenAiProviderTest.provider(Map.of("apiKey", KEY, "baseUrl", upstream.baseUrl()));
        }

        @Override
        protected ModelUpstream upstream() {
            return SandboxUpstream.of(Face.OPENAI);
        }

        @Override
        protected Optional<BigDecimal> expectedCost() {
            return COST;
        }
    }

    @Nested
    class ThroughChatCompletionsOfTheSandbox extends LlmProviderContract {
        @Override
        protected LlmProvider provider(ModelUpstream upstream) {
            return OpenAiProviderTest.provider(
                    Map.of("apiKey", KEY, "baseUrl", upstream.baseUrl(), "protocol", "chat"));
        }

        @Override
        protected ModelUpstream upstream() {
            return SandboxUpstream.of(Face.OPENAI);
        }

        @Override
        protected Optional<BigDecimal> expectedCost() {
            return COST;
        }
    }

    @Tag("own-process")
    @Test
    void thoughtsThatOnlyEndAreTakenBack() throws Exception {
        StringBuilder said = new StringBuilder();
        try (FakeModelUpstream upstream = new FakeModelUpstream()) {
            upstream.answers(Finish.COMPLETE, "I should ", "greet.\n</thi", "nk>\n\nHello");
            ask(upstream, Map.of(), new TextSink() {
                @Override
                public void append(String piece) {
                    said.append(piece);
                }

                @Override
                public void wasThought() {
                    said.setLength(0);
                }
            });
        }

        assertThat(said).hasToString("Hello");
    }

    @Test
    void effortsAndSummariesOfThoughtsAreAskedForWhereResponsesWantThem() throws Exception {
        String asked = asks(Map.of("effort", "low", "thoughts", "show"));

        assertThat(asked)
                .contains("\"input\":", "\"store\":false", "\"reasoning\":{\"effort\":\"low\",\"summary\":\"auto\"}")
                .contains("\"safety_identifier\":\"tag\"", "\"prompt_cache_key\":\"tag\"")
                .contains("\"max_output_tokens\":100");
    }

    @Test
    void effortThatTheModelDoesNotHaveIsRefusedNamingThoseItHas() {
        assertThatThrownBy(() -> asks(Map.of("effort", "max")))
                .hasMessage("model fake-1: option effort is 'max'; use low, none");
    }

    @Test
    void missingKeyNamesFileKeyAndVariable() {
        JackfieldException failure = catchThrowableOfType(JackfieldException.class, () -> provider(Map.of()));

        assertThat(failure.error()).isEqualTo(StandardError.CONFIG_INVALID);
        assertThat(failure)
                .hasMessageContaining("config/plugins/llm-openai.yaml")
                .hasMessageContaining("apiKey")
                .hasMessageContaining("OPENAI_API_KEY");
    }

    @Test
    void wrongProtocolAndAddressNameWhatIsAllowed() {
        assertThatThrownBy(() -> provider(Map.of("apiKey", "key-1", "protocol", "grpc")))
                .hasMessageContaining("protocol is 'grpc'; use responses or chat");
        assertThatThrownBy(() -> provider(Map.of("apiKey", "key-1", "baseUrl", "api.openai.com")))
                .hasMessageContaining("baseUrl is 'api.openai.com'; use one such as https://");
    }

    /** The body of the request. */
    private static String asks(Map<String, String> options) throws Exception {
        try (FakeModelUpstream upstream = new FakeModelUpstream()) {
            ask(upstream, options, piece -> {});
            return upstream.requests().getFirst();
        }
    }

    private static void ask(ModelUpstream upstream, Map<String, String> options, TextSink sink) throws Exception {
        LlmProvider provider = provider(Map.of("apiKey", "key-1", "baseUrl", upstream.baseUrl()));
        List<ModelMessage> question = List.of(ModelMessage.user("Hi"));
        provider.complete(new CompletionRequest("fake-1", question, 100, options, "tag", Instant.now()), sink);
        ((AutoCloseable) provider).close();
    }

    private static LlmProvider provider(Map<String, ?> config) {
        Map<String, Object> all = new HashMap<>(config);
        all.put("models", List.of(PRICED));
        return TestContext.of("llm-openai", all).make(LlmProvider.class, OpenAiProvider.class);
    }
}
