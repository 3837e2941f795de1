package io.jackfield.host.report;

import io.jackfield.api.report.ReportSpec;
import io.jackfield.host.plugins.ExtensionKind;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.telegram.ServedBot;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The reports that the live plugins of a bot make. From any thread. */
public final class ReportDirectory {
    private final Function<String, Optional<LoadedPlugin>> live;

    /** @param live the live plugin of an id */
    public ReportDirectory(Function<String, Optional<LoadedPlugin>> live) {
        this.live = live;
    }

    /** A report and the plugin that makes it. */
    public record Entry(LoadedPlugin plugin, ReportSpec spec) {}

    public List<Entry> of(ServedBot bot) {
        return entries(bot).toList();
    }

    public Optional<Entry> find(ServedBot bot, String report) {
        return entries(bot).filter(entry -> entry.spec().name().equals(report)).findFirst();
    }

    private Stream<Entry> entries(ServedBot bot) {
        return bot.config().plugins().keySet().stream()
                .flatMap(id -> live.apply(id).stream())
                .flatMap(plugin -> plugin.extensions(ExtensionKind.REPORT_TYPE).values().stream()
                        .map(loaded -> new Entry(plugin, loaded.spec())));
    }
}
