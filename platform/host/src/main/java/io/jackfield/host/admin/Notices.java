package io.jackfield.host.admin;

import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.api.desk.MessageDesk;
import io.jackfield.host.plugins.PropertyTexts;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.wording.LastDay;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.ZoneId;
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
    Future<Boolean> granted(
            ServedBot bot, long user, String language, Plan plan, Optional<Instant> until, ZoneId zone) {
        PropertyTexts wording = texts.with(bot.config().hostTexts());
        String text = until.map(end ->
                        wording.get(language, "plan.granted", plan.label(language), LastDay.of(end, language, zone)))
                .orElseGet(() -> wording.get(language, "plan.granted.forever", plan.label(language)));
        return tell(bot, user, text);
    }

    /** As {@link #granted}, of credits. */
    Future<Boolean> credits(ServedBot bot, long user, String language, long given, long balance) {
        return tell(bot, user, texts.with(bot.config().hostTexts()).get(language, "credits.given", given, balance));
    }

    private Future<Boolean> tell(ServedBot bot, long user, String text) {
        return vertx.executeBlocking(
                        () -> {
                            messages.send(Recipient.of(bot.id(), user), Reply.text(text));
                            return true;
                        },
                        false)
                .otherwise(error -> {
                    LOG.warn(
                            "admin: bot={} user={} is not told what was given: {}", bot.id(), user, error.getMessage());
                    return false;
                });
    }
}
