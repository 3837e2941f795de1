package io.jackfield.host.web;

import io.jackfield.host.config.OpsConfig;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;

/** Who may see how the host is: on a listener that only this machine reaches everybody, else those with a token. */
final class OpsAccess {
    private static final String BEARER = "Bearer ";
    private static final String FREE = "let through without a token";

    private final OpsConfig config;
    private final OpsServer.Doors doors;

    OpsAccess(OpsConfig config, OpsServer.Doors doors) {
        this.config = config;
        this.doors = doors;
    }

    /** Goes on for operators. */
    void look(RoutingContext context) {
        if (config.isLoopback()) {
            letThrough(context);
        } else {
            doors.token().handle(context);
        }
    }

    /**
     * Goes on for a Prometheus on this machine, for one with {@code ops.metricsToken} or, without such, one that asks
     * by a name of ours.
     */
    void scrape(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (config.isLoopback() || isFromHere(request) || hasMetricsToken(request) || asksByName(request)) {
            letThrough(context);
        } else {
            doors.token().handle(context);
        }
    }

    private static void letThrough(RoutingContext context) {
        context.put(FREE, true);
        context.next();
    }

    /** After one of the others: whoever needed a token may see it. */
    void view(RoutingContext context) {
        if (context.get(FREE) != null) {
            context.next();
        } else {
            doors.view().handle(context);
        }
    }

    /** What a proxy on this machine passes on is not from here. */
    private static boolean isFromHere(HttpServerRequest request) {
        if (request.remoteAddress() == null || request.getHeader("X-Forwarded-For") != null) {
            return false;
        }
        try {
            // Looks no name up: it is the address of a connection.
            return InetAddress.getByName(request.remoteAddress().hostAddress()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean hasMetricsToken(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        return config.metricsToken().isPresent()
                && header != null
                && MessageDigest.isEqual(
                        header.getBytes(StandardCharsets.UTF_8),
                        (BEARER + config.metricsToken().get().value()).getBytes(StandardCharsets.UTF_8));
    }

    private boolean asksByName(HttpServerRequest request) {
        return config.metricsToken().isEmpty()
                && request.authority() != null
                && request.getHeader("X-Forwarded-For") == null
                && config.hosts().contains(request.authority().host().toLowerCase(Locale.ROOT));
    }
}
