package io.jackfield.host.outbox;

import io.jackfield.api.chat.Chat;
import io.jackfield.host.config.OutboxConfig;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.telegram.ApiAnswer;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.LiveFrame;
import io.jackfield.host.telegram.LiveWords;
import io.jackfield.host.telegram.ReplyAddress;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All answers that are being written. One tick looks after all of them: what has new text and is due gets a frame, if
 * the limits leave room for one, and few of them when the core loop has more to do than it can. Frames are previews and
 * may be left out; the finished answer goes through the {@link Outbox}.
 */
public final class LiveAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(LiveAnswers.class);
    private static final Set<String> MESSAGES = Set.of("sendMessage", "sendRichMessage");
    private static final Duration TICK = Duration.ofMillis(100);
    private static final int GIVE_UP_AFTER = 3;
    /** A tick that comes later than this has waited for work that matters more than previews. */
    private static final long LATE_NANOS = Duration.ofMillis(20).toNanos();
    /**
     * Frames until the next tick while the loop has more to do than it can: still more than Telegram takes of one bot.
     */
    private static final int FRAMES_WHEN_LATE = 10;

    private final CoreLoop loop;
    private final OutboxConfig config;
    private final Outbox outbox;
    private final Delivery delivery;
    private final AtomicInteger ids =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE / 2));
    /** The one that has waited longest for a frame comes first. */
    private final SequencedMap<Integer, LiveAnswer> running = new LinkedHashMap<>();

    private final LivePlaces places = new LivePlaces();
    private BiConsumer<ServedBot, Chat> onBegin = (bot, chat) -> {};
    private boolean ticking;
    private long nextTickNanos;
    /** Frames that may still leave before the next tick. */
    private int framesLeft = Integer.MAX_VALUE;

    public LiveAnswers(CoreLoop loop, OutboxConfig config, Outbox outbox, Delivery delivery) {
        this.loop = loop;
        this.config = config;
        this.outbox = outbox;
        this.delivery = delivery;
    }

    /** Hears from now on where an answer begins to be written. */
    public void onBegin(BiConsumer<ServedBot, Chat> listener) {
        onBegin = listener;
    }

    /**
     * Starts to show an answer; from any thread.
     *
     * @param asker the user whom it answers
     * @param onStop is called when the answer is to be stopped
     */
    public LiveAnswer start(
            ServedBot bot, Chat chat, long asker, ReplyAddress address, LiveWords words, Runnable onStop) {
        LiveFrame frame = new LiveFrame(ids.incrementAndGet(), chat, address.replyTo(), words, address.rich());
        LiveAnswer live = new LiveAnswer(bot, chat, asker, frame, new LivePace(config), onStop);
        loop.run(() -> begin(live));
        return live;
    }

    /** Ends the preview; completes with the message that shows the answer, where it is one. Core loop only. */
    public Future<OptionalInt> end(LiveAnswer live) {
        running.remove(live.frame().id());
        places.remove(live);
        return live.end().future();
    }

    /**
     * A Stop button was pressed; nothing happens when the answer is finished or of another chat. Gives false when it
     * answers somebody else in a group, and goes on. Core loop only.
     */
    public boolean stop(ServedBot bot, Chat chat, int id, long user) {
        LiveAnswer live = running.get(id);
        if (live == null || live.bot().number() != bot.number() || live.frame().chat() != chat.id()) {
            return true;
        }
        if (!chat.isPrivate() && live.asker() != user && isPerson(live.asker())) {
            return false;
        }
        live.stop();
        return true;
    }

    /** What is asked in the name of a group or channel goes by its id; nobody can tell who may speak for it. */
    private static boolean isPerson(long asker) {
        return asker > 0;
    }

    /** Whether an answer is being written in this chat or topic. Core loop only. */
    public boolean isAnswering(ServedBot bot, Chat chat) {
        return !places.at(bot, chat).isEmpty();
    }

    /**
     * Stops what is being written in a chat or topic: in a group only what answers this user, and what is shown in the
     * message that they reply to. Gives the number of answers. Core loop only.
     */
    public int stopAll(ServedBot bot, Chat chat, long user, OptionalInt repliedTo) {
        List<LiveAnswer> meant = places.at(bot, chat).stream()
                .filter(live -> chat.isPrivate()
                        || live.asker() == user
                        || repliedTo.isPresent() && repliedTo.equals(live.messageId()))
                .toList();
        meant.forEach(LiveAnswer::stop);
        return meant.size();
    }

    /** Answers that are being written now. */
    public int count() {
        return running.size();
    }

    private void begin(LiveAnswer live) {
        long now = loop.nanoTime();
        running.put(live.frame().id(), live);
        places.add(live);
        onBegin.accept(live.bot(), live.chat());
        if (outbox.richRefusals().knows(live.bot().number(), live.frame().chat(), now)) {
            live.frame().usePlain();
        }
        if (mayShow(live, now)) {
            show(live, now);
        }
        if (!ticking) {
            ticking = true;
            planTick(now);
        }
    }

    private void planTick(long now) {
        nextTickNanos = now + TICK.toNanos();
        loop.later(TICK, this::tick);
    }

    private void tick() {
        long now = loop.nanoTime();
        framesLeft = now - nextTickNanos > LATE_NANOS ? FRAMES_WHEN_LATE : Integer.MAX_VALUE;
        // Planned first: whatever happens in this tick, there is a next one.
        ticking = !running.isEmpty();
        if (ticking) {
            planTick(now);
        }
        List<LiveAnswer> shown = new ArrayList<>();
        for (LiveAnswer live : running.values()) {
            if (live.isDue(now) && mayShow(live, now)) {
                show(live, now);
                shown.add(live);
            }
        }
        shown.forEach(live -> running.putLast(live.frame().id(), live));
    }

    /** Whether limits leave room for a frame, and nothing better waits for it. */
    private boolean mayShow(LiveAnswer live, long now) {
        int bot = live.bot().number();
        long chat = live.frame().chat();
        if (framesLeft <= 0 || !outbox.isIdle(bot, chat)) {
            return false;
        }
        return live.frame().asDraft() || live.answer().isQuiet()
                ? outbox.governor().tryDraft(bot, chat, now)
                : outbox.governor().tryTurn(bot, chat, now);
    }

    private void show(LiveAnswer live, long now) {
        framesLeft--;
        live.frameLeaves(now);
        if (live.answer().isQuiet()) {
            send(live, live.frame().waiting());
            return;
        }
        OptionalInt message = live.messageId();
        // Rendering takes its time; a thousand of them do not belong on the core loop.
        Thread.ofVirtual().start(() -> {
            try {
                BotCall call = live.frame().showing(live.answer(), message);
                loop.run(() -> send(live, call));
            } catch (RuntimeException | Error e) {
                LOG.error(
                        "outbox: bot={} a preview could not be rendered",
                        live.bot().id(),
                        e);
                loop.run(() -> failed(live));
            }
        });
    }

    private void send(LiveAnswer live, BotCall call) {
        if (!live.wants(call)) {
            live.landed();
            return;
        }
        live.pace().sent(call);
        delivery.send(live.bot(), call)
                .onSuccess(answer -> landed(live, call, answer))
                .onFailure(error -> failed(live));
    }

    private void landed(LiveAnswer live, BotCall call, ApiAnswer answer) {
        if (answer.ok() || answer.says("message is not modified")) {
            live.frameArrived(MESSAGES.contains(call.method()) ? answer.messageId() : OptionalInt.empty());
        } else if (answer.status() == 429) {
            // Pause, and do not switch to edits meanwhile: they spend the same budget.
            int seconds = answer.retryAfterSeconds().orElse(1);
            outbox.governor().ordered(live.bot().number(), live.frame().chat(), seconds, loop.nanoTime());
            live.pace().slowDown();
            live.frameRefused();
        } else if (answer.says("message to edit not found")) {
            live.lostMessage();
        } else if (Refusal.REPLY_GONE.isIn(answer) && live.frame().leaveOutReply()) {
            live.frameRefused();
        } else if (answer.says("textdraft_peer_invalid")) {
            live.showAsMessage();
            live.frameRefused();
        } else if (live.frame().isRich() && (answer.status() == 400 || answer.status() == 404)) {
            outbox.richRefusals().note(live.bot().number(), live.frame().chat(), loop.nanoTime());
            live.frame().usePlain();
            live.frameRefused();
        } else if (live.frame().asDraft() && answer.status() == 404) {
            live.showAsMessage();
            live.frameRefused();
        } else {
            failed(live);
        }
    }

    private static void failed(LiveAnswer live) {
        if (live.frameFailed() < GIVE_UP_AFTER) {
            return;
        }
        if (live.frame().asDraft()) {
            live.showAsMessage();
        } else {
            live.hide();
        }
    }
}
