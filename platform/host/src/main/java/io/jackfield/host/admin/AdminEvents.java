package io.jackfield.host.admin;

import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.store.EventDeliveryTable;
import io.jackfield.host.store.EventDeliveryTable.DeadLetter;
import io.jackfield.host.store.EventDeliveryTable.Delivery;
import io.jackfield.host.store.EventDeliveryTable.Meant;
import io.jackfield.host.store.EventRow;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What operators do with events that could not be delivered. Core loop only. */
public final class AdminEvents {
    private static final Logger LOG = LoggerFactory.getLogger(AdminEvents.class);
    private static final String DEAD = "/events/dead";
    private static final int MOST = 200;
    private static final String FROM = "only what happened from a day of UTC on, or from a moment";
    private static final String TO = "up to and with this day, or up to this moment";
    private static final String WHOSE = "say whose events are meant";

    private final EventDeliveryTable deliveries;
    private final Supplier<List<ServedBot>> bots;
    private final Clock clock;

    /** @param bots those that are served */
    public AdminEvents(EventDeliveryTable deliveries, Supplier<List<ServedBot>> bots, Clock clock) {
        this.deliveries = deliveries;
        this.bots = bots;
        this.clock = clock;
    }

    public List<AdminCall> calls() {
        return List.of(
                AdminCall.get("events.dead", DEAD, OperatorRight.LETTERS, "Events that a listener could not take")
                        .query("listener", "only those of this one")
                        .query("from", FROM)
                        .query("to", TO)
                        .json(request -> dead(request.query())),
                AdminCall.post("events.replay", DEAD + "/replay", OperatorRight.LETTERS, "Deliver them again")
                        .body("listener", "whose events are meant")
                        .body("event", "the number of a single one")
                        .body("from", FROM)
                        .body("to", TO)
                        .json(request -> replay(request.body())),
                AdminCall.delete("events.drop", DEAD, OperatorRight.LETTERS, "Give them up for ever")
                        .query("listener", "whose events are meant")
                        .query("event", "the number of a single one")
                        .query("from", FROM)
                        .query("to", TO)
                        .query("by", "who asks, for a call with the host's own token")
                        .json(request -> drop(request.query())));
    }

    /**
     * Those of {@code listener}, or of all, that happened {@code from} and {@code to} then; the oldest first. What
     * happened is told, not the facts.
     */
    Future<JsonObject> dead(MultiMap query) {
        JsonObject fields = fields(query);
        Meant meant = meant(BodyFields.text(fields, "listener"), OptionalLong.empty(), fields);
        return deliveries
                .dead(meant, MOST)
                .map(letters -> new JsonObject()
                        .put(
                                "dead",
                                new JsonArray(letters.stream().map(this::json).toList()))
                        .put("more", letters.size() == MOST));
    }

    private JsonObject json(DeadLetter letter) {
        Delivery delivery = letter.delivery();
        EventRow event = delivery.stored().event();
        return new JsonObject()
                .put("listener", letter.listener())
                .put("event", delivery.stored().position().id())
                .put("bot", bot(event.bot()))
                .put("person", event.person().isPresent() ? event.person().getAsLong() : null)
                .put("name", event.name())
                .put("at", event.at().toInstant().toString())
                .put("tries", delivery.tries())
                .put("deadSince", delivery.deadSince().map(Instant::toString).orElse(null))
                .put("error", delivery.error());
    }

    private String bot(int number) {
        return bots.get().stream()
                .filter(bot -> bot.number() == number)
                .map(ServedBot::id)
                .findFirst()
                .orElse("");
    }

    /**
     * {@code listener}, {@code by}, and {@code event} for a single one, or {@code from} and {@code to}: they are
     * delivered again from now on.
     */
    Future<JsonObject> replay(JsonObject body) {
        Meant meant = meantOfListener(body);
        String by = BodyFields.required(body, "by", "say who you are");
        return deliveries.replay(meant, clock.instant()).map(number -> {
            LOG.info(
                    "events: listener={} by={} {} dead letters are delivered again",
                    meant.listener().get(),
                    by,
                    number);
            return new JsonObject().put("replayed", number);
        });
    }

    /** The same fields as parameters: they are given up for ever. */
    Future<JsonObject> drop(MultiMap query) {
        JsonObject fields = fields(query);
        Meant meant = meantOfListener(fields);
        String by = BodyFields.required(fields, "by", "say who you are");
        return deliveries.drop(meant).map(number -> {
            LOG.info(
                    "events: listener={} by={} {} dead letters are dropped",
                    meant.listener().get(),
                    by,
                    number);
            return new JsonObject().put("dropped", number);
        });
    }

    private static JsonObject fields(MultiMap query) {
        JsonObject fields = new JsonObject();
        query.forEach(fields::put);
        return fields;
    }

    private static Meant meantOfListener(JsonObject fields) {
        return meant(
                Optional.of(BodyFields.required(fields, "listener", WHOSE)),
                event(BodyFields.text(fields, "event")),
                fields);
    }

    private static Meant meant(Optional<String> listener, OptionalLong event, JsonObject fields) {
        return new Meant(
                listener,
                event,
                BodyFields.text(fields, "from").map(text -> DayOrMoment.beginning("from", text, ZoneOffset.UTC)),
                BodyFields.text(fields, "to").map(text -> DayOrMoment.end("to", text, ZoneOffset.UTC)));
    }

    private static OptionalLong event(Optional<String> number) {
        return number.map(text -> OptionalLong.of(BodyFields.id("event", text))).orElseGet(OptionalLong::empty);
    }
}
