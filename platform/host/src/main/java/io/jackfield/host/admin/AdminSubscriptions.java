package io.jackfield.host.admin;

import io.jackfield.host.operator.CsvText;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.store.SubscriptionListTable;
import io.jackfield.host.store.SubscriptionListTable.Entry;
import io.jackfield.host.store.SubscriptionListTable.Place;
import io.jackfield.host.store.SubscriptionTable.Grace;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who has which plan of a bot, and when it ends, for operators. Core loop only. */
public final class AdminSubscriptions {
    private static final String SUBSCRIPTIONS = "/bots/:bot/subscriptions";
    /** The names of the columns; they are only ever added, at the end. */
    private static final String HEADER =
            "subscription,user,plan,kind,state,begun_at,until,taken_back_at,followed_by,renews,order,source";

    private final UserLookup lookup;
    private final SubscriptionListTable table;
    private final Clock clock;

    public AdminSubscriptions(UserLookup lookup, SubscriptionListTable table, Clock clock) {
        this.lookup = lookup;
        this.table = table;
        this.clock = clock;
    }

    public List<AdminCall> calls() {
        return List.of(
                filtered(AdminCall.get(
                                "subscriptions.list",
                                SUBSCRIPTIONS,
                                OperatorRight.READ_MONEY,
                                "Who has which plan, the next to end first"))
                        .query("after", "the after of the page before")
                        .query("limit", "subscriptions of a page, 1 to 500")
                        .json(this::list),
                filtered(AdminCall.get(
                                "subscriptions.export",
                                SUBSCRIPTIONS + "/export",
                                OperatorRight.READ_MONEY,
                                "All of them as CSV"))
                        .raw(this::export));
    }

    private static AdminCall filtered(AdminCall call) {
        return call.query("plan", "its id")
                .query("state", "current, all, trial, active, grace, waiting, expired or taken-back; current otherwise")
                .query("user", "an id")
                .query("within", "those that end within so long, such as 7d, with nothing after them")
                .query("from", "those that end from a day or a moment on")
                .query("to", "those that end up to and with a day, or up to a moment");
    }

    private Future<JsonObject> list(AdminRequest request) {
        ServedBot bot = lookup.bot(request.bot());
        Instant now = clock.instant();
        SubscriptionQuery query = SubscriptionQuery.of(request, bot.config().timezone(), now);
        return table.after(bot.number(), graces(bot), query.filter(), query.after(), now, query.most())
                .map(page -> {
                    JsonObject json =
                            new JsonObject().put("subscriptions", PaymentJson.array(page, AdminSubscriptions::json));
                    return page.size() < query.most()
                            ? json
                            : json.put(
                                    "after",
                                    SubscriptionQuery.word(page.getLast().place()));
                });
    }

    private void export(RoutingContext context, AdminRequest request) {
        ServedBot bot = lookup.bot(request.bot());
        Instant now = clock.instant();
        SubscriptionQuery query = SubscriptionQuery.of(request, bot.config().timezone(), now);
        new PagedCsv<Entry>(
                        HEADER,
                        last -> table.after(
                                bot.number(),
                                graces(bot),
                                query.filter(),
                                last.map(Entry::place).orElse(Place.START),
                                now,
                                PagedCsv.PAGE),
                        AdminSubscriptions::line)
                .send(context);
    }

    private static List<Grace> graces(ServedBot bot) {
        return bot.config().plans().stream()
                .map(plan -> new Grace(
                        bot.number(), plan.id(), bot.config().terms(plan.id()).grace()))
                .toList();
    }

    private static JsonObject json(Entry entry) {
        JsonObject json = new JsonObject()
                .put("id", entry.row().id())
                .put("user", entry.person())
                .put("name", entry.name())
                .put("username", entry.username())
                .put("plan", entry.row().plan())
                .put("kind", kind(entry))
                .put("state", SubscriptionQuery.word(entry.state()))
                .put("since", entry.row().begun().toString())
                .put("source", entry.row().source())
                .put("renews", entry.renews());
        entry.row().until().ifPresent(end -> json.put("until", end.toString()));
        entry.endedAt().ifPresent(end -> json.put("takenBackAt", end.toString()));
        entry.row().order().ifPresent(order -> json.put("order", order));
        entry.next().ifPresent(next -> json.put("next", next));
        return json;
    }

    private static Stream<String> line(Entry entry) {
        return Stream.of(
                Long.toString(entry.row().id()),
                Long.toString(entry.person()),
                CsvText.of(entry.row().plan()),
                kind(entry),
                SubscriptionQuery.word(entry.state()),
                entry.row().begun().toString(),
                time(entry.row().until()),
                time(entry.endedAt()),
                CsvText.of(entry.next().orElse("")),
                Boolean.toString(entry.renews()),
                CsvText.of(entry.row().order().orElse("")),
                CsvText.of(entry.row().source()));
    }

    private static String kind(Entry entry) {
        return entry.row().kind().name().toLowerCase(Locale.ROOT);
    }

    private static String time(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("");
    }
}
