package io.jackfield.sandbox.llm;

import static java.util.Objects.requireNonNull;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One answer, told token by token, or one refusal. Immutable: every method that changes something gives a new script,
 * and one script may answer any number of requests at once.
 */
public final class Script {
    private final List<String> tokens;
    private final Optional<Duration> delay;
    private final Duration thinking;
    private final Ending ending;
    private final Optional<Refusal> refusal;
    private final byte[][] quoted;

    private Script(
            List<String> tokens,
            byte[][] quoted,
            Optional<Duration> delay,
            Duration thinking,
            Ending ending,
            Optional<Refusal> refusal) {
        this.tokens = tokens;
        this.quoted = quoted;
        this.delay = delay;
        this.thinking = thinking;
        this.ending = ending;
        this.refusal = refusal;
    }

    /**
     * How the answer stops.
     *
     * @param kind what happens
     * @param afterTokens how many tokens come before it
     * @param finishReason what a finished answer gives as its reason: stop, length or content_filter
     */
    record Ending(Kind kind, int afterTokens, String finishReason) {
        enum Kind {
            /** In order, with finish reason and usage. */
            FINISH,
            /** Nothing more comes and the connection stays open. */
            STALL,
            /** The connection closes. */
            CUT,
            /** An error event inside the stream. */
            ERROR
        }
    }

    /**
     * An error answer.
     *
     * @param status the HTTP status
     * @param body what the service says
     * @param headers further headers, such as Retry-After
     */
    record Refusal(int status, JsonObject body, Map<String, String> headers) {}

    /** An answer of exactly these tokens. */
    public static Script tokens(List<String> tokens) {
        List<String> copy = List.copyOf(tokens);
        return new Script(
                copy,
                quote(copy),
                Optional.empty(),
                Duration.ZERO,
                new Ending(Ending.Kind.FINISH, copy.size(), "stop"),
                Optional.empty());
    }

    /** An answer of exactly these tokens. */
    public static Script tokens(String... tokens) {
        return tokens(List.of(tokens));
    }

    /** An answer of exactly this text, cut into tokens of about a word. */
    public static Script text(String text) {
        return tokens(Tokens.of(text));
    }

    /** A refusal with this status and the body that a real service would send with it. */
    public static Script failure(int status) {
        return failure(status, ApiError.bodyFor(status));
    }

    /** A refusal with this status and body. */
    public static Script failure(int status, JsonObject body) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status is " + status + "; a failure is 400 to 599");
        }
        return tokens().refusing(new Refusal(status, requireNonNull(body, "body"), Map.of()));
    }

    /** Adds a header to a refusal. */
    public Script header(String name, String value) {
        Refusal before = refusal.orElseThrow(
                () -> new IllegalStateException("header " + name + ": only a failure has headers of its own"));
        Map<String, String> headers = new LinkedHashMap<>(before.headers());
        headers.put(name, value);
        return refusing(new Refusal(before.status(), before.body(), Map.copyOf(headers)));
    }

    /** Time between two tokens, instead of the server's own pace. */
    public Script every(Duration betweenTokens) {
        return new Script(tokens, quoted, Optional.of(betweenTokens), thinking, ending, refusal);
    }

    /** Time before the first token. */
    public Script thinkingFor(Duration time) {
        return new Script(tokens, quoted, delay, time, ending, refusal);
    }

    /** Ends with another reason than stop: length or content_filter. */
    public Script finishing(String reason) {
        return ending(Ending.Kind.FINISH, tokens.size(), reason);
    }

    /** Falls silent after so many tokens and keeps the connection open. */
    public Script stallAfter(int count) {
        return ending(Ending.Kind.STALL, count, "stop");
    }

    /** Closes the connection after so many tokens. */
    public Script cutAfter(int count) {
        return ending(Ending.Kind.CUT, count, "stop");
    }

    /** Sends an error inside the stream after so many tokens; without a stream the answer is a plain 500. */
    public Script errorAfter(int count) {
        return ending(Ending.Kind.ERROR, count, "error");
    }

    private Script ending(Ending.Kind kind, int count, String reason) {
        if (count < 0 || count > tokens.size()) {
            throw new IllegalArgumentException("ends after " + count + " tokens; the script has " + tokens.size());
        }
        return new Script(tokens, quoted, delay, thinking, new Ending(kind, count, reason), refusal);
    }

    private Script refusing(Refusal with) {
        return new Script(tokens, quoted, delay, thinking, ending, Optional.of(with));
    }

    Optional<Duration> delay() {
        return delay;
    }

    Duration thinking() {
        return thinking;
    }

    Ending ending() {
        return ending;
    }

    Optional<Refusal> refusal() {
        return refusal;
    }

    String text() {
        return String.join("", tokens);
    }

    /** The token as a JSON string in UTF-8; encoded once, however many streams send it. */
    byte[] quotedToken(int index) {
        return quoted[index];
    }

    private static byte[][] quote(List<String> tokens) {
        return tokens.stream()
                .map(token -> Json.encode(token).getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }
}
