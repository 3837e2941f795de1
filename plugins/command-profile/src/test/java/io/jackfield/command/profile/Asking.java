package io.jackfield.command.profile;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.llm.ModelMessage;
import java.util.List;
import org.pf4j.Extension;

/** Asks the current model on the sender's plan and keeps the dialogue. */
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
        if (!request.argument().startsWith("Ask:")) {
            return Reply.nothing();
        }
        ModelMessage question = ModelMessage.user(request.argument());
        String answer = context.models()
                .ask(
                        new Question(request.bot().id(), "instant", List.of(question))
                                .by(request.sender().id()),
                        request.live())
                .text();
        request.dialogue().append(question);
        request.dialogue().append(ModelMessage.assistant(answer));
        return Reply.text(answer);
    }
}
