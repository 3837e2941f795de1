package io.jackfield.sandbox.telegram;

/**
 * How much a bot may send. Edits count as messages; drafts have a limit of their own, because Telegram publishes none.
 *
 * @param enabled without it nothing is limited
 * @param botPerSecond messages to all chats together
 * @param privatePerSecond messages to one private chat in the long run
 * @param privateBurst messages to one private chat at once, after a pause
 * @param groupPerMinute messages to one group
 * @param draftsPerSecond drafts to one chat
 */
public record FloodLimits(
        boolean enabled,
        int botPerSecond,
        int privatePerSecond,
        int privateBurst,
        int groupPerMinute,
        int draftsPerSecond) {
    public FloodLimits {
        if (botPerSecond < 1 || privatePerSecond < 1 || privateBurst < 1 || groupPerMinute < 1 || draftsPerSecond < 1) {
            throw new IllegalArgumentException(
                    "every flood limit is at least 1; to lift them all use FloodLimits.off()");
        }
    }

    /** What Telegram publishes, and the bursts that it lets pass. */
    public static FloodLimits likeTelegram() {
        return new FloodLimits(true, 30, 1, 5, 20, 4);
    }

    public static FloodLimits off() {
        return new FloodLimits(false, 30, 1, 5, 20, 4);
    }
}
