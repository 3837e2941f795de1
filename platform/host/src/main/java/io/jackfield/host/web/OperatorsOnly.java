package io.jackfield.host.web;

import io.jackfield.host.admin.ConsolePages;
import io.jackfield.host.config.OpsConfig;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Keeps out what a web page makes the operator's own browser ask: calls from another origin, and names of hosts that
 * somebody else may have pointed at this address (DNS rebinding).
 */
final class OperatorsOnly implements Handler<RoutingContext> {
    private final OpsConfig config;

    OperatorsOnly(OpsConfig config) {
        this.config = config;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!isKnown(request.authority())) {
            refuse(
                    context,
                    "host '" + request.authority().host()
                            + "'; ask by IP address, as localhost, or by a name in ops.host or ops.hosts");
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
                || asked.host().equalsIgnoreCase(config.host())
                || isNamed(asked.host())
                || isAddress(asked.host());
    }

    private boolean isNamed(String host) {
        return config.hosts().contains(host.toLowerCase(Locale.ROOT));
    }

    /** No name of a host ends in a number or has a colon. */
    private static boolean isAddress(String host) {
        return host.matches("(\\d{1,3}\\.){3}\\d{1,3}") || host.contains(":");
    }

    private boolean isFromElsewhere(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (request.path().startsWith(ConsolePages.FRAMES)) {
            return origin != null && !origin.equals("null") && !isOwn(origin, request);
        }
        return origin != null && !isOwn(origin, request)
                || "cross-site".equalsIgnoreCase(request.getHeader("Sec-Fetch-Site")) && !isFollowedLink(request);
    }

    /**
     * A link to the console in a chat or a letter: the page that it stands on sees nothing of what comes, and nothing
     * is changed by it.
     */
    private static boolean isFollowedLink(HttpServerRequest request) {
        return request.method() == HttpMethod.GET
                && request.path().startsWith(ConsolePages.PATH + "/")
                && "navigate".equalsIgnoreCase(request.getHeader("Sec-Fetch-Mode"))
                && "document".equalsIgnoreCase(request.getHeader("Sec-Fetch-Dest"));
    }

    /**
     * The address asked, in clear or through a proxy that does the TLS. Such a proxy may also have put its own name for
     * us: then it is at the usual port, or says by {@code X-Forwarded-Host}, which no page can make a browser send
     * here, at which one.
     */
    private boolean isOwn(String origin, HttpServerRequest request) {
        String asked = request.getHeader("Host");
        if (origin.equalsIgnoreCase("http://" + asked) || origin.equalsIgnoreCase("https://" + asked)) {
            return true;
        }
        try {
            URI uri = new URI(origin);
            return uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && isNamed(uri.getHost())
                    && (isUsualPort(uri) || uri.getAuthority().equalsIgnoreCase(request.getHeader("X-Forwarded-Host")));
        } catch (URISyntaxException noOrigin) {
            return false;
        }
    }

    private static boolean isUsualPort(URI origin) {
        return origin.getPort() < 0 || origin.getPort() == ("https".equals(origin.getScheme()) ? 443 : 80);
    }

    private static void refuse(RoutingContext context, String what) {
        context.response().setStatusCode(403).end("the operators' listener does not answer " + what + "\n");
    }
}
