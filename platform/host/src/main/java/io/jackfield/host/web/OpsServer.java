package io.jackfield.host.web;

import io.jackfield.host.config.OpsConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** The operators' listener: {@code /health/live}, {@code /health/ready}, {@code /health} and {@code /metrics}. */
public final class OpsServer {
    private final HttpServer server;
    private final OpsConfig config;
    private final Supplier<HealthReport> health;
    private final PrometheusMeterRegistry meters;

    public OpsServer(Vertx vertx, OpsConfig config, Supplier<HealthReport> health, PrometheusMeterRegistry meters) {
        this.config = config;
        this.health = health;
        this.meters = meters;
        Router router = Router.router(vertx);
        router.get("/health/live").handler(context -> context.response().end("alive\n"));
        router.get("/health/ready").handler(this::ready);
        router.get("/health").handler(this::report);
        router.get("/metrics").handler(this::scrape);
        server = vertx.createHttpServer(
                        new HttpServerOptions().setHost(config.host()).setPort(config.port()))
                .requestHandler(router);
    }

    /** Fails with the port's name and the way out when it is taken. */
    public Future<Integer> listen() {
        return server.listen()
                .recover(error -> Future.failedFuture(
                        PortTaken.explain(config.host(), config.port(), "JACKFIELD_OPS_PORT", "ops.port", error)))
                .map(HttpServer::actualPort);
    }

    public Future<Void> close() {
        return server.close();
    }

    private void ready(RoutingContext context) {
        boolean ready = health.get().ready();
        context.response().setStatusCode(ready ? 200 : 503).end(ready ? "ready\n" : "not ready; see /health\n");
    }

    private void report(RoutingContext context) {
        HealthReport report = health.get();
        JsonObject json = report.json();
        context.response()
                .setStatusCode(report.ready() ? 200 : 503)
                .putHeader("Content-Type", "application/json")
                .end(json.encodePrettily() + "\n");
    }

    private void scrape(RoutingContext context) {
        context.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .end(meters.scrape());
    }
}
