package io.jackfield.prompt.school;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.LiveText;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.ModelDesk.Offer;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.lib.school.Learner;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/**
 * Adds {@code /recommendations}: a model's advice about the learner whom the parent looks at, on the parent's plan.
 * Question and answer join the dialogue, so that one can ask on.
 */
@Extension
public final class RecommendationsCommand implements CommandHandler {
    static final String NAME = "recommendations";

    private final PluginContext context;
    private final Sources sources;

    public RecommendationsCommand(PluginContext context) {
        this.context = context;
        sources = Sources.of(context);
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command(NAME)
                .described(context.texts(), "description")
                .in(ChatKind.PRIVATE);
    }

    /** What follows the command is a learner's id, as of a button below a notice: it may be anybody's. */
    @Override
    public Reply handle(CommandRequest request) {
        Optional<Learner> before = sources.chosen(request);
        if (before.isEmpty()) {
            return unregistered(request);
        }
        String wanted = request.argument();
        if (!wanted.isEmpty() && !wanted.equals(before.get().id())) {
            if (!sources.parents().choose(request.bot().id(), request.sender().id(), wanted)) {
                return Reply.text(request.text("unknown"));
            }
            request.dialogue().clear();
        }
        Optional<Offer> offer = context.models().current(request);
        if (offer.isEmpty()) {
            return Reply.text(request.text("model.none"));
        }
        return sources.chosen(request)
                .map(learner -> advice(request, offer.get(), learner))
                .orElseGet(() -> unregistered(request));
    }

    private Reply unregistered(Request request) {
        return Reply.text(request.text("unregistered"))
                .keyboard(Keyboard.column(List.of(Button.command(request.text("button.register"), "start"))));
    }

    private Reply advice(Request request, Offer offer, Learner learner) {
        ModelMessage question = ModelMessage.user(request.text("question", learner.name()));
        List<ModelMessage> messages = List.of(
                ModelMessage.system(Prompts.RECOMMENDATIONS.of(request)),
                ModelMessage.system(LearnerPrompt.known(context, sources, request, learner)),
                question);
        LiveText live = request.live();
        context.models()
                .ask(
                        new Question(request.bot().id(), offer.id(), messages)
                                .by(request.sender().id()),
                        live);
        request.dialogue().append(question);
        request.dialogue().append(ModelMessage.assistant(live.text()));
        return Reply.markdown(live.text());
    }
}
