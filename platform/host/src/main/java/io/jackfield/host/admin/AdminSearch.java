package io.jackfield.host.admin;

import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.store.JobTable;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds whatever an operator has a name or a number of. Each kind is asked by a call that is there anyway, so whoever
 * may not make that call finds nothing of the kind; none of them goes through rows without an index. Core loop only.
 */
public final class AdminSearch {
    private static final Logger LOG = LoggerFactory.getLogger(AdminSearch.class);
    private static final int MOST_OF_A_KIND = 8;
    private static final int LONGEST = 100;
    private static final String TRACE = "[a-z0-9-]{2,32}-u?[0-9a-hjkmnp-tv-z]{1,13}";
    private static final String ORDER = "[A-Za-z0-9_-]{4,64}";

    private final Function<String, Optional<AdminCall>> calls;
    private final JobTable jobs;
    private final Supplier<List<ServedBot>> bots;

    /** @param calls by their names */
    public AdminSearch(Function<String, Optional<AdminCall>> calls, JobTable jobs, Supplier<List<ServedBot>> bots) {
        this.calls = calls;
        this.jobs = jobs;
        this.bots = bots;
    }

    /** Rows of one kind. */
    private record Kind(String name, Future<List<JsonObject>> rows) {}

    public List<AdminCall> calls() {
        return List.of(AdminCall.get(
                        "search",
                        "/search",
                        OperatorRight.VIEW,
                        "Users, letters, lines of the log, orders, payments, plugins, bots, settings and jobs by a name or a number,"
                                + " each kind for those who have its right")
                .query("q", "what is looked for, up to " + LONGEST + " characters")
                .json(this::search));
    }

