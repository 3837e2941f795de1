package io.jackfield.command.profile;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.ModelDesk.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** Adds {@code /status}: whether the bot can answer this user now, and what it remembers of the dialogue. */
@Extension
public final class StatusCommand implements CommandHandler {
    /** A dialogue is read to be counted, so not all of a long one. */
    private static final int MOST_COUNTED = 200;

    private final PluginContext context;

    public StatusCommand(PluginContext context) {
        this.context = context;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("status").described(context.texts(), "description.status");
    }

    @Override
    public Reply handle(CommandRequest request) {
        Optional<Offer> offer = context.models().current(request);
        if (offer.isEmpty()) {
            return Reply.text(request.text("status.noModel"));
        }
        Account account = Account.of(context, request);
        List<String> lines = new ArrayList<>();
        lines.add(health(request, offer.get()));
        account.plan().ifPresent(lines::add);
        lines.addAll(account.after());
        account.left(offer.get()).ifPresent(lines::add);
        account.credits().ifPresent(lines::add);
        lines.add(dialogue(request));
        return Reply.text(String.join("\n", lines));
    }

    private static String health(Request request, Offer answering) {
        boolean asChosen =
                request.preferences().model().map(answering.id()::equals).orElse(true);
        return request.text(asChosen ? "status.fine" : "status.other", answering.label());
    }

    private static String dialogue(Request request) {
        int turns = request.dialogue().latest(MOST_COUNTED).size();
        if (turns == 0) {
            return request.text("dialogue.empty");
        }
        return request.text(turns < MOST_COUNTED ? "dialogue" : "dialogue.long", turns);
    }
}
