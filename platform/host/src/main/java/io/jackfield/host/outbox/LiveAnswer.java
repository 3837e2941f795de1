package io.jackfield.host.outbox;

import io.jackfield.api.chat.Chat;
import io.jackfield.api.command.LiveText;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.GrowingAnswer;
import io.jackfield.host.telegram.LiveFrame;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Promise;
import java.util.OptionalInt;

/**
 * An answer that is being written. The plugin's threads write; the core loop shows the newest now and then. Only the
 * newest counts: frames are conflated, never queued.
 */
public final class LiveAnswer implements LiveText {
    private static final int NOTHING_YET = -1;

    private final ServedBot bot;
    private final Chat chat;
    private final long asker;
    private final LiveFrame frame;
    private final LivePace pace;
    private final Runnable onStop;
    private final GrowingAnswer answer = new GrowingAnswer();
    private volatile boolean stopped;

    // From here on: core loop only.
    private int shownChanges = NOTHING_YET;
    private BotCall lastCall;
    private long lastFrameNanos;
    private boolean inFlight;
    private boolean ended;
    private boolean hidden;
    private int failures;
    private OptionalInt messageId = OptionalInt.empty();
    private final Promise<OptionalInt> end = Promise.promise();

    /** @param asker the user whom it answers */
    LiveAnswer(ServedBot bot, Chat chat, long asker, LiveFrame frame, LivePace pace, Runnable onStop) {
        this.bot = bot;
        this.chat = chat;
        this.asker = asker;
        this.frame = frame;
        this.pace = pace;
        this.onStop = onStop;
    }

    @Override
    public void append(String piece) {
        answer.append(piece);
    }

    @Override
    public void think(String piece) {
        answer.think(piece);
    }

    @Override
    public void wasThought() {
        answer.wasThought();
    }

    @Override
    public void progress(Activity activity, String detail) {
        answer.progress(activity, detail);
    }

    @Override
    public String text() {
        return answer.text();
    }

    @Override
    public boolean stopped() {
        return stopped;
    }

    /** The user pressed Stop. From any thread. */
    void stop() {
        stopped = true;
        onStop.run();
    }

    ServedBot bot() {
        return bot;
    }

    Chat chat() {
        return chat;
    }

    long asker() {
        return asker;
    }

    LiveFrame frame() {
        return frame;
    }

    LivePace pace() {
        return pace;
    }

    GrowingAnswer answer() {
        return answer;
    }

    /** Whether there is more than the preview shows and it may be changed again, or it is about to fade. */
    boolean isDue(long now) {
        if (inFlight || ended || stopped || hidden) {
            return false;
        }
        long age = now - lastFrameNanos;
        boolean more = answer.changes() > Math.max(0, shownChanges);
        return more && age >= pace.intervalNanos(frame, messageId.isPresent())
                || age >= pace.renewalNanos(frame, messageId.isPresent());
    }

    void frameLeaves(long now) {
        inFlight = true;
        lastFrameNanos = now;
        shownChanges = answer.changes();
    }

    /** Whether this frame is still wanted: the answer goes on, and it would change something or keep it from fading. */
    boolean wants(BotCall call) {
        boolean same = call.equals(lastCall) && call.method().startsWith("editMessage");
        lastCall = call;
        return !ended && !same;
    }

    OptionalInt messageId() {
        return messageId;
    }

    void frameArrived(OptionalInt message) {
        failures = 0;
        if (message.isPresent()) {
            messageId = message;
        }
        landed();
    }

    /** It has not been shown, so the newest is due again; gives the number of frames that have failed in a row. */
    int frameFailed() {
        failures++;
        frameRefused();
        return failures;
    }

    /** Telegram asks to wait; what this frame was to show is still to be shown then. */
    void frameRefused() {
        shownChanges = NOTHING_YET;
        lastCall = null;
        landed();
    }

    void landed() {
        inFlight = false;
        if (ended) {
            end.tryComplete(messageId);
        }
    }

    /** Shows nothing more; completes when the last frame has landed, with the message that shows the answer, if any. */
    Promise<OptionalInt> end() {
        ended = true;
        if (!inFlight) {
            end.tryComplete(messageId);
        }
        return end;
    }

    /** Somebody has deleted the message; the next frame is a new one. */
    void lostMessage() {
        messageId = OptionalInt.empty();
        frameRefused();
    }

    /** Nothing of it can be shown in this chat; the finished answer goes its own way. */
    void hide() {
        hidden = true;
    }

    /** Telegram forgot the preview, or never had it: start again with another kind. */
    void showAsMessage() {
        frame.useMessage();
        shownChanges = NOTHING_YET;
        failures = 0;
    }
}
