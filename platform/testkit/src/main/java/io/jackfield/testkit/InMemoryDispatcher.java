package io.jackfield.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.dispatch.RetryRule;
import io.jackfield.host.intake.FloodCounter;
import io.jackfield.host.intake.FloodCounter.Verdict;
import io.jackfield.host.intake.SharedCounts;
import io.jackfield.host.payment.telegram.LedgerPayments;
import io.jackfield.host.payment.telegram.PreCheckoutVerdict;
import io.jackfield.host.routing.Decision;
import io.jackfield.host.routing.HostReplies;
import io.jackfield.host.routing.TurnFactory;
import io.jackfield.host.routing.UpdateEvents;
import io.jackfield.host.routing.UpdateRules;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.telegram.Album;
import io.jackfield.host.telegram.CallbackData;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.DraftStopped;
import io.jackfield.host.telegram.IncomingUpdate.Ignored;
import io.jackfield.host.telegram.IncomingUpdate.Paid;
import io.jackfield.host.telegram.IncomingUpdate.PaymentNotice;
import io.jackfield.host.telegram.IncomingUpdate.PreCheckout;
import io.jackfield.host.telegram.IncomingUpdate.Pressed;
import io.jackfield.host.telegram.IncomingUpdate.Reachability;
import io.jackfield.host.telegram.IncomingUpdate.Refunded;
import io.jackfield.host.telegram.IncomingUpdate.StepExpired;
import io.jackfield.host.telegram.IncomingUpdate.SubscriptionChanged;
import io.jackfield.host.telegram.IncomingUpdate.Unreadable;
import io.jackfield.host.telegram.IncomingUpdate.Written;
import io.jackfield.host.telegram.PreCheckoutAnswer;
import io.jackfield.host.telegram.ReplyAddress;
import io.jackfield.host.telegram.StepTimer;
import io.jackfield.host.telegram.UpdateReader;
import io.jackfield.host.turn.Action;
import io.jackfield.host.turn.HandlerCall;
import io.jackfield.host.turn.HandlerCall.Outcome;
import io.jackfield.host.turn.Turn;
import io.jackfield.testkit.spi.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Brings updates to the handler and what comes of them back. Reading, routing, calling and encoding are the host's own
 * classes; what the host's dispatcher does around them in many steps is done here in one, on the test's thread.
 */
final class InMemoryDispatcher {
    private static final HostReplies REPLIES = new HostReplies();
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final RetryRule RETRY_RULE = new RetryRule(3);

    private final InMemoryHost host;
    private final UpdateReader reader;
    private final UpdateRules reception;
    private final Set<RunningTurn> active = ConcurrentHashMap.newKeySet();
    private final Map<ChatLog, RunningTurn> waiting = new ConcurrentHashMap<>();
    private final Map<ChatLog, Queue<IncomingUpdate>> queues = new ConcurrentHashMap<>();
    private final FloodCounter flood;
    private final UpdateEvents events;

    InMemoryDispatcher(InMemoryHost host, TurnFactory turns) {
        this.host = host;
        reader = new UpdateReader(host.clock());
        events = new UpdateEvents(host.clock());
        reception = new UpdateRules(turns, REPLIES);
        flood = new FloodCounter(
                host.clock(), SharedCounts.NONE, update -> UpdateRules.saysStop(update, knownOfSender(update)));
    }

    /** Brings an update to the handler, and what comes of it into the chat. */
    void deliver(ChatLog chat, ObjectNode update) {
        deliver(chat, read(update));
    }

    /** The same for the messages of an album, which are one to the handler. */
    void deliverAlbum(ChatLog chat, List<ObjectNode> parts) {
        deliver(chat, Album.whole(parts.stream().map(this::read).toList()));
    }

    private void deliver(ChatLog chat, IncomingUpdate update) {
        if (!isAdmitted(chat, update)) {
            return;
        }
        RunningTurn standing = waiting.get(chat);
        if (standing == null) {
            begin(chat, update).ifPresent(turn -> settle(chat, turn));
            return;
        }
        if (!overtakes(update)) {
            queue(chat, update);
            return;
        }
        begin(chat, update).ifPresent(turn -> settle(chat, turn));
        if (standing.isStopped() && waiting.remove(chat, standing)) {
            finish(chat, standing);
        }
    }

    private boolean overtakes(IncomingUpdate update) {
        return update.isUrgent()
                || update.content() instanceof PreCheckout
                || update.content() instanceof PaymentNotice
                || UpdateRules.isStop(host.routes(), update, knownOfSender(update));
    }

