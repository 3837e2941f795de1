package io.jackfield.host.web;

import io.jackfield.host.config.OpsConfig;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;

/**
 * Keeps out what a web page makes the operator's own browser ask: calls from another origin, and names of hosts that somebody
 * else may have pointed at this address (DNS rebinding).
 */
final class OperatorsOnly implements Handler<RoutingContext> {
    private final String ownHost;

    OperatorsOnly(OpsConfig config) {
        ownHost = config.host();
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!isKnown(request.authority())) {
            refuse(
                    context,
                    "host '" + request.authority().host() + "'; ask by IP address, as localhost, or as ops.host");
        } else if (isFromElsewhere(request)) {
            refuse(context, "a page of another origin; use this address itself, or a program that is no browser");
        } else {
            context.next();
        }
    }

    /** Programs may leave it out, browsers never do. */
    private boolean isKnown(HostAndPort asked) {
        return asked == null
                || asked.host().equalsIgnoreCase("localhost")
                || asked.host().equalsIgnoreCase(ownHost)
                || isAddress(asked.host());
    }

    /** No name of a host ends in a number or has a colon. */
    private static boolean isAddress(String host) {
        return host.matches("(\\d{1,3}\\.){3}\\d{1,3}") || host.contains(":");
    }

    private static boolean isFromElsewhere(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        boolean otherOrigin = origin != null && !origin.equalsIgnoreCase("http://" + request.getHeader("Host"));
        return otherOrigin || "cross-site".equalsIgnoreCase(request.getHeader("Sec-Fetch-Site"));
    }

    private static void refuse(RoutingContext context, String what) {
        context.response().setStatusCode(403).end("the operators' listener does not answer " + what + "\n");
    }
}
