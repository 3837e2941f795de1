package io.jackfield.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.llm.ChatMessage;
import io.jackfield.api.llm.ChatRequest;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.testkit.TestContext;
import io.jackfield.testkit.llm.FakeModelUpstream;
import io.jackfield.testkit.llm.LlmProviderContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The wire itself is tested in lib-openai. */
class OpenAiProviderTest {
    @Nested
    class ThroughResponses extends LlmProviderContract {
        @Override
        protected LlmProvider provider(FakeModelUpstream upstream) {
            return OpenAiProviderTest.provider(Map.of("apiKey", KEY, "baseUrl", upstream.baseUrl()));
        }
    }

    @Nested
    class ThroughChatCompletions extends LlmProviderContract {
        @Override
        protected LlmProvider provider(FakeModelUpstream upstream) {
            return OpenAiProviderTest.provider(
                    Map.of("apiKey", KEY, "baseUrl", upstream.baseUrl(), "protocol", "chat"));
        }
    }

    @Test
    void asksThroughResponsesUnlessToldOtherwise() throws Exception {
        try (FakeModelUpstream upstream = new FakeModelUpstream();
                OpenAiProvider provider = new OpenAiProvider(
                        TestContext.of("llm-openai", Map.of("apiKey", "key-1", "baseUrl", upstream.baseUrl())))) {
            provider.chat(
                    new ChatRequest("m", List.of(ChatMessage.user("Hi")), 0, Map.of(), "", Instant.now()), piece -> {});

            assertThat(upstream.requests()).singleElement().asString().contains("\"input\"");
        }
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

    private static LlmProvider provider(Map<String, ?> config) {
        return TestContext.of("llm-openai", config).make(LlmProvider.class, OpenAiProvider.class);
    }
}
