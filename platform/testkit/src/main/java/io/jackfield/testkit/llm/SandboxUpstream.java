package io.jackfield.testkit.llm;

import static java.util.Locale.ROOT;

import io.jackfield.api.llm.Completion.Finish;
import io.jackfield.api.llm.ListedModel;
import io.jackfield.api.llm.Usage;
import io.jackfield.sandbox.Sandbox;
import io.jackfield.sandbox.SandboxOptions;
import io.jackfield.sandbox.llm.Face;
import io.jackfield.sandbox.llm.ModelRequest;
import io.jackfield.sandbox.llm.ModelServer;
import io.jackfield.sandbox.llm.RecordedRequest;
import io.jackfield.sandbox.llm.RecordedRequest.State;
import io.jackfield.sandbox.llm.Script;
import io.jackfield.sandbox.llm.TokenUse;
import io.jackfield.sandbox.llm.Trouble;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The sandbox as the service on the other side: with the paths, errors, comments and fields of one real service. */
public final class SandboxUpstream implements ModelUpstream {
    private static final String MODEL = "fake-1";
    private static final TokenUse USE = new TokenUse(12, 8, 3, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
    private static final int ENDLESS = 100_000;

    private final AtomicInteger heard = new AtomicInteger();
    private final Face face;
    private final Sandbox sandbox;
    private volatile boolean hadToWait;

    /**
     * Those of all sandboxes, because to start them takes longer than most tests; they end with the process of the
     * tests.
     */
    private static final class Loops {
        static final Vertx VERTX = Vertx.vertx();
    }

    private SandboxUpstream(Face face) {
        this.face = face;
        sandbox = Sandbox.start(Loops.VERTX, SandboxOptions.defaults()).await();
        models().pace(Duration.ZERO);
        lists(List.of(new ListedModel(MODEL, Optional.empty())));
        echoes();
    }

    /** Starts a sandbox that imitates this service. */
    public static SandboxUpstream of(Face face) {
        return new SandboxUpstream(face);
    }

    private ModelServer models() {
        return sandbox.models();
    }

    @Override
    public URI baseUrl() {
        return URI.create(sandbox.url() + face.path());
    }

    @Override
    public String model() {
        return MODEL;
    }

    @Override
    public Usage usage() {
        return new Usage(USE.input(), USE.cached(), USE.output());
    }

    @Override
    public List<String> requests() {
        return models().requests().stream()
                .map(RecordedRequest::request)
                .map(request -> request.body().encode())
                .toList();
    }

    @Override
    public void echoes() {
        models().answer(
                        request -> true,
                        request -> Script.tokens(request.question().split("")).using(USE));
    }

    @Override
    public void answers(Finish finish, String... pieces) {
        play(Script.tokens(pieces).finishing(reason(finish)));
    }

    @Override
    public void answersPieceByPiece(String first, String second) {
        play(Script.tokens(first, second).holdBefore(1, untilHeard(1)));
    }

    @Override
    public boolean hadToWait() {
        return hadToWait;
    }

    @Override
    public void pieceWasHeard() {
        heard.incrementAndGet();
    }

    @Override
    public void answersAfterThoughts(List<String> thoughts, String... pieces) {
        play(Script.tokens(pieces).reasoning(thoughts));
    }

    @Override
    public void answersBetweenSignsOfLife(String... pieces) {
        play(Script.tokens(pieces).withSignsOfLife());
    }

    /** The service has a status and words of its own for what {@code code} means. */
    @Override
    public void refuses(int status, Map<String, String> headers, String code) {
        Script refusal = Script.refusing(trouble(code));
        for (Map.Entry<String, String> header : headers.entrySet()) {
            refusal = refusal.header(header.getKey(), header.getValue());
        }
        play(refusal);
    }

    @Override
    public void cutsAfter(String... pieces) {
        play(Script.tokens(pieces)
                .holdBefore(pieces.length, untilHeard(pieces.length))
                .cutAfter(pieces.length));
    }

    @Override
    public void forgetsTheEndAfter(String... pieces) {
        play(Script.tokens(pieces).forgetEndAfter(pieces.length));
    }

    @Override
    public void failsAfter(String... pieces) {
        play(Script.tokens(pieces).errorAfter(pieces.length));
    }

    @Override
    public boolean leavesOpenAfter(String... pieces) {
        play(Script.tokens(pieces).lingering());
        return true;
    }

    @Override
    public void goesOnForEver(String piece) {
        play(Script.tokens(Collections.nCopies(ENDLESS, piece)).every(BETWEEN_LOOKS));
    }

    @Override
    public void neverBegins() {
        play(Script.tokens("never").thinkingFor(Duration.ofDays(1)));
    }

    @Override
    public boolean isAskedWithin(Duration time) {
        return isTrueWithin(time, () -> !models().requests().isEmpty());
    }

    @Override
    public boolean callerIsGoneWithin(Duration time) {
        return isTrueWithin(time, () -> models().requests().getLast().state() == State.CLIENT_LEFT);
    }

    @Override
    public void lists(List<ListedModel> listed) {
        models().lists(face, listed.stream().collect(Collectors.toMap(ListedModel::id, ListedModel::shutdown)));
    }

    @Override
    public void close() {
        sandbox.close().await();
    }

    /** The script told last is asked first. */
    private void play(Script script) {
        models().script((ModelRequest request) -> true, script.using(USE));
    }

    /** Asked by one event loop only, from the moment on which it could go on. */
    private BooleanSupplier untilHeard(int pieces) {
        heard.set(0);
        long[] begun = {0};
        return () -> {
            long now = System.nanoTime();
            begun[0] = begun[0] == 0 ? now : begun[0];
            boolean enough = heard.get() >= pieces;
            hadToWait = !enough && now - begun[0] > PATIENCE.toNanos();
            return enough || hadToWait;
        };
    }

    private static String reason(Finish finish) {
        return switch (finish) {
            case COMPLETE -> "stop";
            case LENGTH -> "length";
            case FILTERED -> "content_filter";
        };
    }

    private static Trouble trouble(String code) {
        return switch (code.toLowerCase(ROOT)) {
            case "rate_limit_exceeded" -> Trouble.RATE;
            case "invalid_api_key" -> Trouble.KEY;
            case "insufficient_quota" -> Trouble.CREDIT;
            case "content_filter" -> Trouble.POLICY;
            case "context_length_exceeded" -> Trouble.TOO_LONG;
            case "server_error" -> Trouble.BROKEN;
            default -> throw new IllegalArgumentException("code is '" + code + "'; the sandbox knows no words for it");
        };
    }

    private static boolean isTrueWithin(Duration time, BooleanSupplier condition) {
        long deadline = System.nanoTime() + time.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
