package io.jackfield.sandbox.telegram.faults;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** The rules in force. May be changed at any time and from any thread. */
public final class FaultPlan {
    private final List<Armed> rules = new CopyOnWriteArrayList<>();
    private final AtomicLong struck = new AtomicLong();

    /** A rule with what it remembers: the calls it has seen. */
    private static final class Armed {
        private final FaultRule rule;
        private final Pattern method;
        private final Random dice = new Random(7);
        private long seen;

        Armed(FaultRule rule) {
            this.rule = rule;
            this.method = rule.methodPattern();
        }

        boolean matches(String called, OptionalLong chat) {
            return (rule.chat().isEmpty() || rule.chat().equals(chat))
                    && method.matcher(called).matches();
        }

        synchronized boolean strikes() {
            seen++;
            FaultRule.Frequency frequency = rule.frequency();
            if (frequency.next() > 0) {
                return seen <= frequency.next();
            }
            return frequency.every() > 0 ? seen % frequency.every() == 0 : dice.nextDouble() < frequency.probability();
        }

        synchronized FaultRule drawn() {
            return rule.drawn(dice);
        }

        synchronized boolean isSpent() {
            int next = rule.frequency().next();
            return next > 0 && seen >= next;
        }
    }

    /** Puts a rule behind those already there. */
    public FaultPlan add(FaultRule rule) {
        rules.add(new Armed(rule));
        return this;
    }

    /** The rules that may still strike. */
    public List<FaultRule> rules() {
        return rules.stream().map(armed -> armed.rule).toList();
    }

    public void clear() {
        rules.clear();
    }

    /** How many calls were struck since the start. */
    public long struck() {
        return struck.get();
    }

    /** The rule for this call; empty when it goes through unharmed. */
    public Optional<FaultRule> strike(String method, OptionalLong chat) {
        Optional<Armed> striking = rules.stream()
                .filter(armed -> armed.matches(method, chat) && armed.strikes())
                .findFirst();
        striking.ifPresent(armed -> {
            struck.incrementAndGet();
            if (armed.isSpent()) {
                rules.remove(armed);
            }
        });
        return striking.map(Armed::drawn);
    }
}
