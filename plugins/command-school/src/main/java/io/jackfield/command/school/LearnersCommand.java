package io.jackfield.command.school;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.Request;
import io.jackfield.lib.school.Learner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** Adds {@code /learners}: a parent's children, one of which is looked at. */
@Extension
public final class LearnersCommand implements CommandHandler {
    static final String NAME = "learners";
    private static final String CHOOSE = "choose";
    private static final String REMOVE = "remove";
    private static final String ASK = "ask-remove";
    private static final String REALLY = "really-remove";

    private final PluginContext context;
    private final Family family;

    public LearnersCommand(PluginContext context) {
        this.context = context;
        family = Family.of(context);
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command(NAME)
                .described(context.texts(), "description.learners")
                .in(ChatKind.PRIVATE);
    }

    @Override
    public Reply handle(CommandRequest request) {
        return list(request, family.lookAgain(request));
    }

    @Override
    public Reply onButton(ButtonPress press) {
        return switch (press.action()) {
            case CHOOSE ->
                own(press)
                        .map(learner -> chosen(press, learner))
                        .orElseGet(() -> list(press).inPlace());
            case REMOVE -> removal(press).inPlace();
            case ASK ->
                own(press)
                        .map(learner -> question(press, learner))
                        .orElseGet(() -> list(press).inPlace());
            case REALLY ->
                own(press)
                        .map(learner -> removed(press, learner))
                        .orElseGet(() -> list(press).inPlace());
            default -> list(press).inPlace();
        };
    }

    /** The argument comes from the user's device: what is not theirs is nobody. */
    private Optional<Learner> own(ButtonPress press) {
        return family.learnersOf(press).stream()
                .filter(learner -> learner.id().equals(press.argument()))
                .findFirst();
    }

    private Reply list(Request request) {
        return list(request, "");
    }

    private Reply list(Request request, String before) {
        Optional<Learner> chosen = family.chosen(request);
        if (chosen.isEmpty()) {
            return Reply.text(before + request.text("learners.none"))
                    .keyboard(Keyboard.column(
                            List.of(Button.command(request.text("learners.register"), StartCommand.NAME))));
        }
        List<Button> buttons = new ArrayList<>();
        for (Learner learner : family.learnersOf(request)) {
            String tick = learner.id().equals(chosen.get().id()) ? "✅ " : "";
            buttons.add(Button.action(tick + Family.words(learner), CHOOSE, learner.id()));
        }
        buttons.add(Button.command(request.text("learners.add"), StartCommand.NAME, StartCommand.ADD));
        buttons.add(Button.action(request.text("learners.remove"), REMOVE));
        return Reply.text(before + request.text("learners.title")).keyboard(Keyboard.column(buttons));
    }

    private Reply chosen(ButtonPress press, Learner learner) {
        if (!family.chosen(press).equals(Optional.of(learner))) {
            press.dialogue().clear(); // what was said about one child is not to be taken for another's
        }
        family.parents().choose(press.bot().id(), press.sender().id(), learner.id());
        return list(press).inPlace().toast(press.text("learners.chosen", learner.name()));
    }

    private Reply removal(ButtonPress press) {
        List<Button> buttons = new ArrayList<>();
        family.learnersOf(press)
                .forEach(learner -> buttons.add(Button.action(Family.words(learner), ASK, learner.id())));
        buttons.add(Button.action(press.text("learners.back"), NAME));
        return Reply.text(press.text("learners.remove.title")).keyboard(Keyboard.column(buttons));
    }

    private static Reply question(ButtonPress press, Learner learner) {
        return Reply.text(press.text("learners.remove.confirm", Family.words(learner)))
                .keyboard(Keyboard.column(List.of(
                        Button.action(press.text("learners.remove.yes"), REALLY, learner.id())
                                .styled(Button.Style.DANGER),
                        Button.action(press.text("learners.back"), NAME))))
                .inPlace();
    }

    private Reply removed(ButtonPress press, Learner learner) {
        family.parents().unlink(press.bot().id(), press.sender().id(), learner.id());
        press.dialogue().clear(); // models are told the latest turns, and what they said may be about this child
        Reply list = list(press).inPlace().toast(press.text("learners.removed", learner.name()));
        // a menu for those who have children here is of no use any more
        return family.chosen(press).isPresent()
                ? list
                : list.and(Reply.text(press.text("cancelled")).keyboard(Keyboard.remove()));
    }
}
