package io.jackfield.host.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.telegram.UpdateSink.Receipt;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Long polling for one bot. The offset, which tells Telegram to forget, moves only when every update before it is
 * journalled. Conflicts, as in a rolling restart, and lost connections are waited out. Core loop only.
 */
public final class Poller {
    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final Duration MOST = Duration.ofSeconds(15);
    private static final Duration LEAST = Duration.ofMillis(500);
    /** While no more is taken: questions before payments come in by the same polls, and do not wait for room. */
    private static final Duration MOST_WHEN_FULL = Duration.ofSeconds(2);

    /** Of tries with the same outcome: a line every ten minutes. */
    private static final int TELL_EVERY = 40;

    private final CoreLoop loop;
    private final BotApi api;
    private final UpdateSink sink;
    private final ServedBot bot;
    private long offset;
    private Duration pause = LEAST;
    private String told = "";
    private int untold;
    private boolean stopped;

    public Poller(CoreLoop loop, BotApi api, UpdateSink sink, ServedBot bot) {
        this.loop = loop;
        this.api = api;
        this.sink = sink;
        this.bot = bot;
    }

    /** A webhook left from another run would answer every poll with 409, so it is taken away first. */
    public void start() {
        api.call(bot.access(), "deleteWebhook", Json.object(json -> {}))
                .onSuccess(answer -> poll())
                .onFailure(error -> again(error.getMessage(), this::start));
    }

    public void stop() {
        stopped = true;
    }

    private void poll() {
        if (stopped) {
            return;
        }
        Buffer question = Json.object(json -> {
            json.writeNumberField("offset", offset);
            json.writeNumberField("limit", Limits.POLL_UPDATES);
            json.writeNumberField("timeout", Limits.POLL_SECONDS);
            WebhookSetup.writeAllowed(json);
        });
        api.longCall(bot.access(), "getUpdates", question, Duration.ofSeconds(Limits.POLL_SECONDS))
                .onSuccess(this::take)
                .onFailure(error -> again(error.getMessage(), this::poll));
    }

    private void take(ApiAnswer answer) {
        if (stopped) {
            return;
        }
        if (!answer.ok()) {
            again(answer.description(), this::poll);
            return;
        }
        pause = LEAST;
        told = "";
        List<Future<Receipt>> receipts = new ArrayList<>();
        for (JsonNode update : answer.result()) {
            receipts.add(sink.accept(bot, Buffer.buffer(update.toString())));
        }
        Future.all(receipts).onSuccess(all -> advance(answer.result(), receipts));
    }

    private void advance(JsonNode updates, List<Future<Receipt>> receipts) {
        for (int index = 0; index < receipts.size(); index++) {
            if (receipts.get(index).result() == Receipt.BUSY) {
                again("no more updates can be taken at present", this::poll, MOST_WHEN_FULL);
                return;
            }
            offset = updates.get(index).path("update_id").asLong() + 1;
        }
        poll();
    }

    private void again(String reason, Runnable next) {
        again(reason, next, MOST);
    }

    private void again(String reason, Runnable next, Duration most) {
        if (stopped) {
            return;
        }
        if (!Objects.equals(reason, told) || ++untold >= TELL_EVERY) {
            LOG.warn("polling: bot={} {}; trying again in {} ms", bot.id(), reason, pause.toMillis());
            told = reason;
            untold = 0;
        }
        loop.later(pause, next);
        pause = pause.multipliedBy(2).compareTo(most) > 0 ? most : pause.multipliedBy(2);
    }
}
