package io.jackfield.testkit;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.console.ConsoleWidget;
import io.jackfield.api.console.WidgetContent;
import io.jackfield.api.console.WidgetContent.Line;
import io.jackfield.api.console.WidgetContent.Series;
import io.jackfield.api.console.WidgetQuestion;
import io.jackfield.api.console.WidgetSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Draws a line over the time asked for; breaks one promise of its interface when told to. */
public final class FaultyWidget implements ConsoleWidget {
    static final String FILLED = "filled";

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final int TIMES = 5;

    private final PluginContext context;
    private final Fault fault;
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int number;

    public FaultyWidget(PluginContext context) {
        this.context = context;
        fault = Fault.valueOf(context.config().text("fault", "NONE"));
    }

    enum Fault {
        NONE,
        IS_CALLED_ANEW_EACH_TIME,
        HAS_NO_TITLE,
        FAILS_FOR_A_NEW_BOT,
        GIVES_NULL_FOR_A_NEW_BOT,
        TAKES_TWO_SECONDS,
        COUNTS_HOW_OFTEN_IT_IS_ASKED,
        SHOWS_ALL_TIMES,
        SHOWS_THE_LATEST_FIRST,
        KNOWS_TWO_LANGUAGES,
        DIVIDES_BY_DAYS,
        REMEMBERS_WHEN_IT_WAS_ASKED,
        KEEPS_ITS_NUMBER_IN_A_FIELD,
        IS_DEAF_TO_INTERRUPTS
    }

    @Override
    public WidgetSpec spec() {
        return new WidgetSpec(
                fault == Fault.IS_CALLED_ANEW_EACH_TIME ? "orders-" + NUMBERS.incrementAndGet() : "orders",
                fault == Fault.HAS_NO_TITLE ? "no-such-key" : "orders");
    }

    @Override
    public WidgetContent content(WidgetQuestion question, BotView bot) throws Exception {
        Recipient place = Recipient.of(bot.bot().id(), 1);
        boolean isNew = context.memory().of(place).get(FILLED).isEmpty();
        switch (fault) {
            case FAILS_FOR_A_NEW_BOT -> require(!isNew, "there is nothing yet");
            case TAKES_TWO_SECONDS -> Thread.sleep(Duration.ofMillis(1_500));
            case KNOWS_TWO_LANGUAGES -> require(!question.language().equals("xx"), "what language is that?");
            case REMEMBERS_WHEN_IT_WAS_ASKED -> context.memory().of(place).put("asked", "yes");
            case IS_DEAF_TO_INTERRUPTS -> awaitNever();
            default -> {}
        }
        return fault == Fault.GIVES_NULL_FOR_A_NEW_BOT && isNew ? null : series(question);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }

    private void awaitNever() {
        while (true) {
            try {
                if (never.await(3, TimeUnit.SECONDS)) {
                    continue;
                }
                return;
            } catch (InterruptedException e) {
                // It goes on.
            }
        }
    }

    private Series series(WidgetQuestion question) throws InterruptedException {
        Instant from = fault == Fault.SHOWS_ALL_TIMES ? Instant.EPOCH : question.from();
        long step = Duration.between(from, question.to()).toNanos() / TIMES;
        if (fault == Fault.DIVIDES_BY_DAYS) {
            step = TIMES * step / Duration.between(from, question.to()).toDays() / TIMES;
        }
        long each = step;
        List<Instant> times = IntStream.range(0, TIMES)
                .mapToObj(i -> from.plusNanos(i * each))
                .toList();
        double value = value();
        return new Series(
                fault == Fault.SHOWS_THE_LATEST_FIRST ? times.reversed() : times,
                List.of(new Line(
                        "orders",
                        DoubleStream.generate(() -> value).limit(TIMES).boxed().toList())),
                "");
    }

    private double value() throws InterruptedException {
        if (fault == Fault.COUNTS_HOW_OFTEN_IT_IS_ASKED) {
            return asked.incrementAndGet();
        }
        if (fault == Fault.KEEPS_ITS_NUMBER_IN_A_FIELD) {
            number = 0;
            for (int i = 0; i < TIMES; i++) {
                number++;
                Thread.sleep(Duration.ofMillis(5));
            }
            return number;
        }
        return TIMES;
    }
}
