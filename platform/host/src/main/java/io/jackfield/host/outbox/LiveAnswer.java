package io.jackfield.host.outbox;

import io.jackfield.api.chat.LiveText;
import io.jackfield.host.telegram.LiveFrame;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Promise;
import java.util.OptionalInt;

/**
 * An answer that is being written. The plugin's thread appends; the core loop shows the newest text now and then. Only the
 * newest counts: frames are conflated, never queued.
 */
public final class LiveAnswer implements LiveText {
    private final ServedBot bot;
    private final LiveFrame frame;
    private final Runnable onStop;
    private final StringBuilder written = new StringBuilder();
    private volatile boolean stopped;

    // From here on: core loop only.
    private int shownLength = -1;
    private long lastFrameNanos;
    private boolean inFlight;
    private boolean ended;
    private int failures;
    private OptionalInt messageId = OptionalInt.empty();
    private final Promise<OptionalInt> end = Promise.promise();

    LiveAnswer(ServedBot bot, LiveFrame frame, Runnable onStop) {
        this.bot = bot;
        this.frame = frame;
        this.onStop = onStop;
    }

    @Override
    public void append(String piece) {
        synchronized (written) {
            written.append(piece);
        }
    }

    @Override
    public String text() {
        synchronized (written) {
            return written.toString();
        }
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

    LiveFrame frame() {
        return frame;
    }

    /** Whether the preview is older than {@code interval} and shows less than is there, or is about to fade. */
    boolean isDue(long now, long intervalNanos, long renewalNanos) {
        long age = now - lastFrameNanos;
        boolean more = length() > Math.max(0, shownLength);
        return !inFlight && !ended && (more && age >= intervalNanos || age >= renewalNanos);
    }

    private int length() {
        synchronized (written) {
            return written.length();
        }
    }

    /** A frame leaves; gives the text that it shows. */
    String frameLeaves(long now) {
        String text = text();
        inFlight = true;
        lastFrameNanos = now;
        shownLength = text.length();
        return text;
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

    /** Gives the number of frames that have failed in a row. */
    int frameFailed() {
        failures++;
        landed();
        return failures;
    }

    private void landed() {
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

    /** Telegram forgot the preview, or never had it: start again with another kind. */
    void showAsMessage() {
        frame.useMessage();
        shownLength = -1;
        failures = 0;
    }
}
