package io.jackfield.host.admin;

import io.jackfield.api.desk.OperatorDesk.Format;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.loop.VirtualThreads;
import io.jackfield.host.operator.HostLists;
import io.jackfield.host.operator.ListExport;
import io.jackfield.host.operator.ListWords;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

/** What operators do with the lists that plugins bring. Core loop only. */
public final class AdminLists {
    private final CoreLoop loop;
    private final Vertx vertx;
    private final UserLookup lookup;
    private final HostLists lists;

    public AdminLists(CoreLoop loop, UserLookup lookup, HostLists lists) {
        this.loop = loop;
        vertx = loop.vertx();
        this.lookup = lookup;
        this.lists = lists;
    }

    public List<AdminCall> calls() {
        return List.of(
                AdminCall.get("lists.all", "/lists", OperatorRight.LISTS, "The lists that plugins bring to a bot")
                        .query("bot", "its id")
                        .query("language", "of the titles; the bot's own otherwise")
                        .json(request -> all(request.query())),
                AdminCall.get("lists.rows", "/lists/:list", OperatorRight.LISTS, "A page of rows, or all as a file")
                        .query("bot", "the id of the bot")
                        .query("language", "of the titles")
                        .query("from", "a day or a moment")
                        .query("to", "a day or a moment")
                        .query("after", "where the page before ended")
                        .query("most", "rows of a page")
                        .query("format", "json, csv or xlsx")
                        .query("personal", "no leaves out what is personal")
                        .query("*", "a filter of the list, by its name")
                        .raw((context, request) -> rows(context, request.path("list"))),
                AdminCall.get("lists.page", "/lists/:list/rows", OperatorRight.LISTS, "A page of rows")
                        .query("bot", "the id of the bot")
                        .query("language", "of the titles")
                        .query("from", "a day or a moment")
                        .query("to", "a day or a moment")
                        .query("after", "where the page before ended")
                        .query("most", "rows of a page")
                        .query("personal", "no leaves out what is personal")
                        .query("*", "a filter of the list, by its name")
                        .json(request -> page(request.path("list"), request.query())),
                AdminCall.post(
                                "lists.act",
                                "/lists/:list/rows/:row/:action",
                                OperatorRight.LISTS,
                                "Do something to a row")
                        .query("bot", "the id of the bot")
                        .query("language", "of the answer")
                        .writesItself()
                        .json(request -> act(
                                request.path("list"),
                                request.path("row"),
                                request.path("action"),
                                request.query(),
                                request.actor())));
    }

    /** The lists of a bot. */
    Future<JsonObject> all(MultiMap query) {
        ServedBot bot = lookup.bot(ListQuery.bot(query));
        return blocking(() -> new JsonObject()
                .put(
                        "lists",
                        new JsonArray(lists.of(bot).stream()
                                .map(list -> ListJson.of(new ListWords(list, language(query, bot))))
                                .toList())));
    }

    private static String language(MultiMap query, ServedBot bot) {
        return ListQuery.text(query, "language").orElse(bot.config().language());
    }

    /** A page of rows as JSON, or all of them as a file. */
    void rows(RoutingContext context, String name) {
        MultiMap query = context.queryParams();
        ServedBot bot = lookup.bot(ListQuery.bot(query));
        ListQuery asked = ListQuery.of(query, bot.config().timezone());
        HttpServerResponse response = context.response();
        Future<Void> sent = asked.format().isPresent()
                ? blocking(() -> {
                    send(response, asked, asked.format().get(), words(bot, name, query));
                    return null;
                })
                : page(bot, name, query, asked)
                        .compose(json -> response.putHeader("Content-Type", "application/json")
                                .end(json.encodePrettily() + "\n"));
        sent.onFailure(error -> failed(context, error));
    }

    /** A page of rows, always as JSON. Who asks is no filter; one of that name is written {@code filter.by}. */
    Future<JsonObject> page(String name, MultiMap query) {
        ServedBot bot = lookup.bot(ListQuery.bot(query));
        return page(bot, name, query, ListQuery.of(query, bot.config().timezone()));
    }

    private Future<JsonObject> page(ServedBot bot, String name, MultiMap query, ListQuery asked) {
        return blocking(() -> {
            ListWords words = words(bot, name, query);
            return ListJson.of(words, words.list().rows(asked.question()), asked.personal());
        });
    }

    private ListWords words(ServedBot bot, String name, MultiMap query) {
        return new ListWords(lists.find(bot, name), language(query, bot));
    }

    private void send(HttpServerResponse response, ListQuery asked, Format format, ListWords words) throws IOException {
        ListExport export = new ListExport(words, asked.question(), asked.personal());
        ResponseStream out = new ResponseStream(loop, response, ListExport.mediaType(format), export.fileName(format));
        export.write(format, out);
        out.finish();
    }

    /** A failure after the beginning cuts the connection, so that nobody takes a part for the whole. */
    private static void failed(RoutingContext context, Throwable error) {
        if (context.response().headWritten()) {
            context.request().connection().close();
        } else {
            Problem.answer(context, error);
        }
    }

    private Future<JsonObject> act(String name, String row, String action, MultiMap query, String by) {
        ServedBot bot = lookup.bot(ListQuery.bot(query));
        return blocking(() -> new JsonObject().put("done", lists.find(bot, name).act(action, row, by)));
    }

    private <T> Future<T> blocking(Callable<T> work) {
        return VirtualThreads.call(vertx, "admin-lists", work);
    }
}
