package io.jackfield.report.sales;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginContext;
import io.jackfield.api.console.ConsoleWidget;
import io.jackfield.api.console.WidgetContent;
import io.jackfield.api.console.WidgetContent.Rows;
import io.jackfield.api.console.WidgetQuestion;
import io.jackfield.api.console.WidgetSpec;
import java.util.List;
import java.util.stream.Stream;
import org.pf4j.Extension;

/** The widget {@code sales-packages}: views, applications and sales of each package in the time that is looked at. */
@Extension
public final class PackagesWidget implements ConsoleWidget {
    private final PluginContext context;

    public PackagesWidget(PluginContext context) {
        this.context = context;
    }

    @Override
    public WidgetSpec spec() {
        return new WidgetSpec("sales-packages", "packages");
    }

    @Override
    public WidgetContent content(WidgetQuestion question, BotView bot) {
        List<PackageDay> days = new Counting(context.events(), bot.bot().id(), bot.timeZone())
                .packageDays(question.from(), question.to());
        List<String> columns = Stream.of("package", "views", "started", "sent", "won")
                .map(column -> bot.text(question.language(), "column." + column))
                .toList();
        return new Rows(
                columns,
                Counting.sums(days, PackageDay::packageId).entrySet().stream()
                        .map(entry -> row(entry.getKey(), entry.getValue(), question, bot))
                        .toList());
    }

    private static List<String> row(String id, PackageDay sum, WidgetQuestion question, BotView bot) {
        return List.of(
                id.isEmpty() ? bot.text(question.language(), "advice") : id,
                Long.toString(sum.views()),
                Long.toString(sum.started()),
                Long.toString(sum.sent()),
                Long.toString(sum.won()));
    }
}
