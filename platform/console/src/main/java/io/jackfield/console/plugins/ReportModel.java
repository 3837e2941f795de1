package io.jackfield.console.plugins;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.plugins.PluginModel.Entry;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a jar before it is installed.
 *
 * @param underWay whether it has not arrived yet
 * @param problem why it was not installed when somebody tried
 * @param against what speaks against it
 * @param changes to the version that is there, new permissions first
 * @param isLower whether a lower version than before is what speaks against it, which can be allowed
 */
public record ReportModel(
        String title,
        String path,
        boolean underWay,
        boolean usable,
        String problem,
        List<String> against,
        List<Entry> entries,
        List<Change> changes,
        List<String> missing,
        boolean isLower,
        boolean allowsLower) {
    private static final int MOST_MISSING = 20;

    public record Change(Tone tone, String word, String what) {}

    static ReportModel of(Visit visit, JsonObject report, String problem) {
        String path = Address.of("/plugins/install/{}", report.getString("jar")).toString();
        if (JsonText.text(report, "outcome").equals("under way")) {
            return new ReportModel(
                    visit.text("plugins.fetching"),
                    path,
                    true,
                    false,
                    problem,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    false,
                    false);
        }
        List<String> against = JsonText.texts(report, "problems");
        String title = report.containsKey("id")
                ? report.getString("id") + " " + report.getString("version")
                : report.getString("file");
        return new ReportModel(
                title,
                path,
                false,
                report.getBoolean("usable"),
                problem,
                against,
                entries(visit, report),
                changes(visit, report.getJsonObject("difference")),
                JsonText.objects(report, "missing").stream()
                        .limit(MOST_MISSING)
                        .map(one -> one.getString("what") + " ← " + one.getString("user"))
                        .toList(),
                against.stream().anyMatch(words -> words.contains("which was live before")),
                visit.parameter("allowDowngrade").isPresent()
                        || visit.field("allowDowngrade").isPresent());
    }

    private static List<Entry> entries(Visit visit, JsonObject report) {
        List<Entry> entries = new ArrayList<>();
        add(visit, entries, "plugins.description", JsonText.text(report, "description"));
        add(visit, entries, "plugins.file", JsonText.text(report, "file"));
        add(visit, entries, "plugins.signature", JsonText.text(report, "signature"));
        String digest = JsonText.text(report, "digest");
        if (!digest.isEmpty()) {
            entries.add(new Entry(visit.text("plugins.digest"), Cell.code(digest)));
        }
        add(visit, entries, "plugins.brings", String.join(", ", JsonText.texts(report, "registers")));
        add(visit, entries, "plugins.permissions", String.join(", ", JsonText.texts(report, "permissions")));
        add(visit, entries, "plugins.api", JsonText.text(report, "requires"));
        add(visit, entries, "plugins.needs", JsonText.text(report, "dependencies"));
        add(visit, entries, "plugins.bots", String.join(", ", JsonText.texts(report, "bots")));
        add(visit, entries, "plugins.replaces", JsonText.text(report, "replaces"));
        return entries;
    }

    private static void add(Visit visit, List<Entry> entries, String key, String text) {
        if (!text.isEmpty()) {
            entries.add(new Entry(visit.text(key), Cell.text(text)));
        }
    }

    private static List<Change> changes(Visit visit, JsonObject difference) {
        if (difference == null) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        if (difference.getBoolean("sameBytes")) {
            changes.add(new Change(Tone.CALM, visit.text("plugins.change.same"), ""));
        }
        changes.add(new Change(Tone.CALM, visit.text("plugins.change.version"), difference.getString("version")));
        both(visit, changes, difference, "permissions", Tone.BAD);
        both(visit, changes, difference, "extensions", Tone.INFO);
        both(visit, changes, difference, "migrations", Tone.WARN);
        JsonText.texts(difference, "changedMigrations")
                .forEach(name -> changes.add(new Change(Tone.BAD, visit.text("plugins.change.migration"), name)));
        JsonText.texts(difference, "settings")
                .forEach(words -> changes.add(new Change(Tone.BAD, visit.text("plugins.change.settings"), words)));
        return changes;
    }

    private static void both(Visit visit, List<Change> changes, JsonObject difference, String what, Tone added) {
        JsonObject change = difference.getJsonObject(what);
        JsonText.texts(change, "added")
                .forEach(name -> changes.add(new Change(added, visit.text("plugins.change." + what + ".added"), name)));
        JsonText.texts(change, "removed")
                .forEach(name ->
                        changes.add(new Change(Tone.CALM, visit.text("plugins.change." + what + ".removed"), name)));
    }
}
