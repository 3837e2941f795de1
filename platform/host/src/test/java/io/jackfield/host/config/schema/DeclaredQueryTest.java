package io.jackfield.host.config.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.host.config.read.FileConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeclaredQueryTest {
    private static String schema(String word) {
        return """
                {"properties": {
                  "limit": {"type": "integer"},
                  "queries": {"type": "object", "properties": {"marks": {"type": "string", "x-sql": %s}}}}}
                """.formatted(word);
    }

    @Test
    void queriesAreFoundInSectionsWithTheirTypes() {
        List<DeclaredQuery> found = DeclaredQuery.of(schema("""
                {"database": "platform", "file": "queries/marks.sql",
                 "parameters": {"learners": "text[]", "from": "date"},
                 "columns": {"value": "number"}}
                """));

        assertThat(found)
                .containsExactly(new DeclaredQuery(
                        List.of("queries", "marks"),
                        "platform",
                        Optional.of("queries/marks.sql"),
                        Map.of("learners", ValueType.TEXTS, "from", ValueType.DATE),
                        Map.of("value", ValueType.NUMBER)));
        assertThat(found.getFirst().key()).isEqualTo("queries.marks");
    }

    @Test
    void valueIsTakenFromItsSection() {
        DeclaredQuery query =
                DeclaredQuery.of(schema("{\"database\": \"platform\"}")).getFirst();

        assertThat(query.configured(FileConfig.of("x.yaml", Map.of("queries", Map.of("marks", "select 1")))))
                .contains("select 1");
        assertThat(query.configured(FileConfig.empty("x.yaml"))).isEmpty();
    }

    @Test
    void schemaThatSaysItWronglyIsRefusedWithTheWayOut() {
        assertThatThrownBy(() -> DeclaredQuery.of(schema("{}")))
                .hasMessage("x-sql of queries.marks names no database; give it one of databases");
        assertThatThrownBy(() -> DeclaredQuery.of(schema("{\"database\": \"a\", \"columns\": {\"day\": \"day\"}}")))
                .hasMessage("x-sql of queries.marks gives day the type 'day';"
                        + " use text, text[], number, boolean, date, time, timestamptz");
        assertThatThrownBy(() -> DeclaredQuery.of("[]")).isInstanceOf(IllegalArgumentException.class);
    }
}
