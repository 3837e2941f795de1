package io.jackfield.testkit.form;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.AnswerCheck;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.Form;
import io.jackfield.api.command.StepAnswer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** {@code /apply}: an application with a name, a phone number and, if one likes, a word. */
public final class ApplyCommand implements CommandHandler {
    private static final Form FORM = Form.named("apply")
            .ask("name", AnswerCheck.line(60))
            .askPhone("phone")
            .askOptional("word", AnswerCheck.line(200))
            .confirm()
            .within(Duration.ofHours(1));

    private final PluginContext context;

    public ApplyCommand(PluginContext context) {
        this.context = context;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("apply")
                .described(context.texts(), "apply.description")
                .steps(FORM.steps());
    }

    @Override
    public Reply handle(CommandRequest request) {
        return FORM.start(request, request.argument().isEmpty() ? Map.of() : Map.of("package", request.argument()));
    }

    @Override
    public Reply onStep(StepAnswer answer) throws Exception {
        return FORM.answer(answer, ApplyCommand::applied);
    }

    @Override
    public Optional<Reply> onBack(StepAnswer answer) {
        return FORM.back(answer);
    }

    private static Reply applied(StepAnswer last, Map<String, String> values) {
        return Reply.text(last.text("apply.done", values.get("name"), values.getOrDefault("package", "basic")));
    }
}
