package io.jackfield.host.statistics;

import io.jackfield.api.Money;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.OperatorChat;
import io.jackfield.host.desks.OperatorChats;
import io.jackfield.host.plugins.PropertyTexts;
import io.jackfield.host.store.StatisticTable;
import io.jackfield.host.store.StatisticTable.Joining;
import io.jackfield.host.store.StatisticTable.Question;
import io.jackfield.host.store.StatisticTable.Value;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tells operators each day what the day before came to, once for each bot that wants it and at the time it wants; a
 * host that was away then does it later the same day. Core loop only.
 */
public final class DailySummary {
    private static final List<String> HAPPENED = List.of("answers", "failures", "refused", "income", "cost.micro-usd");
    private static final List<String> COUNTED = List.of("users", "users.new", "active.day", "subscribers");
    private static final double MICROS = 1_000_000;

    private final StatisticTable table;
    private final OperatorChats chats;
    private final PropertyTexts texts = PropertyTexts.ofHost();
    private final Map<String, LocalDate> told = new HashMap<>();

    public DailySummary(StatisticTable table, OperatorChats chats) {
        this.table = table;
        this.chats = chats;
    }

    /** Tells of bots whose time has come; completes when all that is to be told is on its way. */
    public Future<Void> lookNow(List<ServedBot> bots, Instant now) {
        Future<Void> all = Future.succeededFuture();
        for (ServedBot bot : bots) {
            all = all.compose(done -> look(bot, now));
        }
        return all;
    }

    private Future<Void> look(ServedBot bot, Instant now) {
        ZonedDateTime there = now.atZone(bot.config().timezone());
        LocalDate today = there.toLocalDate();
        var chat = bot.config()
                .operatorChat()
                .filter(one -> one.summary()
                        .filter(time -> !there.toLocalTime().isBefore(time))
                        .isPresent());
        if (chat.isEmpty() || today.equals(told.get(bot.id()))) {
            return Future.succeededFuture();
        }
        return tell(bot, chat.get(), today.minusDays(1)).onSuccess(done -> told.put(bot.id(), today));
    }

    private Future<Void> tell(ServedBot bot, OperatorChat chat, LocalDate day) {
        return figures(bot, day).map(figures -> {
            chats.tell(bot.id(), chat, words(bot.config(), day, figures), "summary " + bot.id() + " " + day);
            return null;
        });
    }

    /** By name, and by name and key. */
    private Future<Map<String, Long>> figures(ServedBot bot, LocalDate day) {
        Instant from = day.atStartOfDay(bot.config().timezone()).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(bot.config().timezone()).toInstant();
        Map<String, Long> figures = new HashMap<>();
        Question happened = new Question(List.of(bot.number()), HAPPENED, from, to, "hour", Joining.SUM);
        // What is counted stands in the hour in which it was; the last of the day counts.
        Question counted =
                new Question(List.of(bot.number()), COUNTED, to.minus(Duration.ofDays(1)), to, "hour", Joining.LAST);
        return table.read(happened)
                .compose(sums -> {
                    sums.forEach(value -> figures.merge(name(value), value.value(), Long::sum));
                    return table.read(counted);
                })
                .map(counts -> {
                    counts.forEach(value -> figures.put(name(value), value.value()));
                    return figures;
                });
    }

    private static String name(Value value) {
        return value.key().isEmpty() ? value.name() : value.name() + " " + value.key();
    }

    private String words(BotConfig bot, LocalDate day, Map<String, Long> figures) {
        String language = bot.language();
        return texts.get(
                language,
                "summary",
                bot.name(),
                day.toString(),
                number(figures, "users"),
                number(figures, "users.new"),
                number(figures, "active.day"),
                number(figures, "answers"),
                Long.toString(figures.getOrDefault("failures", 0L) + figures.getOrDefault("refused", 0L)),
                income(language, figures),
                Long.toString(figures.entrySet().stream()
                        .filter(figure -> figure.getKey().startsWith("subscribers "))
                        .mapToLong(Map.Entry::getValue)
                        .sum()),
                "%.2f".formatted(figures.getOrDefault("cost.micro-usd", 0L) / MICROS));
    }

    private static String number(Map<String, Long> figures, String name) {
        return Long.toString(figures.getOrDefault(name, 0L));
    }

    private static String income(String language, Map<String, Long> figures) {
        String all = figures.entrySet().stream()
                .filter(figure -> figure.getKey().startsWith("income "))
                .map(figure ->
                        new Money(figure.getValue(), figure.getKey().substring("income ".length())).shown(language))
                .sorted()
                .collect(Collectors.joining(" + "));
        return all.isEmpty() ? "0" : all;
    }
}
