package io.jackfield.report.sales;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.report.ReportCall;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportReaders;
import io.jackfield.api.report.ReportReaders.Reader;
import io.jackfield.api.report.ReportSpec;
import io.jackfield.api.report.ReportType;
import io.jackfield.lib.charts.Axes;
import io.jackfield.lib.charts.BarChart;
import io.jackfield.lib.charts.Chart;
import io.jackfield.lib.charts.Series;
import java.util.List;
import java.util.Optional;

/** What the reports have in common: they go to the managers' chat, as a text, a chart and two files. */
abstract class SalesReport implements ReportType {
    static final String ROLE = "managers";
    static final int MOST_BARS = 12;

    private final PluginContext context;
    private final ReportSpec spec;

    SalesReport(PluginContext context, ReportSpec spec) {
        this.context = context;
        this.spec = spec.forRoles(ROLE);
    }

    /** Without signs that the font of charts lacks. */
    abstract String title(Words words, ReportPeriod period);

    /** Of figures that are not empty. */
    abstract Chart chart(String title, Words words, Figures figures);

    @Override
    public final ReportSpec spec() {
        return spec;
    }

    @Override
    public final ReportReaders readers(BotView bot, ReportPeriod period, Optional<String> after, int most) {
        List<Reader> chat = context.people().chatOfRole(bot.bot().id(), ROLE).stream()
                .map(recipient -> new Reader(recipient, ""))
                .toList();
        return after.isPresent() ? ReportReaders.none() : new ReportReaders(chat, Optional.empty());
    }

    /** By the days of the bot, whoever reads it: all managers see the same figures. */
    @Override
    public final Reply report(ReportCall call) throws InterruptedException {
        Counting counting =
                new Counting(context.events(), call.bot().bot().id(), call.bot().timeZone());
        Figures figures = counting.figures(call.period());
        Words words = new Words(call);
        String title = title(words, call.period());
        if (figures.isEmpty()) {
            return Reply.text("📊 " + title + "\n\n" + words.text("nothing"));
        }
        String text =
                new ReportText(words, figures, counting.figures(call.period().previous())).of(title);
        byte[] chart = chart(title, words, figures).png();
        return Reply.text(text)
                .and(Reply.photo(Attachment.bytes("sales.png", "image/png", chart), ""))
                .and(new ReportFiles(
                                words,
                                figures,
                                spec.name() + "-" + call.period().from())
                        .replies(context.clock().instant()));
    }

    /** Views and applications side by side. */
    static Chart bars(String title, Words words, List<String> labels, List<Long> views, List<Long> sent) {
        return BarChart.of(
                        title,
                        labels,
                        new Series(words.text("column.views"), doubles(views)),
                        new Series(words.text("column.sent"), doubles(sent)))
                .axes(Axes.unnamed().in(words.locale()));
    }

    private static List<Double> doubles(List<Long> numbers) {
        return numbers.stream().map(Long::doubleValue).toList();
    }
}
