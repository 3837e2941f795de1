package io.jackfield.benchmarks.plugin;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.report.ReportCall;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportReaders;
import io.jackfield.api.report.ReportReaders.Reader;
import io.jackfield.api.report.ReportSpec;
import io.jackfield.api.report.ReportType;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** The report {@code weekly}: half a page for each of the users whose ids are below those of the chats under load. */
@Extension
public final class BenchReport implements ReportType {
    private static final long FIRST_OF_OTHERS = 5_000_000_000L;
    private static final String LINE =
            "Monday 35 minutes, Tuesday none, Wednesday 20 minutes, and 3 topics of 5 are done.\n";

    private final PluginContext context;

    public BenchReport(PluginContext context) {
        this.context = context;
    }

    @Override
    public ReportSpec spec() {
        return ReportSpec.named("weekly", "title", ReportPeriod.Kind.WEEK);
    }

    @Override
    public ReportReaders readers(BotView bot, ReportPeriod period, Optional<String> after, int most) {
        String id = bot.bot().id();
        List<Person> page =
                context.people().reachable(id, after.map(Long::valueOf).orElse(0L), most);
        List<Reader> readers = page.stream()
                .filter(person -> person.id() < FIRST_OF_OTHERS)
                .map(person -> new Reader(Recipient.of(id, person.id()), ""))
                .toList();
        boolean more = page.size() == most && readers.size() == page.size();
        return new ReportReaders(
                readers, more ? Optional.of(Long.toString(page.getLast().id())) : Optional.empty());
    }

    @Override
    public Reply report(ReportCall call) {
        return Reply.text("Week of " + call.period().from() + "\n" + LINE.repeat(10));
    }
}
