package io.jackfield.host.dispatch;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginError;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.Person;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.config.BlockedUsers;
import io.jackfield.host.lanes.Lanes;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.memory.MemoryCache;
import io.jackfield.host.outbox.LiveAnswer;
import io.jackfield.host.outbox.LiveAnswers;
import io.jackfield.host.payment.telegram.PaymentNotices;
import io.jackfield.host.people.People;
import io.jackfield.host.people.UserBlocks;
import io.jackfield.host.routing.Decision;
import io.jackfield.host.routing.HostReplies;
import io.jackfield.host.routing.RoutingTable;
import io.jackfield.host.routing.TurnFactory;
import io.jackfield.host.routing.UpdateEvents;
import io.jackfield.host.routing.UpdateRules;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.PersonKey;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.CallbackData;
import io.jackfield.host.telegram.HostPress;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.DraftStopped;
import io.jackfield.host.telegram.IncomingUpdate.InlineQuestion;
import io.jackfield.host.telegram.IncomingUpdate.Migrated;
import io.jackfield.host.telegram.IncomingUpdate.PaymentNotice;
import io.jackfield.host.telegram.IncomingUpdate.PreCheckout;
import io.jackfield.host.telegram.IncomingUpdate.Pressed;
import io.jackfield.host.telegram.IncomingUpdate.Reachability;
import io.jackfield.host.telegram.IncomingUpdate.StepExpired;
import io.jackfield.host.telegram.IncomingUpdate.Unreadable;
import io.jackfield.host.trace.UpdateSteps;
import io.jackfield.host.turn.HandlerCall.Outcome;
import io.jackfield.host.turn.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings each update to its plugin and what comes of it to the journal and the outbox. Core loop only. */
public final class Dispatcher implements Lanes.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final CoreLoop loop;
    private final RoutingTable table;
    private final UpdateRules reception;
    private final People people;
    private final UserBlocks blocks;
    private final MemoryCache memoryCache;
    private final Mover groups;
    private final LiveAnswers liveAnswers;
    private final PaymentNotices payments;
    private final TurnCalls calls;
    private final UpdateCloser closer;
    private final HostReplies hostReplies;
    private final ErrorMeters errors;
    private final RetryRule retryRule;
    private final UpdateEvents events;
    private final HostButtons buttons;
    private UpdateSteps steps = UpdateSteps.NONE;

    public Dispatcher(
            CoreLoop loop,
            RoutingTable table,
            UpdateRules reception,
            People people,
            UserBlocks blocks,
            MemoryCache memoryCache,
            Mover groups,
            LiveAnswers liveAnswers,
            PaymentNotices payments,
            TurnCalls calls,
            UpdateCloser closer,
            HostReplies hostReplies,
            ErrorMeters errors,
            RetryRule retryRule,
            UpdateEvents events,
            HostButtons buttons) {
        this.loop = loop;
        this.table = table;
        this.reception = reception;
        this.people = people;
        this.blocks = blocks;
        this.memoryCache = memoryCache;
        this.groups = groups;
        this.liveAnswers = liveAnswers;
        this.payments = payments;
        this.calls = calls;
        this.closer = closer;
        this.hostReplies = hostReplies;
        this.errors = errors;
        this.retryRule = retryRule;
        this.events = events;
        this.buttons = buttons;
    }

    /** Takes what is known of a group along to its new id. */
    @FunctionalInterface
    public interface Mover {
        /** @param done runs once it is stored */
        void move(int bot, long from, long to, Runnable done);
    }

    /** Tells these of what is done, from now on. */
    public void follow(UpdateSteps listener) {
        steps = listener;
    }

    @Override
    public void handle(IncomingUpdate update, Runnable done) {
        steps.begun(update.trace(), update.arrivedNanos());
        update.trace().run(() -> handleTraced(update, done));
    }

    private void handleTraced(IncomingUpdate update, Runnable done) {
        switch (update.content()) {
            case Unreadable unreadable when unreadable.money() -> payments.unreadable(update, unreadable.error(), done);
            case Unreadable unreadable -> {
                LOG.error(
                        "intake: bot={} update={} cannot be read and is set aside as a dead letter: {}",
                        update.bot().id(),
                        update.key().updateId(),
                        unreadable.error());
                unreadable(update, unreadable.error(), done);
            }
            case PaymentNotice notice -> payment(update, notice, done);
            // Of a version that journalled it; Telegram has long given up.
            case PreCheckout ignored -> closer.close(update, done);
            case InlineQuestion question -> closer.reply(update, hostReplies.nothingInline(question.queryId()), done);
            case Migrated move ->
                groups.move(update.key().bot(), move.from(), move.to(), () -> closer.close(update, done));
            case Reachability change -> {
                people.reachable(update.key().bot(), update.chat().id(), change.reachable(), events.of(update, change));
                closer.close(update, done);
            }
            case DraftStopped stop -> {
                liveAnswers.stop(
                        update.bot(),
                        update.chat(),
                        stop.draftId(),
                        UpdateRules.sender(update).id());
                closer.close(update, done);
            }
            case Pressed pressed
            when CallbackData.stopped(pressed.data()).isPresent() -> {
                int id = CallbackData.stopped(pressed.data()).get();
                boolean mayStop = liveAnswers.stop(
                        update.bot(),
                        update.chat(),
                        id,
                        UpdateRules.sender(update).id());
                String word = mayStop ? "stopping" : "stop.others";
                closer.reply(update, hostReplies.pressed(update, pressed, word), done);
            }
            default -> known(update, done);
        }
    }

    private void payment(IncomingUpdate update, PaymentNotice notice, Runnable done) {
        meet(update);
        payments.take(update, notice, () -> closer.close(update, done), done);
    }

    /** A channel in whose name somebody writes is nobody that a bot can write to. */
    private void meet(IncomingUpdate update) {
        update.sender()
                .filter(person -> person.id() > 0)
                .ifPresent(person -> people.met(person, update.key(), () -> events.joined(update)));
    }

    /** Its sender is told where that may be done: in a group nobody knows whom it was for. */
    private void unreadable(IncomingUpdate update, String error, Runnable done) {
        Fault fault = Fault.ofHost("UNREADABLE", error);
        if (update.chat().id() == 0) {
            closer.deadLetter(update, fault, done);
            return;
        }
        Person sender = UpdateRules.sender(update);
        closer.apologise(update, hostReplies.text(update, sender, "message.unreadable"), fault, done);
    }

    /** With what is known of the sender; in the cache for everybody who was here lately. */
    private void known(IncomingUpdate update, Runnable done) {
        if (!(update.content() instanceof StepExpired)) {
            meet(update);
        }
        MemoryScope shelf = UpdateRules.scopeOfSender(update);
        Map<String, String> cached = memoryCache.cached(shelf);
        if (cached != null) {
            decide(update, cached, done);
        } else {
            memoryCache.get(shelf).onSuccess(values -> update.trace().run(() -> decide(update, values, done)));
        }
    }

    private void decide(IncomingUpdate update, Map<String, String> shelf, Runnable done) {
        PersonKey sender =
                new PersonKey(update.key().bot(), UpdateRules.sender(update).id());
        Optional<HostPress> ofHost =
                update.content() instanceof Pressed pressed ? HostPress.of(pressed.data()) : Optional.empty();
        // What a plugin waits for ends as ever, and an operator answers for their log-in.
        boolean mayEver = update.content() instanceof StepExpired
                || ofHost.filter(press -> !press.action().equals(HostPress.NEWS))
                        .isPresent();
        if (blocks.isBlocked(sender) && !mayEver) {
            refuse(update, sender, shelf, done);
            return;
        }
        if (ofHost.isPresent()) {
            pressed(update, TurnFactory.inOwnLanguage(UpdateRules.sender(update), shelf), ofHost.get(), done);
            return;
        }
        Decision decision;
        try {
            decision = reception.decide(table.of(update.bot()), update, shelf);
        } catch (RuntimeException e) {
            LOG.error(
                    "turn: bot={} update={} has no way to go; set aside as a dead letter",
                    update.bot().id(),
                    update.key().updateId(),
                    e);
            closer.deadLetter(update, Fault.ofHost("NO_WAY", "no way to go: " + e), done);
            return;
        }
        switch (decision) {
            case Decision.Call call -> call(update, call.turn(), 0, done);
            case Decision.Say say -> closer.reply(update, say.calls(), events.of(update), done);
            case Decision.Stop stop -> stop(update, stop, done);
            case Decision.Forget forget -> closer.forget(update, forget.value(), done);
            case Decision.Nothing ignored -> closer.close(update, events.of(update), done);
        }
    }

    /** They are told once, where nobody else reads it; a press must be answered, or its button spins. */
    private void refuse(IncomingUpdate update, PersonKey sender, Map<String, String> shelf, Runnable done) {
        boolean says = update.bot().config().blockedUsers() == BlockedUsers.ANSWER
                && update.chat().kind() == ChatKind.PRIVATE
                && blocks.tellsNow(sender);
        List<BotCall> words = says
                ? hostReplies.blocked(update, TurnFactory.inOwnLanguage(UpdateRules.sender(update), shelf))
                : update.content() instanceof Pressed ? hostReplies.silence(update) : List.of();
        closer.reply(update, words, events.of(update), done);
    }

    private void pressed(IncomingUpdate update, Person person, HostPress press, Runnable done) {
        buttons.pressed(update.bot(), person.id(), press)
                .map(answer -> switch (answer) {
                    case HostButtons.Answer.InPlace word -> hostReplies.inPlace(update, person, word.key());
                    case HostButtons.Answer.News news -> hostReplies.news(update, person, news.on());
                })
                .onSuccess(calls -> closer.reply(update, calls, done))
                .onFailure(
                        error -> closer.reply(update, hostReplies.text(update, person, "failure.unavailable"), done));
    }

    /** The answer itself ends with a word of its plugin's; more would only be in its way. */
    private void stop(IncomingUpdate update, Decision.Stop stop, Runnable done) {
        int stopped = liveAnswers.stopAll(update.bot(), update.chat(), stop.user(), stop.repliedTo());
        List<BotCall> word = stopped > 0 ? hostReplies.silence(update) : stop.nothingToStop();
        closer.reply(update, word, events.of(update), done);
    }

    private void call(IncomingUpdate update, Turn turn, int tries, Runnable done) {
        if (table.isLive(turn.plugin())) {
            long began = System.nanoTime();
            calls.call(
                    turn,
                    (result, live) ->
                            loop.run(() -> update.trace().in(turn.plugin()).run(() -> {
                                steps.called(update.trace(), turn.plugin(), began, codeOf(result));
                                called(update, turn, tries, result, live, done);
                            })));
            return;
        }
        JackfieldException gone =
                new JackfieldException(StandardError.UNAVAILABLE, "plugin " + turn.plugin() + " is not loaded");
        failed(update, turn, gone, Optional.empty(), done);
    }

    private static String codeOf(CallResult<?> result) {
        return result instanceof CallResult.Failed<?> failed ? Fault.codeOf(failed.error()) : "";
    }

    private void called(
            IncomingUpdate update,
            Turn turn,
            int tries,
            CallResult<Outcome> result,
            Optional<LiveAnswer> live,
            Runnable done) {
        switch (result) {
            case CallResult.Answered<Outcome> answered ->
                closer.close(
                        update,
                        turn.plugin(),
                        answered.value(),
                        events.of(turn),
                        done,
                        reason -> update.trace()
                                .in(turn.plugin())
                                .run(() -> failed(update, turn, notStorable(turn, reason), live, done)));
            case CallResult.Failed<Outcome>(JackfieldException error) ->
                retryRule
                        .pauseAfter(error, tries, live.isPresent())
                        .ifPresentOrElse(
                                pause -> callAgain(update, turn, error, tries + 1, pause, done),
                                () -> failed(update, turn, error, live, done));
        }
    }

    private void callAgain(
            IncomingUpdate update, Turn turn, JackfieldException error, int tries, Duration pause, Runnable done) {
        LOG.warn(
                "turn: bot={} update={} plugin={} try={} {}; again in {} ms",
                update.bot().id(),
                update.key().updateId(),
                turn.plugin(),
                tries,
                error.getMessage(),
                pause.toMillis());
        loop.later(pause, () -> update.trace().run(() -> call(update, turn, tries, done)));
    }

    private static JackfieldException notStorable(Turn turn, String reason) {
        return new JackfieldException(
                StandardError.PLUGIN_FAULT,
                "what plugin " + turn.plugin() + " gave cannot be stored, and nothing of it was: " + reason);
    }

    /** The user gets one sentence, the operator everything, and the lane goes on. */
    private void failed(
            IncomingUpdate update, Turn turn, JackfieldException error, Optional<LiveAnswer> live, Runnable done) {
        errors.count(turn.plugin(), error);
        // A quarantine was told of when it began.
        if (error.error() != StandardError.QUARANTINED) {
            tell(update, turn, error);
        }
        Fault fault = Fault.of(turn.plugin(), table.version(turn.plugin()), error);
        if (live.isEmpty()) {
            closer.apologise(update, hostReplies.failure(turn, error, ""), events.of(turn), fault, done);
            return;
        }
        liveAnswers.end(live.get()).onSuccess(message -> {
            Turn shown = turn.withLiveMessage(message);
            closer.apologise(
                    update, hostReplies.failure(shown, error, live.get().text()), events.of(turn), fault, done);
        });
    }

    private static void tell(IncomingUpdate update, Turn turn, JackfieldException error) {
        LOG.error(
                "turn: bot={} update={} plugin={} error={} {}; set aside as a dead letter",
                update.bot().id(),
                update.key().updateId(),
                turn.plugin(),
                error.own().<Object>map(PluginError::code).orElse(error.error().code()),
                error.getMessage(),
                error.error() == StandardError.PLUGIN_FAULT ? error.getCause() : null);
    }
}
