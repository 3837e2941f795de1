package io.jackfield.host.notice;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.notice.Notice;
import io.jackfield.api.notice.NoticeKind;
import io.jackfield.api.notice.NoticePage;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.calls.ExtensionCall;
import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.outbox.Outbox;
import io.jackfield.host.plugins.ExtensionKind;
import io.jackfield.host.store.NoticeReader;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a kind what is due, page by page, and tells it, a little ahead of what the outbox sends. Blocks. */
final class NoticeAsking {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeAsking.class);
    private static final int PAGE = 100;
    private static final int LONGEST_NEXT = 200;
    /** Messages of a plugin that may wait to be sent before the next one is made. */
    private static final int AHEAD = 200;

    private static final Duration LOOK_AT_OUTBOX = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CoreLoop loop;
    private final Blocking blocking;
    private final Outbox outbox;
    private final NoticeDelivery delivery;
    private final PluginsConfig config;
    private final BooleanSupplier stopped;

    NoticeAsking(
            CoreLoop loop,
            Blocking blocking,
            Outbox outbox,
            NoticeDelivery delivery,
            PluginsConfig config,
            BooleanSupplier stopped) {
        this.loop = loop;
        this.blocking = blocking;
        this.outbox = outbox;
        this.delivery = delivery;
        this.config = config;
        this.stopped = stopped;
    }

    /**
     * Takes all pages; gives how many notices were taken.
     *
     * @throws JackfieldException with what the kind threw, or {@code UNAVAILABLE} when the host stops meanwhile
     */
    int ask(BotKind kind, Instant since) throws InterruptedException {
        int taken = 0;
        Optional<String> after = Optional.empty();
        do {
            NoticePage page = page(kind, since, after);
            taken += tell(kind, page.notices());
            requireProgress(kind, after, page.next());
            after = page.next();
        } while (after.isPresent());
        return taken;
    }

    private int tell(BotKind kind, List<Notice> notices) throws InterruptedException {
        List<NoticeReader> readers = notices.isEmpty() ? List.of() : delivery.readers(kind, notices);
        int taken = 0;
        for (int index = 0; index < notices.size(); index++) {
            NoticeReader reader = readers.get(index);
            if (!reader.told()) {
                awaitRoom(kind.plugin().id());
                taken += tell(kind, notices.get(index), reader) ? 1 : 0;
            }
        }
        return taken;
    }

    /** One that cannot be sent does not hold up those behind it. */
    private boolean tell(BotKind kind, Notice notice, NoticeReader reader) {
        try {
            return delivery.tell(kind, notice, reader);
        } catch (JackfieldException e) {
            if (e.error() != StandardError.REPLY_INVALID) {
                throw e;
            }
            return left(kind, e);
        } catch (IllegalArgumentException e) {
            return left(kind, e);
        }
    }

    private static boolean left(BotKind kind, RuntimeException error) {
        LOG.error(
                "notice: bot={} kind={} plugin={} one cannot be sent and is left out: {}",
                kind.bot().id(),
                kind.name(),
                kind.plugin().id(),
                error.getMessage());
        return false;
    }

    private void awaitRoom(String plugin) throws InterruptedException {
        int most = Math.min(AHEAD, config.limitsOf(plugin).maxPushes() / 2);
        while (true) {
            if (stopped.getAsBoolean()) {
                throw new JackfieldException(StandardError.UNAVAILABLE, "the host stops");
            }
            if (blocking.get("notice", () -> Future.succeededFuture(outbox.pushesOf(plugin))) <= most) {
                return;
            }
            Thread.sleep(LOOK_AT_OUTBOX);
        }
    }

    private static void requireProgress(BotKind kind, Optional<String> after, Optional<String> next) {
        if (next.isPresent() && (next.equals(after) || next.get().length() > LONGEST_NEXT)) {
            throw new JackfieldException(
                    StandardError.PLUGIN_FAULT,
                    "notices " + kind.name() + " give a page that is followed by '"
                            + next.get().substring(0, Math.min(next.get().length(), LONGEST_NEXT))
                            + "'; another place than the one before, of up to " + LONGEST_NEXT + " characters");
        }
    }

    private NoticePage page(BotKind kind, Instant since, Optional<String> after) {
        Duration limit = config.limitsOf(kind.plugin().id()).callDeadline();
        return blocking.get("notice", limit.plus(PATIENCE), () -> call(kind, since, after, limit));
    }

    private Future<NoticePage> call(BotKind kind, Instant since, Optional<String> after, Duration limit) {
        Promise<NoticePage> answer = Promise.promise();
        new ExtensionCall<NoticeKind, NoticePage>(
                        ExtensionKind.NOTICE_KIND,
                        kind.name(),
                        (asked, grant) -> asked.due(kind.view(), since, after, PAGE),
                        limit,
                        running -> {},
                        result -> loop.run(() -> end(answer, kind, result)))
                .sendTo(kind.plugin().id(), loop.vertx());
        return answer.future();
    }

    private static void end(Promise<NoticePage> answer, BotKind kind, CallResult<NoticePage> result) {
        switch (result) {
            case CallResult.Answered<NoticePage>(NoticePage page) when page != null -> answer.complete(page);
            case CallResult.Answered<NoticePage> nothing ->
                answer.fail(new JackfieldException(
                        StandardError.PLUGIN_FAULT, "notices " + kind.name() + " have answered null"));
            case CallResult.Failed<NoticePage>(JackfieldException error) -> answer.fail(error);
        }
    }
}