    private boolean isAdmitted(ChatLog chat, IncomingUpdate update) {
        Verdict verdict = flood.count(update);
        if (verdict == Verdict.TOO_MANY) {
            host.messages().take(chat, REPLIES.flood(update, reader(update), flood.left(update)), List.of());
        } else if (verdict == Verdict.STILL_TOO_MANY) {
            nobody(chat, "too many messages");
            if (update.content() instanceof Pressed) {
                host.messages().take(chat, REPLIES.silence(update), List.of());
            }
        }
        return verdict == Verdict.ADMITTED;
    }

    /** Behind the answer that stands still. */
    private void queue(ChatLog chat, IncomingUpdate update) {
        Queue<IncomingUpdate> queued = queues.computeIfAbsent(chat, first -> new ConcurrentLinkedQueue<>());
        int most = host.bot().config().flood().waiting();
        boolean full = queued.stream().filter(UpdateRules::isQuestion).count() >= most;
        if (full && UpdateRules.isQuestion(update)) {
            host.messages().take(chat, REPLIES.waitingIsFull(update, reader(update), most), List.of());
            return;
        }
        queued.add(update);
        chat.note("(it waits for its turn)");
    }

    private void workOffQueue(ChatLog chat) {
        Queue<IncomingUpdate> queued = queues.getOrDefault(chat, new ConcurrentLinkedQueue<>());
        while (!waiting.containsKey(chat) && !queued.isEmpty()) {
            begin(chat, queued.remove()).ifPresent(turn -> settle(chat, turn));
        }
    }

    /** Whoever reads what the host says. */
    private Person reader(IncomingUpdate update) {
        return TurnFactory.inOwnLanguage(UpdateRules.sender(update), knownOfSender(update));
    }

    private Map<String, String> knownOfSender(IncomingUpdate update) {
        return host.store().shelf(UpdateRules.scopeOfSender(update));
    }

    private IncomingUpdate read(ObjectNode json) {
        host.clock().tick();
        return reader.read(host.bot(), json);
    }

    /** Steps whose time is over until then, in the order of their ends. */
    void endSteps(Instant moment) {
        MemoryScope shelf = StepTimer.shelf(host.bot().number());
        host.store().shelf(shelf).values().stream()
                .flatMap(stored -> StepTimer.decode(stored).stream())
                .filter(timer -> !timer.until().isAfter(moment))
                .sorted(Comparator.comparing(StepTimer::until))
                .forEach(this::endStep);
    }

    private void endStep(StepTimer timer) {
        host.clock().reach(timer.until());
        IncomingUpdate update = read(host.messages().updates().stepExpired(timer));
        host.store().write(StepTimer.key(host.bot().number(), timer.person().id(), timer.chat()), Optional.empty());
        deliver(host.telegram().chat(timer.chat().id()), update);
    }

    /** The call of a handler that the update leads to, already running. */
    Optional<RunningTurn> begin(ChatLog chat, ObjectNode json) {
        return begin(chat, read(json));
    }

    private Optional<RunningTurn> begin(ChatLog chat, IncomingUpdate update) {
        if (!(update.content() instanceof StepExpired)) {
            update.sender()
                    .filter(person -> person.id() > 0 && host.people().met(person))
                    .flatMap(newcomer -> events.joined(update))
                    .ifPresent(host.store()::happened);
        }
        return switch (update.content()) {
            case Unreadable broken -> throw new IllegalStateException("made an unreadable update: " + broken.error());
            case Ignored ignored -> nobody(chat, "not for the bot: " + ignored.kind());
            case DraftStopped stop -> stop(stop.draftId());
            case PreCheckout question -> preCheckout(chat, update, question);
            case PaymentNotice notice -> payment(chat, update, notice);
            case Reachability change -> {
                if (host.people().reachable(update.chat().id(), change.reachable())) {
                    events.of(update, change).ifPresent(host.store()::happened);
                }
                yield Optional.empty();
            }
            case Pressed pressed
            when CallbackData.stopped(pressed.data()).isPresent() -> {
                host.messages().take(chat, REPLIES.pressed(update, pressed, "stopping"), List.of());
                yield stop(CallbackData.stopped(pressed.data()).get());
            }
            default -> decide(chat, update);
        };
    }

