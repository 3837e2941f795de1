package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What {@link io.jackfield.api.privacy.PersonalData} promises, as tests. They run in memory, with what {@link #prepare}
 * puts there:
 *
 * <pre>{@code
 * class OrderDataTest extends PersonalDataContract {
 *     @RegisterExtension
 *     static final JackfieldExtension jackfield = JackfieldExtension.with(OrderData.class);
 *
 *     @Override
 *     protected JackfieldExtension plugin() {
 *         return jackfield;
 *     }
 *
 *     @Override
 *     protected void prepare(PluginContext context, Person person) {
 *         new Orders(context.database()).add(person.id(), person.firstName());
 *     }
 * }
 * }</pre>
 *
 * <p>Where tables outlive a test, such as those of a database that all tests share, empty them before each.
 */
public abstract class PersonalDataContract {
    private static final int MANY = 12;
    private static final List<Long> ODD_IDS = List.of(0L, -1L, 1L, Long.MAX_VALUE, Long.MIN_VALUE);

    /** The plugin as it is set up for these tests. */
    protected abstract JackfieldExtension plugin();

    /** Has the plugin hold something of this person in the bot {@code test}. The person is known to the people desk. */
    protected abstract void prepare(PluginContext context, Person person) throws Exception;

    @Test
    void nothingIsHeldOfAStranger() throws Exception {
        try (InMemoryHost host = start()) {
            for (long id : ODD_IDS) {
                assertThat(export(host, id)).as("what is held of %d", id).isEmpty();
                erase(host, id);
            }
        }
    }

    @Test
    void whatIsHeldOfAPersonIsExported() throws Exception {
        try (InMemoryHost host = start()) {
            Person ada = prepared(host, 1);

            assertThat(export(host, ada.id())).as("what is held of Ada").isNotEmpty();
        }
    }

    @Test
    void exportChangesNothing() throws Exception {
        try (InMemoryHost host = start()) {
            Person ada = prepared(host, 1);
            Map<String, Object> before = export(host, ada.id());
            long effects = host.effects();

            assertThat(export(host, ada.id())).as("asked again").isEqualTo(before);

            assertThat(host.effects() - effects)
                    .as("things written, planned or sent while it was asked")
                    .isZero();
        }
    }

    @Test
    void whatIsHeldOfOthersIsNotExported() throws Exception {
        try (InMemoryHost host = start()) {
            Person ada = prepared(host, 1);
            Map<String, Object> alone = export(host, ada.id());
            for (int other = 2; other <= MANY; other++) {
                prepared(host, other);
            }

            assertThat(export(host, ada.id()))
                    .as("what is held of Ada, once there are others")
                    .isEqualTo(alone);
        }
    }

    @Test
    void nothingIsHeldOfWhoIsErased() throws Exception {
        try (InMemoryHost host = start()) {
            Person ada = prepared(host, 1);

            erase(host, ada.id());

            assertThat(export(host, ada.id())).as("what is held of Ada, erased").isEmpty();
        }
    }

    @Test
    void erasingTwiceIsNoFailure() throws Exception {
        try (InMemoryHost host = start()) {
            Person ada = prepared(host, 1);

            erase(host, ada.id());
            erase(host, ada.id());

            assertThat(export(host, ada.id())).isEmpty();
        }
    }

    @Test
    void othersStayWhenOneIsErased() throws Exception {
        try (InMemoryHost host = start()) {
            Person ada = prepared(host, 1);
            Person eve = prepared(host, 2);
            Map<String, Object> before = export(host, eve.id());

            erase(host, ada.id());

            assertThat(export(host, eve.id()))
                    .as("what is held of Eve, when Ada is erased")
                    .isEqualTo(before);
        }
    }

    /** Whoever was forgotten may begin anew. */
    @Test
    void whoWasErasedMayComeBack() throws Exception {
        try (InMemoryHost host = start()) {
            Person ada = prepared(host, 1);
            erase(host, ada.id());

            prepare(host.context(), ada);

            assertThat(export(host, ada.id()))
                    .as("what is held of Ada, come back")
                    .isNotEmpty();
            erase(host, ada.id());
            assertThat(export(host, ada.id()))
                    .as("what is held of Ada, erased again")
                    .isEmpty();
        }
    }

    @Test
    void callsAtOnceDoNotMix() throws Exception {
        try (InMemoryHost host = start()) {
            List<Map<String, Object>> alone = new ArrayList<>();
            for (int number = 1; number <= MANY; number++) {
                alone.add(export(host, prepared(host, number).id()));
            }

            assertThat(ContractCalls.atOnce(() -> exports(host)))
                    .as("what is held of %d persons, asked many times at once", MANY)
                    .allMatch(alone::equals);
        }
    }

    @Test
    void interruptEndsACallWithinASecond() throws Exception {
        try (InMemoryHost host = start()) {
            Person ada = prepared(host, 1);

            ContractCalls.assertEndsWhenInterrupted(() -> host.operator().exports(ada.id()));
        }
    }

    private InMemoryHost start() {
        HostSwitch.requireMemory("the suite asks the plugin itself");
        return plugin().startInMemory();
    }

    private Person prepared(InMemoryHost host, int number) throws Exception {
        Person person = person(number);
        host.people().met(person);
        prepare(host.context(), person);
        return person;
    }

    private static Person person(int number) {
        return new Person(2_000 + number, "Person-" + (100 + number), "", Optional.empty(), "en");
    }

    private static Map<String, Object> export(InMemoryHost host, long person) throws InterruptedException {
        return ContractCalls.done("export of " + person, () -> host.operator().exports(person));
    }

    private static List<Map<String, Object>> exports(InMemoryHost host) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int number = 1; number <= MANY; number++) {
            all.add(host.operator().exports(person(number).id()));
        }
        return all;
    }

    private static void erase(InMemoryHost host, long person) throws InterruptedException {
        ContractCalls.done("erasing " + person, () -> {
            host.operator().erases(person);
            return person;
        });
    }
}
