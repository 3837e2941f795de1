package ${package};

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.console.ConsolePage;
import io.jackfield.api.console.ConsoleRight;
import io.jackfield.api.console.PageRequest;
import io.jackfield.api.console.PageSpec;
import io.jackfield.api.console.PageVisitor;
import io.jackfield.api.web.WebAnswer;
import org.pf4j.Extension;

/** The page {@code ${name}}: a note that operators leave for each other. Who may change settings writes it. */
@Extension
public final class ${className}Page implements ConsolePage {
    private static final String NOTE = "note";
    private static final String WRITER = "writer";
    private static final int LONGEST = 500;

    private final PluginContext context;

    public ${className}Page(PluginContext context) {
        this.context = context;
    }

    @Override
    public PageSpec spec() {
        return PageSpec.named("${name}", "title");
    }

    @Override
    public WebAnswer answer(PageRequest request) {
        if (!request.path().isEmpty()) {
            throw new JackfieldException(StandardError.NOT_FOUND, "page ${name} has no '" + request.path() + "'");
        }
        return request.isPost() ? write(request) : WebAnswer.html(html(request.visitor()));
    }

    private WebAnswer write(PageRequest request) {
        PageVisitor visitor = request.visitor();
        if (!visitor.may(ConsoleRight.SETTINGS)) {
            throw new JackfieldException(
                    StandardError.NOT_PERMITTED, visitor.name() + " may not change settings, so no note either");
        }
        String note = request.web().parameter(NOTE).orElse("").strip();
        if (note.length() > LONGEST) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "the note has " + note.length() + " characters; use up to " + LONGEST);
        }
        context.memory().shared().put(NOTE, note);
        context.memory().shared().put(WRITER, visitor.name());
        return WebAnswer.status(303).with("location", "./");
    }

    /** What stands on it comes from people: nothing of it goes into the page as it is. */
    private String html(PageVisitor visitor) {
        String note = context.memory().shared().get(NOTE).orElse("");
        String writer = context.memory().shared().get(WRITER).orElse("");
        String shown = note.isEmpty()
                ? "<p class=\"faint\">" + text(visitor, "empty") + "</p>"
                : "<p class=\"words\">" + escaped(note) + "</p><small>" + escaped(writer) + "</small>";
        String form = visitor.may(ConsoleRight.SETTINGS)
                ? """
                <form class="card" method="post" action="./">
                  <label>%s <input name="note" maxlength="%d" value="%s"></label>
                  <div class="form-end"><button class="button strong">%s</button></div>
                </form>
                """.formatted(text(visitor, "note"), LONGEST, escaped(note), text(visitor, "save"))
                : "";
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <title>%s</title>
                  <link rel="stylesheet" href="console.css">
                </head>
                <body><main><section class="card">%s</section>%s</main></body>
                </html>
                """.formatted(escaped(visitor.language()), text(visitor, "title"), shown, form);
    }

    private String text(PageVisitor visitor, String key) {
        return escaped(context.texts().get(visitor.language(), key));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
