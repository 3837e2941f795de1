package io.jackfield.host.admin;

import io.jackfield.host.config.HostConfig;
import io.jackfield.host.loop.VirtualThreads;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.store.StorageCheck;
import io.jackfield.host.store.StorageCheck.Finding;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Supplier;

/** Tries PostgreSQL, Redis and the databases of others for operators. Core loop only. */
public final class AdminDatabases {
    private final Vertx vertx;
    private final Supplier<HostConfig> config;

    /** @param config with the addresses that the host uses */
    public AdminDatabases(Vertx vertx, Supplier<HostConfig> config) {
        this.vertx = vertx;
        this.config = config;
    }

    public List<AdminCall> calls() {
        return List.of(
                AdminCall.get("databases.check", "/databases", OperatorRight.VIEW, "Try the databases, Redis included")
                        .json(request -> check()));
    }

    Future<JsonObject> check() {
        return VirtualThreads.call(vertx, "check-databases", () -> StorageCheck.ofAll(vertx, config.get()))
                .map(findings -> new JsonObject()
                        .put(
                                "databases",
                                new JsonArray(findings.stream()
                                        .map(AdminDatabases::json)
                                        .toList())));
    }

    private static JsonObject json(Finding finding) {
        return new JsonObject()
                .put("name", finding.name())
                .put("address", finding.address())
                .put("problem", finding.problem().orElse(null))
                .put("says", finding.says())
                .put("latencyMicros", finding.latency().toNanos() / 1_000);
    }
}
