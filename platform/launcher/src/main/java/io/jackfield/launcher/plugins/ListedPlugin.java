package io.jackfield.launcher.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jackfield.host.install.PluginFolder.Entry;
import io.jackfield.host.plugins.JarInspection;
import io.jackfield.launcher.admin.AdminClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A jar as the list shows it.
 *
 * @param isNone whether it is no plugin, and no host says more
 * @param mayUse what the host grants, else what the jar asks for
 * @param goesOn the version that answers in place of one that is left out
 */
record ListedPlugin(
        String file,
        boolean isNone,
        String id,
        String version,
        String api,
        String state,
        String mayUse,
        Optional<String> problem,
        Optional<String> goesOn) {
    private static final int PAGE = 500;

    /** As the host tells it. */
    static List<ListedPlugin> of(AdminClient host) throws InterruptedException {
        List<ListedPlugin> all = new ArrayList<>();
        JsonNode page;
        do {
            page = host.get("/plugins?most=" + PAGE + "&from=" + all.size());
            page.path("plugins").forEach(row -> all.add(of(row)));
        } while (page.path("more").asBoolean());
        return all;
    }

    private static ListedPlugin of(JsonNode row) {
        String file = row.path("file").asText();
        String id = row.path("id").asText();
        JsonNode granted = row.path("live").path("granted");
        return new ListedPlugin(
                file,
                false,
                id.isEmpty() ? file : id,
                row.path("version").asText("-"),
                row.path("requires").asText("-"),
                row.path("state").asText(),
                words(granted.isArray() ? granted : row.path("declared")),
                Optional.ofNullable(row.path("problem").asText(null)),
                Optional.ofNullable(row.path("live").path("version").asText(null)));
    }

    /** @param host what a host says that looks into the same directory */
    static List<ListedPlugin> of(List<Entry> entries, Optional<JsonNode> host) {
        return entries.stream().map(entry -> of(entry, host)).toList();
    }

    private static ListedPlugin of(Entry entry, Optional<JsonNode> host) {
        JsonNode told = host.flatMap(plugins -> RunningHost.entry(plugins, entry.file()))
                .orElseGet(MissingNode::getInstance);
        String file = entry.file().getFileName().toString();
        Optional<JarInspection> jar = entry.inspection();
        JsonNode granted = told.path("live").path("permissions").path("granted");
        return new ListedPlugin(
                file,
                jar.isEmpty() && host.isEmpty(),
                jar.map(JarInspection::id).orElse(file),
                jar.map(JarInspection::version).orElse("-"),
                jar.map(JarInspection::requires).orElse("-"),
                state(entry, host, told),
                granted.isArray()
                        ? words(granted)
                        : jar.map(found -> found.permissions().toString()).orElse(""),
                Optional.ofNullable(told.path("problem").asText(null)),
                Optional.ofNullable(told.path("live").path("version").asText(null)));
    }

    private static String state(Entry entry, Optional<JsonNode> host, JsonNode told) {
        if (!entry.isEnabled()) {
            return "disabled";
        }
        if (host.isEmpty()) {
            return "there";
        }
        return told.path("state").asText("coming up");
    }

    private static String words(JsonNode list) {
        return list.isEmpty()
                ? "nothing"
                : String.join(", ", list.valueStream().map(JsonNode::asText).toList());
    }
}
