package io.jackfield.testkit.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.llm.Completion;
import io.jackfield.api.llm.Completion.Finish;
import io.jackfield.api.llm.CompletionRequest;
import io.jackfield.api.llm.ListedModel;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.api.llm.ModelInfo;
import io.jackfield.api.llm.ProviderSpec;
import io.jackfield.api.llm.TextSink;
import io.jackfield.api.llm.Usage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks chat completions, and breaks one promise of its interface when told to. */
final class SimpleProvider implements LlmProvider, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimpleProvider.class);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    private final String key;
    private final Fault fault;
    private volatile TextSink lastSink = piece -> {};

    SimpleProvider(ModelUpstream upstream, String key, Fault fault) {
        address = URI.create(upstream.baseUrl() + "/chat/completions");
        this.key = key;
        this.fault = fault;
    }

    enum Fault {
        NONE,
        SHOUTS_ITS_NAME,
        WAITS_FOR_THE_WHOLE_ANSWER,
        LOSES_A_PIECE,
        TAKES_EVERY_END_FOR_COMPLETE,
        FORGETS_USAGE,
        FORGETS_COST,
        MIXES_THOUGHTS_IN,
        SHOWS_SIGNS_OF_LIFE,
        IGNORES_OPTIONS,
        CONTRADICTS_ITSELF,
        FORGETS_WHEN_MODELS_STOP,
        SENDS_ONLY_THE_QUESTION,
        FORGETS_WHEN_TO_COME_BACK,
        TRIES_AGAIN_BY_ITSELF,
        CALLS_EVERY_REFUSAL_REJECTED,
        TAKES_A_CUT_FOR_THE_END,
        WAITS_FOR_THE_CONNECTION,
        READS_BEYOND_THE_END,
        SENDS_HALF_CHARACTERS,
        IS_DEAF_TO_INTERRUPTS,
        MIXES_CALLS,
        LOGS_THE_PROMPT
    }

    @Override
    public ProviderSpec spec() {
        return ProviderSpec.named(fault == Fault.SHOUTS_ITS_NAME ? "SIMPLE!" : "simple")
                .with(List.of(new ModelInfo("simple", 4_096, 1_024, Set.of(), Set.of(), 0, Optional.empty())));
    }

    @Override
    public Completion complete(CompletionRequest request, TextSink sink) throws Exception {
        lastSink = sink;
        if (!request.options().isEmpty() && fault != Fault.IGNORES_OPTIONS) {
            throw new JackfieldException(
                    StandardError.CONFIG_INVALID,
                    "options are not known: " + request.options().keySet());
        }
        if (fault == Fault.LOGS_THE_PROMPT) {
            LOG.debug("asks {}", request.messages());
        }
        if (fault == Fault.IS_DEAF_TO_INTERRUPTS) {
            return deaf(request, sink);
        }
        HttpResponse<InputStream> response = send(request);
        if (response.statusCode() >= 500 && fault == Fault.TRIES_AGAIN_BY_ITSELF) {
            response = send(request);
        }
        try (InputStream body = response.body()) {
            return response.statusCode() == 200 ? read(body, sink) : refused(response);
        }
    }

    @Override
    public int contextWindow(String model) {
        return fault == Fault.CONTRADICTS_ITSELF ? 1 : 4_096;
    }

    @Override
    public List<ListedModel> listed() throws IOException, InterruptedException {
        HttpResponse<InputStream> response = client.send(
                HttpRequest.newBuilder(address.resolve("../models")).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            List<ListedModel> models = new ArrayList<>();
            for (JsonNode model : FakeModelUpstream.MAPPER.readTree(body).path("data")) {
                Optional<LocalDate> end = Optional.of(model.path("shutdown_date"))
                        .filter(date -> date.isTextual() && fault != Fault.FORGETS_WHEN_MODELS_STOP)
                        .map(date -> LocalDate.parse(date.asText()));
                models.add(new ListedModel(model.path("id").asText(), end));
            }
            return models;
        }
    }

    /** The fault: the request belongs to a thread that nobody interrupts. */
    private Completion deaf(CompletionRequest request, TextSink sink) throws Exception {
        Thread.startVirtualThread(() -> {
            try (InputStream body = send(request).body()) {
                read(body, sink);
            } catch (IOException | InterruptedException | JackfieldException e) {
                lastSink = sink;
            }
        });
        Thread.sleep(Duration.ofMinutes(1));
        return new Completion(Finish.COMPLETE, Usage.UNKNOWN, "simple");
    }

    private HttpResponse<InputStream> send(CompletionRequest request) throws IOException, InterruptedException {
        ObjectNode json = FakeModelUpstream.MAPPER.createObjectNode();
        json.put("model", request.model()).put("stream", true);
        json.putObject("stream_options").put("include_usage", fault != Fault.FORGETS_USAGE);
        ArrayNode messages = json.putArray("messages");
        int from = fault == Fault.SENDS_ONLY_THE_QUESTION ? request.messages().size() - 1 : 0;
        request.messages().stream()
                .skip(from)
                .forEach(message -> messages.addObject()
                        .put("role", message.role().name().toLowerCase(Locale.ROOT))
                        .put("content", message.text()));
        String body = fault == Fault.SENDS_HALF_CHARACTERS
                ? json.toString().replace("\ud83d\ude00", "\\ud83d")
                : json.toString();
        return client.send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + key)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    private Completion read(InputStream body, TextSink sink) throws IOException, InterruptedException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        StringBuilder held = new StringBuilder();
        Finish finish = null;
        Usage usage = Usage.UNKNOWN;
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":") && fault == Fault.SHOWS_SIGNS_OF_LIFE) {
                    sink.append(line);
                }
                if (line.equals("data: [DONE]") && stopsAtTheEnd()) {
                    break;
                }
                if (!line.startsWith("data: {")) {
                    continue;
                }
                JsonNode event = FakeModelUpstream.MAPPER.readTree(line.substring(6));
                if (finish != null && event.has("error")) {
                    throw new JackfieldException(StandardError.STREAM_BROKEN, "simple failed");
                }
                JsonNode choice = event.path("choices").path(0);
                String piece = choice.path("delta").path("content").asText();
                think(choice.path("delta").path("reasoning_content").asText(), sink);
                held.append(piece);
                pass(piece, sink);
                finish = choice.path("finish_reason").isTextual()
                        ? finish(choice.path("finish_reason").asText())
                        : finish;
                usage = event.has("usage") ? usage(event.path("usage")) : usage;
            }
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("nobody waits");
            }
        }
        if (fault == Fault.WAITS_FOR_THE_WHOLE_ANSWER) {
            sink.append(held.toString());
        }
        return ended(finish, usage);
    }

    private boolean stopsAtTheEnd() {
        return fault != Fault.WAITS_FOR_THE_CONNECTION && fault != Fault.READS_BEYOND_THE_END;
    }

    private void think(String piece, TextSink sink) {
        if (fault == Fault.MIXES_THOUGHTS_IN) {
            sink.append(piece);
        } else {
            sink.think(piece);
        }
    }

    private void pass(String piece, TextSink sink) {
        switch (fault) {
            case WAITS_FOR_THE_WHOLE_ANSWER -> {}
            case MIXES_CALLS -> lastSink.append(piece);
            case LOSES_A_PIECE -> sink.append(piece.equals("upon") ? "" : piece);
            default -> sink.append(piece);
        }
    }

    private Completion ended(Finish finish, Usage usage) {
        if (finish == null && fault != Fault.TAKES_A_CUT_FOR_THE_END) {
            throw new JackfieldException(StandardError.STREAM_BROKEN, "simple ended without its end mark");
        }
        boolean complete = finish == null || fault == Fault.TAKES_EVERY_END_FOR_COMPLETE;
        Usage charged = fault == Fault.FORGETS_COST ? usage : usage.costing(new BigDecimal("0.0015"));
        return new Completion(complete ? Finish.COMPLETE : finish, charged, "simple");
    }

    private Completion refused(HttpResponse<InputStream> response) throws IOException {
        String body = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
        StandardError error = switch (response.statusCode()) {
            case 401 -> StandardError.UNAUTHORIZED;
            case 402 -> StandardError.OUT_OF_CREDIT;
            case 429 -> StandardError.RATE_LIMITED;
            case 400 ->
                body.contains("context_length_exceeded")
                        ? StandardError.PROMPT_TOO_LONG
                        : StandardError.REFUSED_BY_POLICY;
            default -> StandardError.OVERLOADED;
        };
        if (fault == Fault.CALLS_EVERY_REFUSAL_REJECTED) {
            error = StandardError.REQUEST_REJECTED;
        }
        JackfieldException failure = new JackfieldException(error, "simple answered " + response.statusCode());
        long seconds = response.headers().firstValueAsLong("Retry-After").orElse(0);
        throw seconds == 0 || fault == Fault.FORGETS_WHEN_TO_COME_BACK
                ? failure
                : failure.withRetryAfter(Duration.ofSeconds(seconds));
    }

    private static Finish finish(String reason) {
        return switch (reason) {
            case "length" -> Finish.LENGTH;
            case "content_filter" -> Finish.FILTERED;
            default -> Finish.COMPLETE;
        };
    }

    private static Usage usage(JsonNode usage) {
        return new Usage(
                usage.path("prompt_tokens").asLong(),
                usage.path("prompt_tokens_details").path("cached_tokens").asLong(),
                usage.path("completion_tokens").asLong());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
