package io.jackfield.host.web;

import io.jackfield.host.config.ServerConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/** The public listener. Webhooks are by far the most calls and are looked at first. */
public final class PublicServer {
    private final HttpServer server;
    private final ServerConfig config;
    private final Webhook webhook;
    private final PluginRoutes plugins;
    private final PaymentRoutes payments;

    public PublicServer(
            Vertx vertx, ServerConfig config, Webhook webhook, PluginRoutes plugins, PaymentRoutes payments) {
        this.config = config;
        this.webhook = webhook;
        this.plugins = plugins;
        this.payments = payments;
        server = new ConnectionLimits(vertx, "public", config.limits())
                .server(config.host(), config.port(), this::handle);
    }

    /** Fails with the port's name and the way out when it is taken. */
    public Future<Integer> listen() {
        return server.listen()
                .recover(error -> Future.failedFuture(
                        PortTaken.explain(config.host(), config.port(), "JACKFIELD_PORT", "server.port", error)))
                .map(HttpServer::actualPort);
    }

    public Future<Void> close() {
        return server.close();
    }

    private void handle(HttpServerRequest request) {
        String path = String.valueOf(request.path());
        if (path.startsWith(Webhook.PATH)) {
            webhook.handle(request);
        } else if (plugins.isOurs(path)) {
            plugins.handle(request);
        } else if (payments.isOurs(path)) {
            payments.handle(request);
        } else {
            request.response().setStatusCode(404).end();
        }
    }
}
