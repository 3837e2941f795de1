package io.jackfield.console.plugins;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Table;
import io.jackfield.console.plugins.PluginModel.Action;
import io.jackfield.console.plugins.PluginModel.Entry;
import io.jackfield.console.plugins.PluginModel.Step;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The first tab: how it is, why, and what can be done. */
final class StateTab {
    private static final List<String> ENDS = List.of("live", "left out", "gone");

    private final Visit visit;
    private final JsonObject plugin;

    private StateTab(Visit visit, JsonObject plugin) {
        this.visit = visit;
        this.plugin = plugin;
    }

    /** @param steps of a change that somebody follows; none otherwise */
    static PluginModel of(Visit visit, JsonObject plugin, List<JsonObject> steps, boolean followed) {
        StateTab tab = new StateTab(visit, plugin);
        PluginModel model = PluginModel.of(visit, plugin, PluginTab.STATE)
                .problems(tab.problems())
                .entries(tab.entries())
                .tables(tab.extensions())
                .actions(tab.actions());
        return followed ? model.steps(tab.steps(steps), isOver(steps)) : model;
    }

    private static boolean isOver(List<JsonObject> steps) {
        return steps.stream().anyMatch(step -> ENDS.contains(step.getString("step")));
    }

    private List<Step> steps(List<JsonObject> all) {
        return all.stream()
                .map(step -> new Step(
                        visit.text("plugins.step." + step.getString("step").replace(' ', '-'))
                                + (step.getString("version").isEmpty() ? "" : " · " + step.getString("version")),
                        tone(step.getString("step")),
                        step.getString("words"),
                        step.getString("at")))
                .toList();
    }

    private static Tone tone(String step) {
        return switch (step) {
            case "live" -> Tone.GOOD;
            case "left out" -> Tone.BAD;
            case "draining", "unloaded", "gone" -> Tone.CALM;
            default -> Tone.INFO;
        };
    }

    private String state() {
        return JsonText.text(plugin, "state");
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (plugin.containsKey("problem")) {
            problems.add(plugin.getString("problem"));
        }
        if (plugin.containsKey("quarantine")) {
            JsonObject quarantine = plugin.getJsonObject("quarantine");
            problems.add(
                    visit.text("plugins.quarantine", quarantine.getString("cause"), quarantine.getString("trialAt")));
        }
        for (JsonObject held : JsonText.objects(plugin, "held")) {
            problems.add(visit.text(
                    "plugins.held",
                    held.getString("version"),
                    held.getString("since"),
                    held.getString("holder", "?"),
                    held.getString("wayOut", "")));
        }
        JsonText.texts(plugin, "settingProblems").stream()
                .filter(problem -> problems.stream().noneMatch(told -> told.contains(problem)))
                .forEach(problems::add);
        return problems;
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        entry(entries, "plugins.state", PluginState.badge(visit, state()));
        entry(entries, "plugins.version", JsonText.text(plugin, "version"));
        JsonObject live = plugin.getJsonObject("live", new JsonObject());
        if (!JsonText.text(live, "version").equals(JsonText.text(plugin, "version"))) {
            entry(entries, "plugins.live", JsonText.text(live, "version"));
        }
        entry(entries, "plugins.former", JsonText.text(plugin, "former"));
        for (JsonObject one : JsonText.objects(plugin, "draining")) {
            entry(
                    entries,
                    "plugins.state.draining",
                    visit.text("plugins.draining", one.getString("version"), one.getInteger("calls")));
        }
        entry(entries, "plugins.bots", String.join(", ", JsonText.texts(plugin, "bots")));
        entry(entries, "plugins.file", Cell.code(JsonText.text(plugin, "file")));
        if (live.containsKey("digest")) {
            entry(entries, "plugins.digest", Cell.code(live.getString("digest")));
        }
        entry(entries, "plugins.needs", String.join(", ", JsonText.texts(plugin, "needs")));
        entry(entries, "plugins.commands", words(JsonText.texts(plugin, "commands"), "/"));
        entry(entries, "plugins.web", words(JsonText.texts(plugin, "web"), ""));
        if (plugin.getBoolean("ownProcess", false)) {
            entry(entries, "plugins.isolation", visit.text("plugins.process"));
        }
        return entries;
    }

    private static String words(List<String> all, String before) {
        return String.join(", ", all.stream().map(before::concat).toList());
    }

    private void entry(List<Entry> entries, String key, String text) {
        if (!text.isEmpty()) {
            entry(entries, key, Cell.text(text));
        }
    }

    private void entry(List<Entry> entries, String key, Cell cell) {
        entries.add(new Entry(visit.text(key), cell));
    }

    private Table extensions() {
        return Table.of(
                        "extensions",
                        visit.text("plugins.extensions.none"),
                        visit.text("plugins.extensions.kind"),
                        visit.text("plugins.extensions.name"),
                        visit.text("plugins.extensions.type"))
                .rows(JsonText.objects(plugin, "extensions").stream()
                        .map(one -> List.of(
                                Cell.text(one.getString("kind")),
                                Cell.text(one.getString("name")),
                                Cell.code(one.getString("type"))))
                        .toList());
    }

    private List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        boolean there = plugin.containsKey("file");
        boolean enabled = plugin.getBoolean("enabled", false);
        if (visit.may(OperatorRight.PLUGINS)) {
            if (plugin.containsKey("quarantine")) {
                add(actions, "release", false, false);
            }
            if (there && enabled) {
                add(actions, "reload", false, false);
                add(actions, "disable", true, false);
            }
            if (there && !enabled) {
                add(actions, "enable", false, false);
            }
        }
        if (visit.may(OperatorRight.INSTALL)) {
            if (plugin.containsKey("former")) {
                add(actions, "rollback", true, false);
            }
            if (there) {
                add(actions, "remove", true, true);
            }
        }
        return actions;
    }

    private void add(List<Action> actions, String word, boolean asks, boolean danger) {
        actions.add(new Action(
                visit.text("plugins." + word),
                Address.of("/plugins/{}/" + word, JsonText.text(plugin, "id")).toString(),
                asks,
                danger));
    }
}
