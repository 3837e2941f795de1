package io.jackfield.host.billing;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.host.config.ModelOffer;
import io.jackfield.host.llm.SpendingGate;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.store.HoldRow;
import io.jackfield.host.store.QuotaTable;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gate that questions to models pass. Blocking; on the threads of plugins. */
final class Quotas implements SpendingGate {
    private static final Logger LOG = LoggerFactory.getLogger(Quotas.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final CoreLoop loop;
    private final Blocking blocking;
    private final Function<String, ServedBot> bots;
    private final Accounts accounts;
    private final QuotaTable table;
    private final BillingMeters meters;
    private final Billing.Setting setting;

    Quotas(
            CoreLoop loop,
            Blocking blocking,
            Function<String, ServedBot> bots,
            Accounts accounts,
            QuotaTable table,
            BillingMeters meters,
            Billing.Setting setting) {
        this.loop = loop;
        this.blocking = blocking;
        this.bots = bots;
        this.accounts = accounts;
        this.table = table;
        this.meters = meters;
        this.setting = setting;
    }

    /** Gives back what the calls of an earlier life held. Core loop only. */
    Future<Void> start() {
        return table.releaseAllOf(setting.host());
    }

    @Override
    public Hold reserve(String bot, long user, ModelOffer offer, long estimatedTokens) {
        ServedBot served = bots.apply(bot);
        Plan plan = plan(served, user);
        try {
            return reserve(served, user, plan, offer, estimatedTokens, true);
        } catch (JackfieldException e) {
            switch (e.error()) {
                case QUOTA_EXCEEDED, SUBSCRIPTION_REQUIRED -> meters.refused(bot, plan.id(), e.error());
                default -> {}
            }
            throw e;
        }
    }

    private Plan plan(ServedBot bot, long user) {
        return accounts.known(bot, user)
                .orElseGet(() -> blocking.get("billing", () -> accounts.held(bot, user)))
                .plan();
    }

    /** @param byCredit whether a credit may stand in where the plan allows no more */
    private Hold reserve(ServedBot bot, long user, Plan plan, ModelOffer offer, long tokens, boolean byCredit) {
        Account.requireOpen(bot.id(), plan, offer);
        if (plan.limits().stream().noneMatch(limit -> limit.covers(offer.id()))) {
            return OpenHold.INSTANCE;
        }
        UUID id = UUID.randomUUID();
        Instant expires = setting.clock().instant().plus(setting.longestCall());
        Taken taken = new Taken(id, bot, user, offer, expires);
        try {
            blocking.get(
                    "billing",
                    () -> accounts.account(bot, user, plan).compose(account -> hold(account, taken, tokens, byCredit)));
            return taken;
        } catch (JackfieldException e) {
            if (e.error().retryable() || Thread.currentThread().isInterrupted()) {
                // It may have been stored after all.
                again(() -> table.release(id), expires);
            }
            throw e;
        }
    }

    private Future<HoldRow> hold(Account account, Taken taken, long tokens, boolean byCredit) {
        String offer = taken.offer.id();
        HoldRow row = new HoldRow(
                taken.id,
                setting.host(),
                Accounts.key(taken.bot, taken.user),
                account.plan().id(),
                List.copyOf(account.booked(offer)),
                offer,
                tokens,
                0,
                taken.expires);
        return table.hold(row, account.now(), used -> account.refusal(offer, tokens, used), byCredit);
    }

    /** What is taken off for one question. */
    private final class Taken implements Hold {
        private final UUID id;
        private final ServedBot bot;
        private final long user;
        private final ModelOffer offer;
        private final Instant expires;
        private final AtomicBoolean ended = new AtomicBoolean();

        Taken(UUID id, ServedBot bot, long user, ModelOffer offer, Instant expires) {
            this.id = id;
            this.bot = bot;
            this.user = user;
            this.offer = offer;
            this.expires = expires;
        }

        @Override
        public void settle(ModelOffer answered, long tokens, BigDecimal costUsd) {
            if (!answered.id().equals(offer.id()) && movedTo(answered, tokens, costUsd)) {
                release();
            } else if (ended.compareAndSet(false, true)) {
                surely(() -> table.settle(id, tokens, costUsd, setting.clock().instant()), expires);
            }
        }

        /**
         * A fallback has answered: it is charged instead where the user's plan has room for it. A credit does not stand
         * in here: who was let through by their plan pays no credit for what they did not ask, and one that is held
         * already pays for either.
         */
        private boolean movedTo(ModelOffer answered, long tokens, BigDecimal costUsd) {
            if (ended.get()) {
                return false;
            }
            try {
                reserve(bot, user, plan(bot, user), answered, tokens, false).settle(answered, tokens, costUsd);
                return true;
            } catch (JackfieldException noRoom) {
                return false;
            }
        }

        @Override
        public void release() {
            if (ended.compareAndSet(false, true)) {
                surely(() -> table.release(id), expires);
            }
        }
    }

    /** What has happened has happened: when it cannot be written now, it is written as soon as it can be. */
    private void surely(Supplier<Future<Void>> write, Instant limit) {
        try {
            blocking.get("billing", write);
        } catch (JackfieldException e) {
            LOG.warn("billing: a call cannot be booked, {}; it is tried again", e.getMessage());
            again(write, limit);
        }
    }

    private void again(Supplier<Future<Void>> write, Instant limit) {
        if (setting.clock().instant().isAfter(limit)) {
            LOG.error("billing: a call could not be booked for {}; it is not charged", setting.longestCall());
            return;
        }
        loop.later(RETRY, () -> write.get().onFailure(error -> again(write, limit)));
    }
}
