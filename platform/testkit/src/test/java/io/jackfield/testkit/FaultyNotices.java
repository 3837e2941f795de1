package io.jackfield.testkit;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.notice.Notice;
import io.jackfield.api.notice.NoticeKind;
import io.jackfield.api.notice.NoticePage;
import io.jackfield.api.notice.NoticeSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Tells who has missed a lesson; breaks one promise of its interface when told to. */
public final class FaultyNotices implements NoticeKind {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final PluginContext context;
    private final Fault fault;
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile long place;

    public FaultyNotices(PluginContext context) {
        this.context = context;
        fault = Fault.valueOf(context.config().text("fault", "NONE"));
    }

    enum Fault {
        NONE,
        IS_CALLED_ANEW_EACH_TIME,
        COMES_AT_NO_TIME,
        HAS_NO_TITLE,
        FAILS_WITHOUT_READERS,
        GIVES_NULL,
        DIVIDES_BY_THE_HOURS,
        NUMBERS_ITS_KEYS,
        HAS_ONE_KEY_FOR_TWO,
        FORGETS_THE_LAST_OF_A_PAGE,
        STARTS_ANEW_EACH_TIME,
        GIVES_ALL_AT_ONCE,
        REMEMBERS_THE_LAST_ONE,
        TELLS_BY_ITSELF,
        SPEAKS_ENGLISH_ONLY,
        HAS_A_BUTTON_FOR_EVERY_MINUTE,
        KEEPS_ITS_PLACE_IN_A_FIELD,
        IS_DEAF_TO_INTERRUPTS
    }

    @Override
    public NoticeSpec spec() {
        String name = fault == Fault.IS_CALLED_ANEW_EACH_TIME ? "missed-" + NUMBERS.incrementAndGet() : "missed";
        String title = fault == Fault.HAS_NO_TITLE ? "title" : "missed";
        return NoticeSpec.named(name, title).at(fault == Fault.COMES_AT_NO_TIME ? "at ten" : "0 10 * * *");
    }

    @Override
    public NoticePage due(BotView bot, Instant since, Optional<String> after, int most) throws Exception {
        List<Person> known = context.people().reachable(bot.bot().id(), 0, 100);
        switch (fault) {
            case FAILS_WITHOUT_READERS -> requireNonNull(known.getFirst());
            case GIVES_NULL -> {
                return null;
            }
            case DIVIDES_BY_THE_HOURS ->
                asked.addAndGet(24
                        / (int) Duration.between(since, context.clock().instant())
                                .toHours());
            case REMEMBERS_THE_LAST_ONE -> context.memory().shared().put("last", since.toString());
            case TELLS_BY_ITSELF -> context.messages().send(Recipient.of("test", 2_001), Reply.text("Look"));
            case IS_DEAF_TO_INTERRUPTS -> sleepOn();
            default -> {}
        }
        return page(bot, known, after, most);
    }

    private NoticePage page(BotView bot, List<Person> known, Optional<String> after, int most) throws Exception {
        place = fault == Fault.STARTS_ANEW_EACH_TIME
                ? 0
                : after.map(Long::parseLong).orElse(0L);
        long from = place;
        if (fault == Fault.KEEPS_ITS_PLACE_IN_A_FIELD) {
            never.await(asked.incrementAndGet() % 7, TimeUnit.MILLISECONDS);
            from = place;
        }
        int size = fault == Fault.GIVES_ALL_AT_ONCE ? 100 : most;
        List<Notice> notices = new ArrayList<>();
        long last = from;
        for (Person reader : known) {
            if (reader.id() > from && notices.size() < size) {
                notices.add(notice(bot, reader));
                last = reader.id();
            }
        }
        boolean full = notices.size() == size;
        if (full && size > 1 && fault == Fault.FORGETS_THE_LAST_OF_A_PAGE) {
            notices.removeLast();
        }
        return new NoticePage(notices, full ? Optional.of(Long.toString(last)) : Optional.empty());
    }

    private Notice notice(BotView bot, Person reader) {
        String key = fault == Fault.NUMBERS_ITS_KEYS ? "day-" + asked.incrementAndGet() : "2026-01-05";
        long chat = fault == Fault.HAS_ONE_KEY_FOR_TWO ? reader.id() - reader.id() % 2 : reader.id();
        return Notice.of(key, Recipient.of(bot.bot().id(), chat), words(bot, reader));
    }

    private Reply words(BotView bot, Person reader) {
        String language = fault == Fault.SPEAKS_ENGLISH_ONLY ? "en" : reader.language();
        Reply words = Reply.text(reader.firstName() + ": " + bot.text(language, "missed"));
        return fault == Fault.HAS_A_BUTTON_FOR_EVERY_MINUTE ? words.keyboard(minutes()) : words;
    }

    private static Keyboard minutes() {
        return Keyboard.column(IntStream.range(0, 24 * 60)
                .mapToObj(minute -> Button.action("Minute " + minute, "at", Integer.toString(minute)))
                .toList());
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
