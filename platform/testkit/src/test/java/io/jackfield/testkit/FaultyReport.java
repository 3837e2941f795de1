package io.jackfield.testkit;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.report.ReportCall;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportReaders;
import io.jackfield.api.report.ReportReaders.Reader;
import io.jackfield.api.report.ReportSpec;
import io.jackfield.api.report.ReportSubject;
import io.jackfield.api.report.ReportType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Tells how many minutes each child of a reader has learnt; breaks one promise of its interface when told to. */
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
        CHANGES_ITS_NAME,
        HAS_NO_TITLE,
        DIVIDES_BY_THE_DAYS,
        COUNTS_THE_DAYS_IN_A_BYTE,
        GIVES_NULL,
        FAILS_WITHOUT_DATA,
        WANTS_A_SUBJECT_IT_KNOWS,
        SENDS_ITSELF,
        REMEMBERS_THE_LAST_ONE,
        PLANS_THE_NEXT_ONE,
        NUMBERS_ITS_REPORTS,
        ASKS_WITH_A_NUMBER,
        DEMANDS_A_COMMENT,
        SPEAKS_ENGLISH_ONLY,
        KNOWS_TWO_LANGUAGES,
        PARSES_NAMES,
        DEMANDS_A_READER,
        IS_SILENT_ON_A_SCHEDULE,
        HAS_A_BUTTON_FOR_EVERY_DAY,
        HAS_AN_ACTION,
        KEEPS_THE_READER_IN_A_FIELD,
        IS_DEAF_TO_INTERRUPTS,
        NUMBERS_ITS_SUBJECTS,
        LISTS_A_SUBJECT_TWICE,
        LISTS_EVERYBODYS_SUBJECTS,
        LISTS_WHAT_IT_CANNOT_TELL,
        TURNS_ITS_READERS_ROUND,
        REPEATS_THE_LAST_READER,
        LEAVES_OUT_A_READER,
        STARTS_OVER,
        GIVES_ONE_MORE_READER,
        HAS_A_LONG_CURSOR,
        HAS_A_READER_IT_FAILS_FOR
    }

    @Override
    public ReportSpec spec() {
        String name = fault == Fault.CHANGES_ITS_NAME ? "learnt-" + MADE.incrementAndGet() : "learnt";
        return ReportSpec.named(
                name,
                fault == Fault.HAS_NO_TITLE ? "no.such.title" : "greeting",
                ReportPeriod.Kind.WEEK,
                ReportPeriod.Kind.DAY,
                ReportPeriod.Kind.RANGE);
    }

    @Override
    public List<ReportSubject> subjects(BotView bot, Person asker) {
        List<ReportSubject> own = new ArrayList<>(childrenOf(asker.id()));
        switch (fault) {
            case NUMBERS_ITS_SUBJECTS -> own.add(new ReportSubject("child-" + MADE.incrementAndGet(), "Another"));
            case LISTS_A_SUBJECT_TWICE -> own.addAll(List.copyOf(own));
            case LISTS_EVERYBODYS_SUBJECTS -> own.addAll(childrenOf(2_001));
            case LISTS_WHAT_IT_CANNOT_TELL -> own.add(new ReportSubject("x", "Nobody's"));
            default -> {}
        }
        return own;
    }

    private List<ReportSubject> childrenOf(long parent) {
        return minutes(parent).isEmpty()
                ? List.of()
                : List.of(
                        new ReportSubject("son-" + parent, "The son"),
                        new ReportSubject("daughter-" + parent, "The daughter"));
    }

    private Optional<String> minutes(long parent) {
        return context.memory().of(Recipient.of("test", parent)).get("minutes");
    }

    @Override
    public ReportReaders readers(BotView bot, ReportPeriod period, Optional<String> after, int most) {
        long last = after.filter(cursor -> fault != Fault.STARTS_OVER)
                .map(cursor -> Long.valueOf(cursor.strip()))
                .orElse(0L);
        int size = fault == Fault.GIVES_ONE_MORE_READER ? most + 1 : most;
        List<Person> page = context.people().reachable(bot.bot().id(), last, size);
        List<Reader> readers = new ArrayList<>(page.stream()
                .map(person -> new Reader(Recipient.of(bot.bot().id(), person.id()), "son-" + person.id()))
                .toList());
        switch (fault) {
            case TURNS_ITS_READERS_ROUND -> Collections.rotate(readers, MADE.incrementAndGet());
            case LEAVES_OUT_A_READER -> readers.removeIf(one -> after.isPresent() && one.equals(readers.getLast()));
            case HAS_A_READER_IT_FAILS_FOR -> readers.replaceAll(one -> new Reader(one.recipient(), "x"));
            default -> {}
        }
        if (page.size() < size) {
            return new ReportReaders(readers, Optional.empty());
        }
        long next = page.getLast().id() - (fault == Fault.REPEATS_THE_LAST_READER && most > 1 ? 1 : 0);
        return new ReportReaders(
                readers, Optional.of(next + (fault == Fault.HAS_A_LONG_CURSOR ? " ".repeat(300) : "")));
    }

    @Override
    public Reply report(ReportCall call) throws Exception {
        reader = call.reader().map(Person::firstName).orElse("everybody");
        long days = ChronoUnit.DAYS.between(call.period().from(), call.period().to());
        switch (fault) {
            case DIVIDES_BY_THE_DAYS -> days = 7 / days;
            case COUNTS_THE_DAYS_IN_A_BYTE -> days = Math.toIntExact(days * 100_000_000L / 100);
            case WANTS_A_SUBJECT_IT_KNOWS -> require(call.subject().matches("son-\\d+|"));
            case LISTS_WHAT_IT_CANNOT_TELL, HAS_A_READER_IT_FAILS_FOR ->
                require(!call.subject().equals("x"));
            case SENDS_ITSELF -> context.messages().send(Recipient.of("test", 1), Reply.text("Look"));
            case REMEMBERS_THE_LAST_ONE -> context.memory().shared().put("last", reader);
            case PLANS_THE_NEXT_ONE -> context.schedule().at(Instant.MAX, "report", reader, "");
            case PARSES_NAMES -> Integer.parseInt(reader.replaceFirst("^N+|^Reader-", "0"));
            case DEMANDS_A_READER -> reader = call.reader().orElseThrow().firstName();
            case KEEPS_THE_READER_IN_A_FIELD -> never.await(5, TimeUnit.MILLISECONDS);
            case IS_DEAF_TO_INTERRUPTS -> sleepOn();
            default -> {}
        }
        Optional<String> minutes = call.reader().flatMap(person -> minutes(person.id()));
        if (minutes.isEmpty() || fault == Fault.IS_SILENT_ON_A_SCHEDULE && !call.asked()) {
            return nothingToTell();
        }
        return told(call, minutes.get(), days);
    }

    private static void require(boolean known) {
        if (!known) {
            throw new IllegalStateException("there is no such child");
        }
    }

    private Reply nothingToTell() {
        return switch (fault) {
            case GIVES_NULL -> null;
            case FAILS_WITHOUT_DATA -> throw new IllegalStateException("nobody has learnt anything");
            default -> Reply.nothing();
        };
    }

    private Reply told(ReportCall call, String minutes, long days) {
        String name = fault == Fault.KEEPS_THE_READER_IN_A_FIELD
                ? reader
                : call.reader().orElseThrow().firstName();
        String number = fault == Fault.NUMBERS_ITS_REPORTS ? " " + MADE.incrementAndGet() : "";
        Reply reply = Reply.text(
                name + " " + words(call.language()) + " " + minutes + " min" + number + ". " + praise(call, minutes));
        return switch (fault) {
            case HAS_A_BUTTON_FOR_EVERY_DAY -> reply.keyboard(dayButtons(days));
            case HAS_AN_ACTION -> reply.keyboard(Keyboard.column(List.of(Button.action("More", "more"))));
            default -> reply.keyboard(Keyboard.column(List.of(Button.command("More", "learnt", call.subject()))));
        };
    }

    private String words(String language) {
        return switch (language) {
            case "de", "ru" -> fault == Fault.SPEAKS_ENGLISH_ONLY ? "learnt" : "learnt (" + language + ")";
            case "en" -> "learnt";
            default -> {
                if (fault == Fault.KNOWS_TWO_LANGUAGES) {
                    throw new IllegalArgumentException("what is " + language + "?");
                }
                yield "learnt";
            }
        };
    }

    private String praise(ReportCall call, String minutes) {
        String number = fault == Fault.ASKS_WITH_A_NUMBER ? " (" + MADE.incrementAndGet() + ")" : "";
        Optional<String> said = call.comment(new Question(
                "test", "any", List.of(ModelMessage.user("Praise somebody for " + minutes + " minutes" + number))));
        return fault == Fault.DEMANDS_A_COMMENT ? said.orElseThrow() : said.orElse("");
    }

    private static Keyboard dayButtons(long days) {
        List<Button> buttons = IntStream.rangeClosed(0, Math.toIntExact(days))
                .mapToObj(day -> Button.command("Day " + day, "day", Integer.toString(day)))
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
