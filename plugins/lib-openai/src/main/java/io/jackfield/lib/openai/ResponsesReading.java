package io.jackfield.lib.openai;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.jackfield.api.llm.Completion.Finish;
import io.jackfield.api.llm.TextSink.Activity;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What one stream of {@code /responses} has told so far. */
final class ResponsesReading {
    private static final int MOST_NAMES = 3;

    private final String askedModel;
    private final Answer answer;
    private final Failures failures;
    private final Citations citations = new Citations();
    private boolean refused;
    private boolean told;

    ResponsesReading(String askedModel, Answer answer, Failures failures) {
        this.askedModel = askedModel;
        this.answer = answer;
        this.failures = failures;
    }

    /** The end of the answer, when the event says it. */
    Optional<Outcome> take(EventStream.Event read) throws IOException {
        if (read.isDone()) {
            return Optional.of(ended(NullNode.instance, Finish.COMPLETE));
        }
        JsonNode event = read.json();
        failures.throwIfTold(event, read.failed(), answer.begun());
        JsonNode response = event.has("type") ? event.path("response") : event;
        switch (typeOf(event)) {
            case "response.output_text.delta" -> say(delta(event));
            case "response.refusal.delta" -> refuse(delta(event));
            case "response.reasoning_summary_text.delta", "response.reasoning_text.delta" -> answer.think(delta(event));
            case "response.reasoning_summary_part.added" -> nextThought(event);
            case "response.output_item.added" -> begin(event.path("item"));
            case "response.output_item.done" -> takeItem(event.path("item"));
            case "response.reasoning.started" -> answer.thinking();
            case "response.reasoning.search_queries" ->
                answer.progress(Activity.SEARCHING, texts(event.path("queries")));
            case "response.reasoning.search_results" -> answer.progress(Activity.READING, hosts(event.path("results")));
            case "response.reasoning.fetch_url_queries" -> answer.progress(Activity.READING, hosts(event.path("urls")));
            case "response.failed", "response.cancelled" ->
                throw failures.toldInside(response.path("error"), answer.begun());
            case "error" -> throw failures.toldInside(event, answer.begun());
            case "response.completed" -> {
                return Optional.of(ended(response, Finish.COMPLETE));
            }
            case "response.incomplete" -> {
                return Optional.of(ended(response, cutBecause(response)));
            }
            default -> {} // the steps of the model's work, and whatever a service adds
        }
        return Optional.empty();
    }

    /** The bare response may come, although a stream was asked for. */
    private static String typeOf(JsonNode event) {
        return event.has("type")
                ? event.path("type").asText("")
                : "response." + event.path("status").asText("");
    }

    private static String delta(JsonNode event) {
        return Content.text(event.path("delta"));
    }

    private void say(String words) {
        told = told || !words.isEmpty();
        answer.append(words);
    }

    private void refuse(String words) {
        refused = true;
        say(words);
    }

    private void begin(JsonNode item) {
        switch (item.path("type").asText("")) {
            case "reasoning" -> answer.thinking();
            case "web_search_call" -> answer.progress(Activity.SEARCHING, "");
            default -> {} // the message itself
        }
    }

    private void nextThought(JsonNode event) {
        if (event.path("summary_index").asInt() > 0) {
            answer.think("\n\n");
        }
    }

    private void takeItem(JsonNode item) {
        if (item.path("type").asText("").equals("search_results")) {
            citations.add(item.path("results"));
        }
    }

    /** What has not been streamed. */
    private void takeWhole(JsonNode item) {
        if (item.path("type").asText("").equals("message")) {
            Content.read(item.path("content"), answer);
        }
    }

    private Outcome ended(JsonNode response, Finish finish) {
        if (!told) {
            response.path("output").forEach(this::takeWhole);
        }
        response.path("output").forEach(this::takeItem);
        return new Outcome(
                refused ? Finish.FILTERED : finish,
                Tokens.of(response.path("usage")),
                response.path("model").asText(askedModel),
                citations.inOrder());
    }

    private static Finish cutBecause(JsonNode response) {
        String reason = response.path("incomplete_details").path("reason").asText("");
        return reason.equals("content_filter") ? Finish.FILTERED : Finish.LENGTH;
    }

    private static String texts(JsonNode items) {
        return stream(items)
                .map(item -> item.asText(""))
                .filter(text -> !text.isBlank())
                .collect(joining("; "));
    }

    /** Where pages come from: their addresses would be too long to show. */
    private static String hosts(JsonNode pages) {
        return stream(pages)
                .map(page -> page.isTextual() ? page.asText() : page.path("url").asText(""))
                .flatMap(ResponsesReading::host)
                .distinct()
                .limit(MOST_NAMES)
                .collect(joining(", "));
    }

    private static Stream<String> host(String address) {
        try {
            return Stream.ofNullable(URI.create(address).getHost());
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    private static Stream<JsonNode> stream(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false);
    }
}
