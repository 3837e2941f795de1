package io.jackfield.testkit;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.Step;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.ExpiredStep;
import io.jackfield.api.command.StepAnswer;
import java.time.Duration;

/** {@code /survey}; {@code /survey old} waits at a step of an earlier version. */
public final class SurveyCommand implements CommandHandler {
    public SurveyCommand(PluginContext context) {}

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("survey").steps("name");
    }

    @Override
    public Reply handle(CommandRequest request) {
        Step step = Step.named(request.argument().isEmpty() ? "name" : request.argument());
        return Reply.text("Your name?").expect(step.with("by", "Ada").within(Duration.ofMinutes(5)));
    }

    @Override
    public Reply onStep(StepAnswer answer) {
        return Reply.text("Hello " + answer.message().text());
    }

    @Override
    public Reply onExpired(ExpiredStep expired) {
        return Reply.text(
                expired.sender().firstName() + " of " + expired.step().data().get("by") + " was too late");
    }
}
