package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListPage.Row;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.operator.ListSpec;
import io.jackfield.api.operator.ListSpec.Column;
import io.jackfield.api.operator.ListSpec.Column.Kind;
import io.jackfield.testkit.TestOperator.TestList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A list as its suite asks it, all pages at a time.
 *
 * @param list what it answers is checked, as in the host
 */
record ContractList(ListSpec spec, TestList list) {
    private static final int MOST_PAGES = 1_000;

    ListPage page(ListQuestion question) throws InterruptedException {
        return ContractCalls.done("a page of " + question, () -> list.rows(question));
    }

    List<Row> rows(ListQuestion question) throws InterruptedException {
        List<Row> rows = new ArrayList<>();
        Optional<String> after = question.after();
        int pages = 0;
        do {
            ListPage page = page(after(question, after));
            rows.addAll(page.rows());
            after = page.next();
            assertThat(++pages).as("pages of up to %d", question.most()).isLessThan(MOST_PAGES);
        } while (after.isPresent());
        return rows;
    }

    List<Row> all() throws InterruptedException {
        return rows(ListQuestion.first(100));
    }

    List<String> ids(ListQuestion question) throws InterruptedException {
        return ids(rows(question));
    }

    static List<String> ids(List<Row> rows) {
        return rows.stream().map(Row::id).toList();
    }

    static ListQuestion after(ListQuestion first, Optional<String> after) {
        return new ListQuestion(first.filters(), first.from(), first.to(), after, first.most());
    }

    static ListQuestion where(Column column, String value) {
        return new ListQuestion(Map.of(column.id(), value), Optional.empty(), Optional.empty(), Optional.empty(), 2);
    }

    static ListQuestion between(Optional<Instant> from, Optional<Instant> to) {
        return new ListQuestion(Map.of(), from, to, Optional.empty(), 5);
    }

    List<Column> filters() {
        return spec.columns().stream().filter(Column::filter).toList();
    }

    String cell(Row row, Column column) {
        return row.cells().get(spec.columns().indexOf(column));
    }

    /** Those that the column names, and those that rows have. */
    Set<String> values(Column column, List<Row> rows) {
        Set<String> values = new LinkedHashSet<>(column.values());
        rows.stream()
                .map(row -> cell(row, column))
                .filter(value -> !value.isEmpty())
                .forEach(values::add);
        return values;
    }

    /** Each that is in a row, to the very moment, and one before and one after all of them. */
    Set<Instant> moments(List<Row> rows) {
        Set<Instant> moments = new LinkedHashSet<>(
                List.of(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z")));
        spec.columns().stream()
                .filter(column -> column.kind() == Kind.TIME)
                .flatMap(column -> values(column, rows).stream())
                .map(Instant::parse)
                .forEach(moments::add);
        return moments;
    }

    void requireWritten(Row row) {
        IntStream.range(0, spec.columns().size())
                .filter(index -> !row.cells().get(index).isEmpty())
                .forEach(index ->
                        requireWritten(spec.columns().get(index), row.cells().get(index)));
    }

    private static void requireWritten(Column column, String value) {
        String form = switch (column.kind()) {
            case TEXT -> "(?s).*";
            case NUMBER -> "-?\\d+(\\.\\d+)?";
            case MONEY -> "-?\\d+(\\.\\d+)? [A-Z]{3}";
            case TIME -> "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z";
            case CHOICE -> ".{1,32}";
        };
        assertThat(value).as("%s, a %s", column.id(), column.kind()).matches(form);
        if (!column.values().isEmpty()) {
            assertThat(column.values()).as("values of %s", column.id()).contains(value);
        }
    }
}
