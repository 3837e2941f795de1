package io.jackfield.benchmarks.bare;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.util.function.Consumer;

/** Collects what a model streams and shows it as it grows, as often as the host does; nothing else. */
final class BareDialogue {
    private static final int CONNECTIONS = 10_000;
    private static final long BETWEEN_DRAFTS_NANOS = 500_000_000;
    private static final String DATA = "data: ";
    private static final String END = "[DONE]";

    private final HttpClient client;
    private final RequestOptions completions;

    BareDialogue(Vertx vertx, String modelUrl) {
        client = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        completions = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(modelUrl + "/chat/completions")
                .putHeader("Content-Type", "application/json");
    }

    /** Gives the whole answer at its end; {@code screen} gets what there is now and then. */
    Future<String> ask(String question, Consumer<String> screen) {
        JsonObject prompt = new JsonObject()
                .put("model", "bench")
                .put("stream", true)
                .put(
                        "messages",
                        new JsonArray().add(new JsonObject().put("role", "user").put("content", question)));
        return client.request(completions)
                .compose(request -> request.send(prompt.toBuffer()))
                .compose(response -> new Growing(screen).collect(response));
    }

    /** One answer. */
    private static final class Growing {
        private final StringBuilder text = new StringBuilder();
        private final Consumer<String> screen;
        private long nextDraftNanos = System.nanoTime();

        Growing(Consumer<String> screen) {
            this.screen = screen;
        }

        Future<String> collect(HttpClientResponse response) {
            response.handler(RecordParser.newDelimited("\n", this::append));
            return response.end().map(ended -> text.toString());
        }

        private void append(Buffer line) {
            String event = line.toString();
            if (!event.startsWith(DATA) || event.startsWith(END, DATA.length())) {
                return;
            }
            JsonArray choices = new JsonObject(event.substring(DATA.length())).getJsonArray("choices");
            if (choices.isEmpty()) {
                return;
            }
            text.append(choices.getJsonObject(0).getJsonObject("delta").getString("content", ""));
            long now = System.nanoTime();
            if (!text.isEmpty() && now - nextDraftNanos >= 0) {
                nextDraftNanos = now + BETWEEN_DRAFTS_NANOS;
                screen.accept(text.toString());
            }
        }
    }
}
