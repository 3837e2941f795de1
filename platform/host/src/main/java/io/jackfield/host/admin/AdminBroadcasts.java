package io.jackfield.host.admin;

import io.jackfield.host.broadcast.Broadcasts;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.store.AudienceTable.Count;
import io.jackfield.host.store.BroadcastRow;
import io.jackfield.host.store.BroadcastRow.File;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What operators write to many users of a bot. Core loop only. */
public final class AdminBroadcasts {
    private static final String ALL = "/bots/:bot/broadcasts";
    private static final String ONE = ALL + "/:id";
    private static final int LARGEST_BODY = 256 * 1024;
    private static final int PAGE = 20;
    private static final int MOST_FAILURES = 20;
    private static final String COUNT_KEY = "people";

    private final UserLookup lookup;
    private final Supplier<List<ServedBot>> bots;
    private final Broadcasts broadcasts;
    private final Function<String, Future<Optional<Long>>> telegramOf;

    /** @param telegramOf the Telegram account that an operator has linked */
    public AdminBroadcasts(
            UserLookup lookup,
            Supplier<List<ServedBot>> bots,
            Broadcasts broadcasts,
            Function<String, Future<Optional<Long>>> telegramOf) {
        this.telegramOf = telegramOf;
        this.lookup = lookup;
        this.bots = bots;
        this.broadcasts = broadcasts;
    }

    public List<AdminCall> calls() {
        return List.of(
                look("broadcasts.all", "/broadcasts", "The newest broadcasts of all bots")
                        .query("before", "the id that those are older than")
                        .json(request -> list(bots.get(), request)),
                look("broadcasts.list", ALL, "The newest broadcasts of a bot")
                        .query("before", "the id that those are older than")
                        .json(request -> list(List.of(lookup.bot(request.bot())), request)),
                look("broadcasts.show", ONE, "A broadcast, how far it is, and what did not arrive")
                        .json(this::show),
                defined(change("broadcasts.create", ALL, "Write a draft")).json(this::create),
                defined(change("broadcasts.change", ONE, "Give a draft other content; fields that are absent stay"))
                        .json(this::change),
                // A question, though it has a body: an audience is no text for an address.
                change("broadcasts.audience", ALL + "/audience", "Count an audience: exactly up to 100 000")
                        .body("audience", "as of a broadcast")
                        .body("news", "false for one that cannot be switched off")
                        .writesItself()
                        .json(this::count),
                look("broadcasts.preview", ONE + "/preview", "What readers see, as Telegram gets it")
                        .query("language", "of the reader, such as ru")
                        .json(this::preview),
                change("broadcasts.test", ONE + "/test", "Send it to one user")
                        .body("user", "a Telegram id that has written to the bot; without it your own linked account")
                        .body("language", "of the text, in place of the user's own")
                        .json(this::test),
                change("broadcasts.start", ONE + "/start", "Begin it, now or at a time")
                        .body("at", "a moment such as 2026-12-31T18:00:00Z, in place of now")
                        .json(this::start),
                change("broadcasts.pause", ONE + "/pause", "Let it rest")
                        .json(request -> moved(request, broadcasts.pause(bot(request), id(request)))),
                change("broadcasts.resume", ONE + "/resume", "Let it go on")
                        .json(request -> moved(request, broadcasts.resume(bot(request), id(request)))),
                change("broadcasts.stop", ONE + "/stop", "End it for good")
                        .json(request -> moved(request, broadcasts.stop(bot(request), id(request), request.by()))),
                AdminCall.delete("broadcasts.delete", ONE, OperatorRight.BROADCAST, "Delete one that does not run")
                        .json(request -> broadcasts
                                .delete(bot(request), id(request))
                                .map(done -> new JsonObject().put("deleted", id(request)))),
                change("broadcasts.attach", ONE + "/file", "Give a draft its file, as the body of the call")
                        .query("name", "of the file, such as sale.png")
                        .query("type", "its media type, such as image/png")
                        .query("photo", "true to be shown as a picture")
                        .longestBody(Broadcasts.LARGEST_FILE)
                        .upload(context -> request -> attach(context, request)),
                AdminCall.delete("broadcasts.detach", ONE + "/file", OperatorRight.BROADCAST, "Take its file away")
                        .json(request -> moved(request, broadcasts.detach(bot(request), id(request)))));
    }

    private static AdminCall look(String name, String path, String summary) {
        return AdminCall.get(name, path, OperatorRight.BROADCAST, summary);
    }

    private static AdminCall change(String name, String path, String summary) {
        return AdminCall.post(name, path, OperatorRight.BROADCAST, summary);
    }

    private static AdminCall defined(AdminCall call) {
        return call.body("name", "for operators")
                .body("news", "true (also where it is absent) for what ends with a button that switches it off")
                .body("texts", "Markdown by language, such as {\"en\": \"Hello\"}")
                .body("buttons", "up to 10: {label: {en: …}, url: …} or {label: {en: …}, command: …, argument: …}")
                .body(
                        "audience",
                        "{languages: [en], plans: [free], feature: …, seenWithin: 30d, notSeenWithin: 30d, payer: true,"
                                + " joinedFrom: 2026-01-01, joinedBefore: 2026-12-31}; all of them optional")
                .body("hours", "{from: 10:00, to: 20:00} of the reader's day in which it may come")
                .longestBody(LARGEST_BODY);
    }

    private ServedBot bot(AdminRequest request) {
        return lookup.bot(request.bot());
    }

