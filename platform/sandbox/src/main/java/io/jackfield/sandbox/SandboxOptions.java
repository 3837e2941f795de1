package io.jackfield.sandbox;

import io.jackfield.sandbox.telegram.FloodLimits;
import io.jackfield.sandbox.telegram.WebhookBackoff;
import java.time.Clock;
import java.time.Duration;

/**
 * How the sandbox runs. Start from {@link #defaults()}, made for tests, or {@link #forPlayground()}.
 *
 * @param host where it listens; nobody but this machine reaches the default
 * @param port zero for any free one
 * @param playground whether there is the page under {@code /playground} and people to play
 * @param people whether the page comes with people and groups of its own
 * @param flood what bots may send
 * @param webhookBackoff waits between tries to deliver an update by webhook
 * @param checkoutLimit how long a bot may take to answer a pre-checkout query
 * @param messagesKept messages kept in each chat; older ones are only counted
 * @param draftsKept states of drafts kept in each chat
 * @param clock tells the time for dates, limits and expiry; timers run by the real one
 */
public record SandboxOptions(
        String host,
        int port,
        boolean playground,
        boolean people,
        FloodLimits flood,
        WebhookBackoff webhookBackoff,
        Duration checkoutLimit,
        int messagesKept,
        int draftsKept,
        Clock clock) {
    private static final int EVENTS_KEPT = 500;

    public SandboxOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port is " + port + "; use 0 to 65535");
        }
        if (messagesKept < 1 || draftsKept < 1) {
            throw new IllegalArgumentException(
                    "messagesKept is " + messagesKept + " and draftsKept " + draftsKept + "; keep at least one");
        }
    }

    /** A free port, no flood control, no page. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(
                "127.0.0.1",
                0,
                false,
                true,
                FloodLimits.off(),
                WebhookBackoff.likeTelegram(),
                Duration.ofSeconds(10),
                20_000,
                64,
                Clock.systemUTC());
    }

    /** The page, four people and a group, and flood control as strict as Telegram's. */
    public static SandboxOptions forPlayground() {
        return defaults()
                .playground(true)
                .clock(new SandboxClock())
                .flood(FloodLimits.likeTelegram())
                .messagesKept(2_000);
    }

    /** Events of a chat kept for a page that reconnects; zero without pages. */
    public int eventsKept() {
        return playground ? EVENTS_KEPT : 0;
    }

    public SandboxOptions host(String wanted) {
        return new SandboxOptions(
                wanted,
                port,
                playground,
                people,
                flood,
                webhookBackoff,
                checkoutLimit,
                messagesKept,
                draftsKept,
                clock);
    }

    public SandboxOptions port(int wanted) {
        return new SandboxOptions(
                host,
                wanted,
                playground,
                people,
                flood,
                webhookBackoff,
                checkoutLimit,
                messagesKept,
                draftsKept,
                clock);
    }

    public SandboxOptions playground(boolean wanted) {
        return new SandboxOptions(
                host, port, wanted, people, flood, webhookBackoff, checkoutLimit, messagesKept, draftsKept, clock);
    }

    public SandboxOptions people(boolean wanted) {
        return new SandboxOptions(
                host, port, playground, wanted, flood, webhookBackoff, checkoutLimit, messagesKept, draftsKept, clock);
    }

    public SandboxOptions flood(FloodLimits wanted) {
        return new SandboxOptions(
                host, port, playground, people, wanted, webhookBackoff, checkoutLimit, messagesKept, draftsKept, clock);
    }

    public SandboxOptions webhookBackoff(WebhookBackoff wanted) {
        return new SandboxOptions(
                host, port, playground, people, flood, wanted, checkoutLimit, messagesKept, draftsKept, clock);
    }

    public SandboxOptions checkoutLimit(Duration wanted) {
        return new SandboxOptions(
                host, port, playground, people, flood, webhookBackoff, wanted, messagesKept, draftsKept, clock);
    }

    public SandboxOptions messagesKept(int wanted) {
        return new SandboxOptions(
                host, port, playground, people, flood, webhookBackoff, checkoutLimit, wanted, draftsKept, clock);
    }

    public SandboxOptions draftsKept(int wanted) {
        return new SandboxOptions(
                host, port, playground, people, flood, webhookBackoff, checkoutLimit, messagesKept, wanted, clock);
    }

    public SandboxOptions clock(Clock wanted) {
        return new SandboxOptions(
                host, port, playground, people, flood, webhookBackoff, checkoutLimit, messagesKept, draftsKept, wanted);
    }
}
