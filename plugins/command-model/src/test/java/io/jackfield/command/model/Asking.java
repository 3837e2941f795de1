package io.jackfield.command.model;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.llm.ModelMessage;
import java.util.List;
import org.pf4j.Extension;

/** Asks the current model on the sender's plan. */
@Extension
public final class Asking implements CommandHandler {
    private final PluginContext context;

    public Asking(PluginContext context) {
        this.context = context;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.freeText();
    }

    @Override
    public Reply handle(CommandRequest request) {
        String offer = context.models().current(request).orElseThrow().id();
        Question question = new Question(request.bot().id(), offer, List.of(ModelMessage.user(request.argument())));
        return Reply.text(context.models()
                .ask(question.by(request.sender().id()), request.live())
                .text());
    }
}
