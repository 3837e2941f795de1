package io.jackfield.host.letter;

import io.jackfield.host.alerts.AlertAction;
import io.jackfield.host.alerts.AlertObject;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.alerts.Trouble;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.store.LetterKind;
import io.jackfield.host.store.LetterListener;
import io.jackfield.host.store.LetterTable;
import io.jackfield.host.store.LetterTable.OpenCount;
import io.jackfield.host.telegram.ServedBot;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code letters_total} and {@code letters_open} by bot and kind, and an alert for each bot that has dead letters.
 * Counted in the database soon after something has changed, and every five minutes. Core loop only.
 */
public final class OpenLetters implements LetterListener {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration EVERY = Duration.ofMinutes(5);

    private final CoreLoop loop;
    private final LetterTable letters;
    private final MeterRegistry registry;
    private final Alerts alerts;
    private final Map<Integer, ServedBot> bots = new HashMap<>();
    private Map<Integer, Map<LetterKind, Long>> open = Map.of();
    private boolean counting;
    private boolean stopped;

    public OpenLetters(CoreLoop loop, LetterTable letters, MeterRegistry registry, Alerts alerts) {
        this.loop = loop;
        this.letters = letters;
        this.registry = registry;
        this.alerts = alerts;
    }

    /** Its figures are there from the beginning, as zeros. */
    public void serve(ServedBot bot) {
        bots.put(bot.number(), bot);
        for (LetterKind kind : LetterKind.values()) {
            registry.counter("letters", "bot", bot.id(), "kind", kind.word());
            Gauge.builder("letters.open", () -> of(bot.number(), kind))
                    .tag("bot", bot.id())
                    .tag("kind", kind.word())
                    .register(registry);
        }
    }

    /** Counts from now on. */
    public void start() {
        count();
        loop.later(EVERY, this::again);
    }

    public void stop() {
        stopped = true;
    }

    private void again() {
        if (!stopped) {
            count();
            loop.later(EVERY, this::again);
        }
    }

    /** Of all bots and kinds, as far as is known. */
    public int all() {
        return open.values().stream()
                .flatMap(kinds -> kinds.values().stream())
                .mapToInt(Long::intValue)
                .sum();
    }

    private long of(int bot, LetterKind kind) {
        return open.getOrDefault(bot, Map.of()).getOrDefault(kind, 0L);
    }

    @Override
    public void setAside(int bot, LetterKind kind) {
        ServedBot served = bots.get(bot);
        if (served != null) {
            registry.counter("letters", "bot", served.id(), "kind", kind.word()).increment();
        }
        changed();
    }

    /** There are more or fewer than before. */
    public void changed() {
        if (!counting && !stopped) {
            counting = true;
            loop.later(SOON, () -> {
                counting = false;
                count();
            });
        }
    }

    private void count() {
        if (!stopped) {
            letters.open().onSuccess(this::counted);
        }
    }

    private void counted(List<OpenCount> counts) {
        Map<Integer, Map<LetterKind, Long>> now = new HashMap<>();
        counts.forEach(count ->
                now.computeIfAbsent(count.bot(), bot -> new HashMap<>()).put(count.kind(), count.count()));
        open = now;
        bots.values().forEach(this::tell);
    }

    /** Users who have blocked a bot make undeliverable letters every day; nobody has to be told of them. */
    private void tell(ServedBot bot) {
        String key = "letters " + bot.id();
        long dead = of(bot.number(), LetterKind.DEAD);
        if (dead == 0) {
            alerts.clear(key);
            return;
        }
        alerts.raise(Trouble.of(
                        key,
                        "bot " + bot.id() + ": " + dead + (dead == 1 ? " update was" : " updates were")
                                + " not answered; look why with: jackfield admin letters groups")
                .about(AlertObject.bot(bot.id()))
                .endedBy(AlertAction.showLetters(bot.id())));
    }
}
