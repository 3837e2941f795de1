package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.admin.AdminCalls.Match;
import io.jackfield.host.staff.Operator;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.staff.OperatorSessions;
import io.jackfield.host.staff.Visitor;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Does what operators ask, whichever way it comes: checks that they may and that they ask what the call takes, and
 * writes down what was done. The HTTP API and the console both go through it. Core loop only.
 */
public final class AdminDoor {
    /** Fields of every body. */
    private static final List<String> COMMON = List.of("by", "reason");

    private final AdminCalls calls;
    private final OperatorSessions sessions;
    private final ActionLog log;
    private final Clock clock;

    public AdminDoor(AdminCalls calls, OperatorSessions sessions, ActionLog log, Clock clock) {
        this.calls = calls;
        this.sessions = sessions;
        this.log = log;
        this.clock = clock;
    }

    public AdminCalls calls() {
        return calls;
    }

    /** Who is logged in to the console. */
    public OperatorSessions sessions() {
        return sessions;
    }

    /** Who asks, and from where. */
    public record Asker(Operator operator, Visitor visitor) {
        public boolean may(OperatorRight right) {
            return operator.may(right);
        }
    }

    /**
     * Asks something as the API would be asked.
     *
     * @param target below {@link AdminApi#PATH}, with its parameters after a {@code ?}, encoded as in an address
     */
    public Future<JsonObject> get(Asker asker, String target) {
        return call(asker, HttpMethod.GET, target, new JsonObject());
    }

    public Future<JsonObject> post(Asker asker, String target, JsonObject body) {
        return call(asker, HttpMethod.POST, target, body);
    }

    public Future<JsonObject> call(Asker asker, HttpMethod method, String target, JsonObject body) {
        try {
            return call(asker, find(method, path(target)), query(target), body);
        } catch (JackfieldException e) {
            return Future.failedFuture(e);
        }
    }

    /** @throws JackfieldException when they may not, or ask what the call does not take */
    Future<JsonObject> call(Asker asker, Match match, MultiMap query, JsonObject body) {
        if (!(match.call().handler() instanceof AdminCall.Handler.Json json)) {
            throw new IllegalArgumentException(match.call().name() + " answers with no JSON");
        }
        return done(match.call(), request(asker, match, query, body), json.answer());
    }

    /**
     * The same for what reads or writes HTTP itself: files, uploads, live lines. The answer goes to {@code context}.
     */
    public void pass(RoutingContext context, Asker asker, String path) {
        Match match = find(context.request().method(), path);
        MultiMap query = context.queryParams();
        if (!(match.call().handler() instanceof AdminCall.Handler.Raw raw)) {
            AdminApi.answer(context, upload(context, asker, match, query));
            return;
        }
        AdminRequest request = request(asker, match, query, new JsonObject());
        raw.answer().accept(context, request);
        if (match.call().written()) {
            write(match.call(), request, "done");
        }
    }

    /**
     * The same for what comes as the body of a request, such as a jar; the answer is for the one who asks here.
     *
     * @param context whose body has not been read yet
     * @param target as {@link #get}
     */
    public Future<JsonObject> upload(RoutingContext context, Asker asker, String target) {
        try {
            return upload(context, asker, find(HttpMethod.POST, path(target)), query(target));
        } catch (JackfieldException e) {
            return Future.failedFuture(e);
        }
    }

    private Future<JsonObject> upload(RoutingContext context, Asker asker, Match match, MultiMap query) {
        if (!(match.call().handler() instanceof AdminCall.Handler.Upload upload)) {
            throw new IllegalArgumentException(match.call().name() + " takes no file");
        }
        AdminRequest request = request(asker, match, query, new JsonObject());
        return done(match.call(), request, upload.answer().apply(context));
    }

