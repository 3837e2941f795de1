package io.jackfield.sandbox.llm;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The services of {@link Face}, simulated on one server. Unscripted questions get an answer marked as simulated; a few
 * words at the start of a question, listed in {@link SimulatedAnswers}, change how it comes. Tests script answers and
 * failures, and read back what was asked.
 *
 * <p>Every method may be called from any thread.
 */
public final class ModelServer {
    private static final Duration DEFAULT_PACE = Duration.ofMillis(20);

    private final Vertx vertx;
    private final ScriptBook scripts = new ScriptBook();
    private final RequestLog log = new RequestLog();
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Thread, Pacer> pacers = new ConcurrentHashMap<>();
    private final Map<Face, Map<String, Optional<LocalDate>>> offers = new ConcurrentHashMap<>();
    private volatile Duration pace = DEFAULT_PACE;
    private volatile boolean anyModel;
    private volatile boolean nullErrors;

    private ModelServer(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Adds the services, {@code /v1/…} and {@code /sandbox/models/…} to {@code router}. */
    public static ModelServer mount(Vertx vertx, Router router) {
        ModelServer models = new ModelServer(vertx);
        new ModelRoutes(router, models).mount();
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

    /** Whether model ids that a service does not have are answered too; otherwise they are refused. */
    public ModelServer acceptAnyModel(boolean accept) {
        anyModel = accept;
        return this;
    }

    /** Whether the local server writes {@code "error": null} into everything it sends, as some do. */
    public ModelServer localWritesNullErrors(boolean wanted) {
        nullErrors = wanted;
        return this;
    }

    /** How many requests {@link #requests()} keeps, the oldest dropped first; 1000 unless told otherwise. */
    public ModelServer remember(int requests) {
        log.keep(requests);
        return this;
    }

    /** Answers every request that {@code when} accepts with {@code script}; the script added last is asked first. */
    public ModelServer script(Predicate<ModelRequest> when, Script script) {
        return answer(when, request -> script);
    }

    /** Answers every request that {@code when} accepts with the script that is made for it, on an event loop. */
    public ModelServer answer(Predicate<ModelRequest> when, Function<ModelRequest, Script> script) {
        scripts.add(when, script);
        return this;
    }

    /**
     * Lists these models instead of those that the service is known for, and takes them in requests.
     *
     * @param models the day on which each stops, by id
     */
    public ModelServer lists(Face face, Map<String, Optional<LocalDate>> models) {
        offers.put(face, Map.copyOf(models));
        return this;
    }

    /** What was said by {@link #lists}. */
    Optional<Map<String, Optional<LocalDate>>> offers(Face face) {
        return Optional.ofNullable(offers.get(face));
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
        offers.clear();
        log.clear();
        pace = DEFAULT_PACE;
        anyModel = false;
        nullErrors = false;
    }

    /** Answers a request; {@code mixed} says whether it may name the models of every service. */
    void answer(RoutingContext context, ModelRequest request, boolean mixed) {
        if (request.api() != WireApi.TRANSCRIPTIONS) {
            boolean offered = offers(request.face())
                    .filter(models -> models.containsKey(request.model()))
                    .isPresent();
            RequestRules.check(request, mixed, anyModel || offered);
        }
        Script script = scripts.scriptFor(request).orElseGet(() -> SimulatedAnswers.to(request, pace));
        long number = numbers.incrementAndGet();
        HttpServerResponse response = context.response();
        request.face().headers(number).forEach(response::putHeader);
        AnswerFormat format = script.wire().isPresent()
                ? new WireFormat()
                : request.face().format(request, script, number, nullErrors);
        pacer().start(new Generation(response, script, script.manner().delay().orElse(pace), log.add(request), format));
    }

    /** One for each event loop, so that a stream is only ever touched by the thread its connection belongs to. */
    private Pacer pacer() {
        return pacers.computeIfAbsent(Thread.currentThread(), loop -> new Pacer(vertx));
    }
}
