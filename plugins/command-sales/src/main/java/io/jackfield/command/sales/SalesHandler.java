package io.jackfield.command.sales;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.ExpiredStep;
import io.jackfield.api.command.StepAnswer;
import java.util.Optional;

/** What the handlers of the plugin have in common: all but their command goes to the desk. */
abstract class SalesHandler implements CommandHandler {
    private final PluginContext context;
    private final SalesDesk desk;

    SalesHandler(PluginContext context) {
        this.context = context;
        desk = SalesDesk.of(context);
    }

    final SalesDesk desk() {
        return desk;
    }

    /** A command of private chats with the line of the menu for it, and the steps of the whole plugin. */
    final CommandSpec command(String name) {
        return CommandSpec.command(name)
                .described(context.texts(), "description." + name)
                .in(ChatKind.PRIVATE)
                .steps(SalesDesk.steps());
    }

    @Override
    public final Reply onButton(ButtonPress press) {
        return desk.press(press);
    }

    @Override
    public final Reply onStep(StepAnswer answer) throws Exception {
        return desk.answer(answer);
    }

    @Override
    public final Optional<Reply> onBack(StepAnswer answer) {
        return SalesDesk.back(answer);
    }

    @Override
    public final Reply onCancel(StepAnswer answer) {
        return desk.cancelled(answer);
    }

    @Override
    public final Reply onExpired(ExpiredStep expired) {
        return desk.left(expired, expired.step(), "apply.expired");
    }
}
