package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.desk.BillingDesk;
import io.jackfield.api.desk.BillingDesk.Change.What;
import io.jackfield.api.memory.Preferences;
import io.jackfield.host.billing.Account;
import io.jackfield.host.billing.Gift;
import io.jackfield.host.billing.History;
import io.jackfield.host.billing.Moment;
import io.jackfield.host.billing.Plans;
import io.jackfield.host.billing.Plans.Held;
import io.jackfield.host.billing.Term;
import io.jackfield.host.billing.Timeline;
import io.jackfield.host.billing.Timeline.Given;
import io.jackfield.host.billing.Trials;
import io.jackfield.host.config.ModelOffer;
import io.jackfield.host.llm.SpendingGate;
import io.jackfield.host.store.BillingHistoryTable.Changed;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.SubscriptionRow;
import io.jackfield.host.store.SubscriptionRow.Kind;
import io.jackfield.host.store.UsageRow;
import io.jackfield.host.telegram.ServedBot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans, and what is used of them, reckoned as the host does it. From any thread. */
final class InMemoryBilling implements BillingDesk, SpendingGate {
    private final ServedBot bot;
    private final InMemoryStore store;
    private final TestClock clock;
    private final Plans plans = new Plans();
    private final Map<Long, Timeline> subscriptions = new HashMap<>();
    /** Everything that somebody was ever given. */
    private final Map<Long, List<SubscriptionRow>> given = new HashMap<>();

    private final Map<Long, List<Changed>> changes = new HashMap<>();
    /** Calls under way with what they may use, and those that are over with what they have used. */
    private final Map<UUID, Call> calls = new LinkedHashMap<>();

