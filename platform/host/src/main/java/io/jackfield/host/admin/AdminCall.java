package io.jackfield.host.admin;

import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * One thing that operators do: where it is, who may, what it takes. The document of the API, the checks of every call
 * and the record of what was done all come from it.
 *
 * @param name such as {@code users.grant}: how the record and the document call it
 * @param path below {@link AdminApi#PATH}, with {@code :name} for what varies
 * @param summary a sentence for the document
 * @param query parameters that are taken; a name that ends in {@code *} stands for all that begin so
 * @param body fields that are taken, beside {@code by} and {@code reason}
 * @param longestBody in bytes
 * @param written whether it is written down who did it; changes always are
 * @param everybody whether it concerns the asker's own account and needs no right
 * @param handler what it does
 */
public record AdminCall(
        String name,
        HttpMethod method,
        String path,
        OperatorRight right,
        String summary,
        List<Field> query,
        List<Field> body,
        int longestBody,
        boolean written,
        boolean everybody,
        Handler handler) {
    private static final int USUAL_BODY = 16 * 1024;

    /** A parameter or a field of the body, with a sentence about it. */
    public record Field(String name, String about) {
        boolean takes(String given) {
            return name.endsWith("*") ? given.startsWith(name.substring(0, name.length() - 1)) : name.equals(given);
        }
    }

    /** What a call does. Core loop only; failures say what is wrong and what to do. */
    public sealed interface Handler {
        /** Answers with JSON. */
        record Json(Function<AdminRequest, Future<JsonObject>> answer) implements Handler {}

        /** Writes its answer itself: files and live lines. The body is not read before. */
        record Raw(BiConsumer<RoutingContext, AdminRequest> answer) implements Handler {}

        /** Reads the body itself, such as a jar, and answers with JSON. */
        record Upload(Function<RoutingContext, Function<AdminRequest, Future<JsonObject>>> answer) implements Handler {}
    }

    public static AdminCall get(String name, String path, OperatorRight right, String summary) {
        return of(name, HttpMethod.GET, path, right, summary);
    }

    public static AdminCall post(String name, String path, OperatorRight right, String summary) {
        return of(name, HttpMethod.POST, path, right, summary);
    }

    public static AdminCall put(String name, String path, OperatorRight right, String summary) {
        return of(name, HttpMethod.PUT, path, right, summary);
    }

    public static AdminCall delete(String name, String path, OperatorRight right, String summary) {
        return of(name, HttpMethod.DELETE, path, right, summary);
    }

    private static AdminCall of(String name, HttpMethod method, String path, OperatorRight right, String summary) {
        return new AdminCall(
                name,
                method,
                path,
                right,
                summary,
                List.of(),
                List.of(),
                USUAL_BODY,
                method != HttpMethod.GET,
                false,
                new Handler.Json(request -> Future.failedFuture(new UnsupportedOperationException(name))));
    }

    /** It takes this parameter. */
    public AdminCall query(String parameter, String about) {
        return new AdminCall(
                name,
                method,
                path,
                right,
                summary,
                and(query, parameter, about),
                body,
                longestBody,
                written,
                everybody,
                handler);
    }

    /** It takes this field of its body. */
    public AdminCall body(String field, String about) {
        return new AdminCall(
                name,
                method,
                path,
                right,
                summary,
                query,
                and(body, field, about),
                longestBody,
                written,
                everybody,
                handler);
    }

    /** Its body may have so many bytes. */
    public AdminCall longestBody(int bytes) {
        return new AdminCall(name, method, path, right, summary, query, body, bytes, written, everybody, handler);
    }

    /** A look that is written down, as one into what users wrote. */
    public AdminCall writtenDown() {
        return new AdminCall(name, method, path, right, summary, query, body, longestBody, true, everybody, handler);
    }

    /** A change that writes down by itself who did it. */
    public AdminCall writesItself() {
        return new AdminCall(name, method, path, right, summary, query, body, longestBody, false, everybody, handler);
    }

    /** It concerns the asker's own account, so that everybody may. */
    public AdminCall forEverybody() {
        return new AdminCall(name, method, path, right, summary, query, body, longestBody, written, true, handler);
    }

    public AdminCall json(Function<AdminRequest, Future<JsonObject>> answer) {
        return does(new Handler.Json(answer));
    }

    public AdminCall raw(BiConsumer<RoutingContext, AdminRequest> answer) {
        return does(new Handler.Raw(answer));
    }

    public AdminCall upload(Function<RoutingContext, Function<AdminRequest, Future<JsonObject>>> answer) {
        return does(new Handler.Upload(answer));
    }

    private AdminCall does(Handler what) {
        return new AdminCall(name, method, path, right, summary, query, body, longestBody, written, everybody, what);
    }

    private static List<Field> and(List<Field> before, String name, String about) {
        List<Field> all = new ArrayList<>(before);
        all.add(new Field(name, about));
        return List.copyOf(all);
    }

    /** The one parameter of {@link #query} that a given name means. */
    Optional<Field> parameter(String given) {
        return query.stream().filter(field -> field.takes(given)).findFirst();
    }
}
