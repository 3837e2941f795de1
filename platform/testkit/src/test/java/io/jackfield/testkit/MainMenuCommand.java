package io.jackfield.testkit;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.Step;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.StepAnswer;
import java.util.List;

/** {@code /menu} shows keys, {@code /menu push} sends others by itself, {@code /menu form} asks a question. */
public final class MainMenuCommand implements CommandHandler {
    private final PluginContext context;

    public MainMenuCommand(PluginContext context) {
        this.context = context;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("menu").andFreeText();
    }

    @Override
    public Reply handle(CommandRequest request) {
        if (request.command().isEmpty()) {
            return Reply.text("You wrote " + request.argument());
        }
        return switch (request.argument()) {
            case "" ->
                Reply.text("Here")
                        .keyboard(Keyboard.menu(
                                List.of(Keyboard.command("📊 Report", "menu", "report")),
                                List.of(Keyboard.command("Help", "help"), Keyboard.command("Gone", "gone"))));
            case "push" -> push(request);
            case "form" -> Reply.text("Your e-mail?").expect(Step.named("email"));
            default -> Reply.text("Menu of " + request.argument());
        };
    }

    private Reply push(CommandRequest request) {
        Recipient here = request.recipient();
        context.messages()
                .send(here, Reply.text("New").keyboard(Keyboard.menu(List.of(Keyboard.command("More", "help")))));
        return Reply.nothing();
    }

    @Override
    public Reply onStep(StepAnswer answer) {
        return Reply.text("E-mail " + answer.message().text());
    }
}
