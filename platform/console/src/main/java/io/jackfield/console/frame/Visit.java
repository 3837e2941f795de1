package io.jackfield.console.frame;

import io.jackfield.host.admin.AdminApi;
import io.jackfield.host.admin.AdminDoor;
import io.jackfield.host.admin.AdminDoor.Asker;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.staff.OperatorSession;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Optional;

/**
 * One request of somebody who is logged in: what they ask, and the way to the operators' API in their name. Core loop
 * only.
 */
public final class Visit {
    private final RoutingContext context;
    private final AdminDoor door;
    private final Asker asker;
    private final OperatorSession session;
    private final Texts texts;
    private final Choices choices;
    private final PageFrames frames;
    private final String secret;
    private MultiMap form = MultiMap.caseInsensitiveMultiMap();

    /** @param secret of the session */
    Visit(
            RoutingContext context,
            AdminDoor door,
            OperatorSession session,
            Texts texts,
            PageFrames frames,
            String secret) {
        this.frames = frames;
        this.secret = secret;
        this.context = context;
        this.door = door;
        this.session = session;
        this.texts = texts;
        asker = new Asker(session.operator(), AdminApi.visitor(context));
        choices = Choices.of(context);
    }

    /** What varies in the path, decoded. */
    public String path(String name) {
        return context.pathParam(name);
    }

    /** A parameter of the address; empty where it is absent or blank. */
    public Optional<String> parameter(String name) {
        return context.queryParam(name).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** Which time the pages are about; absent where each has its own. */
    public Optional<TimeRange> range() {
        return parameter(TimeRange.PARAMETER).flatMap(TimeRange::of);
    }

    /** With {@code from} and {@code to} of the page's own fields, else of the time that is chosen in the bar. */
    public Address within(Address address) {
        if (parameter("from").isPresent() || parameter("to").isPresent()) {
            return address.with("from", parameter("from")).with("to", parameter("to"));
        }
        range().ifPresent(chosen ->
                address.with("from", chosen.from(Instant.now())).with("to", chosen.to()));
        return address;
    }

    /** A field of the form; empty where it is absent or blank. */
    public Optional<String> field(String name) {
        return Optional.ofNullable(form.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    public MultiMap form() {
        return form;
    }

    /** The fields of the form of those names, where they are filled in: a body for the API. */
    public JsonObject body(String... names) {
        JsonObject body = new JsonObject();
        for (String name : names) {
            field(name).ifPresent(value -> body.put(name, value));
        }
        return body;
    }

    void form(MultiMap fields) {
        form = fields;
    }

    /** @param target as {@link AdminDoor#get}; {@link Address} puts it together */
    public Future<JsonObject> get(Object target) {
        return door.get(asker, target.toString());
    }

    public Future<JsonObject> post(Object target, JsonObject body) {
        return door.post(asker, target.toString(), body);
    }

    public Future<JsonObject> call(HttpMethod method, Object target, JsonObject body) {
        return door.call(asker, method, target.toString(), body);
    }

    /** Lets the API answer this request by itself: files, uploads and live lines. */
    public Future<Answer> pass(Object target) {
        context.queryParams().remove(TimeRange.PARAMETER);
        door.pass(context, asker, target.toString());
        return Future.succeededFuture(new Answer.Written());
    }

    /** Hands the body of this request to the API, such as a jar; see {@link PageRoutes#upload}. */
    public Future<JsonObject> upload(Object target) {
        return door.upload(context, asker, target.toString());
    }

    /** Where a frame finds the page of a plugin from now on, below the console. */
    public String openFrame(String plugin, String page) {
        return frames.open(new PageFrames.Opened(secret, plugin, page, choices));
    }

    public boolean may(OperatorRight right) {
        return asker.may(right);
    }

    public String text(String key, Object... arguments) {
        return texts.text(choices.language(), key, arguments);
    }

    public String count(String key, long count, Object... further) {
        return texts.count(choices.language(), key, count, further);
    }

    public Choices choices() {
        return choices;
    }

    /** The path below the console with its parameters. */
    public String here() {
        String uri = context.request().uri();
        return uri.startsWith("/console") ? uri.substring("/console".length()) : "/";
    }

    /**
     * Where somebody goes who does not mean it after all: the page that they came from, kept by the form that asks.
     *
     * @param otherwise below the console, where it is not known
     */
    public String back(Object otherwise) {
        return field("back").or(this::cameFrom).filter(PageServer::isPath).orElseGet(otherwise::toString);
    }

    /** By the browser's word, where that is a page of this console and not this one. */
    private Optional<String> cameFrom() {
        String origin = "://" + context.request().authority() + "/console/";
        return Optional.ofNullable(context.request().getHeader("Referer"))
                .filter(page -> page.contains(origin))
                .map(page -> page.substring(page.indexOf(origin) + origin.length() - 1))
                .filter(page -> !page.equals(here()));
    }

    /** Where choices come back to: here, where this is a page and no form. */
    String comingBack(PageEntry area) {
        return context.request().method() == HttpMethod.GET ? here() : area.path();
    }

    /** Whether htmx asks for a part of the page. */
    public boolean isPartial() {
        return "true".equals(context.request().getHeader("HX-Request"));
    }

    /** The request itself, for what nothing here has a word for. */
    public RoutingContext context() {
        return context;
    }

    OperatorSession session() {
        return session;
    }
}
