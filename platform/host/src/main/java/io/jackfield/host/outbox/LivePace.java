package io.jackfield.host.outbox;

import io.jackfield.host.config.OutboxConfig;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.Limits;
import io.jackfield.host.telegram.LiveFrame;
import java.time.Duration;

/**
 * How often the preview of one answer changes. Edits get rarer the more there were, since Telegram shuts out bots that
 * edit one message some hundred times, and everything gets rarer after an order to wait. Core loop only.
 */
final class LivePace {
    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long DRAFT_RENEWAL_NANOS =
            Duration.ofSeconds(Limits.DRAFT_RENEWAL_SECONDS).toNanos();
    /** A little before the sign fades. */
    private static final long TYPING_RENEWAL_NANOS =
            Duration.ofSeconds(Limits.CHAT_ACTION_SECONDS).toNanos() * 9 / 10;

    /** After so many edits the time between two of them has doubled. */
    private static final int EDITS_UNTIL_DOUBLE = 20;

    private static final int MOST_CAUTIOUS = 8;

    private final long draftNanos;
    private final long editNanos;
    private final long groupNanos;
    private int edits;
    private int caution = 1;

    LivePace(OutboxConfig config) {
        draftNanos = config.draftInterval().toNanos();
        editNanos = config.editInterval().toNanos();
        groupNanos = Math.max(editNanos, MINUTE_NANOS / config.groupMessagesPerMinute());
    }

    /** Least time between two frames; the first message comes without waiting for the turn of a group. */
    long intervalNanos(LiveFrame frame, boolean hasMessage) {
        if (frame.asDraft()) {
            return draftNanos * caution;
        }
        long usual = frame.isInGroup() && hasMessage ? groupNanos : editNanos;
        return (usual + usual * edits / EDITS_UNTIL_DOUBLE) * caution;
    }

    /** Drafts fade and typing ends; a message that is edited stays. */
    long renewalNanos(LiveFrame frame, boolean hasMessage) {
        if (frame.asDraft()) {
            return DRAFT_RENEWAL_NANOS;
        }
        return hasMessage ? Long.MAX_VALUE : TYPING_RENEWAL_NANOS;
    }

    void sent(BotCall call) {
        edits += call.method().equals("editMessageText") ? 1 : 0;
    }

    /** Telegram has asked to wait. */
    void slowDown() {
        caution = Math.min(2 * caution, MOST_CAUTIOUS);
    }
}
