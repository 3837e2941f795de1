package io.jackfield.lib.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.lib.sales.Applications.Outcome;
import io.jackfield.lib.sales.Change.What;
import io.jackfield.lib.sales.testing.SalesTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class ApplicationsTest {
    private static final String BOT = "shop";
    private static final Contact CONTACT = new Contact("Ada", "+998901234567");
    private static final Actor MAX = new Actor("telegram 104", "Max");
    private static final SalesTables TABLES = SalesTables.get();

    private final AtomicInteger keys = new AtomicInteger();
    private final MutableClock clock = MutableClock.of(Instant.parse("2026-01-05T09:00:00Z"), ZoneOffset.UTC);
    private Applications applications;
    private ApplicationBoard board;

    @BeforeEach
    void emptyTables() {
        TABLES.empty();
        applications = new Applications(TABLES.source(), clock);
        board = new ApplicationBoard(TABLES.source(), clock);
    }

    private String key() {
        return "key-" + keys.incrementAndGet();
    }

    private static Draft draft(long person) {
        return new Draft(BOT, person, new Actor("telegram " + person, "Ada"), CONTACT, "basic", "pkg-basic");
    }

    private Application submitted(long person) {
        return applications.submit(draft(person), ZoneOffset.UTC, key()).application();
    }

    @Test
    void numbersFollowOneAnotherInEachBotAndYear() {
        assertThat(submitted(1).number()).isEqualTo("A-2026-000001");
        assertThat(submitted(2).number()).isEqualTo("A-2026-000002");
        Draft elsewhere = new Draft("other", 1, MAX, CONTACT, "", "");
        assertThat(applications
                        .submit(elsewhere, ZoneOffset.UTC, key())
                        .application()
                        .number())
                .isEqualTo("A-2026-000001");

        clock.add(Duration.ofDays(366));

        assertThat(submitted(3).number()).isEqualTo("A-2027-000001");
    }

    @Test
    void yearBeginsInTheZoneOfTheBot() {
        clock.add(Duration.between(clock.instant(), Instant.parse("2026-12-31T20:00:00Z")));

        Outcome inTashkent = applications.submit(draft(1), ZoneId.of("Asia/Tashkent"), key());
        Outcome inLondon = applications.submit(draft(2), ZoneId.of("Europe/London"), key());

        assertThat(inTashkent.application().number()).isEqualTo("A-2027-000001");
        assertThat(inLondon.application().number()).isEqualTo("A-2026-000001");
    }

    @Test
    void secondTryWithTheSameKeyGetsTheSameApplication() {
        Outcome first = applications.submit(draft(1), ZoneOffset.UTC, "key");
        Outcome second = applications.submit(draft(1), ZoneOffset.UTC, "key");

        assertThat(second).isEqualTo(first);
        assertThat(submitted(2).number()).isEqualTo("A-2026-000002");
        assertThat(applications.changes(BOT, first.application().number(), 10)).hasSize(1);
    }

    @Test
    void openApplicationIsGivenInsteadOfASecondOne() {
        Application open = submitted(1);

        Outcome second = applications.submit(draft(1), ZoneOffset.UTC, key());

        assertThat(second).isEqualTo(new Outcome(open, false));
        applications.act(BOT, open.number(), Action.LOST, MAX, key());
        assertThat(submitted(1).number()).isEqualTo("A-2026-000002");
    }

    @Test
    void manyAtOnceLeaveNeitherGapsNorDoubles() throws Exception {
        List<Callable<String>> all = IntStream.rangeClosed(1, 60)
                .<Callable<String>>mapToObj(person -> () -> applications
                        .submit(draft(1 + person / 2), ZoneOffset.UTC, "of-" + person)
                        .application()
                        .number())
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
            for (Future<String> number : threads.invokeAll(all)) {
                assertThat(number.get()).startsWith("A-2026-");
            }
        }

        List<String> numbers = board.page(BOT, ListQuestion.first(100)).stream()
                .map(Application::number)
                .sorted()
                .toList();
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, 31)
                        .mapToObj("A-2026-%06d"::formatted)
                        .toList());
    }

    @Test
    void managerTakesItAndWinsIt() {
        String number = submitted(1).number();

        applications.act(BOT, number, Action.TAKE, MAX, key());
        applications.note(BOT, number, "calls back on Friday", MAX, key());
        Outcome won = applications.act(BOT, number, Action.WON, new Actor("telegram 105", "Eve"), key());

        assertThat(won.application().status()).isEqualTo(Status.WON);
        assertThat(won.application().manager()).contains(MAX);
        assertThat(applications.changes(BOT, number, 10))
                .extracting(Change::what, Change::value)
                .containsExactly(
                        Tuple.tuple(What.CREATED, number),
                        Tuple.tuple(What.STATUS, "taken"),
                        Tuple.tuple(What.NOTE, "calls back on Friday"),
                        Tuple.tuple(What.STATUS, "won"));
    }

    @Test
    void actIsDoneOncePerKeyAndNotWhereItDoesNotFit() {
        String number = submitted(1).number();

        assertThat(applications.act(BOT, number, Action.TAKE, MAX, "press").done())
                .isTrue();
        Outcome again = applications.act(BOT, number, Action.TAKE, MAX, "press");
        assertThat(again.done()).isTrue();
        assertThat(again.application().version()).isEqualTo(2);
        assertThat(applications.act(BOT, number, Action.TAKE, MAX, key()).done())
                .isFalse();
        assertThat(applications.act(BOT, number, Action.REOPEN, MAX, key()).done())
                .isFalse();
        assertThatThrownBy(() -> applications.act(BOT, "A-1", Action.TAKE, MAX, key()))
                .isInstanceOf(JackfieldException.class)
                .extracting(e -> ((JackfieldException) e).error())
                .isEqualTo(StandardError.NOT_FOUND);
    }

    @Test
    void anotherManagerTakesOverWithoutSettingItBack() {
        String number = submitted(1).number();
        applications.act(BOT, number, Action.CONTACTED, MAX, key());
        Actor eve = new Actor("telegram 105", "Eve");

        Application taken =
                applications.act(BOT, number, Action.TAKE, eve, key()).application();

        assertThat(taken.status()).isEqualTo(Status.CONTACTED);
        assertThat(taken.manager()).contains(eve);
    }

    @Test
    void closedOneIsNotReopenedBesideAnOpenOne() {
        String first = submitted(1).number();
        applications.act(BOT, first, Action.LOST, MAX, key());
        String second = submitted(1).number();

        assertThat(applications.act(BOT, first, Action.REOPEN, MAX, key()).done())
                .isFalse();
        applications.act(BOT, second, Action.WON, MAX, key());
        assertThat(applications.act(BOT, first, Action.REOPEN, MAX, key()).done())
                .isTrue();
    }

    @Test
    void contactsOfAnOpenOneCanBeCorrected() {
        String number = submitted(1).number();

        applications.correct(BOT, number, What.PHONE, "+998907654321", MAX, key());

        assertThat(applications.latest(BOT, 1).map(Application::contact)).contains(new Contact("Ada", "+998907654321"));
        applications.act(BOT, number, Action.WON, MAX, key());
        assertThat(applications
                        .correct(BOT, number, What.NAME, "Eve", MAX, key())
                        .done())
                .isFalse();
    }

    @Test
    void correctionToWhatIsThereAlreadyChangesNothing() {
        Application made = submitted(1);

        Outcome same = applications.correct(
                BOT, made.number(), What.PHONE, made.contact().phone(), MAX, key());

        assertThat(same.done()).isFalse();
        assertThat(same.application()).isEqualTo(made);
        assertThat(applications.changes(BOT, made.number(), 10))
                .extracting(Change::what)
                .containsExactly(What.CREATED);
    }

    @Test
    void boardKnowsWhatWasNotShownYet() {
        Application made = submitted(1);
        assertThat(board.notShown(BOT, 10)).containsExactly(made);

        assertThat(board.shown(made)).isTrue();
        assertThat(board.notShown(BOT, 10)).isEmpty();
        Application taken =
                applications.act(BOT, made.number(), Action.TAKE, MAX, key()).application();
        assertThat(board.notShown(BOT, 10)).containsExactly(taken);
        assertThat(board.shown(taken)).isTrue();
        assertThat(board.shown(made)).as("the older one came later").isFalse();
    }

    @Test
    void boardRemindsOfWhatLies() {
        Application made = submitted(1);
        Duration hour = Duration.ofHours(1);
        assertThat(board.lying(BOT, true, hour, 10)).isEmpty();

        clock.add(hour);
        assertThat(board.lying(BOT, true, hour, 10)).containsExactly(made);
        board.reminded(made);
        assertThat(board.lying(BOT, true, hour, 10)).isEmpty();
        clock.add(hour);
        assertThat(board.lying(BOT, true, hour, 10)).containsExactly(made);
        applications.act(BOT, made.number(), Action.TAKE, MAX, key());
        assertThat(board.lying(BOT, true, hour, 10)).isEmpty();
        clock.add(hour);
        assertThat(board.lying(BOT, false, hour, 10)).hasSize(1);
    }

    @Test
    void pagesAreFilteredAndGoOn() {
        submitted(1);
        String second = submitted(2).number();
        String third = submitted(3).number();
        applications.act(BOT, second, Action.TAKE, MAX, key());

        assertThat(board.page(BOT, ListQuestion.first(1)))
                .extracting(Application::number)
                .containsExactly(third);
        ListQuestion next = new ListQuestion(Map.of(), Optional.empty(), Optional.empty(), Optional.of(third), 1);
        assertThat(board.page(BOT, next)).extracting(Application::number).containsExactly(second);
        ListQuestion fresh = new ListQuestion(
                Map.of("status", "new", "package", "basic"), Optional.empty(), Optional.empty(), Optional.empty(), 9);
        assertThat(board.page(BOT, fresh)).hasSize(2);
    }

    @Test
    void forgottenPersonLeavesNothingButFigures() throws SQLException {
        ApplicantRecord record = new ApplicantRecord(TABLES.source());
        String number = submitted(1).number();
        applications.correct(BOT, number, What.PHONE, "+998907654321", new Actor("telegram 1", "Ada"), key());
        applications.note(BOT, number, "Ada is a friend", MAX, key());
        assertThat(record.export(BOT, 1)).containsKeys("applications", "changes");

        record.erase(BOT, 1);
        record.erase(BOT, 1);

        assertThat(record.export(BOT, 1)).isEmpty();
        Application left = applications.find(BOT, number).orElseThrow();
        assertThat(left.contact()).isEqualTo(Contact.NONE);
        assertThat(left.person()).isEmpty();
        assertThat(left.status()).isEqualTo(Status.LOST);
        try (Connection connection = TABLES.source().getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT a::text || (SELECT string_agg(c::text, ' ') FROM application_change c)"
                                + " FROM application a")) {
            rows.next();
            assertThat(rows.getString(1)).doesNotContain("Ada", "99890", "\"telegram 1\"");
        }
    }
}
