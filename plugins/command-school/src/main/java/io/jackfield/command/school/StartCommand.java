package io.jackfield.command.school;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.ExpiredStep;
import io.jackfield.api.command.StepAnswer;
import io.jackfield.lib.school.Learner;
import java.util.Optional;
import org.pf4j.Extension;

/**
 * Adds {@code /start}: registers a parent, and shows the main menu to one who is registered. A bot has this one or that
 * of {@code command-start}.
 */
@Extension
public final class StartCommand implements CommandHandler {
    static final String NAME = "start";
    /** What follows the command when a further child is to be added. */
    static final String ADD = "add";
    /** Spaces, controls and the letters that people use to have no name: Hangul fillers and the blank Braille cell. */
    private static final String INVISIBLE = "[\\p{Z}\\p{C}\\u115F\\u1160\\u3164\\uFFA0\\u2800]";

    private final PluginContext context;
    private final Family family;
    private final MainMenu menu;
    private final Registration registration;

    public StartCommand(PluginContext context) {
        this.context = context;
        family = Family.of(context);
        menu = new MainMenu(context.commands());
        registration = new Registration(context, family, menu);
        new LinkReview(context, family).begin();
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command(NAME)
                .described(context.texts(), "description.start")
                .in(ChatKind.PRIVATE)
                .steps(Registration.STEPS);
    }

    @Override
    public Reply handle(CommandRequest request) {
        if (family.chosen(request).isEmpty()) {
            return registration.begin(request, greeting(request) + "\n\n" + request.text("email.ask"));
        }
        if (request.argument().equals(ADD)) {
            return registration.begin(request, request.text("email.another"));
        }
        String ended = family.lookAgain(request);
        Optional<Learner> chosen = family.chosen(request);
        if (chosen.isEmpty()) {
            return registration.begin(request, ended + request.text("email.ask"));
        }
        String words = request.text("welcome.back", request.bot().name(), Family.words(chosen.get()));
        return menu.under(request, ended + words);
    }

    private static String greeting(CommandRequest request) {
        String name = request.sender().firstName();
        String bot = request.bot().name();
        return name.replaceAll(INVISIBLE, "").isEmpty()
                ? request.text("welcome.nameless", bot)
                : request.text("welcome", bot, name.strip());
    }

    @Override
    public Reply onStep(StepAnswer answer) {
        return registration.answer(answer);
    }

    @Override
    public Optional<Reply> onBack(StepAnswer answer) {
        return registration.back(answer);
    }

    @Override
    public Reply onCancel(StepAnswer answer) {
        return registration.cancelled(answer);
    }

    @Override
    public Reply onExpired(ExpiredStep expired) {
        return registration.expired(expired);
    }
}
