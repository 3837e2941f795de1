package io.jackfield.console.frame;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;

/**
 * What a page of a plugin may do in the operator's browser: show itself, run scripts and send forms, all of it at its
 * own addresses. Where else the frame might be led, the policy of the console's page around it forbids.
 */
final class FramePolicy {
    /** The same as the attribute of the frame, for whoever opens the address by itself. */
    private static final String SANDBOX = "sandbox allow-scripts allow-forms";

    private FramePolicy() {}

    /** @param base the page's own address, without a slash at its end */
    static void guard(RoutingContext context, String base) {
        String own = source(context.request().authority(), base + "/");
        HttpServerResponse response = context.response();
        response.putHeader(
                "Content-Security-Policy",
                "default-src 'none'; script-src OWN; style-src OWN 'unsafe-inline'; img-src OWN data:; font-src OWN data:; media-src OWN; connect-src OWN; form-action OWN; frame-ancestors 'self'; base-uri 'none'; "
                                .replace("OWN", own)
                        + SANDBOX);
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("Referrer-Policy", "no-referrer");
        response.putHeader("X-DNS-Prefetch-Control", "off");
        response.putHeader("Cache-Control", "no-store");
        // Its own addresses are another origin's to it, since it has none.
        response.putHeader("Access-Control-Allow-Origin", "null");
    }

    /**
     * Policies have no words for an IPv6 address; there the whole listener is meant, which answers such a frame nothing
     * else.
     */
    private static String source(HostAndPort asked, String path) {
        if (asked == null || !asked.host().matches("[A-Za-z0-9.-]+")) {
            return "'self'";
        }
        return asked.host() + (asked.port() > 0 ? ":" + asked.port() : "") + path;
    }
}
