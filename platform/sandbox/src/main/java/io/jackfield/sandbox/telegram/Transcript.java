package io.jackfield.sandbox.telegram;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What happened in one chat. The newest messages, drafts and answers are kept, as many as the options say; the counts
 * are of everything. Methods that wait throw an AssertionError when what they wait for does not come.
 */
public final class Transcript {
    private final World world;
    private final Room room;

    Transcript(World world, Room room) {
        this.world = world;
        this.room = room;
    }

    /** Messages of both sides as they are now, oldest first. */
    public List<SandboxMessage> messages() {
        return world.locked(() -> List.copyOf(room.log().all()));
    }

    /** Only those of bots. */
    public List<SandboxMessage> botMessages() {
        return messages().stream().filter(SandboxMessage::fromBot).toList();
    }

    /** The newest message of a bot. */
    public Optional<SandboxMessage> latest() {
        return world.locked(() -> room.log().newestFirst().stream()
                .filter(SandboxMessage::fromBot)
                .findFirst());
    }

    /** Text of the newest message of a bot; empty when there is none. */
    public String latestText() {
        return latest().map(SandboxMessage::text).orElse("");
    }

    /** Messages bots have sent here since the start, also those that are no longer kept or were deleted. */
    public long botMessageCount() {
        return world.locked(() -> room.log().fromBots());
    }

    public long userMessageCount() {
        return world.locked(() -> room.log().fromUsers());
    }

    public long editCount() {
        return world.locked(() -> room.log().edits());
    }

    public long deletionCount() {
        return world.locked(() -> room.log().deletions());
    }

    /** Number of states of drafts that were shown. */
    public long draftCount() {
        return world.locked(() -> room.signs().frameCount());
    }

    /** The newest states of drafts, oldest first. */
    public List<DraftFrame> drafts() {
        return world.locked(() -> room.signs().frames());
    }

    /** What is on the screen now: gone 30 s after its last change, or when a message came. */
    public Optional<DraftFrame> currentDraft() {
        return world.locked(() -> room.signs().draft());
    }

    /** Answers to pressed buttons, oldest first. */
    public List<CallbackAnswer> callbackAnswers() {
        return world.locked(() -> room.signs().answers());
    }

    /** The emoji that bots reacted to a message with. */
    public List<String> reactions(long messageId) {
        return world.locked(() -> room.reactions().to(messageId));
    }

    /** Ids of pinned messages, the one pinned last first. */
    public List<Long> pinned() {
        return world.locked(() -> room.pins().newestFirst());
    }

    /** Actions such as {@code typing}, oldest first. */
    public List<String> actions() {
        return world.locked(() -> room.signs().actions());
    }

    /** Messages that a bot has ever reacted to, in that order. */
    public List<Long> reactedTo() {
        return world.locked(() -> room.reactions().reactedTo());
    }

    /** The reply keyboard on the screen. */
    public Optional<JsonObject> replyKeyboard() {
        return world.locked(() -> room.signs().keyboard().map(JsonObject::copy));
    }

    /** The first message of a bot, past or to come, that {@code wanted} accepts in its present or a later state. */
    public Future<SandboxMessage> whenMessage(Predicate<SandboxMessage> wanted) {
        return Future.fromCompletionStage(watchMessage(0, wanted), world.context());
    }

    /** As {@link #whenMessage}, waiting. */
    public SandboxMessage awaitMessage(Predicate<SandboxMessage> wanted, Duration limit) {
        return await(watchMessage(0, wanted), limit, "matching message of a bot");
    }

    /** Waits until a bot's message has exactly this text, by sending or by editing. */
    public SandboxMessage awaitText(String text, Duration limit) {
        return await(watchMessage(0, message -> message.text().equals(text)), limit, "message '" + text + "'");
    }

    SandboxMessage awaitMessageAfter(long id, Duration limit) {
        return await(watchMessage(id, message -> true), limit, "further message of a bot");
    }

    /** Waits until bots have sent this many messages since the start. */
    public void awaitBotMessages(long count, Duration limit) {
        await(
                watch(() -> enough(count), event -> enough(count)),
                limit,
                count + " messages of bots (there are " + botMessageCount() + ")");
    }

    private Optional<Long> enough(long count) {
        return Optional.of(room.log().fromBots()).filter(sent -> sent >= count);
    }

    /** The first state of a draft, kept or to come, that {@code wanted} accepts. */
    public DraftFrame awaitDraft(Predicate<DraftFrame> wanted, Duration limit) {
        return await(
                watch(
                        () -> room.signs().frames().stream().filter(wanted).findFirst(),
                        event -> event.subject(RoomEvent.Kind.DRAFT, DraftFrame.class)
                                .filter(wanted)),
                limit,
                "matching draft");
    }

    /** The bot's answer to a pressed button. */
    public CallbackAnswer awaitCallbackAnswer(String queryId, Duration limit) {
        Predicate<CallbackAnswer> wanted = answer -> answer.queryId().equals(queryId);
        return await(
                watch(
                        () -> room.signs().answers().stream().filter(wanted).findFirst(),
                        event -> event.subject(RoomEvent.Kind.ANSWER, CallbackAnswer.class)
                                .filter(wanted)),
                limit,
                "answer to callback query " + queryId);
    }

    private CompletableFuture<SandboxMessage> watchMessage(long afterId, Predicate<SandboxMessage> wanted) {
        Predicate<SandboxMessage> all = message -> message.fromBot() && message.id() > afterId && wanted.test(message);
        return watch(
                () -> room.log().after(afterId).stream().filter(all).findFirst(),
                event -> event.subject(RoomEvent.Kind.MESSAGE, SandboxMessage.class)
                        .or(() -> event.subject(RoomEvent.Kind.EDIT, SandboxMessage.class))
                        .filter(all));
    }

    /** Completes with what is there already, or else with what the first fitting event brings. */
    private <T> CompletableFuture<T> watch(Supplier<Optional<T>> now, Function<RoomEvent, Optional<T>> later) {
        CompletableFuture<T> found = new CompletableFuture<>();
        world.locked(() ->
                now.get().ifPresentOrElse(found::complete, () -> room.events().observe(new Watcher<>(found, later))));
        return found;
    }

    /** Leaves with the first event after its future has ended, be it by itself or because nobody waits any more. */
    private record Watcher<T>(CompletableFuture<T> found, Function<RoomEvent, Optional<T>> later)
            implements RoomObserver {
        @Override
        public void on(Room room, RoomEvent event) {
            if (!found.isDone()) {
                later.apply(event).ifPresent(found::complete);
            }
            if (found.isDone()) {
                room.events().forget(this);
            }
        }
    }

    private <T> T await(CompletableFuture<T> watched, Duration limit, String missed) {
        try {
            return Await.result(
                    watched, limit, () -> missed + " in chat " + room.id() + "; the last messages are " + lastFew());
        } finally {
            watched.cancel(false);
        }
    }

    private List<SandboxMessage> lastFew() {
        return world.locked(
                () -> room.log().newestFirst().stream().limit(5).toList().reversed());
    }
}