    private Optional<RunningTurn> preCheckout(ChatLog chat, IncomingUpdate update, PreCheckout question) {
        Person buyer = reader(update);
        PreCheckoutVerdict verdict = host.invoices().payments().check(host.bot(), buyer.id(), question);
        Optional<String> refusal = Optional.of(verdict)
                .filter(one -> !one.isAllowed())
                .map(one -> REPLIES.label(buyer.language(), one.textKey()));
        host.messages().take(chat, List.of(PreCheckoutAnswer.call(question.queryId(), refusal)), List.of());
        return Optional.empty();
    }

    private Optional<RunningTurn> payment(ChatLog chat, IncomingUpdate update, PaymentNotice notice) {
        LedgerPayments payments = host.invoices().payments();
        long user = UpdateRules.sender(update).id();
        switch (notice) {
            case Paid paid -> payments.paid(host.bot(), user, paid);
            case Refunded refunded -> payments.refunded(host.bot(), user, refunded);
            case SubscriptionChanged change -> payments.renewal(host.bot(), change);
        }
        chat.note("(the ledger hears of it)");
        return Optional.empty();
    }

    /** What prompt sources say about a message of the user, which no handler gets. */
    Map<String, String> background(ChatLog chat, ObjectNode json, InMemoryBackground sources) {
        IncomingUpdate update = read(json);
        update.sender().ifPresent(host.people()::met);
        Turn turn = new Turn(
                update,
                reader(update),
                new Turn.Handler(host.plugin(), host.plugin(), command(update), false),
                host.settingOfPlugin(),
                ReplyAddress.push(host.plugin(), Recipient.of(host.bot().id(), chat.id())));
        Map<String, String> said = new TreeMap<>();
        try {
            new HandlerCall(turn, host.grant(), new InMemoryTurnDesks(host.store(), REPLIES, host.messages()))
                    .run(new SourceProbe(sources, said), host.clock(), OptionalInt::empty);
        } catch (Exception e) {
            throw CallResult.Failed.of(host.plugin(), e).error();
        }
        return said;
    }

    private static Action command(IncomingUpdate update) {
        if (update.content() instanceof Written written) {
            return new Action.Command(Optional.empty(), written.message().text(), written.message());
        }
        throw new IllegalStateException("made an update that is no message: " + update.content());
    }

    /** In the place of a handler: asks the prompt sources about the request, and answers nothing. */
    private record SourceProbe(InMemoryBackground sources, Map<String, String> said) implements CommandHandler {
        @Override
        public CommandSpec spec() {
            return CommandSpec.freeText();
        }

        @Override
        public Reply handle(CommandRequest request) {
            sources.names().forEach(name -> sources.about(name, request).ifPresent(text -> said.put(name, text)));
            return Reply.nothing();
        }
    }

