package io.jackfield.benchmarks.load;

import io.jackfield.benchmarks.wire.Exchange;
import io.jackfield.benchmarks.wire.HttpListener;
import io.jackfield.benchmarks.wire.Loop;
import java.time.Duration;

/**
 * An OpenAI-compatible server whose model says the same 50 words to everybody, 20 ms apart: a streamed answer that takes
 * one second when nobody is in its way.
 */
public final class FakeModelServer {
    public static final int TOKENS = 50;
    public static final Duration BETWEEN_TOKENS = Duration.ofMillis(20);
    /** Stands at the end of every answer and nowhere else. */
    public static final String LAST_TOKEN = "word" + TOKENS;

    private static final String CHUNK = """
            {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"bench","choices":[%s]%s}""";
    private static final String TOKEN = """
            {"index":0,"delta":{"content":"%s"},"finish_reason":null}""";
    private static final String ROLE = """
            {"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}""";
    private static final String STOP = """
            {"index":0,"delta":{},"finish_reason":"stop"}""";
    private static final String USAGE = """
            ,"usage":{"prompt_tokens":20,"completion_tokens":%1$d,"total_tokens":%2$d}""".formatted(TOKENS, TOKENS + 20);
    private static final String MODELS = """
            {"object":"list","data":[{"id":"bench","object":"model","created":1,"owned_by":"bench"}]}""";

    private final Loop loop;
    private final HttpListener listener;
    private final String[] chunks = new String[TOKENS];

    public FakeModelServer(Loop loop) {
        this.loop = loop;
        for (int i = 0; i < TOKENS; i++) {
            chunks[i] = CHUNK.formatted(TOKEN.formatted((i == 0 ? "" : " ") + "word" + (i + 1)), "");
        }
        listener = new HttpListener(loop, this::handle);
    }

    /** What a client calls its base address. */
    public String url() {
        return "http://127.0.0.1:" + listener.port() + "/v1";
    }

    private void handle(Exchange exchange) {
        String target = exchange.request().target();
        if (target.equals("/v1/models")) {
            exchange.respond(200, MODELS);
            return;
        }
        if (!target.equals("/v1/chat/completions")) {
            exchange.respond(404, "{\"error\":{\"message\":\"no such page\",\"type\":\"invalid_request_error\"}}");
            return;
        }
        exchange.startEvents();
        exchange.event(CHUNK.formatted(ROLE, ""));
        sayLater(exchange, System.nanoTime(), 0);
    }

    /** Each token is due by the clock of its answer's beginning, so that a late one does not delay those after it. */
    private void sayLater(Exchange exchange, long begun, int token) {
        loop.at(begun + (token + 1) * BETWEEN_TOKENS.toNanos(), () -> {
            exchange.event(chunks[token]);
            if (token + 1 == TOKENS) {
                finish(exchange);
                return;
            }
            if (exchange.isOpen()) {
                sayLater(exchange, begun, token + 1);
            }
        });
    }

    private static void finish(Exchange exchange) {
        exchange.event(CHUNK.formatted(STOP, ""));
        exchange.event(CHUNK.formatted("", USAGE));
        exchange.event("[DONE]");
        exchange.endEvents();
    }
}
