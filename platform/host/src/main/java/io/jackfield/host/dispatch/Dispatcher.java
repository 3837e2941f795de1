package io.jackfield.host.dispatch;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginError;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Person;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.lanes.Lanes;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.memory.GroupMoves;
import io.jackfield.host.memory.MemoryCache;
import io.jackfield.host.outbox.LiveAnswer;
import io.jackfield.host.outbox.LiveAnswers;
import io.jackfield.host.people.People;
import io.jackfield.host.routing.Decision;
import io.jackfield.host.routing.HostReplies;
import io.jackfield.host.routing.RoutingTable;
import io.jackfield.host.routing.TurnFactory;
import io.jackfield.host.routing.UpdateRules;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.telegram.CallbackData;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.DraftStopped;
import io.jackfield.host.telegram.IncomingUpdate.InlineQuestion;
import io.jackfield.host.telegram.IncomingUpdate.Migrated;
import io.jackfield.host.telegram.IncomingUpdate.Pressed;
import io.jackfield.host.telegram.IncomingUpdate.Reachability;
import io.jackfield.host.telegram.IncomingUpdate.StepExpired;
import io.jackfield.host.telegram.IncomingUpdate.Unreadable;
import io.jackfield.host.turn.HandlerCall.Outcome;
import io.jackfield.host.turn.Turn;
import java.time.Duration;
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
    private final MemoryCache memoryCache;
    private final GroupMoves groups;
    private final LiveAnswers liveAnswers;
    private final HandlerCalls calls;
    private final UpdateCloser closer;
    private final HostReplies hostReplies;
    private final ErrorMeters errors;
    private final RetryRule retryRule;

    public Dispatcher(
            CoreLoop loop,
            RoutingTable table,
            UpdateRules reception,
            People people,
            MemoryCache memoryCache,
            GroupMoves groups,
            LiveAnswers liveAnswers,
            HandlerCalls calls,
            UpdateCloser closer,
            HostReplies hostReplies,
            ErrorMeters errors,
            RetryRule retryRule) {
        this.loop = loop;
        this.table = table;
        this.reception = reception;
        this.people = people;
        this.memoryCache = memoryCache;
        this.groups = groups;
        this.liveAnswers = liveAnswers;
        this.calls = calls;
        this.closer = closer;
        this.hostReplies = hostReplies;
        this.errors = errors;
        this.retryRule = retryRule;
    }

    @Override
    public void handle(IncomingUpdate update, Runnable done) {
        switch (update.content()) {
            case Unreadable unreadable -> {
                LOG.error(
                        "intake: bot={} update={} cannot be read and is set aside as a dead letter: {}",
                        update.bot().id(),
                        update.key().updateId(),
                        unreadable.error());
                unreadable(update, unreadable.error(), done);
            }
            case InlineQuestion question -> closer.reply(update, hostReplies.nothingInline(question.queryId()), done);
            case Migrated move ->
                groups.move(update.key().bot(), move.from(), move.to(), () -> closer.close(update, done));
            case Reachability change -> {
                people.reachable(update.key().bot(), update.chat().id(), change.reachable());
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

    /** Its sender is told where that may be done: in a group nobody knows whom it was for. */
    private void unreadable(IncomingUpdate update, String error, Runnable done) {
        if (update.chat().id() == 0) {
            closer.deadLetter(update, error, done);
            return;
        }
        Person sender = UpdateRules.sender(update);
        closer.apologise(update, hostReplies.text(update, sender, "message.unreadable"), error, done);
    }

    /** With what is known of the sender; in the cache for everybody who was here lately. */
    private void known(IncomingUpdate update, Runnable done) {
        // A channel in whose name somebody writes is nobody that a bot can write to.
        if (!(update.content() instanceof StepExpired)) {
            update.sender().filter(person -> person.id() > 0).ifPresent(person -> people.met(person, update.key()));
        }
        MemoryScope shelf = MemoryScope.ofUser(
                update.key().bot(), UpdateRules.sender(update).id());
        Map<String, String> cached = memoryCache.cached(shelf);
        if (cached != null) {
            decide(update, cached, done);
        } else {
            memoryCache.get(shelf).onSuccess(values -> decide(update, values, done));
        }
    }

    private void decide(IncomingUpdate update, Map<String, String> shelf, Runnable done) {
        Decision decision;
        try {
            decision = reception.decide(table.of(update.bot()), update, shelf);
        } catch (RuntimeException e) {
            LOG.error(
                    "turn: bot={} update={} has no way to go; set aside as a dead letter",
                    update.bot().id(),
                    update.key().updateId(),
                    e);
            closer.deadLetter(update, "no way to go: " + e, done);
            return;
        }
        switch (decision) {
            case Decision.Call call -> call(update, call.turn(), 0, done);
            case Decision.Say say -> closer.reply(update, say.calls(), done);
            case Decision.Stop stop -> stop(update, stop, done);
            case Decision.SetAside aside -> {
                LOG.error(
                        "payments: bot={} update={} is set aside as a dead letter: {}",
                        update.bot().id(),
                        update.key().updateId(),
                        aside.reason());
                closer.deadLetter(update, aside.reason(), done);
            }
            case Decision.Forget forget -> closer.forget(update, forget.value(), done);
            case Decision.Nothing ignored -> closer.close(update, done);
        }
    }

    /** The answer itself ends with a word of its plugin's; more would only be in its way. */
    private void stop(IncomingUpdate update, Decision.Stop stop, Runnable done) {
        int stopped = liveAnswers.stopAll(update.bot(), update.chat(), stop.user(), stop.repliedTo());
        closer.reply(update, stopped > 0 ? hostReplies.silence(update) : stop.nothingToStop(), done);
    }

    private void call(IncomingUpdate update, Turn turn, int tries, Runnable done) {
        if (table.isLive(turn.plugin())) {
            calls.of(turn, (result, live) -> loop.run(() -> called(update, turn, tries, result, live, done)))
                    .sendTo(turn.plugin(), loop.vertx());
            return;
        }
        JackfieldException gone =
                new JackfieldException(StandardError.UNAVAILABLE, "plugin " + turn.plugin() + " is not loaded");
        failed(update, turn, gone, Optional.empty(), done);
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
                        answered.value(),
                        done,
                        reason -> failed(update, turn, notStorable(turn, reason), live, done));
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
        loop.later(pause, () -> call(update, turn, tries, done));
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
        String reason = nameOf(error) + ": " + error.getMessage();
        if (live.isEmpty()) {
            closer.apologise(update, hostReplies.failure(turn, error, ""), reason, done);
            return;
        }
        liveAnswers.end(live.get()).onSuccess(message -> {
            Turn shown = TurnFactory.withLiveMessage(turn, message);
            closer.apologise(
                    update, hostReplies.failure(shown, error, live.get().text()), reason, done);
        });
    }

    private static String nameOf(JackfieldException error) {
        return error.own().map(PluginError::code).orElse(error.error().name());
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
