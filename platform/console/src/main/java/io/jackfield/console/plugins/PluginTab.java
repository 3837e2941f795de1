package io.jackfield.console.plugins;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Visit;
import io.jackfield.host.staff.OperatorRight;
import java.util.List;

/**
 * A tab of a plugin's page. Whoever adds one, of any area, adds a line to {@link #ALL}.
 *
 * @param key of its title
 * @param path below the console, with <code>{}</code> for the plugin
 * @param right without which it is not shown
 */
public record PluginTab(String key, String path, OperatorRight right) {
    public static final PluginTab STATE = new PluginTab("plugins.tab.state", "/plugins/{}", OperatorRight.VIEW);
    public static final PluginTab PERMISSIONS =
            new PluginTab("plugins.tab.permissions", "/plugins/{}/permissions", OperatorRight.VIEW);
    public static final PluginTab FIGURES =
            new PluginTab("plugins.tab.figures", "/plugins/{}/figures", OperatorRight.VIEW);
    public static final PluginTab TABLES =
            new PluginTab("plugins.tab.tables", "/plugins/{}/tables", OperatorRight.VIEW);

    public static final PluginTab LOGS = new PluginTab("plugins.tab.logs", "/plugins/{}/logs", OperatorRight.LOGS);
    public static final PluginTab PAGES = new PluginTab("plugins.tab.pages", "/plugins/{}/pages", OperatorRight.VIEW);

    public static final PluginTab SETTINGS =
            new PluginTab("plugins.tab.settings", "/plugins/{}/settings", OperatorRight.VIEW);

    /** In the order in which they are shown. */
    public static final List<PluginTab> ALL = List.of(STATE, SETTINGS, PERMISSIONS, LOGS, FIGURES, TABLES, PAGES);

    /** As templates show it. */
    public record Link(String title, String path, boolean active) {}

    /** Those that the operator may see. */
    public static List<Link> links(Visit visit, String plugin, PluginTab active) {
        return ALL.stream()
                .filter(tab -> visit.may(tab.right()))
                .map(tab -> new Link(
                        visit.text(tab.key()), Address.of(tab.path(), plugin).toString(), tab.equals(active)))
                .toList();
    }
}
