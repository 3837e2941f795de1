package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What a chat shows beside its messages: the draft, the action, the reply keyboard, answers to pressed buttons. */
final class RoomSigns {
    private static final Duration DRAFT_LIFE = Duration.ofSeconds(30);
    private static final Duration ACTION_LIFE = Duration.ofSeconds(5);
    private static final int ANSWERS_KEPT = 100;

    private final World world;
    private final RoomEvents events;
    private final Deque<DraftFrame> frames = new ArrayDeque<>();
    private final Deque<CallbackAnswer> answers = new ArrayDeque<>();
    private final Deque<Action> actions = new ArrayDeque<>();
    private Optional<DraftFrame> draft = Optional.empty();
    private Optional<JsonObject> keyboard = Optional.empty();
    private Instant actionEnd = Instant.MIN;
    private long frameCount;
    private boolean expiryDue;

    private record Action(String name, Instant begun) {}

    RoomSigns(World world, RoomEvents events) {
        this.world = world;
        this.events = events;
    }

    void showDraft(DraftFrame frame) {
        frameCount++;
        frames.add(frame);
        if (frames.size() > world.options().draftsKept()) {
            frames.poll();
        }
        draft = Optional.of(frame);
        events.publish(RoomEvent.Kind.DRAFT, frame);
        expireIn(DRAFT_LIFE);
    }

    /** One timer a chat: when it fires early, because the draft has been renewed, it is set again. */
    private void expireIn(Duration wait) {
        if (expiryDue) {
            return;
        }
        expiryDue = true;
        world.after(wait.toMillis() + 1, () -> {
            expiryDue = false;
            draft.ifPresent(frame -> expireOrWait(frame.shownAt().plus(DRAFT_LIFE)));
        });
    }

    private void expireOrWait(Instant end) {
        Duration left = Duration.between(world.now(), end);
        if (left.isPositive()) {
            expireIn(left);
        } else {
            endDraft();
        }
    }

    void endDraft() {
        draft.ifPresent(frame -> {
            draft = Optional.empty();
            events.publish(RoomEvent.Kind.DRAFT_END, frame.draftId());
        });
    }

    /** What is on the screen now. */
    Optional<DraftFrame> draft() {
        return draft.filter(frame -> world.now().isBefore(frame.shownAt().plus(DRAFT_LIFE)));
    }

    List<DraftFrame> frames() {
        return List.copyOf(frames);
    }

    long frameCount() {
        return frameCount;
    }

    /** A message of the bot replaces the draft and the action. */
    void messageCame() {
        actionEnd = Instant.MIN;
        endDraft();
    }

    void act(String action) {
        Action begun = new Action(action, world.now());
        actions.add(begun);
        if (actions.size() > ANSWERS_KEPT) {
            actions.poll();
        }
        actionEnd = begun.begun().plus(ACTION_LIFE);
        events.publish(RoomEvent.Kind.ACTION, action);
    }

    /** What the bot is doing now; gone after 5 s or with the next message. */
    Optional<String> action() {
        return world.now().isBefore(actionEnd) ? Optional.of(actions.peekLast()).map(Action::name) : Optional.empty();
    }

    List<String> actions() {
        return actions.stream().map(Action::name).toList();
    }

    void showKeyboard(Optional<JsonObject> wanted) {
        keyboard = wanted;
        events.publish(RoomEvent.Kind.KEYBOARD, wanted);
    }

    Optional<JsonObject> keyboard() {
        return keyboard;
    }

    void answered(CallbackAnswer answer) {
        answers.add(answer);
        if (answers.size() > ANSWERS_KEPT) {
            answers.poll();
        }
        events.publish(RoomEvent.Kind.ANSWER, answer);
    }

    List<CallbackAnswer> answers() {
        return List.copyOf(answers);
    }
}