    private static long id(AdminRequest request) {
        return BodyFields.id("the id of a broadcast", request.path("id"));
    }

    private Future<JsonObject> list(List<ServedBot> of, AdminRequest request) {
        long before =
                request.query("before").map(id -> BodyFields.id("before", id)).orElse(Long.MAX_VALUE);
        return broadcasts.newest(of, before, PAGE + 1).map(rows -> {
            JsonArray all = new JsonArray();
            rows.stream().limit(PAGE).forEach(row -> all.add(json(of, row)));
            JsonObject json = new JsonObject().put("broadcasts", all);
            return rows.size() > PAGE ? json.put("before", rows.get(PAGE - 1).id()) : json;
        });
    }

    private JsonObject json(List<ServedBot> of, BroadcastRow row) {
        String bot = of.stream()
                .filter(one -> one.number() == row.bot())
                .findFirst()
                .map(ServedBot::id)
                .orElse("");
        return BroadcastJson.of(bot, row, broadcasts.perSecond(row), broadcasts.expectedEnd(row));
    }

    private Future<JsonObject> show(AdminRequest request) {
        return broadcasts
                .show(bot(request), id(request), MOST_FAILURES)
                .map(view -> BroadcastJson.of(request.bot(), view));
    }

    private Future<JsonObject> shown(AdminRequest request, BroadcastRow row) {
        return broadcasts
                .show(bot(request), row.id(), MOST_FAILURES)
                .map(view -> BroadcastJson.of(request.bot(), view));
    }

    private Future<JsonObject> create(AdminRequest request) {
        return broadcasts
                .create(bot(request), definition(request), request.by())
                .onSuccess(row -> request.note().subject(Long.toString(row.id())))
                .compose(row -> shown(request, row));
    }

    private Future<JsonObject> change(AdminRequest request) {
        return broadcasts
                .find(bot(request), id(request))
                .compose(before -> broadcasts
                        .change(bot(request), id(request), definition(request))
                        .onSuccess(row -> request.note().change(before.definition(), row.definition()))
                        .compose(row -> shown(request, row)));
    }

    private static JsonObject definition(AdminRequest request) {
        JsonObject given = request.body().copy();
        given.remove("by");
        given.remove("reason");
        return given;
    }

    private Future<JsonObject> count(AdminRequest request) {
        JsonObject body = request.body();
        boolean news = !body.containsKey("news") || BodyFields.flag(body, "news");
        if (!(body.getValue("audience", new JsonObject()) instanceof JsonObject audience)) {
            throw BodyFields.refused("audience is no object; give {} for everybody");
        }
        return broadcasts.count(bot(request), audience, news).map(AdminBroadcasts::json);
    }

    private static JsonObject json(Count count) {
        return new JsonObject().put(COUNT_KEY, count.people()).put("exact", count.exact());
    }

    private Future<JsonObject> preview(AdminRequest request) {
        ServedBot bot = bot(request);
        String language = request.query("language").orElse(bot.config().language());
        return broadcasts.preview(bot, id(request), language);
    }

    private Future<JsonObject> test(AdminRequest request) {
        return reader(request)
                .compose(user -> broadcasts
                        .test(bot(request), id(request), user, BodyFields.text(request.body(), "language"))
                        .onSuccess(done -> request.note().subject(id(request) + " to " + user))
                        .map(done -> new JsonObject().put("sentTo", user)));
    }

    private Future<Long> reader(AdminRequest request) {
        Object user = request.body().getValue("user");
        if (user != null && !user.equals("")) {
            return Future.succeededFuture(BodyFields.id("user", user.toString()));
        }
        return request.operator()
                .name()
                .map(telegramOf)
                .orElse(Future.succeededFuture(Optional.empty()))
                .map(account -> account.orElseThrow(() -> BodyFields.refused("user is missing; give a Telegram id that"
                        + " has written to the bot, or link your own account to your operator")));
    }

    private Future<JsonObject> start(AdminRequest request) {
        ServedBot bot = bot(request);
        return moved(
                request,
                broadcasts.start(
                        bot,
                        id(request),
                        BodyFields.text(request.body(), "at")
                                .map(at -> DayOrMoment.beginning(
                                        "at", at, bot.config().timezone())),
                        request.by()));
    }

    /** A change that gives how it stands then. */
    private Future<JsonObject> moved(AdminRequest request, Future<BroadcastRow> change) {
        return change.compose(row -> shown(request, row));
    }

    private Future<JsonObject> attach(RoutingContext context, AdminRequest request) {
        Buffer content = Buffer.buffer();
        context.request().handler(part -> {
            if (content.length() <= Broadcasts.LARGEST_FILE) {
                content.appendBuffer(part);
            }
        });
        return context.request()
                .end()
                .compose(read -> moved(request, broadcasts.attach(bot(request), id(request), file(request), content)));
    }

    private static File file(AdminRequest request) {
        String name = request.query("name")
                .filter(given -> given.length() <= 200 && !given.matches(".*[/\\\\\\p{Cntrl}].*"))
                .orElseThrow(
                        () -> BodyFields.refused("name is missing or no name of a file; give one such as sale.png"));
        boolean photo = request.query("photo").map(Boolean::parseBoolean).orElse(false);
        String type = request.query("type").orElse(photo ? "image/jpeg" : "application/octet-stream");
        if (!type.matches("[\\w.+-]{1,60}/[\\w.+-]{1,60}")) {
            throw BodyFields.refused("type is '" + type + "'; use a media type such as image/png");
        }
        return new File(name, type, photo, Optional.empty());
    }
}
