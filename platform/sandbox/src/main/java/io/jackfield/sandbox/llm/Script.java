package io.jackfield.sandbox.llm;

import static java.util.Objects.requireNonNull;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One answer, told token by token, or one refusal. Immutable: every method that changes something gives a new script,
 * and one script may answer any number of requests at once.
 */
public final class Script {
    private final Pieces answer;
    private final Pieces reasoning;
    private final Search search;
    private final Manner manner;
    private final Optional<TokenUse> use;
    private final Ending ending;
    private final Optional<Refusal> refusal;
    private final Optional<String> wire;

    private Script(
            Pieces answer,
            Pieces reasoning,
            Search search,
            Manner manner,
            Optional<TokenUse> use,
            Ending ending,
            Optional<Refusal> refusal,
            Optional<String> wire) {
        this.answer = answer;
        this.reasoning = reasoning;
        this.search = search;
        this.manner = manner;
        this.use = use;
        this.ending = ending;
        this.refusal = refusal;
        this.wire = wire;
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
            /** In order, but the connection stays open. */
            LINGER,
            /** Nothing more comes and the connection stays open. */
            STALL,
            /** The connection closes. */
            CUT,
            /** The stream ends in an orderly way, but without finish reason, usage and end mark. */
            FORGET,
            /** An error event inside the stream. */
            ERROR
        }
    }

    /**
     * An error answer.
     *
     * @param status the HTTP status; 0 leaves it to the service
     * @param trouble why, in the words of the service that is asked; empty when the status says it all
     * @param body what is said instead
     * @param headers further headers, such as Retry-After
     */
    record Refusal(int status, Optional<Trouble> trouble, Optional<JsonObject> body, Map<String, String> headers) {
        int statusOf(Face face) {
            return trouble.map(why -> Refusals.status(face, why)).orElse(status);
        }

        JsonObject bodyOf(Face face) {
            return body.orElseGet(
                    () -> trouble.map(why -> Refusals.body(face, why)).orElseGet(() -> Refusals.bodyFor(face, status)));
        }
    }

    /** An answer of exactly these tokens. */
    public static Script tokens(List<String> tokens) {
        return new Script(
                new Pieces(tokens),
                Pieces.NONE,
                Search.NONE,
                Manner.USUAL,
                Optional.empty(),
                new Ending(Ending.Kind.FINISH, tokens.size(), "stop"),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Exactly these pieces with status 200, whether a stream was asked for or not, as a server sends them that is not
     * like the service: {@code data:} and blank lines are up to you. With {@link #stallAfter} the connection stays open
     * behind them.
     *
     * @param contentType empty for none
     */
    public static Script wire(String contentType, List<String> pieces) {
        Script script = tokens(pieces);
        return new Script(
                script.answer,
                script.reasoning,
                script.search,
                script.manner,
                script.use,
                script.ending,
                script.refusal,
                Optional.of(contentType));
    }

    /** An answer of exactly these tokens. */
    public static Script tokens(String... tokens) {
        return tokens(List.of(tokens));
    }

    /** An answer of exactly this text, cut into tokens of about a word. */
    public static Script text(String text) {
        return tokens(Tokens.of(text));
    }

    /** A refusal for this reason, with the status and the words of the service that is asked. */
    public static Script refusing(Trouble trouble) {
        return tokens().refused(new Refusal(0, Optional.of(trouble), Optional.empty(), Map.of()));
    }

    /** A refusal with this status and the body that a real service would send with it. */
    public static Script failure(int status) {
        return failure(status, Optional.empty());
    }

    /** A refusal with this status and body. */
    public static Script failure(int status, JsonObject body) {
        return failure(status, Optional.of(body));
    }

    private static Script failure(int status, Optional<JsonObject> body) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status is " + status + "; a failure is 400 to 599");
        }
        return tokens().refused(new Refusal(status, Optional.empty(), body, Map.of()));
    }

    /** Adds a header to a refusal. */
    public Script header(String name, String value) {
        Refusal before = refusal.orElseThrow(
                () -> new IllegalStateException("header " + name + ": only a failure has headers of its own"));
        Map<String, String> headers = new LinkedHashMap<>(before.headers());
        headers.put(name, value);
        return refused(new Refusal(before.status(), before.trouble(), before.body(), Map.copyOf(headers)));
    }

    /**
     * Thinks this before it answers. Each service shows it in its own way: DeepSeek, OpenRouter and local servers
     * always, OpenAI as a summary in Responses when one is asked for, Perplexity not at all.
     */
    public Script reasoning(String... pieces) {
        return reasoning(List.of(pieces));
    }

    /** As {@link #reasoning(String...)}. */
    public Script reasoning(List<String> pieces) {
        return new Script(answer, new Pieces(pieces), search, manner, use, ending, refusal, wire);
    }

    /** Looks this up before it answers; only Perplexity does, and only when the request lets it. */
    public Script searching(Search lookedUp) {
        return new Script(answer, reasoning, requireNonNull(lookedUp, "search"), manner, use, ending, refusal, wire);
    }

    /** Time between two tokens, instead of the server's own pace. */
    public Script every(Duration betweenTokens) {
        return in(manner.every(betweenTokens));
    }

    /** Time before the first piece of reasoning or the first token. */
    public Script thinkingFor(Duration time) {
        return in(manner.thinkingFor(time));
    }

    /** Sends a comment, as services do to keep a connection open, after every token. */
    public Script withSignsOfLife() {
        return in(manner.withSignsOfLife());
    }

    /**
     * Waits before a token until {@code released} is true; as many tokens as there are stands for the end of the
     * answer.
     *
     * @param released asked again and again on an event loop; returns at once
     */
    public Script holdBefore(int token, BooleanSupplier released) {
        return in(manner.holdingBefore(token, released));
    }

    private Script in(Manner wanted) {
        return new Script(answer, reasoning, search, wanted, use, ending, refusal, wire);
    }

    /** Reports this use of tokens, instead of what is counted. */
    public Script using(TokenUse reported) {
        return new Script(answer, reasoning, search, manner, Optional.of(reported), ending, refusal, wire);
    }

    /** Ends with another reason than stop: length or content_filter. */
    public Script finishing(String reason) {
        return ending(Ending.Kind.FINISH, answer.count(), reason);
    }

    /** Says that it is finished and keeps the connection open. */
    public Script lingering() {
        return ending(Ending.Kind.LINGER, answer.count(), "stop");
    }

    /** Falls silent after so many tokens and keeps the connection open. */
    public Script stallAfter(int count) {
        return ending(Ending.Kind.STALL, count, "stop");
    }

    /** Closes the connection after so many tokens. */
    public Script cutAfter(int count) {
        return ending(Ending.Kind.CUT, count, "stop");
    }

    /** Ends the stream after so many tokens as if that were all, without its end mark. */
    public Script forgetEndAfter(int count) {
        return ending(Ending.Kind.FORGET, count, "stop");
    }

    /**
     * Sends an error inside the stream after so many tokens. Without a stream the answer is a plain 500, and at
     * Perplexity and OpenRouter a 200 that carries the error.
     */
    public Script errorAfter(int count) {
        return ending(Ending.Kind.ERROR, count, "error");
    }

    private Script ending(Ending.Kind kind, int count, String reason) {
        if (count < 0 || count > answer.count()) {
            throw new IllegalArgumentException("ends after " + count + " tokens; the script has " + answer.count());
        }
        return new Script(answer, reasoning, search, manner, use, new Ending(kind, count, reason), refusal, wire);
    }

    private Script refused(Refusal with) {
        return new Script(answer, reasoning, search, manner, use, ending, Optional.of(with), wire);
    }

    Manner manner() {
        return manner;
    }

    /** What was scripted, or the pieces as they are counted. */
    TokenUse use(ModelRequest request) {
        int output = ending.afterTokens() + reasoning.count();
        return use.orElseGet(() -> new TokenUse(request.promptTokens(), 0, output, reasoning.count()));
    }

    /** Whether {@link #use} is scripted. */
    boolean tellsUse() {
        return use.isPresent();
    }

    Ending ending() {
        return ending;
    }

    /** The type of the content, when it is sent as it is. */
    Optional<String> wire() {
        return wire;
    }

    Optional<Refusal> refusal() {
        return refusal;
    }

    Pieces answer() {
        return answer;
    }

    Pieces reasoning() {
        return reasoning;
    }

    Search search() {
        return search;
    }

    String text() {
        return answer.text();
    }
}
