package io.jackfield.benchmarks.load;

import io.jackfield.benchmarks.wire.Exchange;
import io.jackfield.benchmarks.wire.HttpListener;
import io.jackfield.benchmarks.wire.Loop;
import java.time.Duration;

/**
 * An OpenAI-compatible server whose model says the same 50 words to everybody after the number of the answer: a
 * streamed answer that takes one second, at 20 ms a token, when nobody is in its way.
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
    private final Duration betweenTokens;
    private final TokenTimes times = new TokenTimes();
    private final String[] chunks = new String[TOKENS];

    /** @param betweenTokens how fast the model speaks */
    public FakeModelServer(Loop loop, Duration betweenTokens) {
        this.loop = loop;
        this.betweenTokens = betweenTokens;
        for (int i = 1; i < TOKENS; i++) {
            chunks[i] = CHUNK.formatted(TOKEN.formatted(TokenTimes.token(0, i)), "");
        }
        listener = new HttpListener(loop, this::handle);
    }

    /** What a client calls its base address. */
    public String url() {
        return "http://127.0.0.1:" + listener.port() + "/v1";
    }

    /** Follows the answers to the screens of this Telegram. */
    public void watch(FakeBotApi telegram) {
        telegram.connectScreens(call -> times.shown(call, System.nanoTime()));
    }

    /** How tokens came to the screens since the last call of this method. */
    public TokenFigures takeFigures() {
        return loop.ask(times::take);
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
        sayLater(exchange, times.begin(), System.nanoTime(), 0);
    }

    /** Each token is due by the clock of its answer's beginning, so that a late one does not delay those after it. */
    private void sayLater(Exchange exchange, int answer, long begun, int token) {
        loop.at(begun + (token + 1) * betweenTokens.toNanos(), () -> {
            times.sent(answer, token, System.nanoTime());
            exchange.event(
                    token == 0 ? CHUNK.formatted(TOKEN.formatted(TokenTimes.token(answer, 0)), "") : chunks[token]);
            if (token + 1 == TOKENS) {
                finish(exchange);
                return;
            }
            if (exchange.isOpen()) {
                sayLater(exchange, answer, begun, token + 1);
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
