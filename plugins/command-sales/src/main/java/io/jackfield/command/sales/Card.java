package io.jackfield.command.sales;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.lib.sales.Action;
import io.jackfield.lib.sales.Application;
import io.jackfield.lib.sales.Applications;
import io.jackfield.lib.sales.Change;
import io.jackfield.lib.sales.Change.What;
import io.jackfield.lib.sales.Status;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An application as the managers see it, in the bot's own language. */
final class Card {
    static final String NOTE = "note";

    /** Ends the argument of a button of a copy: one that stands below the card that is kept up to date. */
    static final String COPY = "+";

    private static final int MOST_CHANGES = 6;
    private static final int LONGEST_VALUE = 300;

    private final PluginContext context;
    private final Applications applications;

    Card(PluginContext context, Applications applications) {
        this.context = context;
        this.applications = applications;
    }

    /** The card that is kept up to date. */
    Reply of(Application application) {
        return Reply.text(words(application)).keyboard(keys(application, ""));
    }

    /**
     * The same under a headline, as a message of its own.
     *
     * @param headline empty for none
     */
    Reply copy(Application application, String headline) {
        String words = headline.isEmpty() ? words(application) : headline + "\n\n" + words(application);
        return Reply.text(words).keyboard(keys(application, COPY));
    }

    private String words(Application application) {
        BotView bot = context.bot(application.bot());
        List<String> lines = new ArrayList<>();
        lines.add(text(
                bot,
                "manager.head",
                application.number(),
                text(bot, "manager.status." + application.status().word())));
        lines.add(text(bot, "manager.package", title(bot, application)));
        lines.add(text(bot, "manager.person", person(application)));
        if (!application.contact().phone().isEmpty()) {
            lines.add(
                    text(bot, "manager.phone", Phone.shown(application.contact().phone())));
        }
        if (!application.source().isEmpty()) {
            lines.add(text(bot, "manager.source", application.source()));
        }
        lines.add(text(bot, "manager.at", time(bot, application.createdAt())));
        application.manager().ifPresent(manager -> lines.add(text(bot, "manager.manager", manager.name())));
        List<String> history = history(bot, application);
        if (!history.isEmpty()) {
            lines.add("");
            lines.addAll(history);
        }
        return String.join("\n", lines);
    }

    private String person(Application application) {
        String name = application.contact().name();
        if (application.person().isEmpty()) {
            return text(context.bot(application.bot()), "manager.forgotten");
        }
        return context.people()
                .find(application.bot(), application.person().getAsLong())
                .flatMap(person -> person.username().map(username -> name + ", @" + username))
                .orElse(name);
    }

    private List<String> history(BotView bot, Application application) {
        return applications.changes(application.bot(), application.number(), MOST_CHANGES).stream()
                .filter(change -> change.what() != What.CREATED)
                .map(change -> text(
                        bot,
                        "manager.change." + change.what().word(),
                        time(bot, change.at()),
                        change.actor().name(),
                        value(bot, change)))
                .toList();
    }

    private static String value(BotView bot, Change change) {
        return switch (change.what()) {
            case STATUS -> text(bot, "manager.status." + change.value());
            case PHONE -> Phone.shown(change.value());
            case PACKAGE -> Catalogue.of(bot.config()).title(change.value(), bot.language());
            default ->
                change.value().length() > LONGEST_VALUE
                        ? change.value().substring(0, LONGEST_VALUE) + "…"
                        : change.value();
        };
    }

    private static Keyboard.Inline keys(Application application, BotView bot, String copy) {
        String argument = application.number() + copy;
        Status status = application.status();
        List<Button> first = new ArrayList<>();
        List<Button> second = new ArrayList<>();
        if (status == Status.NEW) {
            first.add(button(bot, Action.TAKE, argument));
        }
        if (Action.CONTACTED.fits(status)) {
            first.add(button(bot, Action.CONTACTED, argument));
        }
        if (status.isOpen()) {
            second.add(button(bot, Action.WON, argument));
            second.add(button(bot, Action.LOST, argument));
        } else {
            second.add(button(bot, Action.REOPEN, argument));
        }
        second.add(Button.action(text(bot, "manager.do.note"), NOTE, argument));
        return first.isEmpty() ? Keyboard.inline(second) : Keyboard.inline(first, second);
    }

    private Keyboard.Inline keys(Application application, String copy) {
        return keys(application, context.bot(application.bot()), copy);
    }

    private static Button button(BotView bot, Action action, String argument) {
        return Button.action(text(bot, "manager.do." + action.word()), action.word(), argument);
    }

    static String title(BotView bot, Application application) {
        return application.packageId().isEmpty()
                ? text(bot, "apply.advice.title")
                : Catalogue.of(bot.config()).title(application.packageId(), bot.language());
    }

    static String text(BotView bot, String key, Object... arguments) {
        return bot.text(bot.language(), key, arguments);
    }

    private static String time(BotView bot, Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Locale.of(bot.language()))
                .format(at.atZone(bot.timeZone()));
    }
}
