package sample;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.report.ReportRequest;
import io.jackfield.api.report.ReportType;
import java.time.LocalDate;
import java.util.Map;
import org.pf4j.Extension;

/** A report, and a command that asks for it. The extension point is experimental: this jar may be replaced with it. */
@Extension
public final class SampleReport implements ReportType, CommandHandler {
    private final PluginContext context;

    public SampleReport(PluginContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return context.plugin().id();
    }

    @Override
    public Reply report(ReportRequest request) {
        return Reply.text(request.from() + " to " + request.to() + " for " + request.reader().firstName()
                + " about " + request.parameters().get("topic"));
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command(name().replace('-', '_'));
    }

    @Override
    public Reply handle(CommandRequest request) {
        LocalDate monday = LocalDate.of(2026, 11, 2);
        return report(new ReportRequest(
                request.sender(), request.recipient(), monday, monday.plusDays(6), Map.of("topic", request.argument())));
    }
}
