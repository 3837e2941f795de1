package io.jackfield.command.billing;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.BillingDesk.CreditEntry;
import io.jackfield.api.desk.BillingDesk.Credits;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pf4j.Extension;

/** Adds {@code /credits}: what the user has beside the plan, and how the last of it came and went. */
@Extension
public final class CreditsCommand implements CommandHandler {
    private static final int ENTRIES = 10;

    private final PluginContext context;

    public CreditsCommand(PluginContext context) {
        this.context = context;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("credits").described(context.texts(), "description.credits");
    }

    /** In groups the balance alone: what came and went is nobody else's affair. */
    @Override
    public Reply handle(CommandRequest request) {
        Credits credits = context.billing()
                .credits(
                        request.bot().id(),
                        request.sender().id(),
                        request.chat().isPrivate() ? ENTRIES : 0);
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(request.text("credits.title", credits.balance()) + "\n" + request.text("credits.what"));
        if (!credits.entries().isEmpty()) {
            List<String> lines = new ArrayList<>(List.of(request.text("credits.last")));
            credits.entries().forEach(entry -> lines.add("• " + line(request, entry)));
            paragraphs.add(String.join("\n", lines));
        }
        if (sellsCredits(request)) {
            paragraphs.add(request.text("credits.more"));
        }
        return Reply.text(String.join("\n\n", paragraphs));
    }

    private boolean sellsCredits(Request request) {
        return context.shop().products(request).stream()
                .anyMatch(product -> product.credits() > 0 && !product.ways().isEmpty());
    }

    private static String line(Request request, CreditEntry entry) {
        String amount = (entry.amount() > 0 ? "+" : "−") + Math.abs(entry.amount());
        String what = request.text("credits." + entry.what().name().toLowerCase(Locale.ROOT));
        String at = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Locale.of(request.sender().language()))
                .format(entry.at().atZone(request.timeZone()));
        return request.text("credits.line", at, amount, what);
    }
}
