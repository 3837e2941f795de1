package io.jackfield.host.payment.telegram;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jackfield.api.chat.Person;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.people.UserBlocks;
import io.jackfield.host.routing.HostReplies;
import io.jackfield.host.routing.TurnFactory;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.PersonKey;
import io.jackfield.host.telegram.ApiAnswer;
import io.jackfield.host.telegram.BotApi;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.PreCheckout;
import io.jackfield.host.telegram.PreCheckoutAnswer;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers Telegram's question before a payment, within five seconds of the ten that it waits: by the order, or with
 * "not now" when nothing can be said of that in time. Neither the chat's lane nor plugins nor the outbox have a part in
 * it, and nothing is stored: a question that is lost is asked again when the buyer pays again. Core loop only.
 */
public final class PreCheckouts {
    private static final Logger LOG = LoggerFactory.getLogger(PreCheckouts.class);
    private static final Duration CHECK_LIMIT = Duration.ofSeconds(4);
    private static final Duration LANGUAGE_LIMIT = Duration.ofSeconds(1);
    /** Telegram's ten seconds, less the way there. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(9);

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final CoreLoop loop;
    private final BotApi api;
    private final TelegramPayments payments;
    private final UserBlocks blocks;
    private final Function<MemoryScope, Future<Map<String, String>>> shelves;
    private final HostReplies replies;
    /** Questions that are being answered or were; Telegram brings one again when it has not heard that it arrived. */
    private final Cache<String, Boolean> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(5))
            .executor(Runnable::run)
            .build();

    /** @param shelves what the host knows of a user, such as the language that they chose */
    public PreCheckouts(
            CoreLoop loop,
            BotApi api,
            TelegramPayments payments,
            UserBlocks blocks,
            Function<MemoryScope, Future<Map<String, String>>> shelves,
            HostReplies replies) {
        this.loop = loop;
        this.api = api;
        this.payments = payments;
        this.blocks = blocks;
        this.shelves = shelves;
        this.replies = replies;
    }

    /** Answers it. Returns at once and never throws. */
    public void take(IncomingUpdate update) {
        PreCheckout question = (PreCheckout) update.content();
        if (known.asMap().putIfAbsent(question.queryId(), true) != null) {
            return;
        }
        Person buyer = update.sender().orElseThrow();
        long begun = loop.nanoTime();
        within(CHECK_LIMIT, check(update, buyer, question), PreCheckoutVerdict.UNAVAILABLE)
                .compose(verdict -> refusal(update, buyer, verdict).map(words -> {
                    answer(update, question, verdict, words, begun);
                    return null;
                }));
    }

    private Future<PreCheckoutVerdict> check(IncomingUpdate update, Person buyer, PreCheckout question) {
        if (blocks.isBlocked(new PersonKey(update.key().bot(), buyer.id()))) {
            return Future.succeededFuture(PreCheckoutVerdict.BLOCKED);
        }
        try {
            return payments.check(update.bot(), buyer.id(), question);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    /** What the buyer reads, in the language that they chose. */
    private Future<Optional<String>> refusal(IncomingUpdate update, Person buyer, PreCheckoutVerdict verdict) {
        if (verdict.isAllowed()) {
            return Future.succeededFuture(Optional.empty());
        }
        MemoryScope shelf = MemoryScope.ofUser(update.bot().number(), buyer.id());
        return within(LANGUAGE_LIMIT, shelves.apply(shelf), Map.<String, String>of())
                .map(values -> TurnFactory.inOwnLanguage(buyer, values).language())
                .map(language -> Optional.of(replies.label(language, verdict.textKey())));
    }

    /** What is there in time, else the other. */
    private <T> Future<T> within(Duration limit, Future<T> wanted, T otherwise) {
        Promise<T> first = Promise.promise();
        loop.later(limit, () -> {
            if (first.tryComplete(otherwise)) {
                LOG.warn("payments: no answer from the database within {} ms", limit.toMillis());
            }
        });
        wanted.onSuccess(first::tryComplete).onFailure(error -> {
            if (first.tryComplete(otherwise)) {
                LOG.warn("payments: no answer from the database: {}", error.getMessage());
            }
        });
        return first.future();
    }

    private void answer(
            IncomingUpdate update,
            PreCheckout question,
            PreCheckoutVerdict verdict,
            Optional<String> refusal,
            long begun) {
        api.urgentCall(update.bot(), PreCheckoutAnswer.call(question.queryId(), refusal))
                .onComplete(sent -> {
                    boolean over = loop.nanoTime() - begun > ANSWER_LIMIT.toNanos();
                    if (passes(sent) && !over) {
                        loop.later(PAUSE, () -> answer(update, question, verdict, refusal, begun));
                        return;
                    }
                    end(update, question, verdict, sent, Duration.ofNanos(loop.nanoTime() - begun));
                });
    }

    /** Whether a later try may go through. */
    private static boolean passes(AsyncResult<ApiAnswer> sent) {
        return sent.failed()
                || sent.result().status() == TOO_MANY
                || sent.result().status() >= SERVER_ERROR;
    }

    private void end(
            IncomingUpdate update,
            PreCheckout question,
            PreCheckoutVerdict verdict,
            AsyncResult<ApiAnswer> sent,
            Duration time) {
        String bot = update.bot().id();
        if (sent.succeeded() && sent.result().ok()) {
            LOG.info("payments: bot={} pre-checkout={} ms={}", bot, verdict, time.toMillis());
            return;
        }
        known.invalidate(question.queryId());
        LOG.warn(
                "payments: bot={} pre-checkout={} ms={} the answer did not get through: {}",
                bot,
                verdict,
                time.toMillis(),
                sent.failed() ? sent.cause().getMessage() : sent.result().description());
    }
}
