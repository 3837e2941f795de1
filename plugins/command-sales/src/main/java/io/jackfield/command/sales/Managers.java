package io.jackfield.command.sales;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.Step;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.Request;
import io.jackfield.api.command.StepAnswer;
import io.jackfield.api.event.Event;
import io.jackfield.lib.sales.Action;
import io.jackfield.lib.sales.Actor;
import io.jackfield.lib.sales.Application;
import io.jackfield.lib.sales.ApplicationBoard;
import io.jackfield.lib.sales.Applications;
import io.jackfield.lib.sales.Applications.Outcome;
import io.jackfield.lib.sales.Change.What;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The managers' chat: cards that stay up to date, and what is pressed under them. Only those of the role may do
 * anything.
 */
final class Managers {
    static final String ROLE = "managers";
    static final String NOTE_STEP = "note";

    private static final String CHANGED = "application.changed";
    private static final String NUMBER = "number";
    private static final String PACKAGE = "package";
    private static final int LONGEST_NOTE = 1_000;
    private static final Duration PATIENCE = Duration.ofHours(1);
    /** A card that was overtaken while it was shown is shown once more; who overtakes that shows theirs. */
    private static final int TRIES = 3;

    private final PluginContext context;
    private final Applications applications;
    private final ApplicationBoard board;
    private final Card card;

    Managers(PluginContext context, Applications applications, ApplicationBoard board) {
        this.context = context;
        this.applications = applications;
        this.board = board;
        card = new Card(context, applications);
    }

    Optional<Recipient> chat(String bot) {
        return context.people().chatOfRole(bot, ROLE);
    }

    /** Shows what an application is now. Without a chat it waits until there is one. */
    void show(Application changed) {
        Optional<Recipient> chat = chat(changed.bot());
        Application latest = changed;
        for (int tried = 0; chat.isPresent() && tried < TRIES; tried++) {
            context.messages().show(chat.get(), card.of(latest), "application-" + latest.number());
            if (board.shown(latest)) {
                return;
            }
            latest = applications.find(latest.bot(), latest.number()).orElseThrow();
        }
    }

    /** Shows it and says below what the applicant has changed: a change of the card makes no sound. */
    void changedByApplicant(Application application, What what, String key) {
        show(application);
        BotView bot = context.bot(application.bot());
        String words = Card.text(bot, "manager.corrected." + what.word(), application.number());
        chat(application.bot())
                .ifPresent(chat -> context.messages().sendOnce(chat, Reply.text(words), "corrected-" + key));
    }

    /** Brings an application that lies to mind, once for each run of the job. */
    void remind(Application application, Recipient chat, String run) {
        BotView bot = context.bot(application.bot());
        Duration waits =
                Duration.between(application.changedAt(), context.clock().instant());
        String headline = waits.toHours() < 48
                ? Card.text(bot, "manager.waits.hours", waits.toHours())
                : Card.text(bot, "manager.waits.days", waits.toDays());
        context.messages()
                .sendOnce(chat, card.copy(application, headline), "lying-" + application.number() + "-" + run);
        board.reminded(application);
    }

    static boolean takes(String action) {
        return action.equals(Card.NOTE) || Action.of(action).isPresent();
    }

    Reply press(ButtonPress press) {
        if (!isManager(press)) {
            return Reply.nothing().alert(press.text("manager.only"));
        }
        boolean copy = press.argument().endsWith(Card.COPY);
        String number = copy ? press.argument().substring(0, press.argument().length() - 1) : press.argument();
        if (applications.find(press.bot().id(), number).isEmpty()) {
            return Reply.nothing().alert(press.text("manager.gone"));
        }
        return Action.of(press.action())
                .map(action -> act(press, number, action, copy))
                .orElseGet(() -> askNote(press, number));
    }

    private Reply act(ButtonPress press, String number, Action action, boolean copy) {
        Outcome outcome = applications.act(press.bot().id(), number, action, Actor.of(press.sender()), press.key());
        show(outcome.application());
        Reply reply = copy ? card.copy(outcome.application(), "").inPlace() : Reply.nothing();
        if (!outcome.done()) {
            return reply.toast(press.text("manager.otherwise"));
        }
        record(press, outcome.application(), What.STATUS.word());
        closing(outcome.application()).ifPresent(name -> press.record(name, which(outcome.application())));
        return reply.toast(press.text("manager.done." + action.word(), number));
    }

    private static Reply askNote(ButtonPress press, String number) {
        return Reply.text(press.text("manager.note.ask", number))
                .expect(Step.named(NOTE_STEP).with(NUMBER, number).within(PATIENCE));
    }

    Reply note(StepAnswer answer) {
        String number = answer.step().data().getOrDefault(NUMBER, "");
        String words = answer.message().text().strip();
        if (!isManager(answer)) {
            return Reply.text(answer.text("manager.only"));
        }
        if (words.isEmpty() || words.length() > LONGEST_NOTE) {
            return Reply.text(answer.text("manager.note.wrong", LONGEST_NOTE)).expect(answer.step());
        }
        Outcome outcome = applications.note(answer.bot().id(), number, words, Actor.of(answer.sender()), answer.key());
        show(outcome.application());
        record(answer, outcome.application(), What.NOTE.word());
        return Reply.text(answer.text("manager.note.done", number));
    }

    private boolean isManager(Request request) {
        return context.people().roles(request.bot().id(), request.sender().id()).contains(ROLE);
    }

    /** Does what an operator wants, from outside of Telegram's chats. */
    Outcome act(BotView bot, String number, Action action, String by) {
        Outcome outcome = applications.act(
                bot.bot().id(),
                number,
                action,
                actor(bot, by),
                UUID.randomUUID().toString());
        show(outcome.application());
        if (outcome.done()) {
            recordByOperator(CHANGED, outcome.application(), facts(outcome.application(), What.STATUS.word()));
            closing(outcome.application())
                    .ifPresent(name -> recordByOperator(name, outcome.application(), which(outcome.application())));
        }
        return outcome;
    }

    private void recordByOperator(String name, Application application, Map<String, String> facts) {
        context.events().record(new Event(application.bot(), OptionalLong.empty(), name, facts));
    }

    /** The event that says how an application has ended, by whose number reports count; empty while it is open. */
    private static Optional<String> closing(Application application) {
        return Optional.of(application.status())
                .filter(status -> !status.isOpen())
                .map(status -> "application." + status.word());
    }

    private static Map<String, String> which(Application application) {
        return Map.of(NUMBER, application.number(), PACKAGE, application.packageId());
    }

    /** @param by such as {@code operator ada} or {@code telegram 4711} */
    private Actor actor(BotView bot, String by) {
        return Optional.of(by)
                .filter(one -> one.matches("telegram \\d{1,18}"))
                .flatMap(one -> context.people().find(bot.bot().id(), Long.parseLong(one.substring(9))))
                .map(Actor::of)
                .orElseGet(() -> new Actor(by, by));
    }

    /** Records that an application has changed: its number and state, not whose it is. */
    static void record(Request request, Application application, String what) {
        request.record(CHANGED, facts(application, what));
    }

    private static Map<String, String> facts(Application application, String what) {
        return Map.of(
                NUMBER,
                application.number(),
                "what",
                what,
                "status",
                application.status().word(),
                PACKAGE,
                application.packageId());
    }
}
