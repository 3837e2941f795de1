package io.jackfield.console.frame;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What somebody has chosen for how pages look to them, kept in cookies.
 *
 * @param zone in which times are shown; absent means the browser's own
 * @param bot the one that pages are about, where that makes a difference
 */
public record Choices(Language language, Optional<ZoneId> zone, Optional<String> bot) {
    static final String LANGUAGE = "jackfield_language";
    static final String ZONE = "jackfield_zone";
    static final String BOT = "jackfield_bot";

    static Choices of(RoutingContext context) {
        return new Choices(
                cookie(context, LANGUAGE)
                        .flatMap(Language::tagged)
                        .orElseGet(() -> Language.accepted(context.request().getHeader("Accept-Language"))),
                cookie(context, ZONE).flatMap(Choices::zone),
                cookie(context, BOT).filter(bot -> bot.matches("[a-z0-9-]{1,64}")));
    }

    /** Cookies have no slash. */
    static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name.replace('.', '/')));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    static Optional<String> cookie(RoutingContext context, String name) {
        return Optional.ofNullable(context.request().getCookie(name))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty());
    }
}
