package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.desk.BillingDesk;
import io.jackfield.api.memory.Preferences;
import io.jackfield.host.billing.Account;
import io.jackfield.host.billing.Plans;
import io.jackfield.host.billing.Plans.Held;
import io.jackfield.host.billing.Term;
import io.jackfield.host.config.ModelOffer;
import io.jackfield.host.llm.SpendingGate;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.SubscriptionRow;
import io.jackfield.host.store.UsageRow;
import io.jackfield.host.telegram.ServedBot;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Plans, and what is used of them, reckoned as the host does it. From any thread. */
final class InMemoryBilling implements BillingDesk, SpendingGate {
    private final ServedBot bot;
    private final InMemoryStore store;
    private final TestClock clock;
    private final Plans plans = new Plans();
    private final Map<Long, SubscriptionRow> subscriptions = new HashMap<>();
    /** Calls under way with what they may use, and those that are over with what they have used. */
    private final Map<UUID, Call> calls = new LinkedHashMap<>();

    InMemoryBilling(ServedBot bot, InMemoryStore store, TestClock clock) {
        this.bot = bot;
        this.store = store;
        this.clock = clock;
    }

    private record Call(long user, String plan, Set<String> periods, String offer, long tokens, BigDecimal costUsd) {
        Call costing(long realTokens, BigDecimal usd) {
            return new Call(user, plan, periods, offer, realTokens, usd);
        }
    }

    /** As an operator grants it; without a time for ever. */
    synchronized void grant(long user, String plan, Optional<Duration> time) {
        if (bot.config().plans().stream().skip(1).noneMatch(one -> one.id().equals(plan))) {
            throw new IllegalArgumentException("the bot has no plan '" + plan
                    + "' beside everybody's; give it one with JackfieldExtension.plan(…)");
        }
        Term term = time.<Term>map(Term.For::new).orElseGet(Term.Forever::new);
        Optional<SubscriptionRow> before = Optional.ofNullable(subscriptions.get(user));
        subscriptions.put(
                user, new SubscriptionRow(plan, clock.instant(), term.end(plan, before, clock.instant()), "operator"));
    }

    /** As an operator takes it back. */
    synchronized void revoke(long user) {
        subscriptions.remove(user);
    }

    @Override
    public List<Plan> plans(String botId) {
        TestBot.requireKnown(bot, botId);
        return bot.config().plans();
    }

    @Override
    public synchronized Standing standing(String botId, long user) {
        TestBot.requireKnown(bot, botId);
        Held held = held(user);
        Account account = account(user, held.plan());
        return new Standing(held.plan(), held.until(), account.allowances(used(user, held.plan())));
    }

    @Override
    public synchronized Hold reserve(String botId, long user, ModelOffer offer, long estimatedTokens) {
        TestBot.requireKnown(bot, botId);
        Plan plan = held(user).plan();
        Account account = account(user, plan);
        Account.requireOpen(botId, plan, offer);
        account.requireRoom(offer.id(), estimatedTokens, used(user, plan));
        UUID id = UUID.randomUUID();
        calls.put(
                id,
                new Call(user, plan.id(), account.periods(offer.id()), offer.id(), estimatedTokens, BigDecimal.ZERO));
        return new Taken(id, user, offer);
    }

    private Held held(long user) {
        return plans.held(
                bot.id(), bot.config().plans(), Optional.ofNullable(subscriptions.get(user)), clock.instant());
    }

    private Account account(long user, Plan plan) {
        Optional<String> chosen = Optional.ofNullable(
                store.shelf(MemoryScope.ofUser(bot.number(), user)).get(Preferences.TIME_ZONE));
        return new Account(bot.id(), plan, bot.config().timezone(chosen), clock.instant());
    }

    private List<UsageRow> used(long user, Plan plan) {
        return calls.values().stream()
                .filter(call -> call.user() == user && call.plan().equals(plan.id()))
                .flatMap(call -> call.periods().stream()
                        .map(period -> new UsageRow(call.offer(), period, 1, call.tokens(), call.costUsd())))
                .toList();
    }

    /** One call; the first end counts. */
    private final class Taken implements Hold {
        private final UUID id;
        private final long user;
        private final ModelOffer offer;
        private boolean ended;

        Taken(UUID id, long user, ModelOffer offer) {
            this.id = id;
            this.user = user;
            this.offer = offer;
        }

        @Override
        public void settle(ModelOffer answered, long tokens, BigDecimal costUsd) {
            synchronized (InMemoryBilling.this) {
                if (ended) {
                    return;
                }
                ended = true;
                if (!answered.id().equals(offer.id()) && hasRoom(answered, tokens)) {
                    calls.remove(id);
                    reserve(bot.id(), user, answered, tokens).settle(answered, tokens, costUsd);
                } else {
                    calls.computeIfPresent(id, (same, call) -> call.costing(tokens, costUsd));
                }
            }
        }

        /** Whether a fallback can be charged in place of what was asked. */
        private boolean hasRoom(ModelOffer answered, long tokens) {
            try {
                reserve(bot.id(), user, answered, tokens).release();
                return true;
            } catch (JackfieldException noRoom) {
                return false;
            }
        }

        @Override
        public void release() {
            synchronized (InMemoryBilling.this) {
                if (!ended) {
                    calls.remove(id);
                    ended = true;
                }
            }
        }
    }
}
