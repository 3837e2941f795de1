package io.jackfield.testkit;

import io.jackfield.api.command.LiveText;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.GrowingAnswer;
import io.jackfield.host.telegram.LiveFrame;
import java.util.OptionalInt;

/** An answer that a test's user watches growing. Frames get rarer as it grows, since nobody sees them all. */
final class InMemoryLive implements LiveText {
    private final LiveFrame frame;
    private final InMemoryTelegram telegram;
    private final GrowingAnswer answer = new GrowingAnswer();
    private int pieces;
    private int shown;
    private int changesShown;
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
        answer.append(piece);
        grew(piece);
    }

    @Override
    public synchronized void think(String piece) {
        answer.think(piece);
        grew(piece);
    }

    @Override
    public synchronized void wasThought() {
        answer.wasThought();
        show();
    }

    @Override
    public synchronized void progress(Activity activity, String detail) {
        answer.progress(activity, detail);
        show();
    }

    private void grew(String piece) {
        pieces += piece.length();
        if (pieces >= shown + shown / 2 + 1) {
            show();
        }
    }

    /** Everything there is. */
    synchronized void show() {
        shown = pieces;
        if (answer.changes() == changesShown) {
            return;
        }
        changesShown = answer.changes();
        BotCall call = frame.showing(answer, message);
        if (!call.method().equals("sendChatAction")) {
            OptionalInt sent = telegram.showLive(frame, call);
            message = message.isPresent() ? message : sent;
        }
    }

    @Override
    public String text() {
        return answer.text();
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
