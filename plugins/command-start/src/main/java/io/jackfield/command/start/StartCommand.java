package io.jackfield.command.start;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.api.desk.BillingDesk.Standing;
import io.jackfield.api.desk.BillingDesk.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pf4j.Extension;

/** Adds {@code /start}: a greeting, what is free, and a button for each command of the bot. */
@Extension
public final class StartCommand implements CommandHandler {
    private static final String NAME = "start";
    /** Spaces, controls and the letters that people use to have no name: Hangul fillers and the blank Braille cell. */
    private static final String INVISIBLE = "[\\p{Z}\\p{C}\\u115F\\u1160\\u3164\\uFFA0\\u2800]";

    private final PluginContext context;

    public StartCommand(PluginContext context) {
        this.context = context;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command(NAME).described(context.texts(), "description");
    }

    /** The payload of a deep link changes nothing here: whoever comes through one is greeted like everybody. */
    @Override
    public Reply handle(CommandRequest request) {
        List<CommandSpec> abilities = context.commands().of(request.bot().id());
        List<String> lines = new ArrayList<>();
        lines.add(greeting(request));
        if (abilities.stream().anyMatch(CommandSpec::takesFreeText)) {
            lines.add(request.text("hint.freeText"));
            freeMessages(request).ifPresent(lines::add);
        }
        Reply reply = Reply.text(String.join("\n\n", lines));
        List<Button> buttons = buttons(request, abilities);
        return buttons.isEmpty() ? reply : reply.keyboard(Keyboard.column(buttons));
    }

    private static String greeting(CommandRequest request) {
        String name = request.sender().firstName();
        String bot = request.bot().name();
        return name.replaceAll(INVISIBLE, "").isEmpty()
                ? request.text("welcome.nameless", bot)
                : request.text("welcome", bot, name.strip());
    }

    /** What is left for the model that answers, of a plan that is everybody's. */
    private Optional<String> freeMessages(Request request) {
        String bot = request.bot().id();
        List<Plan> plans = context.billing().plans(bot);
        if (plans.isEmpty()) {
            return Optional.empty();
        }
        Standing standing = context.billing().standing(bot, request.sender().id());
        return context.models()
                .current(request)
                .filter(offer -> standing.plan().equals(plans.getFirst()))
                .flatMap(offer -> standing.tightest(offer.id()))
                .filter(allowance -> allowance.limit().unit() == Unit.REQUESTS)
                .filter(allowance -> allowance.left().signum() > 0)
                .map(allowance -> request.text(
                        "free." + allowance.limit().period().name().toLowerCase(Locale.ROOT),
                        allowance.left().longValue()));
    }

    /** One for each command that Telegram's menu lists, under the words that stand there. */
    private static List<Button> buttons(CommandRequest request, List<CommandSpec> abilities) {
        String language = request.sender().language();
        return abilities.stream()
                .filter(spec -> spec.chats().contains(request.chat().kind()))
                .filter(spec -> spec.name().filter(name -> !name.equals(NAME)).isPresent())
                .flatMap(spec -> spec.descriptionIn(language).stream()
                        .map(words -> Button.command(words, spec.name().orElseThrow())))
                .toList();
    }
}
