package io.jackfield.host.web;

import io.jackfield.host.config.HttpLimits;
import io.jackfield.host.config.OpsConfig;
import io.jackfield.host.unload.Lingering;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operators' listener: {@code /health/live}, {@code /health/ready}, {@code /health}, {@code /metrics},
 * {@code /plugins} and {@code /plugins/holders}, and what else is served there. Pages of other origins get no answer.
 * What costs the host something, or changes it, wants a token; where others than this machine reach the listener, all
 * of it does except for whether it is alive and ready, and {@code /metrics} for a Prometheus beside it.
 */
public final class OpsServer {
    private static final Logger LOG = LoggerFactory.getLogger(OpsServer.class);

    private final Router router;
    private final HttpServer server;
    private final OpsConfig config;
    private final Supplier<HealthReport> health;
    private final Supplier<PluginsReport> plugins;
    private final PrometheusMeterRegistry meters;
    private final Supplier<Future<List<Lingering>>> holders;
    private Future<List<Lingering>> search;

    /**
     * Who is let through.
     *
     * @param token goes on for whoever shows a token that is known, and answers the others
     * @param view goes on after that for those who may see how the host is
     */
    public record Doors(Handler<RoutingContext> token, Handler<RoutingContext> view) {}

    /**
     * @param doors who is let through
     * @param holders searches the heap for what holds unloaded plugins
     */
    public OpsServer(
            Vertx vertx,
            OpsConfig config,
            Doors doors,
            Supplier<HealthReport> health,
            Supplier<PluginsReport> plugins,
            PrometheusMeterRegistry meters,
            Supplier<Future<List<Lingering>>> holders) {
        this.config = config;
        this.health = health;
        this.plugins = plugins;
        this.meters = meters;
        this.holders = holders;
        router = Router.router(vertx);
        router.route().handler(new OperatorsOnly(config));
        router.get("/health/live").handler(context -> context.response().end("alive\n"));
        router.get("/health/ready").handler(this::ready);
        OpsAccess access = new OpsAccess(config, doors);
        router.get("/health").handler(access::look).handler(access::view).handler(this::report);
        router.get("/metrics").handler(access::scrape).handler(access::view).handler(this::scrape);
        router.get("/plugins").handler(access::look).handler(access::view).handler(this::plugins);
        router.post("/plugins/holders")
                .handler(doors.token())
                .handler(doors.view())
                .handler(this::findHolders);
        server = new ConnectionLimits(vertx, "operators'", HttpLimits.OPERATORS)
                .server(config.host(), config.port(), router);
    }

    /** Further routes under a path, before it listens; callers are operators as for the rest. */
    public OpsServer serve(String path, Router routes) {
        router.route(path + "/*").subRouter(routes);
        return this;
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
        json(context, report.ready() ? 200 : 503, report.json());
    }

    /** It stops the world, so that whoever asks meanwhile gets the answer of the one under way. */
    private synchronized Future<List<Lingering>> search() {
        if (search == null || search.isComplete()) {
            search = holders.get();
        }
        return search;
    }

    private void findHolders(RoutingContext context) {
        search().onSuccess(
                        found -> json(context, 200, new JsonObject().put("lingering", HealthReport.lingering(found))))
                .onFailure(error -> {
                    LOG.error("plugins: the heap cannot be searched", error);
                    json(context, 500, new JsonObject().put("problem", "the heap cannot be searched: " + error));
                });
    }

    private static void json(RoutingContext context, int status, JsonObject body) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.encodePrettily() + "\n");
    }

    private void plugins(RoutingContext context) {
        context.response()
                .putHeader("Content-Type", "application/json")
                .end(plugins.get().json().encodePrettily() + "\n");
    }

    private void scrape(RoutingContext context) {
        context.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .end(meters.scrape());
    }
}
