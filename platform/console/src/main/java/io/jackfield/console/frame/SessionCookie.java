package io.jackfield.console.frame;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * The cookie of a session: not for scripts, not for other sites, and by HTTPS only where the console is asked by HTTPS.
 */
final class SessionCookie {
    private static final String NAME = "jackfield_console";

    Optional<String> of(RoutingContext context) {
        return Choices.cookie(context, NAME);
    }

    void set(RoutingContext context, String secret) {
        context.response().addCookie(like(context, secret));
    }

    void remove(RoutingContext context) {
        context.response().addCookie(like(context, "").setMaxAge(0));
    }

    private static Cookie like(RoutingContext context, String value) {
        return plain(context, NAME, value).setHttpOnly(true);
    }

    /** One that goes to the console alone. */
    static Cookie plain(RoutingContext context, String name, String value) {
        return Cookie.cookie(name, value)
                .setPath("/console")
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(isHttps(context));
    }

    /** A proxy does the TLS, and says so itself or lets the browser say it. */
    private static boolean isHttps(RoutingContext context) {
        String origin = context.request().getHeader("Origin");
        return "https".equalsIgnoreCase(context.request().getHeader("X-Forwarded-Proto"))
                || origin != null && origin.startsWith("https://");
    }
}
