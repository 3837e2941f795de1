package io.jackfield.host.outbox;

import io.jackfield.api.chat.Chat;
import io.jackfield.host.bus.CoreLoop;
import io.jackfield.host.config.OutboxConfig;
import io.jackfield.host.telegram.ApiAnswer;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.Limits;
import io.jackfield.host.telegram.LiveFrame;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All answers that are being written. One tick looks after all of them: what has new text and is due gets a frame, if the
 * limits leave room for one. Frames are previews and may be left out; the finished answer goes through the {@link Outbox}.
 */
public final class LiveAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(LiveAnswers.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final int GIVE_UP_DRAFTS_AFTER = 3;

    private final CoreLoop loop;
    private final Outbox outbox;
    private final Delivery delivery;
    private final long draftIntervalNanos;
    private final long editIntervalNanos;
    private final AtomicInteger ids =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE / 2));
    private final Map<Integer, LiveAnswer> running = new HashMap<>();
    private boolean ticking;

    public LiveAnswers(CoreLoop loop, OutboxConfig config, Outbox outbox, Delivery delivery) {
        this.loop = loop;
        this.outbox = outbox;
        this.delivery = delivery;
        draftIntervalNanos = config.draftInterval().toNanos();
        editIntervalNanos = config.editInterval().toNanos();
    }

    /** Starts to show an answer; from any thread. {@code onStop} is called when the user presses Stop. */
    public LiveAnswer start(ServedBot bot, Chat chat, OptionalInt replyTo, String stopLabel, Runnable onStop) {
        LiveFrame frame = new LiveFrame(ids.incrementAndGet(), chat, replyTo, stopLabel);
        LiveAnswer live = new LiveAnswer(bot, frame, onStop);
        loop.run(() -> begin(live));
        return live;
    }

    /** Ends the preview; completes with the message that shows the answer, where it is one. Core loop only. */
    public Future<OptionalInt> end(LiveAnswer live) {
        running.remove(live.frame().id());
        return live.end().future();
    }

    /** The user pressed Stop; nothing happens when the answer is finished or another user's. Core loop only. */
    public void stop(ServedBot bot, long chat, int id) {
        LiveAnswer live = running.get(id);
        if (live != null && live.bot().number() == bot.number() && live.frame().chat() == chat) {
            live.stop();
        }
    }

    /** Answers that are being written now. */
    public int count() {
        return running.size();
    }

    private void begin(LiveAnswer live) {
        running.put(live.frame().id(), live);
        show(live, System.nanoTime());
        if (!ticking) {
            ticking = true;
            loop.later(TICK, this::tick);
        }
    }

    private void tick() {
        // Planned first: whatever happens in this tick, there is a next one.
        ticking = !running.isEmpty();
        if (ticking) {
            loop.later(TICK, this::tick);
        }
        long now = System.nanoTime();
        for (LiveAnswer live : running.values()) {
            LiveFrame frame = live.frame();
            if (live.isDue(now, frame.asDraft() ? draftIntervalNanos : editIntervalNanos, renewalNanos(live))) {
                show(live, now);
            }
        }
    }

    /** Drafts fade and typing ends; a message that is edited stays. */
    private static long renewalNanos(LiveAnswer live) {
        if (live.frame().asDraft()) {
            return Duration.ofSeconds(Limits.DRAFT_RENEWAL_SECONDS).toNanos();
        }
        return live.messageId().isPresent()
                ? Long.MAX_VALUE
                : Duration.ofSeconds(Limits.CHAT_ACTION_SECONDS).toNanos() * 9 / 10;
    }

    private void show(LiveAnswer live, long now) {
        int bot = live.bot().number();
        long chat = live.frame().chat();
        if (!outbox.isIdle(bot, chat) || !mayShow(live, bot, chat, now)) {
            return;
        }
        String text = live.frameLeaves(now);
        OptionalInt message = live.messageId();
        if (text.isEmpty()) {
            send(live, live.frame().waiting());
            return;
        }
        // Rendering a long text takes a millisecond; a thousand of them do not belong on the core loop.
        Thread.ofVirtual().start(() -> {
            try {
                BotCall call = live.frame().showing(text, message);
                loop.run(() -> send(live, call));
            } catch (RuntimeException | Error e) {
                LOG.error(
                        "outbox: bot={} a preview could not be rendered",
                        live.bot().id(),
                        e);
                loop.run(live::frameFailed);
            }
        });
    }

    private boolean mayShow(LiveAnswer live, int bot, long chat, long now) {
        return live.frame().asDraft()
                ? outbox.governor().tryDraft(bot, chat, now)
                : outbox.governor().tryTurn(bot, chat, now);
    }

    private void send(LiveAnswer live, BotCall call) {
        delivery.send(live.bot(), call)
                .onSuccess(answer -> landed(live, call, answer))
                .onFailure(error -> live.frameFailed());
    }

    private void landed(LiveAnswer live, BotCall call, ApiAnswer answer) {
        if (answer.ok()) {
            live.frameArrived(call.method().equals("sendMessage") ? answer.messageId() : OptionalInt.empty());
            return;
        }
        if (answer.status() == 429) {
            // Pause, and do not switch to edits meanwhile: they spend the same budget.
            int seconds = answer.retryAfterSeconds().orElse(1);
            outbox.governor().ordered(live.bot().number(), live.frame().chat(), seconds, System.nanoTime());
            live.frameArrived(OptionalInt.empty());
            return;
        }
        boolean impossible = answer.says("textdraft_peer_invalid") || answer.status() == 404;
        if ((live.frameFailed() >= GIVE_UP_DRAFTS_AFTER || impossible)
                && live.frame().asDraft()) {
            live.showAsMessage();
        }
    }
}
