package ${package};

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

/** Makes the report {@code ${name}}. */
@Extension
public final class ${className}Report implements ReportType {
    private final PluginContext context;

    public ${className}Report(PluginContext context) {
        this.context = context;
    }

    @Override
    public ReportSpec spec() {
        return ReportSpec.named("${name}", "name", ReportPeriod.Kind.WEEK, ReportPeriod.Kind.MONTH);
    }

    /** Everybody who uses the bot, by their ids. */
    @Override
    public ReportReaders readers(BotView bot, ReportPeriod period, Optional<String> after, int most) {
        String id = bot.bot().id();
        List<Person> people = context.people().reachable(id, after.map(Long::valueOf).orElse(0L), most);
        return new ReportReaders(
                people.stream()
                        .map(person -> new Reader(Recipient.of(id, person.id()), ""))
                        .toList(),
                people.size() < most ? Optional.empty() : Optional.of(Long.toString(people.getLast().id())));
    }

    @Override
    public Reply report(ReportCall call) {
        String title = call.text("title", call.period().from(), call.period().to());
        String name = call.reader().map(Person::firstName).orElse("");
        return Reply.text(title + "\n\n" + call.text("body", name));
    }
}