    private final Map<Long, List<CreditEntry>> credits = new HashMap<>();

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
        requirePlan(plan);
        Term term = time.<Term>map(Term.For::new).orElseGet(Term.Forever::new);
        Gift gift = new Gift(plan, term, Kind.OPERATOR, Optional.empty(), "operator");
        Given result = of(user).grant(gift, moment(user));
        note(user, What.GIVEN, plan, result.until());
        becomes(user, result.timeline());
    }

    /** As an operator takes it back. */
    synchronized void revoke(long user) {
        of(user).revoke(moment(user), Plans.graceOf(bot.config())).ifPresent(revoked -> {
            note(user, What.TAKEN_BACK, revoked.plan(), Optional.empty());
            becomes(user, revoked.timeline());
        });
    }

    /** As a payment gives it. An order gives once. */
    synchronized void buy(long user, String plan, Term term, String order) {
        requirePlan(plan);
        if (given(user).anyMatch(segment -> segment.order().equals(Optional.of(order)))) {
            return;
        }
        give(user, new Gift(plan, term, Kind.BOUGHT, Optional.of(order), "payment"));
    }

    /** As a payment that is given back takes it. */
    synchronized void takeBack(long user, String order) {
        given(user)
                .filter(segment -> segment.order().equals(Optional.of(order)))
                .findFirst()
                .ifPresent(segment -> note(user, What.TAKEN_BACK, segment.plan(), Optional.empty()));
        becomes(user, of(user).takeBack(order, moment(user)));
    }

    /** The plans that somebody may try. */
    synchronized List<Plan> trials(long user) {
        return bot.config().plans().stream()
                .filter(plan -> bot.config().terms(plan.id()).trial().isPresent())
                .filter(plan -> Trials.isOpen(plan.id(), of(user), given(user), clock.instant()))
                .toList();
    }

    /** As a user tries it. */
    synchronized void tryOut(long user, String plan) {
        Term term = bot.config()
                .terms(plan)
                .trial()
                .map(Term.Calendar::new)
                .orElseThrow(() -> new IllegalArgumentException(
                        "plan '" + plan + "' cannot be tried; say for how long with JackfieldExtension.trial(…)"));
        if (!Trials.isOpen(plan, of(user), given(user), clock.instant())) {
            throw new IllegalArgumentException(
                    "plan '" + plan + "' has been tried or bought by this user before, or is theirs");
        }
        give(user, new Gift(plan, term, Kind.TRIAL, Optional.empty(), "trial"));
    }

    private void requirePlan(String plan) {
        if (bot.config().plans().stream().skip(1).noneMatch(one -> one.id().equals(plan))) {
            throw new IllegalArgumentException("the bot has no plan '" + plan
                    + "' beside everybody's; give it one with JackfieldExtension.plan(…)");
        }
    }

    private void give(long user, Gift gift) {
        Given result = of(user).give(gift, moment(user), Plans.graceOf(bot.config()));
        note(user, what(gift.kind()), gift.plan(), result.until());
        becomes(user, result.timeline());
    }

    private static What what(Kind kind) {
        return switch (kind) {
            case BOUGHT -> What.BOUGHT;
            case TRIAL -> What.TRIED;
            case GIFT, OPERATOR -> What.GIVEN;
        };
    }

    private void note(long user, What what, String plan, Optional<Instant> until) {
        changes.computeIfAbsent(user, nothing -> new ArrayList<>())
                .add(new Changed(clock.instant(), new Change(what, plan, until)));
    }

    private Timeline of(long user) {
        return subscriptions.getOrDefault(user, Timeline.EMPTY);
    }

    private Stream<SubscriptionRow> given(long user) {
        return given.getOrDefault(user, List.of()).stream();
    }

    private void becomes(long user, Timeline timeline) {
        subscriptions.put(user, timeline);
        given.computeIfAbsent(user, nothing -> new ArrayList<>()).addAll(timeline.segments());
    }

    private Moment moment(long user) {
        return new Moment(clock.instant(), zone(user));
    }

    private ZoneId zone(long user) {
        return bot.config()
                .timezone(Optional.ofNullable(
                        store.shelf(MemoryScope.ofUser(bot.number(), user)).get(Preferences.TIME_ZONE)));
    }

    @Override
    public List<Plan> plans(String botId) {
        TestBot.requireKnown(bot, botId);
        return bot.config().plans();
    }

    @Override
    public synchronized Access access(String botId, long user, String feature) {
        TestBot.requireKnown(bot, botId);
        return held(user).access(bot.config().plans(), feature);
    }

    @Override
    public synchronized Standing standing(String botId, long user) {
        TestBot.requireKnown(bot, botId);
        Held held = held(user);
        Account account = account(user, held.plan());
        return held.standing(account.allowances(used(user, held.plan())));
    }

    @Override
    public synchronized List<Day> history(String botId, long user, int days) {
        TestBot.requireKnown(bot, botId);
        History.requireDays(days);
        Map<LocalDate, Long> requests = calls.values().stream()
                .filter(call -> call.user() == user)
                .flatMap(call -> call.periods().stream())
                .filter(period -> period.length() == "2026-01-05".length())
                .collect(Collectors.groupingBy(LocalDate::parse, Collectors.counting()));
        return History.of(changes.getOrDefault(user, List.of()), requests, zone(user), days);
    }

    @Override
    public synchronized Hold reserve(String botId, long user, ModelOffer offer, long estimatedTokens) {
        TestBot.requireKnown(bot, botId);
        Plan plan = held(user).plan();
        Account account = account(user, plan);
        Account.requireOpen(botId, plan, offer);
        Optional<JackfieldException> refusal = account.refusal(offer.id(), estimatedTokens, used(user, plan));
        if (refusal.isPresent()) {
            return credit(user, refusal.get());
        }
        UUID id = UUID.randomUUID();
        calls.put(
                id,
                new Call(user, plan.id(), account.booked(offer.id()), offer.id(), estimatedTokens, BigDecimal.ZERO));
        return new Taken(id, user, offer);
    }

    /** A credit stands in for what the plan has no more of. */
    private Hold credit(long user, JackfieldException refusal) {
        if (balance(user) == 0) {
            throw refusal;
        }
        change(user, CreditEntry.What.SPENT, -1);
        return new HeldCredit(user, credits.get(user).getLast());
    }

    /** As an operator gives and takes credits, and as orders do. */
    synchronized void change(long user, CreditEntry.What what, long amount) {
        long after = balance(user) + amount;
        if (after < 0) {
            throw new IllegalArgumentException(
                    "user " + user + " has " + balance(user) + " credits, which is less than " + -amount);
        }
        credits.computeIfAbsent(user, nothing -> new ArrayList<>())
                .add(new CreditEntry(clock.instant(), what, amount, after));
    }

    private long balance(long user) {
        return credits.getOrDefault(user, List.of()).stream()
                .mapToLong(CreditEntry::amount)
                .sum();
    }

    @Override
    public synchronized Credits credits(String botId, long user, int entries) {
        TestBot.requireKnown(bot, botId);
        List<CreditEntry> all = credits.getOrDefault(user, List.of());
        return new Credits(balance(user), all.reversed().stream().limit(entries).toList());
    }

    /** A credit that is spent unless the call gives it back. */
    private final class HeldCredit implements Hold {
        private final long user;
        private final CreditEntry entry;
        private boolean ended;

        HeldCredit(long user, CreditEntry entry) {
            this.user = user;
            this.entry = entry;
        }

        @Override
        public void settle(ModelOffer answered, long tokens, BigDecimal costUsd) {
            synchronized (InMemoryBilling.this) {
                ended = true;
            }
        }

        @Override
        public void release() {
            synchronized (InMemoryBilling.this) {
                if (!ended) {
                    ended = true;
                    credits.get(user).remove(entry);
                }
            }
        }
    }

    private Held held(long user) {
        return plans.held(bot.config(), of(user), clock.instant());
    }

    private Account account(long user, Plan plan) {
        return new Account(bot.id(), plan, zone(user), clock.instant());
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
