package io.jackfield.command.role;

import io.jackfield.api.PluginConfig;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.Step;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.Request;
import io.jackfield.api.command.StepAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** Adds {@code /role}: users say, or choose, whom the model is to be when it answers them. */
@Extension
public final class RoleCommand implements CommandHandler {
    private static final Step DESCRIPTION = Step.named("description");
    private static final String CHOOSE = "choose";
    private static final String REMOVE = "remove";
    private static final String CANCEL = "cancel";

    private final PluginContext context;

    public RoleCommand(PluginContext context) {
        this.context = context;
        longest(context.config());
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("role").described(context.texts(), "description");
    }

    @Override
    public Reply handle(CommandRequest request) {
        return request.argument().isBlank() ? ask(request) : set(request, request.argument());
    }

    @Override
    public Reply onStep(StepAnswer answer) {
        String words = answer.message().text();
        return words.isBlank() ? again(answer, answer.text("textOnly")) : set(answer, words);
    }

    @Override
    public Reply onButton(ButtonPress press) {
        return switch (press.action()) {
            case CHOOSE -> choose(press);
            case REMOVE -> remove(press);
            case CANCEL -> Reply.text(press.text("cancelled")).inPlace().endConversation();
            default -> Reply.nothing();
        };
    }

    @Override
    public Reply onCancel(StepAnswer answer) {
        return Reply.text(answer.text("cancelled"));
    }

    private static Reply ask(Request request) {
        String now = Role.of(request)
                .shown()
                .map(role -> request.text("now", role))
                .orElseGet(() -> request.text("now.none"));
        return again(request, now + "\n\n" + request.text(ReadyRole.of(request).isEmpty() ? "ask" : "ask.orChoose"));
    }

    /** Whatever the words, the next message is taken as the description. */
    private static Reply again(Request request, String words) {
        return Reply.text(words).keyboard(keyboard(request)).expect(DESCRIPTION);
    }

    private static Keyboard keyboard(Request request) {
        Role role = Role.of(request);
        List<List<Button>> rows = new ArrayList<>();
        for (ReadyRole ready : ReadyRole.of(request)) {
            String label = role.is(ready) ? "✅ " + ready.label() : ready.label();
            rows.add(List.of(Button.action(label, CHOOSE, ready.id())));
        }
        List<Button> last = new ArrayList<>();
        if (role.isSet()) {
            last.add(Button.action("🗑 " + request.text("remove"), REMOVE));
        }
        last.add(Button.action("✖ " + request.text("cancel"), CANCEL));
        rows.add(last);
        return new Keyboard.Inline(rows);
    }

    private static Reply set(Request request, String described) {
        String words = described.strip();
        int longest = longest(request.config());
        if (words.length() > longest) {
            return again(request, request.text("tooLong", words.length(), longest));
        }
        Role.of(request).set(words);
        return Reply.text(request.text("set"));
    }

    private static Reply choose(ButtonPress press) {
        Optional<ReadyRole> ready = ReadyRole.find(press, press.argument());
        if (ready.isEmpty()) {
            return Reply.nothing().toast(press.text("gone"));
        }
        Role.of(press).set(ready.get());
        return Reply.text(press.text("set.ready", ready.get().label()))
                .inPlace()
                .endConversation();
    }

    private static Reply remove(ButtonPress press) {
        Role.of(press).remove();
        return Reply.text(press.text("removed")).inPlace().endConversation();
    }

    private static int longest(PluginConfig config) {
        return config.number("longest", 100, 10_000, 2_000);
    }
}
