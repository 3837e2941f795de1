package io.jackfield.report.sales;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginContext;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListPage.Row;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.operator.ListSpec;
import io.jackfield.api.operator.ListSpec.Column;
import io.jackfield.api.operator.ListSpec.Column.Kind;
import io.jackfield.api.operator.OperatorList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pf4j.Extension;

/** The list {@code stats}: what happened with each package on each day of the bot, latest days first. */
@Extension
public final class StatsList implements OperatorList {
    private final PluginContext context;

    public StatsList(PluginContext context) {
        this.context = context;
    }

    @Override
    public ListSpec spec() {
        return ListSpec.named(
                        "stats",
                        "stats",
                        Column.of("day", "column.day", Kind.TEXT),
                        Column.of("package", "column.package", Kind.TEXT).filtered(),
                        Column.of("views", "column.views", Kind.NUMBER),
                        Column.of("started", "column.started", Kind.NUMBER),
                        Column.of("sent", "column.sent", Kind.NUMBER),
                        Column.of("won", "column.won", Kind.NUMBER))
                .forRoles(SalesReport.ROLE);
    }

    @Override
    public ListPage rows(ListQuestion question, BotView bot) {
        Instant from = question.from().orElse(Instant.EPOCH);
        Instant to = question.to().orElseGet(() -> context.clock().instant().plusSeconds(1));
        List<PackageDay> all = new Counting(context.events(), bot.bot().id(), bot.timeZone())
                .packageDays(from, to.isBefore(from) ? from : to);
        Words words = new Words(bot, bot.language());
        Stream<PackageDay> wanted = all.reversed().stream().filter(one -> fits(one, question, words));
        List<PackageDay> page = question.after()
                .map(after -> wanted.filter(one -> id(one).compareTo(after) < 0))
                .orElse(wanted)
                .limit(question.most() + 1L)
                .toList();
        boolean more = page.size() > question.most();
        List<PackageDay> shown = more ? page.subList(0, question.most()) : page;
        return new ListPage(
                shown.stream()
                        .map(one -> row(one, words.packageTitle(one.packageId())))
                        .toList(),
                more ? Optional.of(id(shown.getLast())) : Optional.empty());
    }

    private static boolean fits(PackageDay one, ListQuestion question, Words words) {
        return Optional.ofNullable(question.filters().get("package"))
                .map(wanted -> wanted.equals(one.packageId())
                        || wanted.strip().equalsIgnoreCase(words.packageTitle(one.packageId())))
                .orElse(true);
    }

    /** In the order of days and packages, as text: a year has four digits. */
    private static String id(PackageDay one) {
        return one.day() + "/" + one.packageId();
    }

    private static Row row(PackageDay one, String title) {
        return new Row(
                id(one),
                List.of(
                        one.day().toString(),
                        title,
                        Long.toString(one.views()),
                        Long.toString(one.started()),
                        Long.toString(one.sent()),
                        Long.toString(one.won())),
                List.of());
    }
}
