package io.jackfield.host.admin;

import io.jackfield.api.Money;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.host.admin.UserLookup.User;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.store.DialogueTable;
import io.jackfield.host.store.DialogueTable.Place;
import io.jackfield.host.store.DialogueTurn;
import io.jackfield.host.store.EventRow;
import io.jackfield.host.store.EventTable;
import io.jackfield.host.store.EventTable.Stored;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a user did, and what they and the bot have said. Core loop only. */
public final class AdminUserHistory {
    private static final String USER = "/bots/:bot/users/:user";
    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final UserLookup lookup;
    private final EventTable events;
    private final DialogueTable dialogues;

    public AdminUserHistory(UserLookup lookup, EventTable events, DialogueTable dialogues) {
        this.lookup = lookup;
        this.events = events;
        this.dialogues = dialogues;
    }

    public List<AdminCall> calls() {
        return List.of(
                paged(AdminCall.get(
                                "users.events",
                                USER + "/events",
                                OperatorRight.READ_USERS,
                                "What a user did, never what they said; the newest first"))
                        .query("name", "the name of an event, or its beginning up to a dot")
                        .query("from", "a day of the bot's time zone or a moment")
                        .query("to", "up to and with this day, or up to this moment")
                        .json(this::events),
                paged(AdminCall.get(
                                "users.dialogue",
                                USER + "/dialogue",
                                OperatorRight.READ_CONTENT,
                                "What a user and the bot have said in their private chat, the newest first"))
                        .writtenDown()
                        .json(this::dialogue));
    }

    private static AdminCall paged(AdminCall call) {
        return call.query("before", "the place before which the page begins, as the page before gave it")
                .query("most", "rows of a page, up to " + MOST + "; without it " + USUAL);
    }

    private static int most(AdminRequest request) {
        return request.number("most", 1, MOST, USUAL);
    }

    private Future<JsonObject> events(AdminRequest request) {
        int most = most(request);
        long before = request.number("before", 1L, Long.MAX_VALUE, Long.MAX_VALUE);
        return lookup.user(request.bot(), request.path("user"))
                .compose(user -> events.ofPerson(user.key(), wanted(request, user, before), most + 1))
                .map(found -> {
                    List<Stored> page = found.subList(0, Math.min(most, found.size()));
                    JsonObject json = new JsonObject()
                            .put(
                                    "events",
                                    new JsonArray(page.stream()
                                            .map(AdminUserHistory::json)
                                            .toList()))
                            .put("more", found.size() > most);
                    return found.size() > most
                            ? json.put(
                                    "before",
                                    Long.toString(page.getLast().position().id()))
                            : json;
                });
    }

    private static EventTable.OfPerson wanted(AdminRequest request, User user, long before) {
        return new EventTable.OfPerson(
                request.query("name"),
                request.query("from")
                        .map(text -> DayOrMoment.beginning(
                                "from", text, user.bot().config().timezone())),
                request.query("to")
                        .map(text ->
                                DayOrMoment.end("to", text, user.bot().config().timezone())),
                before);
    }

    private static JsonObject json(Stored stored) {
        return new JsonObject()
                .put("id", stored.position().id())
                .put("at", stored.event().at().toInstant().toString())
                .put("name", stored.event().name())
                .put("facts", facts(stored.event()));
    }

    /** What was bought is stored in the smallest unit of its currency. */
    private static JsonObject facts(EventRow event) {
        JsonObject facts = new JsonObject(event.facts());
        return event.name().equals(EventRow.BOUGHT) && facts.containsKey("amount")
                ? facts.put(
                        "amount",
                        new Money(Long.parseLong(facts.getString("amount")), facts.getString("currency")).decimal())
                : facts;
    }

    private Future<JsonObject> dialogue(AdminRequest request) {
        int most = most(request);
        Optional<Place> before = request.query("before").map(AdminUserHistory::place);
        return lookup.user(request.bot(), request.path("user"))
                .compose(user -> dialogues.before(user.key(), before, most + 1))
                .map(found -> {
                    List<DialogueTurn> page = found.subList(0, Math.min(most, found.size()));
                    JsonObject json = new JsonObject()
                            .put(
                                    "turns",
                                    new JsonArray(page.stream()
                                            .map(AdminUserHistory::json)
                                            .toList()))
                            .put("more", found.size() > most);
                    return found.size() > most ? json.put("before", word(page.getLast())) : json;
                });
    }

    private static JsonObject json(DialogueTurn turn) {
        JsonObject json = new JsonObject()
                .put("at", turn.saidAt().toInstant().toString())
                .put("role", ModelMessage.Role.values()[turn.role()].name().toLowerCase(Locale.ROOT))
                .put("text", turn.body());
        return turn.key().thread() == 0 ? json : json.put("topic", turn.key().thread());
    }

    private static String word(DialogueTurn last) {
        return last.saidAt().toInstant() + "_" + last.position() + "_"
                + last.key().thread();
    }

    private static Place place(String word) {
        String[] parts = word.split("_", -1);
        try {
            if (parts.length == 3) {
                OffsetDateTime at = Instant.parse(parts[0]).atOffset(ZoneOffset.UTC);
                return new Place(at, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
            }
        } catch (DateTimeException | NumberFormatException e) {
            // Refused below.
        }
        throw BodyFields.refused("before is '" + word + "'; use what the page before gave");
    }
}
