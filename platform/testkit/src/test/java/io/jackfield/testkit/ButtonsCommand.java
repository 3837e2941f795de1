package io.jackfield.testkit;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.Step;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.StepAnswer;
import java.util.List;

/** {@code /menu} with buttons that run commands, {@code /menu form} with a question. */
public final class ButtonsCommand implements CommandHandler {
    public ButtonsCommand(PluginContext context) {}

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("menu");
    }

    @Override
    public Reply handle(CommandRequest request) {
        return switch (request.argument()) {
            case "form" ->
                Reply.text("Your name?")
                        .keyboard(Keyboard.column(List.of(Button.command("Leave", "cancel"))))
                        .expect(Step.named("name"));
            case "" ->
                Reply.text("Menu")
                        .keyboard(Keyboard.column(List.of(
                                Button.command("Help", "help"),
                                Button.command("Short", "menu", "short"),
                                Button.command("Long", "menu", "long " + "x".repeat(100)),
                                Button.command("Lost", "lost"))));
            default -> Reply.text("Menu of " + request.argument()).inPlace();
        };
    }

    @Override
    public Reply onStep(StepAnswer answer) {
        return Reply.text("Hello " + answer.message().text());
    }
}
