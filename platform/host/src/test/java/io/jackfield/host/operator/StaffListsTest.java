package io.jackfield.host.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.desk.OperatorDesk.Format;
import io.jackfield.api.desk.PeopleDesk;
import io.jackfield.api.memory.Preferences;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListPage.Row;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.operator.ListSpec;
import io.jackfield.api.operator.ListSpec.Column;
import io.jackfield.api.operator.ListSpec.Column.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StaffListsTest {
    private static final ListSpec SPEC = ListSpec.named("notes", "notes", Column.of("words", "words", Kind.TEXT))
            .forRoles("managers");
    private static final String LONG = "x".repeat(30_000);

    /** Everybody is a manager. */
    private static final PeopleDesk PEOPLE = new PeopleDesk() {
        @Override
        public Optional<Person> find(String bot, long userId) {
            return Optional.empty();
        }

        @Override
        public List<Person> reachable(String bot, long afterId, int limit) {
            return List.of();
        }

        @Override
        public Set<String> roles(String bot, long userId) {
            return Set.of("managers");
        }

        @Override
        public Optional<Recipient> chatOfRole(String bot, String role) {
            return Optional.empty();
        }

        @Override
        public Preferences preferences(String bot, long userId) {
            throw new UnsupportedOperationException("lists have no use for it");
        }
    };

    private static ListPage page(ListQuestion question, AtomicInteger given) {
        List<Row> rows = new ArrayList<>();
        while (rows.size() < question.most()) {
            rows.add(new Row(Integer.toString(given.incrementAndGet()), List.of(LONG), List.of()));
        }
        return new ListPage(rows, Optional.of(given.toString()));
    }

    @Test
    void fileThatIsTooLargeForAChatEndsWhereThatIsSeen() {
        AtomicInteger given = new AtomicInteger();
        BotList list = new CheckedList(new RowsOfList(SPEC, question -> page(question, given)));
        StaffLists lists = new StaffLists(bot -> List.of(list), PEOPLE);

        assertThatThrownBy(() -> lists.export("shop", 1, "notes", ListQuestion.first(1), Format.CSV))
                .isInstanceOf(JackfieldException.class)
                .hasMessageContaining("too large for a chat");

        assertThat(given).hasValueLessThan(3_000);
    }
}
