package io.jackfield.testkit;

import io.jackfield.api.chat.LiveText;
import io.jackfield.host.telegram.LiveFrame;
import java.util.OptionalInt;

/** An answer that a test's user watches growing. Frames get rarer as it grows, since nobody sees them all. */
final class InMemoryLive implements LiveText {
    private final LiveFrame frame;
    private final InMemoryTelegram telegram;
    private final StringBuilder written = new StringBuilder();
    private int shown;
    private OptionalInt message = OptionalInt.empty();
    private volatile boolean stopped;

    InMemoryLive(LiveFrame frame, InMemoryTelegram telegram) {
        this.frame = frame;
        this.telegram = telegram;
    }

    LiveFrame frame() {
        return frame;
    }

    @Override
    public synchronized void append(String piece) {
        written.append(piece);
        if (written.length() >= shown + shown / 2 + 1) {
            show();
        }
    }

    /** Everything there is. */
    synchronized void show() {
        if (written.length() > shown) {
            shown = written.length();
            OptionalInt sent = telegram.showLive(frame, frame.showing(written.toString(), message));
            message = message.isPresent() ? message : sent;
        }
    }

    @Override
    public synchronized String text() {
        return written.toString();
    }

    @Override
    public boolean stopped() {
        return stopped;
    }

    void stop() {
        stopped = true;
    }

    /** Nothing more is shown; gives the message that the reply takes the place of. */
    synchronized OptionalInt end() {
        return message;
    }
}
