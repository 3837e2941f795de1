package io.jackfield.host.admin;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What the record of an action says beside who did what: filled by the action itself. Core loop only. */
public final class ActionNote {
    private String subject = "";
    private Optional<JsonObject> before = Optional.empty();
    private Optional<JsonObject> after = Optional.empty();

    /** What it was done to; otherwise what varies in the path. */
    public void subject(String words) {
        subject = words;
    }

    /** How it was before, and how it is now. */
    public void change(JsonObject was, JsonObject is) {
        before = Optional.of(was);
        after = Optional.of(is);
    }

    String subject() {
        return subject;
    }

    Optional<JsonObject> before() {
        return before;
    }

    Optional<JsonObject> after() {
        return after;
    }
}