    private static String path(String target) {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    private static MultiMap query(String target) {
        MultiMap query = MultiMap.caseInsensitiveMultiMap();
        int mark = target.indexOf('?');
        new QueryStringDecoder(mark < 0 ? "" : target.substring(mark + 1), false)
                .parameters()
                .forEach(query::add);
        return query;
    }

    /** @throws JackfieldException when there is nothing there */
    Match find(HttpMethod method, String path) {
        return calls.find(method, path)
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND,
                        calls.methods(path).isEmpty()
                                ? "there is nothing at " + AdminApi.PATH + path
                                : AdminApi.PATH + path + " takes " + String.join(", ", calls.methods(path)) + " and no "
                                        + method));
    }

    /** @throws JackfieldException when they may not, or ask what the call does not take */
    private AdminRequest request(Asker asker, Match match, MultiMap query, JsonObject given) {
        AdminCall call = match.call();
        requireRight(asker.operator(), call);
        JsonObject body = given.copy();
        MultiMap parameters = MultiMap.caseInsensitiveMultiMap().addAll(query);
        asker.operator().name().ifPresent(name -> {
            body.put("by", name);
            parameters.remove("by");
            if (call.parameter("by").isPresent()) {
                parameters.set("by", name);
            }
        });
        refuseUnknown(call, parameters, body);
        // What cannot be written down is refused before anything is done.
        COMMON.forEach(field -> BodyFields.text(body, field));
        return new AdminRequest(asker.operator(), asker.visitor(), match.path(), parameters, body, new ActionNote());
    }

    private static void requireRight(Operator operator, AdminCall call) {
        if (call.everybody() || operator.may(call.right())) {
            return;
        }
        String name = operator.name().orElse("this token");
        throw new JackfieldException(
                StandardError.NOT_PERMITTED,
                operator.isEnrolling()
                        ? "this host wants a second factor of " + name
                                + " first (ops.secondFactor); set one up in the console, or by POST "
                                + AdminApi.PATH + "/me/totp"
                        : call.name() + " needs the right " + call.right().word() + ", which " + name
                                + " does not have");
    }

    private static void refuseUnknown(AdminCall call, MultiMap query, JsonObject body) {
        for (String name : query.names()) {
            if (call.parameter(name).isEmpty()) {
                throw BodyFields.refused("'" + name + "' is no parameter of " + call.name() + "; "
                        + known(call.query().stream().map(AdminCall.Field::name)));
            }
        }
        for (String name : body.fieldNames()) {
            if (!COMMON.contains(name) && call.body().stream().noneMatch(field -> field.takes(name))) {
                throw BodyFields.refused("'" + name + "' is no field of " + call.name() + "; "
                        + known(Stream.concat(call.body().stream().map(AdminCall.Field::name), COMMON.stream())));
            }
        }
    }

    private static String known(Stream<String> names) {
        String all = names.collect(Collectors.joining(", "));
        return all.isEmpty() ? "it takes none" : "it takes: " + all;
    }

    private Future<JsonObject> done(
            AdminCall call, AdminRequest request, Function<AdminRequest, Future<JsonObject>> what) {
        Future<JsonObject> answer;
        try {
            answer = what.apply(request);
        } catch (JackfieldException e) {
            answer = Future.failedFuture(e);
        }
        if (!call.written()) {
            return answer;
        }
        return answer.onSuccess(done -> write(call, request, "done"))
                .onFailure(error -> write(call, request, "failed: " + error.getMessage()));
    }

    private void write(AdminCall call, AdminRequest request, String outcome) {
        ActionNote note = request.note();
        String subject = note.subject().isEmpty() ? subject(request.path()) : note.subject();
        log.add(new ActionLog.Entry(
                clock.instant(),
                Optional.ofNullable(request.path().get("bot")),
                request.operator()
                        .name()
                        .orElse(BodyFields.text(request.body(), "by")
                                .or(() -> request.query("by"))
                                .orElse("")),
                call.name(),
                subject,
                BodyFields.text(request.body(), "reason").orElse(""),
                note.before(),
                note.after(),
                outcome,
                request.visitor().address(),
                request.operator().isHost()));
    }

    private static String subject(Map<String, String> path) {
        return path.entrySet().stream()
                .filter(part -> !part.getKey().equals("bot"))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(" "));
    }
}
