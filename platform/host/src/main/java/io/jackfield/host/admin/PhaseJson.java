package io.jackfield.host.admin;

import io.jackfield.host.install.InstallOutcome;
import io.jackfield.host.plugins.PluginPhase;
import io.jackfield.host.plugins.PluginPhases;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Steps of jars, and what they came to, as JSON. */
final class PhaseJson {
    private PhaseJson() {}

    static JsonObject of(PluginPhase phase) {
        return new JsonObject()
                .put("number", phase.number())
                .put("at", phase.at().toString())
                .put("plugin", phase.plugin())
                .put("version", phase.version())
                .put("file", phase.jar())
                .put("step", phase.step().word())
                .put("words", phase.words());
    }

    /** Those of a plugin, or of all when it is empty. */
    static JsonArray after(PluginPhases phases, long number, String plugin) {
        JsonArray list = new JsonArray();
        phases.after(number).stream()
                .filter(phase -> plugin.isEmpty() || phase.plugin().equals(plugin))
                .forEach(phase -> list.add(of(phase)));
        return list;
    }

    static JsonObject of(InstallOutcome outcome) {
        JsonObject json = new JsonObject().put("outcome", outcome.word()).put("fine", outcome.isFine());
        switch (outcome) {
            case InstallOutcome.Live live -> json.put("version", live.version());
            case InstallOutcome.LeftOut refused -> {
                json.put("problem", refused.problem());
                refused.goesOn().ifPresent(version -> json.put("goesOn", version));
            }
            case InstallOutcome.Unknown late -> json.put("seconds", late.seconds());
            case InstallOutcome.Gone gone -> {}
            case InstallOutcome.NoHost none -> {}
        }
        return json;
    }
}
