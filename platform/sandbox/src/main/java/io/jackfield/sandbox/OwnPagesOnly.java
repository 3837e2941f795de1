package io.jackfield.sandbox;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;

/**
 * Keeps out what pages of other sites make a developer's browser ask, also under a name that somebody else has pointed
 * at this machine (DNS rebinding). Programs say nothing of a site and are no danger.
 */
final class OwnPagesOnly implements Handler<RoutingContext> {
    private final String ownHost;

    /** @param ownHost where the sandbox is bound; what is open to other machines may be asked by any name */
    OwnPagesOnly(String ownHost) {
        this.ownHost = ownHost;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!isKnown(request.authority()) || isFromElsewhere(request)) {
            context.response().setStatusCode(403);
            context.json(new JsonObject()
                    .put("error", "no page of another site is answered, and on loopback no name but localhost"));
        } else {
            context.next();
        }
    }

    private boolean isKnown(HostAndPort asked) {
        return asked == null
                || ownHost.equals("0.0.0.0")
                || asked.host().equalsIgnoreCase("localhost")
                || asked.host().equalsIgnoreCase(ownHost)
                || asked.host().matches("(\\d{1,3}\\.){3}\\d{1,3}")
                || asked.host().contains(":");
    }

    /** A link to the page from somewhere else is fine. */
    private static boolean isFromElsewhere(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        boolean otherOrigin = origin != null
                && !origin.equalsIgnoreCase("http://" + host)
                && !origin.equalsIgnoreCase("https://" + host);
        boolean otherSite = "cross-site".equalsIgnoreCase(request.getHeader("Sec-Fetch-Site"))
                && !"navigate".equalsIgnoreCase(request.getHeader("Sec-Fetch-Mode"));
        return otherOrigin || otherSite;
    }
}
