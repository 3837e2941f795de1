package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Person;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListPage.Row;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.operator.ListSpec;
import io.jackfield.api.operator.ListSpec.Column;
import io.jackfield.api.operator.OperatorList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * What {@link OperatorList} promises, as tests. They run in memory, with the rows that {@link #addRow} puts there:
 *
 * <pre>{@code
 * class OrderListTest extends OperatorListContract {
 *     @RegisterExtension
 *     static final JackfieldExtension jackfield = JackfieldExtension.with(OrderList.class);
 *
 *     @Override
 *     protected JackfieldExtension plugin() {
 *         return jackfield;
 *     }
 *
 *     @Override
 *     protected void addRow(PluginContext context, Person person) {
 *         new Orders(context.database()).add(person.id(), person.firstName());
 *     }
 * }
 * }</pre>
 *
 * <p>Where tables outlive a test, such as those of a database that all tests share, empty them before each.
 */
public abstract class OperatorListContract {
    private static final int ROWS = 12;
    private static final int LONGEST_ID = 64;

    /** The plugin as it is set up for these tests. */
    protected abstract JackfieldExtension plugin();

    /**
     * Has the list of the bot {@code test} show one row more. A minute passes between two of them.
     *
     * @param person another one each time, their ids one by one; known to the people desk
     */
    protected abstract void addRow(PluginContext context, Person person) throws Exception;

    /** Which of the plugin's lists, by name; the first unless overridden. */
    protected Optional<String> list() {
        return Optional.empty();
    }

    @Test
    void specStaysTheSame() {
        try (InMemoryHost first = start();
                InMemoryHost second = start()) {
            assertThat(List.of(plain(first).spec(), plain(second).spec()))
                    .as("spec(), asked again and of another instance")
                    .containsOnly(plain(first).spec());
        }
    }

    /** Operators read them at the head of tables and on buttons. */
    @Test
    void titleColumnsAndActionsHaveTextsInEveryLanguage() {
        try (InMemoryHost host = start()) {
            ListSpec spec = plain(host).spec();
            Stream<String> labels = spec.columns().stream().map(Column::label);
            Stream<String> actions = spec.actions().stream().map(action -> spec.title() + "." + action);
            List<String> keys = Stream.concat(Stream.of(spec.title()), Stream.concat(labels, actions))
                    .toList();
            assertThat(plugin().textLanguages()).as("languages of the texts").isNotEmpty();
            assertThat(keys)
                    .allSatisfy(key -> assertThat(plugin().textLanguages())
                            .allSatisfy(language -> assertThat(
                                            host.context().texts().get(language, key))
                                    .as("text %s in %s", key, language)
                                    .isNotBlank()));
            assertThat(plugin().textDifferences())
                    .as("keys, arguments and forms of plurals that one language has and another has not")
                    .isEmpty();
        }
    }

    @Test
    void emptyListIsNoFailure() throws Exception {
        try (InMemoryHost host = start()) {
            list(host).rows(ListQuestion.first(10));
        }
    }

    @Test
    void everyAddedRowIsThereUnderAnIdOfItsOwn() throws Exception {
        try (InMemoryHost host = filled()) {
            assertThat(ContractList.ids(list(host).all()))
                    .as("ids of rows")
                    .hasSizeGreaterThanOrEqualTo(ROWS)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void cellsAreWrittenAsTheirColumnsSay() throws Exception {
        try (InMemoryHost host = filled()) {
            list(host).all().forEach(list(host)::requireWritten);
        }
    }

    /** However few it may give at once, all rows come, once, in the same order. */
    @Test
    void pagesAddUpToTheWhole() throws Exception {
        try (InMemoryHost host = filled()) {
            List<String> whole = ContractList.ids(list(host).all());

            for (int most : List.of(1, 2, 5, ROWS)) {
                assertThat(list(host).ids(ListQuestion.first(most)))
                        .as("in pages of up to %d", most)
                        .isEqualTo(whole);
            }
        }
    }

    /** Operators turn pages while rows are added. */
    @Test
    void rowAddedMeanwhileHidesNoOtherAndShowsNoneTwice() throws Exception {
        try (InMemoryHost host = filled()) {
            List<String> whole = ContractList.ids(list(host).all());
            ListPage first = list(host).page(ListQuestion.first(3));
            assertThat(first.next()).as("where the first of many pages goes on").isPresent();

            addRow(host, ROWS + 1);

            List<String> shown = new ArrayList<>(ContractList.ids(first.rows()));
            shown.addAll(list(host).ids(ContractList.after(ListQuestion.first(3), first.next())));
            assertThat(shown)
                    .as("rows seen while one was added")
                    .doesNotHaveDuplicates()
                    .containsAll(whole);
        }
    }

    @Test
    void filterGivesTheRowsWithItsValueAndNoOthers() throws Exception {
        try (InMemoryHost host = filled()) {
            ContractList list = list(host);
            List<Row> whole = list.all();
            for (Column column : list.filters()) {
                for (String value : list.values(column, whole)) {
                    assertThat(list.ids(ContractList.where(column, value)))
                            .as("rows with %s=%s", column.id(), value)
                            .isEqualTo(ContractList.ids(whole.stream()
                                    .filter(row -> list.cell(row, column).equals(value))
                                    .toList()));
                }
            }
        }
    }

    /** Whatever operators type, they get rows or a refusal. */
    @Test
    void oddFilterValuesAreNoFailure() throws Exception {
        try (InMemoryHost host = filled()) {
            for (Column column : list(host).filters()) {
                for (String odd : ContractInput.ODD_TEXTS) {
                    requireDoneOrRefused(() -> list(host).list().rows(ContractList.where(column, odd)));
                }
            }
        }
    }

    /** Lists without times show everything whatever is asked; those that have some show each row on one side. */
    @Test
    void momentDividesTheListInTwo() throws Exception {
        try (InMemoryHost host = filled()) {
            List<Row> rows = list(host).all();
            List<String> whole = ContractList.ids(rows);
            for (Instant moment : list(host).moments(rows)) {
                List<String> before = list(host).ids(ContractList.between(Optional.empty(), Optional.of(moment)));
                List<String> since = list(host).ids(ContractList.between(Optional.of(moment), Optional.empty()));
                if (!before.equals(whole) || !since.equals(whole)) {
                    assertThat(Stream.concat(before.stream(), since.stream()))
                            .as("rows before and since %s", moment)
                            .containsExactlyInAnyOrderElementsOf(whole);
                }
            }
        }
    }

    @Test
    void actionTwiceIsNoFailure() throws Exception {
        try (InMemoryHost host = filled()) {
            Set<String> tried = new HashSet<>();
            for (Row row : list(host).all()) {
                Optional<String> action =
                        row.actions().stream().filter(tried::add).findFirst();
                if (action.isPresent()) {
                    act(host, action.get(), row);
                    act(host, action.get(), row);
                }
            }
            assertThat(list(host).all()).isNotEmpty();
        }
    }

    private void act(InMemoryHost host, String action, Row row) throws InterruptedException {
        ContractCalls.done(action + " of " + row, () -> list(host).list().act(action, row.id()));
    }

    @Test
    void rowThatIsNotThereIsNotFound() throws Exception {
        try (InMemoryHost host = filled()) {
            List<String> actions = plain(host).spec().actions();
            assumeTrue(!actions.isEmpty(), "nothing can be done to its rows");
            for (String action : actions) {
                assertNotFound(() -> list(host).list().act(action, "no-such-row"));
                for (String odd : ContractInput.ODD_TEXTS) {
                    String id = odd.substring(0, Math.min(odd.length(), LONGEST_ID));
                    requireDoneOrRefused(() -> list(host).list().act(action, id));
                }
            }
        }
    }

    /** Also when a button of another version of the plugin names it. */
    @Test
    void actionThatIsNotThereIsNotFound() throws Exception {
        try (InMemoryHost host = filled()) {
            String row =
                    list(host).page(ListQuestion.first(1)).rows().getFirst().id();

            assertNotFound(() -> plain(host)
                    .act("no-such-action", row, "operator ada", host.context().onlyBot()));
        }
    }

    @Test
    void askingChangesNothing() throws Exception {
        try (InMemoryHost host = filled()) {
            List<Row> before = list(host).rows(ListQuestion.first(5));
            long effects = host.effects();

            assertThat(list(host).rows(ListQuestion.first(5))).as("asked again").isEqualTo(before);

            assertThat(host.effects() - effects)
                    .as("things written, planned or sent while it was asked")
                    .isZero();
        }
    }

    @Test
    void callsAtOnceDoNotMix() throws Exception {
        try (InMemoryHost host = filled()) {
            List<Row> alone = list(host).rows(ListQuestion.first(3));

            assertThat(ContractCalls.atOnce(() -> list(host).rows(ListQuestion.first(3))))
                    .as("rows, asked for many times at once")
                    .allMatch(alone::equals);
        }
    }

    @Test
    void interruptEndsACallWithinASecond() throws Exception {
        try (InMemoryHost host = filled()) {
            ContractCalls.assertEndsWhenInterrupted(() -> list(host).list().rows(ListQuestion.first(10)));
        }
    }

    private InMemoryHost start() {
        HostSwitch.requireMemory("the suite asks the list itself");
        return plugin().startInMemory();
    }

    private InMemoryHost filled() throws Exception {
        InMemoryHost host = start();
        for (int number = 1; number <= ROWS; number++) {
            addRow(host, number);
            host.clock().advance(Duration.ofMinutes(1));
        }
        return host;
    }

    private void addRow(InMemoryHost host, int number) throws Exception {
        String language = number % 2 == 0 ? "en" : "ru";
        Person person = new Person(2_000 + number, "Person-" + (100 + number), "", Optional.empty(), language);
        host.people().met(person);
        addRow(host.context(), person);
    }

    private OperatorList plain(InMemoryHost host) {
        return list().map(host::operatorList).orElseGet(() -> host.extension(OperatorList.class));
    }

    private ContractList list(InMemoryHost host) {
        ListSpec spec = plain(host).spec();
        return new ContractList(spec, host.operator().list(spec.name()));
    }

    private static void assertNotFound(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        failure -> assertThat(failure.error()).isEqualTo(StandardError.NOT_FOUND));
    }

    private static void requireDoneOrRefused(Runnable work) {
        try {
            work.run();
        } catch (JackfieldException e) {
            assertThat(e.error())
                    .as("what became of odd words: %s", e.getMessage())
                    .isIn(StandardError.NOT_FOUND, StandardError.REQUEST_REJECTED);
        }
    }
}
