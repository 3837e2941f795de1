package io.jackfield.host.admin;

import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.api.desk.MessageDesk;
import io.jackfield.host.plugins.PropertyTexts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells users what operators have given them, in their language. Core loop only. */
public final class Notices {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private final Vertx vertx;
    private final MessageDesk messages;
    private final PropertyTexts texts = PropertyTexts.ofHost();

    public Notices(Vertx vertx, MessageDesk messages) {
        this.vertx = vertx;
        this.messages = messages;
    }

    /** Gives whether the message is on its way. */
    Future<Boolean> granted(Recipient user, String language, Plan plan, Optional<Instant> until, ZoneId zone) {
        String text = until.map(end -> texts.get(language, "plan.granted", plan.label(), day(end, language, zone)))
                .orElseGet(() -> texts.get(language, "plan.granted.forever", plan.label()));
        return vertx.executeBlocking(
                        () -> {
                            messages.send(user, Reply.text(text));
                            return true;
                        },
                        false)
                .otherwise(error -> {
                    LOG.warn(
                            "admin: bot={} user={} is not told of the plan: {}",
                            user.bot(),
                            user.chat(),
                            error.getMessage());
                    return false;
                });
    }

    /** The last day, at least part of which is theirs. */
    static String day(Instant end, String language, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.forLanguageTag(language))
                .format(end.minus(Duration.ofSeconds(1)).atZone(zone));
    }
}
