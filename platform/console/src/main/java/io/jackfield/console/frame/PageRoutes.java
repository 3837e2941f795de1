package io.jackfield.console.frame;

import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What an area answers: paths below the console, each with a right of its own or that of its area. */
public final class PageRoutes {
    /**
     * @param form whether the body is a form, read before; otherwise whoever answers reads it
     * @param patient whether it may take as long as it takes
     */
    record Route(
            HttpMethod method,
            String path,
            PageEntry entry,
            OperatorRight right,
            boolean form,
            boolean patient,
            Function<Visit, Future<Answer>> answer) {}

    private final PageEntry entry;
    private final List<Route> routes = new ArrayList<>();

    PageRoutes(PageEntry entry) {
        this.entry = entry;
    }

    List<Route> all() {
        return routes;
    }

    /** @param path below the console, with {@code :name} for what varies */
    public PageRoutes get(String path, Function<Visit, Future<Answer>> answer) {
        return get(path, entry.right(), answer);
    }

    public PageRoutes get(String path, OperatorRight right, Function<Visit, Future<Answer>> answer) {
        routes.add(new Route(HttpMethod.GET, path, entry, right, false, false, answer));
        return this;
    }

    /** A form; it comes only with the session's own mark in it. */
    public PageRoutes post(String path, OperatorRight right, Function<Visit, Future<Answer>> answer) {
        routes.add(new Route(HttpMethod.POST, path, entry, right, true, false, answer));
        return this;
    }

    /** The same for what asks plugins, or goes through many tables. */
    public PageRoutes patientPost(String path, OperatorRight right, Function<Visit, Future<Answer>> answer) {
        routes.add(new Route(HttpMethod.POST, path, entry, right, true, true, answer));
        return this;
    }

    /** A file as the body itself, sent by {@code <form data-upload>}, with the session's mark in a header. */
    public PageRoutes upload(String path, OperatorRight right, Function<Visit, Future<Answer>> answer) {
        routes.add(new Route(HttpMethod.POST, path, entry, right, false, true, answer));
        return this;
    }
}