    private Future<JsonObject> search(AdminRequest request) {
        String words = request.query("q").orElse("").strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            throw BodyFields.refused("q is " + (words.isEmpty() ? "empty" : "longer than " + LONGEST)
                    + "; give an id, a @name, a number, or how a name begins");
        }
        List<Kind> kinds = kinds(request, words);
        return Future.join(kinds.stream().map(Kind::rows).toList()).map(all -> {
            JsonArray groups = new JsonArray();
            kinds.stream().filter(kind -> !kind.rows().result().isEmpty()).forEach(kind -> groups.add(json(kind)));
            return new JsonObject().put("q", words).put("groups", groups);
        });
    }

    private static JsonObject json(Kind kind) {
        List<JsonObject> rows = kind.rows().result();
        return new JsonObject()
                .put("kind", kind.name())
                .put("rows", new JsonArray(rows.stream().limit(MOST_OF_A_KIND).toList()))
                .put("more", rows.size() > MOST_OF_A_KIND);
    }

    private List<Kind> kinds(AdminRequest request, String words) {
        String most = Integer.toString(MOST_OF_A_KIND + 1);
        List<Kind> kinds = new ArrayList<>();
        kinds.add(new Kind("users", rows(request, "users.search", Map.of("q", words, "most", most), "users")));
        if (words.toLowerCase(Locale.ROOT).matches(TRACE)) {
            String trace = words.toLowerCase(Locale.ROOT);
            kinds.add(new Kind("letters", one(request, "letters.show", Map.of("letter", trace))));
            kinds.add(new Kind("logs", lines(request, trace)));
        }
        if (words.matches(ORDER)) {
            kinds.add(new Kind(
                    "orders", ofBots(bot -> one(request, "payments.order", Map.of("bot", bot, "order", words)))));
        }
        if (words.matches("\\d{1,18}")) {
            kinds.add(new Kind(
                    "payments", ofBots(bot -> one(request, "payments.show", Map.of("bot", bot, "number", words)))));
        }
        kinds.add(new Kind("plugins", rows(request, "plugins.list", Map.of("find", words, "most", most), "plugins")));
        kinds.add(new Kind("bots", containing(rows(request, "bots.list", Map.of(), "bots"), words, "id", "name")));
        kinds.add(new Kind("settings", settings(request, words)));
        kinds.add(new Kind("jobs", jobs(request, words)));
        return kinds;
    }

    /** Whether there are any, as the newest line. */
    private Future<List<JsonObject>> lines(AdminRequest request, String trace) {
        return rows(request, "logs.list", Map.of("trace", trace, "most", "1"), "lines")
                .map(lines -> lines.stream()
                        .map(line -> new JsonObject().put("trace", trace).put("message", line.getString("message")))
                        .toList());
    }

    /** Of the host's file and of each bot's, by the path. */
    private Future<List<JsonObject>> settings(AdminRequest request, String words) {
        return ofBots(bot -> paths(request, words, Map.of("contains", words, "bot", bot)))
                .compose(ofBots -> paths(request, words, Map.of("contains", words))
                        .map(ofHost -> {
                            List<JsonObject> all = new ArrayList<>(ofHost);
                            all.addAll(ofBots);
                            return all;
                        }));
    }

    private Future<List<JsonObject>> paths(AdminRequest request, String words, Map<String, String> asked) {
        return containing(rows(request, "settings.effective", asked, "values"), words, "path")
                .map(found -> found.stream()
                        .map(value -> new JsonObject()
                                .put("path", value.getString("path"))
                                .put("value", value.getString("value"))
                                .put("bot", asked.get("bot")))
                        .toList());
    }

    private Future<List<JsonObject>> jobs(AdminRequest request, String words) {
        if (!mayAsk(request, "jobs.list")) {
            return Future.succeededFuture(List.of());
        }
        return containing(
                jobs.names()
                        .map(names -> names.stream()
                                .map(job -> new JsonObject()
                                        .put("plugin", job.plugin())
                                        .put("job", job.name()))
                                .toList()),
                words,
                "plugin",
                "job");
    }

    private static Future<List<JsonObject>> containing(Future<List<JsonObject>> rows, String words, String... fields) {
        String wanted = words.toLowerCase(Locale.ROOT);
        return rows.map(all -> all.stream()
                .filter(row -> List.of(fields).stream()
                        .anyMatch(field -> String.valueOf(row.getValue(field))
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted)))
                .toList());
    }

    private Future<List<JsonObject>> ofBots(Function<String, Future<List<JsonObject>>> asked) {
        List<Future<List<JsonObject>>> all =
                bots.get().stream().map(bot -> asked.apply(bot.id())).toList();
        return Future.join(all)
                .map(done ->
                        all.stream().flatMap(rows -> rows.result().stream()).toList());
    }

    private Future<List<JsonObject>> one(AdminRequest request, String call, Map<String, String> values) {
        return ask(request, call, values)
                .map(found ->
                        found
                                .map(json -> values.containsKey("bot") ? json.put("bot", values.get("bot")) : json)
                                .stream()
                                .toList());
    }

    private Future<List<JsonObject>> rows(AdminRequest request, String call, Map<String, String> values, String field) {
        return ask(request, call, values)
                .map(found ->
                        found.map(json -> objects(json.getJsonArray(field))).orElse(List.of()));
    }

    private static List<JsonObject> objects(JsonArray rows) {
        List<JsonObject> objects = new ArrayList<>();
        rows.forEach(row -> objects.add((JsonObject) row));
        return objects;
    }

    private boolean mayAsk(AdminRequest request, String call) {
        return calls.apply(call)
                .filter(known -> request.operator().may(known.right()))
                .isPresent();
    }

    /** Nothing where they may not, where this host has no such call, and where there is no such thing. */
    private Future<Optional<JsonObject>> ask(AdminRequest request, String name, Map<String, String> values) {
        if (!mayAsk(request, name)
                || !(calls.apply(name).orElseThrow().handler() instanceof AdminCall.Handler.Json json)) {
            return Future.succeededFuture(Optional.empty());
        }
        MultiMap query = MultiMap.caseInsensitiveMultiMap().addAll(values);
        AdminRequest asked = new AdminRequest(
                request.operator(), request.visitor(), values, query, new JsonObject(), new ActionNote());
        return Future.succeededFuture()
                .compose(begun -> json.answer().apply(asked))
                .map(Optional::of)
                .recover(error -> {
                    LOG.debug("admin: search asks {}: {}", name, error.getMessage());
                    return Future.succeededFuture(Optional.empty());
                });
    }
}
