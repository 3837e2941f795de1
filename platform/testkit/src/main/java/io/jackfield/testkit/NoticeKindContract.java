package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Person;
import io.jackfield.api.notice.Notice;
import io.jackfield.api.notice.NoticeKind;
import io.jackfield.api.notice.NoticePage;
import io.jackfield.api.notice.NoticeSpec;
import io.jackfield.host.schedule.CronTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What {@link NoticeKind} promises, as tests. They run in memory, with nothing to tell at first and with what
 * {@link #prepare} puts there:
 *
 * <pre>{@code
 * class MissedLessonsTest extends NoticeKindContract {
 *     @RegisterExtension
 *     static final JackfieldExtension jackfield = JackfieldExtension.with(MissedLessons.class);
 *
 *     @Override
 *     protected JackfieldExtension plugin() {
 *         return jackfield;
 *     }
 *
 *     @Override
 *     protected void prepare(PluginContext context, Person reader) {
 *         context.memory().of(Recipient.of("test", reader.id())).put("missed", "algebra");
 *     }
 * }
 * }</pre>
 *
 * <p>A kind that is only told through the notice desk passes with nothing prepared.
 */
public abstract class NoticeKindContract {
    private static final int READERS = 12;
    private static final int LONGEST_NEXT = 200;
    private static final int MOST_PAGES = 1_000;
    private static final Duration A_MOMENT = Duration.ofMillis(300);
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final List<Instant> SINCE = List.of(
            Instant.EPOCH,
            Instant.parse("2026-01-05T08:00:00Z"),
            Instant.parse("2026-01-05T09:00:00Z"),
            Instant.parse("2027-01-01T00:00:00Z"));

    /** The plugin as it is set up for these tests. */
    protected abstract JackfieldExtension plugin();

    /**
     * Puts there what this reader is to be told on 5 January 2026 at 9:00 UTC, which it is in these tests; nothing
     * unless overridden. The reader is known to the people desk.
     */
    protected void prepare(PluginContext context, Person reader) throws Exception {}

    /** Which of the plugin's kinds, by name; the first unless overridden. */
    protected Optional<String> kind() {
        return Optional.empty();
    }

    @Test
    void specStaysTheSame() {
        try (InMemoryHost first = plugin().startInMemory();
                InMemoryHost second = plugin().startInMemory()) {
            NoticeSpec spec = kind(first).spec();

            assertThat(List.of(kind(first).spec(), kind(second).spec()))
                    .as("spec() asked again and of another instance")
                    .containsOnly(spec);
        }
    }

    @Test
    void scheduleIsOneThatComesRound() {
        try (InMemoryHost host = plugin().startInMemory()) {
            String cron = kind(host).spec().cron();
            if (!cron.isEmpty()) {
                assertThat(CronTimes.next(cron, "UTC", host.clock().instant().atOffset(ZoneOffset.UTC)))
                        .isNotNull();
            }
        }
    }

    /** Users read it beside the switch. */
    @Test
    void titleIsThereInEveryLanguageOfTheTexts() {
        try (InMemoryHost host = plugin().startInMemory()) {
            String title = kind(host).spec().title();
            Set<String> languages = host.context().texts().languages();
            assertThat(languages).as("languages of the texts").isNotEmpty();
            assertThat(languages)
                    .allSatisfy(language -> assertThat(host.context().texts().get(language, title))
                            .as("text %s in %s", title, language)
                            .isNotBlank());
            assertThat(plugin().textDifferences())
                    .as("keys, arguments and forms of plurals that one language has and another has not")
                    .isEmpty();
        }
    }

    @Test
    void nothingToTellIsNoFailure() throws Exception {
        try (InMemoryHost host = plugin().startInMemory()) {
            due(host, Instant.EPOCH, 10);
            meet(host, reader(1, "en"));
            due(host, Instant.EPOCH, 10);
        }
    }

    @Test
    void anyTimeSinceWhenItWasAskedIsNoFailure() throws Exception {
        try (InMemoryHost host = prepared(1)) {
            for (Instant since : SINCE) {
                due(host, since, 10);
            }
        }
    }

    /** Asked once more after a crash, it names what it has named. */
    @Test
    void sameThingHasTheSameKey() throws Exception {
        try (InMemoryHost first = prepared(READERS);
                InMemoryHost second = prepared(READERS)) {
            List<String> named = names(due(first, Instant.EPOCH, 10));

            assertThat(names(due(first, Instant.EPOCH, 10))).as("asked again").isEqualTo(named);
            assertThat(names(due(second, Instant.EPOCH, 10)))
                    .as("of another instance")
                    .isEqualTo(named);
        }
    }

    @Test
    void keysOfAChatTellItsNoticesApart() throws Exception {
        try (InMemoryHost host = prepared(READERS)) {
            assertThat(names(due(host, Instant.EPOCH, 100)))
                    .as("chats and keys that were given")
                    .doesNotHaveDuplicates();
        }
    }

    /** However few it may give at once, everything comes, once. */
    @Test
    void pagesAddUpToTheWhole() throws Exception {
        try (InMemoryHost host = prepared(READERS)) {
            List<String> whole = names(due(host, Instant.EPOCH, 1_000));

            for (int most : List.of(1, 2, 5)) {
                assertThat(names(due(host, Instant.EPOCH, most)))
                        .as("in pages of up to %d", most)
                        .containsExactlyInAnyOrderElementsOf(whole);
            }
        }
    }

    @Test
    void pageHasNoMoreThanItMay() throws Exception {
        try (InMemoryHost host = prepared(READERS)) {
            for (int most : List.of(1, 3, 100)) {
                assertThat(pages(host, Instant.EPOCH, most))
                        .allSatisfy(page -> assertThat(page.notices())
                                .as("notices of a page of up to %d", most)
                                .hasSizeLessThanOrEqualTo(most));
            }
        }
    }

    @Test
    void askingChangesNothing() throws Exception {
        try (InMemoryHost host = prepared(3)) {
            long before = host.effects();

            due(host, Instant.EPOCH, 10);

            assertThat(host.effects() - before)
                    .as("things written, planned or sent while it was asked")
                    .isZero();
        }
    }

    @Test
    void noticeIsInTheLanguageOfItsReader() throws Exception {
        List<List<String>> told = new ArrayList<>();
        Set<String> languages = plugin().textLanguages();
        for (String language : languages) {
            try (InMemoryHost host = plugin().startInMemory()) {
                Person reader = reader(1, language);
                meet(host, reader);
                prepare(host.context(), reader);
                told.add(shown(host, due(host, Instant.EPOCH, 10)));
            }
        }
        told.removeIf(List::isEmpty);
        assertThat(told).as("what is told in each of %s", languages).doesNotHaveDuplicates();
    }

    /** Whatever the reader's name is, Telegram takes every message. */
    @Test
    void everyNoticeIsAMessageThatTelegramTakes() throws Exception {
        for (String name : List.of("N".repeat(64), "*_[`<&>]", "\u200f \ud83e\udd84", "x")) {
            try (InMemoryHost host = plugin().startInMemory()) {
                Person reader = new Person(2_001, name, name, Optional.empty(), "xx");
                meet(host, reader);
                prepare(host.context(), reader);
                shown(host, due(host, Instant.EPOCH, 10));
            }
        }
    }

    @Test
    void callsAtOnceDoNotMix() throws Exception {
        try (InMemoryHost host = prepared(READERS)) {
            List<String> alone = names(due(host, Instant.EPOCH, 3));
            List<Future<List<Notice>>> running = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                IntStream.range(0, READERS)
                        .forEach(call -> running.add(threads.submit(() -> due(host, Instant.EPOCH, 3))));
            }
            for (Future<List<Notice>> one : running) {
                assertThat(names(one.get()))
                        .as("what is due, asked %d times at once", READERS)
                        .isEqualTo(alone);
            }
        }
    }

    @Test
    void interruptEndsACallWithinASecond() throws Exception {
        try (InMemoryHost host = prepared(3)) {
            FutureTask<NoticePage> work = new FutureTask<>(() -> ask(host, Instant.EPOCH, Optional.empty(), 10));
            Thread thread = Thread.ofVirtual().start(work);
            if (!thread.join(A_MOMENT)) {
                thread.interrupt();
                assertThat(thread.join(A_SECOND))
                        .as("the call has ended a second after its interrupt")
                        .isTrue();
            }
        }
    }

    private InMemoryHost prepared(int readers) throws Exception {
        InMemoryHost host = plugin().startInMemory();
        for (int number = 1; number <= readers; number++) {
            Person reader = reader(number, "en");
            meet(host, reader);
            prepare(host.context(), reader);
        }
        return host;
    }

    private static void meet(InMemoryHost host, Person reader) {
        host.people().met(reader);
    }

    private static Person reader(int number, String language) {
        return new Person(2_000 + number, "Reader-" + (100 + number), "", Optional.empty(), language);
    }

    private NoticeKind kind(InMemoryHost host) {
        return kind().map(host::noticeKind).orElseGet(() -> host.extension(NoticeKind.class));
    }

    private NoticePage ask(InMemoryHost host, Instant since, Optional<String> after, int most) throws Exception {
        return kind(host).due(host.context().onlyBot(), since, after, most);
    }

    private List<Notice> due(InMemoryHost host, Instant since, int most) throws Exception {
        return pages(host, since, most).stream()
                .map(NoticePage::notices)
                .flatMap(Collection::stream)
                .toList();
    }

    private List<NoticePage> pages(InMemoryHost host, Instant since, int most) throws Exception {
        List<NoticePage> pages = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            NoticePage page = page(host, since, after, most);
            assertThat(page).as("the page after %s", after).isNotNull();
            requireUsable(page, after);
            pages.add(page);
            assertThat(pages).as("pages of up to %d", most).hasSizeLessThan(MOST_PAGES);
            after = page.next();
        } while (after.isPresent());
        return pages;
    }

    private static void requireUsable(NoticePage page, Optional<String> after) {
        if (page.next().isPresent()) {
            assertThat(page.next()).as("where to go on").isNotEqualTo(after);
            assertThat(page.next().get()).as("where to go on").hasSizeLessThanOrEqualTo(LONGEST_NEXT);
        }
        assertThat(page.notices())
                .allSatisfy(notice -> assertThat(notice.recipient().bot())
                        .as("the bot of %s", notice.key())
                        .isEqualTo(TestBot.ID));
    }

    private NoticePage page(InMemoryHost host, Instant since, Optional<String> after, int most) throws Exception {
        FutureTask<NoticePage> work = new FutureTask<>(() -> ask(host, since, after, most));
        Thread.ofVirtual().start(work);
        try {
            return work.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("due since " + since + " failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("no page within " + DEADLINE.toSeconds() + " s", e);
        }
    }

    private static List<String> names(List<Notice> notices) {
        return notices.stream()
                .map(notice -> notice.recipient().chat() + " " + notice.key())
                .toList();
    }

    /** Sends them, as the host would, and gives what their readers see. */
    private static List<String> shown(InMemoryHost host, List<Notice> notices) {
        List<String> shown = new ArrayList<>();
        for (Notice notice : notices) {
            assertThat(notice.reply().next())
                    .as("a step that a notice waits for; nobody asked")
                    .isEmpty();
            ChatLog chat = host.telegram().chat(notice.recipient().chat());
            int before = chat.replies().size();
            host.pushes().send(notice.recipient(), notice.reply());
            chat.replies().stream()
                    .skip(before)
                    .map(reply -> reply.text() + reply.buttons())
                    .forEach(shown::add);
        }
        return shown;
    }
}
