package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.install.DirectoryWatch.Change;
import io.jackfield.host.install.PluginFolder.Entry;
import io.jackfield.host.install.PluginInstalls;
import io.jackfield.host.loop.VirtualThreads;
import io.jackfield.host.plugins.ApiVersion;
import io.jackfield.host.plugins.PluginPhases;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What operators do with the plugins that are there. Core loop only. */
public final class AdminPlugins {
    private static final String PLUGIN = "/plugins/:plugin";
    private static final int USUAL = 100;
    private static final int MOST = 500;

    private final PluginServices services;
    private final PluginChanges changes;
    private final PluginPage page;

    public AdminPlugins(PluginServices services) {
        this.services = services;
        changes = new PluginChanges(services);
        page = new PluginPage(services);
    }

    public List<AdminCall> calls() {
        PluginInstalls installs = services.installs();
        return List.of(
                AdminCall.get("plugins.list", "/plugins", OperatorRight.VIEW, "Every jar of the watched directory")
                        .query("find", "a part of its id, file or description")
                        .query("state", "coming up, live, in quarantine, left out, disabled, draining or held")
                        .query("from", "how many to leave out")
                        .query("most", "how many to give, up to " + MOST)
                        .json(this::list),
                AdminCall.get("plugins.show", PLUGIN, OperatorRight.VIEW, "Everything about a plugin")
                        .json(request -> show(request.path("plugin"))),
                change("enable", OperatorRight.PLUGINS, "Make a disabled plugin live again", installs::enable),
                change(
                        "disable",
                        OperatorRight.PLUGINS,
                        "Take a plugin out of use and keep its jar",
                        installs::disable),
                change("reload", OperatorRight.PLUGINS, "Bring a plugin up anew from its jar", this::reload),
                change(
                        "rollback",
                        OperatorRight.INSTALL,
                        "Put the jar back that was live before, a lower version too",
                        id -> Optional.of(installs.rollBack(id))),
                AdminCall.post("plugins.release", PLUGIN + "/release", OperatorRight.PLUGINS, "End a quarantine now")
                        .json(request -> release(request.path("plugin"))),
                AdminCall.delete("plugins.remove", PLUGIN, OperatorRight.INSTALL, "Delete a plugin's jar and signature")
                        .body("wait", "false to get an answer before it is gone")
                        .json(request -> changes.answer(
                                request,
                                request.path("plugin"),
                                () -> Optional.of(installs.remove(request.path("plugin"))))),
                AdminCall.delete(
                                "plugins.remove-file",
                                "/plugin-files/:file",
                                OperatorRight.INSTALL,
                                "Delete a jar that is no plugin, by its name")
                        .body("wait", "false to get an answer before it is gone")
                        .json(request -> changes.answer(
                                request, "", () -> Optional.of(installs.removeFile(request.path("file"))))),
                AdminCall.get("plugins.steps", "/plugin-steps", OperatorRight.VIEW, "What has happened to jars lately")
                        .query("after", "the number of the last that is known")
                        .query("plugin", "whose; of all otherwise")
                        .json(this::steps),
                AdminCall.get("plugins.phases", "/plugin-phases", OperatorRight.VIEW, "The same, as it happens")
                        .query("after", "the number of the last that is known, if Last-Event-ID does not say it")
                        .query("plugin", "whose; of all otherwise")
                        .raw((context, request) -> PhaseStream.open(
                                services.loop(),
                                services.room().phases(),
                                context,
                                request.query("plugin").orElse(""))));
    }

    /** Something that is done to one plugin. */
    private interface Doing {
        Optional<Change> to(String plugin) throws Exception;
    }

    private AdminCall change(String word, OperatorRight right, String summary, Doing doing) {
        return AdminCall.post("plugins." + word, PLUGIN + "/" + word, right, summary)
                .body("wait", "false to get an answer before it is done")
                .json(request ->
                        changes.answer(request, request.path("plugin"), () -> doing.to(request.path("plugin"))));
    }

    private Optional<Change> reload(String plugin) throws Exception {
        Optional<Change> change = services.installs().reload(plugin);
        if (change.isEmpty()) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    plugin + " is disabled; bring it up with: jackfield plugins enable " + plugin);
        }
        return change;
    }

    private Future<JsonObject> release(String plugin) {
        if (!services.calls().release(plugin)) {
            return Future.failedFuture(new JackfieldException(
                    StandardError.NOT_FOUND,
                    "plugin '" + plugin + "' is in no quarantine; see 'jackfield plugins list'"));
        }
        return Future.succeededFuture(new JsonObject().put("plugin", plugin).put("outcome", "released"));
    }

    private Future<List<JsonObject>> rows() {
        return VirtualThreads.call(
                        services.loop().vertx(),
                        "plugin-list",
                        () -> services.installs().folder().entries())
                .map(this::rows);
    }

    private List<JsonObject> rows(List<Entry> entries) {
        return new PluginRows(services.config().now(), services.room(), services.calls(), services.watch())
                .all(entries);
    }

    private Future<JsonObject> list(AdminRequest request) {
        int from = request.number("from", 0, Integer.MAX_VALUE, 0);
        int most = request.number("most", 1, MOST, USUAL);
        return rows().map(rows -> {
            List<JsonObject> found =
                    rows.stream().filter(row -> matches(row, request)).toList();
            return new JsonObject()
                    .put("directory", services.installs().folder().directory().toString())
                    .put("api", ApiVersion.CURRENT)
                    .put(
                            "plugins",
                            new JsonArray(found.stream().skip(from).limit(most).toList()))
                    .put("all", found.size())
                    .put("more", found.size() > (long) from + most);
        });
    }

    private static boolean matches(JsonObject row, AdminRequest request) {
        return request.query("state").map(row.getString("state")::equals).orElse(true)
                && request.query("find")
                        .map(words -> (row.getString("id") + " " + row.getString("file", "") + " "
                                        + row.getString("description", ""))
                                .toLowerCase(Locale.ROOT)
                                .contains(words.toLowerCase(Locale.ROOT)))
                        .orElse(true);
    }

    private Future<JsonObject> show(String id) {
        return rows().compose(rows -> rows.stream()
                .filter(row -> row.getString("id").equals(id))
                .findFirst()
                .map(row -> page.of(id, row))
                .orElseGet(() -> Future.failedFuture(new JackfieldException(
                        StandardError.NOT_FOUND, "there is no plugin '" + id + "'; see 'jackfield plugins list'"))));
    }

    private Future<JsonObject> steps(AdminRequest request) {
        PluginPhases phases = services.room().phases();
        long after = request.number("after", 0L, Long.MAX_VALUE, 0L);
        return Future.succeededFuture(new JsonObject()
                .put("last", phases.last())
                .put("skipped", phases.hasForgotten(after))
                .put(
                        "steps",
                        PhaseJson.after(phases, after, request.query("plugin").orElse(""))));
    }
}
