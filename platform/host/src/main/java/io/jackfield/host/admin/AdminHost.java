package io.jackfield.host.admin;

import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Supplier;

/** What operators ask about the host itself: how it is. Core loop only. */
public final class AdminHost {
    private final Supplier<JsonObject> health;

    /** @param health as {@code /health} shows it */
    public AdminHost(Supplier<JsonObject> health) {
        this.health = health;
    }

    public List<AdminCall> calls() {
        return List.of(AdminCall.get("host.health", "/health", OperatorRight.VIEW, "How the host and its parts are")
                .json(request -> Future.succeededFuture(health.get())));
    }
}
