package io.jackfield.console.frame;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What a page comes to. */
public sealed interface Answer {
    /**
     * A page.
     *
     * @param template below {@code src/main/jte}, such as {@code users/list.jte}; it takes {@code frame} and
     *     {@code model}
     * @param model what it shows, a record
     */
    record Shown(String template, Object model, int status) implements Answer {
        /** The same for what was asked wrongly. */
        public Shown refused() {
            return new Shown(template, model, 400);
        }
    }

    /**
     * To another page, after something was done.
     *
     * @param to below the console, such as {@code /users}
     */
    record Redirect(String to, Optional<Notice> notice) implements Answer {}

    /** Figures for a chart. */
    record Json(JsonObject json) implements Answer {}

    /** The answer has been written already, as by {@link Visit#pass}. */
    record Written() implements Answer {}

    static Shown page(String template, Object model) {
        return new Shown(template, model, 200);
    }

    static Redirect to(String path) {
        return new Redirect(path, Optional.empty());
    }

    static Redirect to(String path, Notice notice) {
        return new Redirect(path, Optional.of(notice));
    }
}
