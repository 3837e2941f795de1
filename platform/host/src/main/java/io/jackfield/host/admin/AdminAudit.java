package io.jackfield.host.admin;

import io.jackfield.host.operator.CsvText;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.store.OperatorActionTable;
import io.jackfield.host.store.OperatorActionTable.Entry;
import io.jackfield.host.store.OperatorActionTable.Filter;
import io.jackfield.host.store.OperatorActionTable.Place;
import io.jackfield.host.store.OperatorActionTable.Written;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What operators did, for those who look after them. Core loop only. */
public final class AdminAudit {
    private static final int PAGE = 50;
    private static final int EXPORT_PAGE = 500;
    private static final String END = "\r\n";
    private static final String HEADER = "at,bot,by,with,action,subject,outcome,reason,before,after,address" + END;

    private final OperatorActionTable table;
    private final UserLookup lookup;
    private final Supplier<List<ServedBot>> bots;

    /** @param bots those that are served */
    public AdminAudit(OperatorActionTable table, UserLookup lookup, Supplier<List<ServedBot>> bots) {
        this.table = table;
        this.lookup = lookup;
        this.bots = bots;
    }

    public List<AdminCall> calls() {
        return List.of(
                filtered(AdminCall.get(
                                "audit.list",
                                "/audit",
                                OperatorRight.OPERATORS,
                                "What operators did, the newest first"))
                        .query("before", "the place before which the page begins, as the page before gave it")
                        .json(this::list),
                filtered(AdminCall.get(
                                "audit.export", "/audit/export", OperatorRight.OPERATORS, "The same as CSV, all of it"))
                        .writtenDown()
                        .raw(this::export));
    }

    private static AdminCall filtered(AdminCall call) {
        return call.query("who", "an operator, or telegram and the number of an account")
                .query("action", "the name of a call, or its beginning up to a dot")
                .query("bot", "the id of a bot")
                .query("subject", "what it was done to")
                .query("from", "a day of UTC or a moment")
                .query("to", "up to and with this day, or up to this moment");
    }

    private Filter filter(AdminRequest request) {
        return new Filter(
                request.query("who"),
                request.query("action"),
                request.query("bot")
                        .map(bot -> OptionalInt.of(lookup.bot(bot).number()))
                        .orElseGet(OptionalInt::empty),
                request.query("subject"),
                request.query("from").map(text -> DayOrMoment.beginning("from", text, ZoneOffset.UTC)),
                request.query("to").map(text -> DayOrMoment.end("to", text, ZoneOffset.UTC)));
    }

    private Future<JsonObject> list(AdminRequest request) {
        return table.newest(filter(request), request.query("before").map(AdminAudit::place), PAGE + 1)
                .map(found -> {
                    List<Written> page = found.subList(0, Math.min(PAGE, found.size()));
                    JsonObject json = new JsonObject()
                            .put(
                                    "entries",
                                    new JsonArray(page.stream().map(this::json).toList()))
                            .put("more", found.size() > PAGE);
                    return found.size() > PAGE ? json.put("before", word(place(page.getLast()))) : json;
                });
    }

    private static Place place(Written last) {
        return new Place(last.entry().at(), last.id());
    }

    private static String word(Place place) {
        return place.at() + "_" + place.id();
    }

    private static Place place(String word) {
        int line = word.lastIndexOf('_');
        try {
            return new Place(
                    Instant.parse(word.substring(0, Math.max(line, 0))), Long.parseLong(word.substring(line + 1)));
        } catch (DateTimeParseException | NumberFormatException e) {
            throw BodyFields.refused("before is '" + word + "'; use what the page before gave");
        }
    }

    private JsonObject json(Written written) {
        Entry entry = written.entry();
        return new JsonObject()
                .put("id", written.id())
                .put("at", entry.at().toString())
                .put("bot", bot(entry))
                .put("by", by(entry))
                .put("with", with(entry))
                .put("action", entry.action())
                .put("subject", entry.subject())
                .put("outcome", entry.outcome())
                .put("reason", entry.reason())
                .put("before", entry.before().orElse(null))
                .put("after", entry.after().orElse(null))
                .put("address", entry.address());
    }

    private static String by(Entry entry) {
        return entry.actor().substring(entry.actor().indexOf(' ') + 1);
    }

    /** {@code operator} for an account, {@code host} for the host's own token, {@code telegram} for a role in a bot. */
    private static String with(Entry entry) {
        return entry.actor().substring(0, Math.max(0, entry.actor().indexOf(' ')));
    }

    /** Null where it concerns none; a number where the bot is served no more. */
    private String bot(Entry entry) {
        if (entry.bot().isEmpty()) {
            return null;
        }
        int number = entry.bot().getAsInt();
        return bots.get().stream()
                .filter(bot -> bot.number() == number)
                .map(ServedBot::id)
                .findFirst()
                .orElseGet(() -> Integer.toString(number));
    }

    /** A failure in between cuts the connection, so that nobody takes a part for the whole. */
    private void export(RoutingContext context, AdminRequest request) {
        HttpServerResponse response = context.response();
        Filter filter = filter(request);
        table.newest(filter, Optional.empty(), EXPORT_PAGE)
                .compose(first -> {
                    response.setChunked(true)
                            .putHeader("Content-Type", "text/csv; charset=utf-8; header=present")
                            .putHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
                    return response.write(HEADER).compose(begun -> send(filter, first, response));
                })
                .onFailure(error -> {
                    if (response.headWritten()) {
                        context.request().connection().close();
                    } else {
                        Problem.answer(context, error);
                    }
                });
    }

    private Future<Void> send(Filter filter, List<Written> page, HttpServerResponse response) {
        if (page.isEmpty()) {
            return response.end();
        }
        return response.write(page.stream().map(this::line).collect(Collectors.joining()))
                .compose(sent -> table.newest(filter, Optional.of(place(page.getLast())), EXPORT_PAGE))
                .compose(next -> send(filter, next, response));
    }

    private String line(Written written) {
        Entry entry = written.entry();
        return Stream.of(
                        entry.at().toString(),
                        Optional.ofNullable(bot(entry)).orElse(""),
                        by(entry),
                        with(entry),
                        entry.action(),
                        entry.subject(),
                        entry.outcome(),
                        entry.reason(),
                        entry.before().map(JsonObject::encode).orElse(""),
                        entry.after().map(JsonObject::encode).orElse(""),
                        entry.address())
                .map(CsvText::of)
                .collect(Collectors.joining(",", "", END));
    }
}
