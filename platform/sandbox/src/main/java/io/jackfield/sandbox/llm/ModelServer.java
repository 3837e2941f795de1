package io.jackfield.sandbox.llm;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * A simulated model service. Unscripted questions get an answer marked as simulated; a few words at the start of a
 * question, listed in {@link SimulatedAnswers}, change how it comes. Tests script answers and failures, and read back
 * what was asked.
 *
 * <p>Every method may be called from any thread.
 */
public final class ModelServer {
    private static final long LONGEST_BODY_BYTES = 32L << 20;
    private static final Duration DEFAULT_PACE = Duration.ofMillis(20);

    private final Vertx vertx;
    private final ScriptBook scripts = new ScriptBook();
    private final RequestLog log = new RequestLog();
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Thread, Pacer> pacers = new ConcurrentHashMap<>();
    private volatile Duration pace = DEFAULT_PACE;
    private volatile boolean anyModel;

    private ModelServer(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Adds {@code /v1/…} and {@code /sandbox/models/…} to {@code router}. */
    public static ModelServer mount(Vertx vertx, Router router) {
        ModelServer models = new ModelServer(vertx);
        BodyHandler body = BodyHandler.create(false).setBodyLimit(LONGEST_BODY_BYTES);
        for (WireApi api : WireApi.values()) {
            router.post(api.path())
                    .handler(body)
                    .handler(context -> models.answer(context, api))
                    .failureHandler(ApiError::respondToFailure);
        }
        router.get("/v1/models").handler(ModelServer::listModels).failureHandler(ApiError::respondToFailure);
        RemoteControl.mount(router, models);
        return models;
    }

    /** Time between two tokens wherever a script does not say; zero sends whole answers at once. */
    public ModelServer pace(Duration betweenTokens) {
        if (betweenTokens.isNegative()) {
            throw new IllegalArgumentException("pace is " + betweenTokens + "; use zero or more");
        }
        pace = betweenTokens;
        return this;
    }

    /** Whether model ids outside {@code GET /v1/models} are answered too; otherwise they get a 404. */
    public ModelServer acceptAnyModel(boolean accept) {
        anyModel = accept;
        return this;
    }

    /** How many requests {@link #requests()} keeps, the oldest dropped first; 1000 unless told otherwise. */
    public ModelServer remember(int requests) {
        log.keep(requests);
        return this;
    }

    /** Answers every request that {@code when} accepts with {@code script}; the script added last is asked first. */
    public ModelServer script(Predicate<ModelRequest> when, Script script) {
        scripts.add(when, script);
        return this;
    }

    /** Answers with {@code script} whenever the newest question contains {@code fragment}, in any letter case. */
    public ModelServer whenPromptContains(String fragment, Script script) {
        String wanted = fragment.toLowerCase(Locale.ROOT);
        return script(request -> request.question().toLowerCase(Locale.ROOT).contains(wanted), script);
    }

    /** What the next requests get, whatever they ask. */
    public Faults faults() {
        return scripts.faults();
    }

    /** The newest requests, oldest first; refused ones (no key, no model) are not among them. */
    public List<RecordedRequest> requests() {
        return log.all();
    }

    /** Forgets scripts, faults, recorded requests and settings; answers on their way finish as they began. */
    public void reset() {
        scripts.clear();
        log.clear();
        pace = DEFAULT_PACE;
        anyModel = false;
    }

    private void answer(RoutingContext context, WireApi api) {
        ApiError.requireKey(context);
        ModelRequest request = RequestReader.read(api, context.body().buffer());
        if (!anyModel && !ModelCatalog.knows(request.model())) {
            throw ApiError.unknownModel(request.model());
        }
        Script script = scripts.scriptFor(request).orElseGet(() -> SimulatedAnswers.to(request, pace));
        RecordedRequest recorded = log.add(request);
        HttpServerResponse response = context.response();
        response.putHeader("x-request-id", "req_sandbox_%06d".formatted(numbers.incrementAndGet()));
        Generation generation = new Generation(
                response, script, script.delay().orElse(pace), recorded, api.format(request, numbers.get()));
        pacer().start(generation);
    }

    /** One for each event loop, so that a stream is only ever touched by the thread its connection belongs to. */
    private Pacer pacer() {
        return pacers.computeIfAbsent(Thread.currentThread(), loop -> new Pacer(vertx));
    }

    private static void listModels(RoutingContext context) {
        ApiError.requireKey(context);
        context.json(ModelCatalog.asJson());
    }
}
