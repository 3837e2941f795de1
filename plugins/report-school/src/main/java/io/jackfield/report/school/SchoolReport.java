package io.jackfield.report.school;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.report.ReportCall;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportReaders;
import io.jackfield.api.report.ReportReaders.Reader;
import io.jackfield.api.report.ReportSpec;
import io.jackfield.api.report.ReportSubject;
import io.jackfield.api.report.ReportType;
import io.jackfield.lib.school.ParentPage;
import io.jackfield.lib.school.SchoolAway;
import java.util.List;
import java.util.Optional;

/** What the reports of a week and of a month have in common. */
abstract class SchoolReport implements ReportType {
    /** What a plan opens. */
    static final String FEATURE = "reports";

    private static final int MOST_OF_A_PAGE = 1_000;

    private final PluginContext context;
    private final Reporting reporting;
    private final Comment comment;
    private final ReportSpec spec;

    SchoolReport(PluginContext context, String name, ReportPeriod.Kind period) {
        this.context = context;
        reporting = Reporting.of(context);
        comment = new Comment(context);
        spec = ReportSpec.named(name, name + ".title", period).needing(FEATURE);
    }

    @Override
    public ReportSpec spec() {
        return spec;
    }

    @Override
    public List<ReportSubject> subjects(BotView bot, Person asker) {
        return reporting.parents().learnersOf(bot.bot().id(), asker.id()).stream()
                .map(learner -> new ReportSubject(learner.id(), Reporting.words(learner)))
                .toList();
    }

    @Override
    public ReportReaders readers(BotView bot, ReportPeriod period, Optional<String> after, int most) {
        String id = bot.bot().id();
        ParentPage page = reporting.parents().page(id, after, Math.min(most, MOST_OF_A_PAGE));
        List<Reader> readers = page.links().stream()
                .map(link -> new Reader(
                        Recipient.of(id, link.person()), link.learner().id()))
                .toList();
        return new ReportReaders(readers, page.next());
    }

    /** For a parent alone: what is said in a group is heard by others. */
    @Override
    public Reply report(ReportCall call) throws Exception {
        long person = call.recipient().chat();
        if (call.reader().filter(reader -> reader.id() == person).isEmpty() || !isOpen(call, person)) {
            return Reply.nothing();
        }
        Order order = new Order(call.bot(), person, call.subject(), call.period(), call.language());
        try {
            Optional<Content> content = reporting.content(order);
            return content.isEmpty() ? Reply.nothing() : shown(call, content.get());
        } catch (SchoolAway away) {
            throw reporting.away(order, away);
        }
    }

    /** The host asks the plan of those who ask; those on a schedule may have lost theirs since. */
    private boolean isOpen(ReportCall call, long person) {
        return call.asked()
                || context.billing()
                        .access(call.bot().bot().id(), person, FEATURE)
                        .allowed();
    }

    private Reply shown(ReportCall call, Content content) throws InterruptedException {
        ReportText text = new ReportText(call.bot(), call.language());
        String words = comment.of(call, text.figures(content))
                .map(said -> text.caption(content) + "\n\n" + said)
                .orElseGet(() -> text.caption(content));
        byte[] picture = new TrendChart(text).of(content).png();
        return Reply.photo(Attachment.bytes(spec.name() + ".png", "image/png", picture), words)
                .keyboard(buttons(call));
    }

    private Keyboard buttons(ReportCall call) {
        String file = ReportFileCommand.argument(spec.name(), call.period(), call.subject());
        return Keyboard.inline(
                List.of(Button.command(call.text("button.ask"), ReportFileCommand.NAME, "ask " + call.subject())),
                List.of(
                        Button.command(call.text("button.pdf"), ReportFileCommand.NAME, file),
                        Button.command(call.text("button.other"), "report", spec.name() + " " + call.subject())));
    }
}
