package io.jackfield.api.desk;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.notice.Notice;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** Notices: telling one at once, and what users have chosen about them. */
@Experimental
public interface NoticeDesk {
    /**
     * Tells a notice of one of this plugin's kinds, as if it had been due.
     *
     * @param kind the {@link io.jackfield.api.notice.NoticeSpec#name()}
     * @return whether it was taken: {@code false} when the chat was told of the key before or has switched the kind off
     * @throws io.jackfield.api.JackfieldException with {@code NOT_FOUND} when this plugin has no such kind
     */
    boolean tell(String kind, Notice notice);

    /** The kinds of the bot and whether this user gets them, in the order of their titles. */
    List<Switch> switches(String bot, long person, String language);

    /**
     * Switches a kind on or off for this user.
     *
     * @throws io.jackfield.api.JackfieldException with {@code NOT_FOUND} when the bot has no such kind,
     *     {@code REQUEST_REJECTED} when it cannot be switched off
     */
    void turn(String bot, long person, String kind, boolean on);

    /**
     * When this user is told nothing but what is urgent: what they chose, else what the bot's file says, else never.
     */
    Optional<QuietHours> quietHours(String bot, long person);

    /** Sets it; absent for never. */
    void quietHours(String bot, long person, Optional<QuietHours> hours);

    /** What this chat was told, newest first. */
    List<Told> history(Recipient recipient, int most);

    /** A kind as users see it. */
    record Switch(String kind, String title, boolean on, boolean optional) {}

    /** From one time of day to another, across midnight when it ends before it begins; in the user's time zone. */
    record QuietHours(LocalTime from, LocalTime to) {
        public QuietHours {
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            if (from.equals(to)) {
                throw new IllegalArgumentException("quiet hours begin and end at " + from + "; they need some length");
            }
        }

        /** Whether this time of day lies in them; their end does not. */
        public boolean include(LocalTime time) {
            return from.isBefore(to)
                    ? !time.isBefore(from) && time.isBefore(to)
                    : !time.isBefore(from) || time.isBefore(to);
        }
    }

    /** One that was told, or waits to be. */
    record Told(String kind, String key, Instant at, State state) {
        /** What became of it. */
        public enum State {
            /** Waits for the end of quiet hours. */
            WAITING,
            SENT,
            /** The chat cannot be written to any more. */
            UNREACHABLE
        }
    }
}
