package io.jackfield.llm.openai;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.llm.ChatCompletion;
import io.jackfield.api.llm.ChatRequest;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.api.llm.TextSink;
import io.jackfield.lib.openai.Endpoint;
import io.jackfield.lib.openai.OpenAiService;
import io.jackfield.lib.openai.Protocol;
import java.net.URI;
import java.time.Duration;
import org.pf4j.Extension;

/** Language models of OpenAI. */
@Extension
public final class OpenAiProvider implements LlmProvider, AutoCloseable {
    private static final String OPENAI = "https://api.openai.com/v1";

    private final int contextWindow;
    private final OpenAiService service;

    public OpenAiProvider(PluginContext context) {
        PluginConfig config = context.config();
        // Far below what the models take: from 272 000 tokens on OpenAI charges a whole request double.
        contextWindow = config.number("contextWindow", 1_024, 1_050_000, 128_000);
        service = new OpenAiService(endpoint(config));
    }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public ChatCompletion chat(ChatRequest request, TextSink sink) throws InterruptedException {
        return service.chat(request, sink);
    }

    @Override
    public int contextWindow(String model) {
        return contextWindow;
    }

    @Override
    public void close() {
        service.close();
    }

    private Endpoint endpoint(PluginConfig config) {
        return new Endpoint(
                name(),
                baseUrl(config.text("baseUrl", OPENAI)),
                config.text("apiKey").orElseThrow(OpenAiProvider::keyMissing),
                protocol(config.text("protocol", "responses")),
                config.duration("connectTimeout", Duration.ofSeconds(10)),
                config.duration("readTimeout", Duration.ofSeconds(60)));
    }

    private static JackfieldException keyMissing() {
        return invalid("apiKey is empty; set it in config/plugins/llm-openai.yaml or as OPENAI_API_KEY");
    }

    private static URI baseUrl(String text) {
        if (!text.matches("https?://[^/\\s]+\\S*")) {
            throw invalid("baseUrl is '" + text + "'; use one such as " + OPENAI);
        }
        return URI.create(text);
    }

    private static Protocol protocol(String text) {
        return switch (text) {
            case "responses" -> Protocol.RESPONSES;
            case "chat" -> Protocol.CHAT;
            default -> throw invalid("protocol is '" + text + "'; use responses or chat");
        };
    }

    private static JackfieldException invalid(String problem) {
        return new JackfieldException(StandardError.CONFIG_INVALID, "plugin llm-openai: " + problem);
    }
}
