package io.jackfield.report.school;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.CommandSpec.Purpose;
import io.jackfield.api.command.Request;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.lib.school.SchoolAway;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pf4j.Extension;

/**
 * Adds {@code /schoolreport}, which the buttons below a report run: the report as a PDF, or a dialogue about its
 * learner. What follows the command comes from the user's device, so that everything is asked anew: whose learner it
 * is, and what the plan opens.
 */
@Extension
public final class ReportFileCommand implements CommandHandler {
    static final String NAME = "schoolreport";
    private static final String ASK = "ask";
    private static final String PDF = "pdf";
    private static final Map<String, ReportPeriod.Kind> REPORTS =
            Map.of(WeeklyReport.NAME, ReportPeriod.Kind.WEEK, MonthlyReport.NAME, ReportPeriod.Kind.MONTH);

    private final PluginContext context;
    private final Reporting reporting;

    public ReportFileCommand(PluginContext context) {
        this.context = context;
        reporting = Reporting.of(context);
    }

    static String argument(String report, ReportPeriod period, String learner) {
        return String.join(" ", PDF, report, period.key(), learner);
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command(NAME).in(ChatKind.PRIVATE);
    }

    @Override
    public Reply handle(CommandRequest request) throws InterruptedException {
        List<String> words = Arrays.asList(request.argument().split(" ", 4));
        return switch (words.getFirst()) {
            case ASK -> asked(request, String.join(" ", words.subList(1, words.size())));
            case PDF -> words.size() < 4 ? gone(request) : file(request, words);
            default -> gone(request);
        };
    }

    private Reply asked(Request request, String learner) {
        String bot = request.bot().id();
        long person = request.sender().id();
        boolean another = reporting
                .parents()
                .chosen(bot, person)
                .filter(one -> !one.id().equals(learner))
                .isPresent();
        if (!reporting.parents().choose(bot, person, learner)) {
            return gone(request);
        }
        if (another) {
            request.dialogue().clear(); // what was said about one child is not to be taken for another's
        }
        return Reply.text(request.text("ask"));
    }

    private Reply file(Request request, List<String> words) throws InterruptedException {
        Optional<ReportPeriod> period = period(words.get(1), words.get(2));
        if (period.isEmpty()) {
            return gone(request);
        }
        if (!isOpen(request)) {
            return closed(request);
        }
        return file(
                request,
                new Order(
                        context.bot(request.bot().id()),
                        request.sender().id(),
                        words.get(3),
                        period.get(),
                        request.sender().language()));
    }

    private Reply file(Request request, Order order) throws InterruptedException {
        try {
            Optional<Content> content = reporting.content(order);
            return content.isEmpty() ? gone(request) : file(order, content.get());
        } catch (SchoolAway away) {
            context.logger().warn("no report as a file: {}", away.getMessage());
            return Reply.text(request.text("away"));
        }
    }

    private static Reply file(Order order, Content content) throws InterruptedException {
        ReportText text = new ReportText(order.bot(), order.language());
        byte[] document = new ReportDocument(text).of(content);
        String name = "report-" + order.period().from() + ".pdf";
        return Reply.document(Attachment.bytes(name, "application/pdf", document), text.title(content));
    }

    /** Empty for what no button of ours says. */
    private static Optional<ReportPeriod> period(String report, String key) {
        try {
            return Optional.of(ReportPeriod.ofKey(key)).filter(period -> period.kind() == REPORTS.get(report));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isOpen(Request request) {
        return context.billing()
                .access(request.bot().id(), request.sender().id(), SchoolReport.FEATURE)
                .allowed();
    }

    private Reply closed(Request request) {
        Reply reply = Reply.text(request.text("closed"));
        return context.commands()
                .find(request.bot().id(), Purpose.BUY)
                .map(command -> Button.command(request.text("button.plans"), command))
                .map(button -> reply.keyboard(Keyboard.column(List.of(button))))
                .orElse(reply);
    }

    private static Reply gone(Request request) {
        return Reply.text(request.text("gone"));
    }
}
