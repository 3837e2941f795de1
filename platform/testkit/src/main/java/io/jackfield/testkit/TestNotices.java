package io.jackfield.testkit;

import io.jackfield.api.chat.Recipient;
import io.jackfield.api.desk.NoticeDesk.QuietHours;
import io.jackfield.api.desk.NoticeDesk.Told;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * Notices of the plugin, as the host tells them: each chat once for each key, unless somebody has switched the kind
 * off, at the end of their quiet hours. They arrive in the chats and among {@link JackfieldExtension#pushed()}. A kind
 * with a {@code cron} is also asked when the clock is turned past it.
 */
public final class TestNotices {
    private final InMemoryNoticeDesk desk;

    TestNotices(InMemoryNoticeDesk desk) {
        this.desk = desk;
    }

    /**
     * Asks a kind of the plugin now what is due, page by page, and tells it.
     *
     * @return how many were taken: told, or waiting for the end of quiet hours
     */
    public int ask(String kind) {
        try {
            return desk.ask(kind);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("due of the notices " + kind + " failed", e);
        }
    }

    /** The user of a private chat does not want them any more. */
    public void switchOff(TestChat chat, String kind) {
        desk.turn(TestBot.ID, chat.userId(), kind, false);
    }

    /** The user wants them again. */
    public void switchOn(TestChat chat, String kind) {
        desk.turn(TestBot.ID, chat.userId(), kind, true);
    }

    /**
     * When the user is told nothing but what is urgent, such as from {@code 22:00} to {@code 08:00} in the user's time
     * zone.
     */
    public void quietHours(TestChat chat, String from, String to) {
        QuietHours hours = new QuietHours(LocalTime.parse(from), LocalTime.parse(to));
        desk.quietHours(TestBot.ID, chat.userId(), Optional.of(hours));
    }

    /** What the chat was told, or waits to be, newest first. */
    public List<Told> history(TestChat chat) {
        return desk.history(Recipient.of(TestBot.ID, chat.id()), Integer.MAX_VALUE);
    }
}
