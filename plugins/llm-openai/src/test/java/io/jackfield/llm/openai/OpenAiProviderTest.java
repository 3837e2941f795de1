package io.jackfield.llm.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.llm.ChatCompletion;
import io.jackfield.api.llm.ChatCompletion.Finish;
import io.jackfield.api.llm.ChatMessage;
import io.jackfield.api.llm.ChatRequest;
import io.jackfield.api.llm.Usage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wire itself is tested in lib-openai. */
class OpenAiProviderTest {
    private static final String CHAT_ANSWER = """
            data: {"choices":[{"index":0,"delta":{"content":"Hello"},"finish_reason":"stop"}],"model":"local-1"}

            data: [DONE]

            """;
    private static final String RESPONSES_ANSWER = """
            data: {"type":"response.output_text.delta","delta":"Hello","item_id":"i","output_index":0,"content_index":0,\
            "sequence_number":1,"logprobs":[]}

            data: {"type":"response.completed","sequence_number":2,"response":{"id":"r","object":"response","created_at":1,\
            "status":"completed","error":null,"model":"gpt-6-luna","output":[],\
            "usage":{"input_tokens":12,"output_tokens":3,"total_tokens":15}}}

            """;

    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/responses", exchange -> answer(exchange, RESPONSES_ANSWER));
        server.createContext("/v1/chat/completions", exchange -> answer(exchange, CHAT_ANSWER));
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void asksThroughResponsesUnlessToldOtherwise() throws Exception {
        StringBuilder shown = new StringBuilder();

        ChatCompletion end = ask(Map.of("apiKey", "key-1", "baseUrl", baseUrl()), shown);

        assertThat(shown).hasToString("Hello");
        assertThat(end).isEqualTo(new ChatCompletion(Finish.COMPLETE, new Usage(12, 0, 3), "gpt-6-luna"));
    }

    @Test
    void asksThroughChatCompletionsWhenConfigured() throws Exception {
        StringBuilder shown = new StringBuilder();

        ChatCompletion end = ask(Map.of("apiKey", "key-1", "baseUrl", baseUrl(), "protocol", "chat"), shown);

        assertThat(shown).hasToString("Hello");
        assertThat(end.model()).isEqualTo("local-1");
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

    private static ChatCompletion ask(Map<String, String> config, StringBuilder shown) throws InterruptedException {
        ChatRequest question = new ChatRequest("m", List.of(ChatMessage.user("Hi")), 0, Map.of(), "", Instant.now());
        try (OpenAiProvider provider = provider(config)) {
            return provider.chat(question, shown::append);
        }
    }

    private static OpenAiProvider provider(Map<String, String> config) {
        return new OpenAiProvider(new InMemoryConfig(config));
    }

    private String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    private static void answer(HttpExchange exchange, String events) throws IOException {
        byte[] bytes = events.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
