package ${package};

import io.jackfield.api.PluginContext;
import io.jackfield.api.Texts;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.report.ReportRequest;
import io.jackfield.api.report.ReportType;
import org.pf4j.Extension;

/** Makes the report {@code ${name}}. */
@Extension
public final class ${className}Report implements ReportType {
    private final Texts texts;

    public ${className}Report(PluginContext context) {
        texts = context.texts();
    }

    @Override
    public String name() {
        return "${name}";
    }

    @Override
    public Reply report(ReportRequest request) {
        String language = request.reader().language();
        return Reply.markdown("**%s**\n\n%s"
                .formatted(
                        texts.get(language, "title", request.from(), request.to()),
                        texts.get(language, "body", request.reader().firstName())));
    }
}
