package io.jackfield.host.admin;

import io.jackfield.host.install.DirectoryWatch.Change;
import io.jackfield.host.install.InstallOutcome;
import io.jackfield.host.loop.VirtualThreads;
import io.jackfield.host.plugins.LoadedPlugin;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Changes plugins for operators and tells what became of it, at once or when it is known. Core loop only. */
final class PluginChanges {
    private final PluginServices services;

    PluginChanges(PluginServices services) {
        this.services = services;
    }

    /** What is done; empty when there was nothing to do. Blocking. */
    interface Doing extends Callable<Optional<Change>> {}

    /**
     * Answers with the outcome and the steps to it, or, when the caller does not wait, with the number after which the
     * steps come.
     *
     * @param plugin its id; empty when only the jar knows
     */
    Future<JsonObject> answer(AdminRequest request, String plugin, Doing doing) {
        boolean waits = BodyFields.flag(request.body(), "wait", true);
        long since = services.room().phases().last();
        JsonObject before = version(plugin);
        return VirtualThreads.call(services.loop().vertx(), "plugin-change", doing)
                .compose(change -> change.isEmpty()
                        ? Future.succeededFuture(new JsonObject()
                                .put("plugin", plugin)
                                .put("outcome", "unchanged")
                                .put("fine", true))
                        : told(change.get(), since, waits))
                .onSuccess(told -> note(request, told, before));
    }

    private Future<JsonObject> told(Change change, long since, boolean waits) {
        JsonObject json = new JsonObject()
                .put("plugin", change.plugin())
                .put("file", change.jar().getFileName().toString())
                .put("since", since);
        if (!waits) {
            return Future.succeededFuture(json.put("outcome", "under way").put("fine", true));
        }
        return VirtualThreads.call(services.loop().vertx(), "plugin-outcome", change.outcome()::call)
                .map(outcome -> outcome(json, outcome, change, since));
    }

    private JsonObject outcome(JsonObject json, InstallOutcome outcome, Change change, long since) {
        return json.mergeIn(PhaseJson.of(outcome))
                .put("phases", PhaseJson.after(services.room().phases(), since, change.plugin()));
    }

    private void note(AdminRequest request, JsonObject told, JsonObject before) {
        String plugin = told.getString("plugin", "");
        request.note().subject(plugin.isEmpty() ? told.getString("file", "") : plugin);
        JsonObject after = new JsonObject().put("outcome", told.getString("outcome"));
        if (told.containsKey("version")) {
            after.put("version", told.getString("version"));
        }
        request.note().change(before, after);
    }

    private JsonObject version(String plugin) {
        return services.room()
                .find(plugin)
                .map(LoadedPlugin::info)
                .map(info -> new JsonObject().put("version", info.version()))
                .orElseGet(JsonObject::new);
    }
}