    /** Waits until the call is over or needs the user. */
    void settle(ChatLog chat, RunningTurn turn) {
        try {
            if (!turn.settles(DEADLINE)) {
                turn.interrupt();
                JackfieldException late = new JackfieldException(
                        StandardError.TIMED_OUT,
                        "plugin " + host.plugin() + " did not answer within " + DEADLINE.toSeconds() + " s");
                close(chat, turn, new CallResult.Failed<>(late));
            } else if (turn.isEnded()) {
                close(chat, turn, turn.result());
            } else {
                waiting.put(chat, turn);
                chat.waitsForStop(true);
            }
        } catch (InterruptedException e) {
            turn.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the call that stands still, and waits for its end. */
    void stopWaiting(ChatLog chat) {
        RunningTurn turn = waiting.remove(chat);
        turn.pressStop();
        finish(chat, turn);
    }

    private void finish(ChatLog chat, RunningTurn turn) {
        try {
            if (turn.ends(DEADLINE)) {
                close(chat, turn, turn.result());
                workOffQueue(chat);
                return;
            }
            throw new AssertionError("the handler goes on " + DEADLINE.toSeconds() + " s after Stop was pressed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void interruptAll() {
        active.forEach(RunningTurn::interrupt);
    }

    private Optional<RunningTurn> decide(ChatLog chat, IncomingUpdate update) {
        Map<String, String> shelf = host.store()
                .shelf(MemoryScope.ofUser(
                        host.bot().number(), UpdateRules.sender(update).id()));
        Decision decision = decision(update, shelf);
        if (!(decision instanceof Decision.Call)) {
            events.of(update).ifPresent(host.store()::happened);
        }
        return switch (decision) {
            case Decision.Call call -> Optional.of(start(chat, call.turn()));
            case Decision.Say say -> {
                host.messages().take(chat, say.calls(), List.of());
                yield Optional.empty();
            }
            case Decision.Stop stop -> stop(chat, update, stop);
            case Decision.Forget forget -> {
                host.store().write(forget.value(), Optional.empty());
                yield Optional.empty();
            }
            case Decision.Nothing ignored -> nobody(chat, "nobody answers");
        };
    }

    private synchronized Decision decision(IncomingUpdate update, Map<String, String> shelf) {
        return reception.decide(host.routes(), update, shelf);
    }

    private static Optional<RunningTurn> nobody(ChatLog chat, String remark) {
        chat.note("(" + remark + ")");
        return Optional.empty();
    }

    private Optional<RunningTurn> stop(ChatLog chat, IncomingUpdate update, Decision.Stop stop) {
        List<RunningTurn> meant = active.stream()
                .filter(turn -> turn.turn().chat().equals(update.chat()))
                .filter(turn -> turn.desks()
                        .unfinishedLive()
                        .filter(live -> chat.isPrivate()
                                || turn.turn().sender().id() == stop.user()
                                || stop.repliedTo().isPresent()
                                        && stop.repliedTo().equals(live.end()))
                        .isPresent())
                .toList();
        meant.forEach(turn -> stop(turn.desks().live().orElseThrow().frame().id()));
        host.messages().take(chat, meant.isEmpty() ? stop.nothingToStop() : REPLIES.silence(update), List.of());
        return Optional.empty();
    }

    private Optional<RunningTurn> stop(int liveId) {
        for (RunningTurn turn : active) {
            turn.desks().live().filter(live -> live.frame().id() == liveId).ifPresent(live -> {
                live.stop();
                turn.stop();
            });
        }
        return Optional.empty();
    }

    private RunningTurn start(ChatLog chat, Turn turn) {
        InMemoryTurnDesks desks = new InMemoryTurnDesks(host.store(), REPLIES, host.messages());
        TestUser user = host.telegram().user(turn.sender().firstName());
        RunningTurn running = new RunningTurn(turn, desks, () -> host.messages().pressStop(chat, user, desks.live()));
        active.add(running);
        running.start(() -> attempts(turn, desks));
        return running;
    }

    /** As often as the host would try, but without its pauses. */
    private CallResult<Outcome> attempts(Turn turn, InMemoryTurnDesks desks) {
        CallResult<Outcome> result = attempt(turn, desks);
        for (int tries = 0; isMadeAgain(result, tries, desks); tries++) {
            result = attempt(turn, desks);
        }
        return result;
    }

    private static boolean isMadeAgain(CallResult<Outcome> result, int tries, InMemoryTurnDesks desks) {
        return result instanceof CallResult.Failed<Outcome>(JackfieldException error)
                && RETRY_RULE.pauseAfter(error, tries, desks.live().isPresent()).isPresent();
    }

    private CallResult<Outcome> attempt(Turn turn, InMemoryTurnDesks desks) {
        try {
            CommandHandler handler = host.handlerOf(turn.owner());
            return new CallResult.Answered<>(
                    new HandlerCall(turn, host.grant(), desks).run(handler, host.clock(), desks::endLive));
        } catch (Throwable e) {
            // Anything at all, as in the host.
            return CallResult.Failed.of(host.plugin(), e);
        }
    }

    private void close(ChatLog chat, RunningTurn turn, CallResult<Outcome> result) {
        active.remove(turn);
        events.of(turn.turn()).ifPresent(host.store()::happened);
        chat.waitsForStop(false);
        switch (result) {
            case CallResult.Answered<Outcome> answered -> {
                host.store().commit(answered.value().writes());
                host.messages()
                        .take(chat, answered.value().calls(), answered.value().files());
                if (answered.value().calls().isEmpty()) {
                    chat.note("(no answer)");
                }
            }
            case CallResult.Failed<Outcome> failed -> apologise(chat, turn, failed.error());
        }
    }

    /** The user is told in one sentence, and what they had seen of an answer stays. */
    private void apologise(ChatLog chat, RunningTurn turn, JackfieldException error) {
        Optional<InMemoryLive> live = turn.desks().unfinishedLive();
        OptionalInt message = live.map(InMemoryLive::end).orElse(OptionalInt.empty());
        Turn shown = turn.turn().withLiveMessage(message);
        chat.failed(error);
        host.messages()
                .take(
                        chat,
                        REPLIES.failure(
                                shown, error, live.map(InMemoryLive::text).orElse("")),
                        List.of());
    }
}
