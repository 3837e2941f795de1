package io.jackfield.testkit;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.report.ReportRequest;
import io.jackfield.api.report.ReportType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Tells how many minutes somebody has learnt; breaks one promise of its interface when told to. */
public final class FaultyReport implements ReportType {
    private static final AtomicInteger MADE = new AtomicInteger();

    private final PluginContext context;
    private final Fault fault;
    private final CountDownLatch never = new CountDownLatch(1);
    private volatile String reader = "";

    public FaultyReport(PluginContext context) {
        this.context = context;
        fault = Fault.valueOf(context.config().text("fault", "NONE"));
    }

    enum Fault {
        NONE,
        SHOUTS_ITS_NAME,
        DIVIDES_BY_THE_DAYS,
        COUNTS_THE_DAYS_IN_A_BYTE,
        GIVES_NULL,
        FAILS_WITHOUT_DATA,
        SENDS_ITSELF,
        REMEMBERS_THE_LAST_ONE,
        PLANS_THE_NEXT_ONE,
        NUMBERS_ITS_REPORTS,
        SPEAKS_ENGLISH_ONLY,
        KNOWS_TWO_LANGUAGES,
        PARSES_NAMES,
        HAS_A_BUTTON_FOR_EVERY_DAY,
        KEEPS_THE_READER_IN_A_FIELD,
        IS_DEAF_TO_INTERRUPTS
    }

    @Override
    public String name() {
        return fault == Fault.SHOUTS_ITS_NAME ? "LEARNT!" : "learnt";
    }

    @Override
    public Reply report(ReportRequest request) throws Exception {
        reader = request.reader().firstName();
        Optional<String> minutes = context.memory().of(request.recipient()).get("minutes");
        long days = ChronoUnit.DAYS.between(request.from(), request.to());
        switch (fault) {
            case DIVIDES_BY_THE_DAYS -> days = 7 / days;
            case COUNTS_THE_DAYS_IN_A_BYTE -> days = Math.toIntExact(days * 100_000_000L / 100);
            case SENDS_ITSELF -> context.messages().send(Recipient.of("test", 1), Reply.text("Look"));
            case REMEMBERS_THE_LAST_ONE -> context.memory().shared().put("last", reader);
            case PLANS_THE_NEXT_ONE -> context.schedule().at(Instant.MAX, "report", reader, "");
            case PARSES_NAMES -> Integer.parseInt(reader.replaceFirst("^N+|^Reader-", "0"));
            case KEEPS_THE_READER_IN_A_FIELD -> never.await(5, TimeUnit.MILLISECONDS);
            case IS_DEAF_TO_INTERRUPTS -> sleepOn();
            default -> {}
        }
        if (minutes.isEmpty()) {
            return nothingToTell();
        }
        return told(request, minutes.get(), days);
    }

    private Reply nothingToTell() {
        return switch (fault) {
            case GIVES_NULL -> null;
            case FAILS_WITHOUT_DATA -> throw new IllegalStateException("nobody has learnt anything");
            default -> Reply.nothing();
        };
    }

    private Reply told(ReportRequest request, String minutes, long days) {
        String language = request.reader().language();
        String name = fault == Fault.KEEPS_THE_READER_IN_A_FIELD
                ? reader
                : request.reader().firstName();
        String words = switch (language) {
            case "de", "ru" -> fault == Fault.SPEAKS_ENGLISH_ONLY ? "learnt" : "learnt (" + language + ")";
            case "en" -> "learnt";
            default -> {
                if (fault == Fault.KNOWS_TWO_LANGUAGES) {
                    throw new IllegalArgumentException("what is " + language + "?");
                }
                yield "learnt";
            }
        };
        String number = fault == Fault.NUMBERS_ITS_REPORTS ? " " + MADE.incrementAndGet() : "";
        Reply reply = Reply.text(name + " " + words + " " + minutes + " min" + number);
        return fault == Fault.HAS_A_BUTTON_FOR_EVERY_DAY ? reply.keyboard(dayButtons(days)) : reply;
    }

    private static Keyboard dayButtons(long days) {
        List<Button> buttons = IntStream.rangeClosed(0, Math.toIntExact(days))
                .mapToObj(day -> Button.action("Day " + day, "day", Integer.toString(day)))
                .toList();
        return Keyboard.column(buttons);
    }

    private void sleepOn() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
        while (System.nanoTime() < end) {
            try {
                never.await(100, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                // The fault: nobody may tell it to end.
            }
        }
    }
}
