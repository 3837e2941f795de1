package io.jackfield.host.admin;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/** Where it is written down what operators did, or tried. Core loop only. */
public interface ActionLog {
    /**
     * One action.
     *
     * @param bot its id, where it concerns one
     * @param by who
     * @param action the name of the call
     * @param subject what it was done to
     * @param outcome {@code done}, or why not
     * @param address where the call came from
     * @param host whether it was with the host's own token: then {@code by} is what they call themselves
     */
    record Entry(
            Instant at,
            Optional<String> bot,
            String by,
            String action,
            String subject,
            String reason,
            Optional<JsonObject> before,
            Optional<JsonObject> after,
            String outcome,
            String address,
            boolean host) {}

    Future<Void> add(Entry entry);

    /** How records name somebody. */
    static String actor(String by, boolean host) {
        return (host ? "host " : "operator ") + by;
    }
}
