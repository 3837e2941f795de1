package io.jackfield.host.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.operator.ListSpec;
import io.jackfield.api.operator.ListSpec.Column;
import io.jackfield.api.operator.ListSpec.Column.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedListTest {
    private static final ListSpec SPEC = ListSpec.named(
                    "sales", "sales", Column.of("buyer", "buyer", Kind.TEXT).filtered())
            .actions("take");

    private final CheckedList list =
            new CheckedList(new RowsOfList(SPEC, question -> new ListPage(List.of(), Optional.empty())));

    private static void assertRefused(Runnable work) {
        assertThatThrownBy(work::run)
                .hasMessageContaining("characters that nobody can read")
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        failure -> assertThat(failure.error()).isEqualTo(StandardError.REQUEST_REJECTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\ud83d", "two\nlines"})
    void wordsThatADatabaseWouldRefuseNeverReachTheList(String words) {
        ListQuestion question =
                new ListQuestion(Map.of("buyer", words), Optional.empty(), Optional.empty(), Optional.empty(), 10);

        assertRefused(() -> list.rows(question));
        assertRefused(() -> list.act("take", words, "operator ada"));
    }
}
