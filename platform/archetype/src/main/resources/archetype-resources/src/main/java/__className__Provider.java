package ${package};

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.llm.Completion;
import io.jackfield.api.llm.CompletionRequest;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.api.llm.ProviderSpec;
import io.jackfield.api.llm.TextSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.pf4j.Extension;

/** Language models of ${className}, over its HTTP interface; {@link Wire} knows the words of it. */
@Extension
public final class ${className}Provider implements LlmProvider, AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI address;
    private final String apiKey;

    public ${className}Provider(PluginContext context) {
        PluginConfig config = context.config();
        address = URI.create(config.text("baseUrl", "https://api.example.com/v1") + "/chat/completions");
        apiKey = config.requiredText("apiKey");
    }

    @Override
    public ProviderSpec spec() {
        return ProviderSpec.named("${name}");
    }

    @Override
    public Completion complete(CompletionRequest request, TextSink sink) throws InterruptedException {
        if (!request.options().isEmpty()) {
            throw new JackfieldException(
                    StandardError.CONFIG_INVALID,
                    "model " + request.model() + ": options " + request.options().keySet() + " are not known; remove them");
        }
        try {
            HttpResponse<InputStream> response = client.send(
                    HttpRequest.newBuilder(address)
                            .header("Authorization", "Bearer " + apiKey)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(Wire.request(request)))
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw refused(response);
                }
                return read(body, sink);
            }
        } catch (IOException e) {
            throw new JackfieldException(StandardError.OVERLOADED, spec().name() + " cannot be reached: " + e.getMessage(), e);
        }
    }

    /** The answer comes as server-sent events. Ending without the reason to means that it was cut off. */
    private Completion read(InputStream body, TextSink sink) throws InterruptedException {
        Wire.Answer answer = new Wire.Answer();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("data: [DONE]")) {
                    break; // the connection may stay open
                }
                if (line.startsWith("data: {")) {
                    JsonNode event = Wire.json(line.substring("data: ".length()));
                    String piece = answer.take(event);
                    if (!piece.isEmpty()) {
                        sink.append(piece);
                    }
                }
            }
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("nobody waits for the answer any more");
            }
            throw new JackfieldException(StandardError.STREAM_BROKEN, spec().name() + " broke off: " + e.getMessage(), e);
        }
        return answer.end()
                .orElseThrow(() -> new JackfieldException(
                        StandardError.STREAM_BROKEN, spec().name() + " ended its answer without an end mark"));
    }

    private JackfieldException refused(HttpResponse<InputStream> response) throws IOException {
        String body = new String(response.body().readNBytes(64 * 1024), StandardCharsets.UTF_8);
        JackfieldException failure = new JackfieldException(
                Wire.error(response.statusCode(), body), spec().name() + " answered with status " + response.statusCode());
        long seconds = response.headers().firstValueAsLong("Retry-After").orElse(0);
        return seconds == 0 ? failure : failure.withRetryAfter(Duration.ofSeconds(seconds));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
