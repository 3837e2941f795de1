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

/** Collects what a model streams, and nothing else. */
final class BareDialogue {
    private static final int CONNECTIONS = 2000;
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

    Future<String> ask(String question) {
        JsonObject prompt = new JsonObject()
                .put("model", "bench")
                .put("stream", true)
                .put(
                        "messages",
                        new JsonArray().add(new JsonObject().put("role", "user").put("content", question)));
        return client.request(completions)
                .compose(request -> request.send(prompt.toBuffer()))
                .compose(this::collect);
    }

    private Future<String> collect(HttpClientResponse response) {
        StringBuilder answer = new StringBuilder();
        RecordParser lines = RecordParser.newDelimited("\n", line -> append(answer, line));
        response.handler(lines);
        return response.end().map(ended -> answer.toString());
    }

    private static void append(StringBuilder answer, Buffer line) {
        String text = line.toString();
        if (!text.startsWith(DATA) || text.startsWith(END, DATA.length())) {
            return;
        }
        JsonArray choices = new JsonObject(text.substring(DATA.length())).getJsonArray("choices");
        if (!choices.isEmpty()) {
            answer.append(choices.getJsonObject(0).getJsonObject("delta").getString("content", ""));
        }
    }
}
