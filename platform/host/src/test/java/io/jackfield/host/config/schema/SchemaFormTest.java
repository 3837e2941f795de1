package io.jackfield.host.config.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.host.config.read.KeyPath;
import io.jackfield.host.config.schema.FormField.Choice;
import io.jackfield.host.config.schema.FormField.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchemaFormTest {
    private static FormField field(String property) {
        return ConfigSchema.of(
                        "{\"type\": \"object\", \"properties\": {\"one\": " + property
                                + "}, \"$defs\": {\"tokens\": {\"type\": \"integer\", \"minimum\": 1, \"description\": \"a number\"}}}")
                .form()
                .getFirst();
    }

    private static Kind kind(String property) {
        return field(property).kind();
    }

    @Test
    void shapesOfASchemaBecomeFields() {
        assertThat(kind("{\"type\": \"string\"}")).isEqualTo(Kind.TEXT);
        assertThat(kind("{\"type\": \"integer\"}")).isEqualTo(Kind.INTEGER);
        assertThat(kind("{\"type\": \"number\"}")).isEqualTo(Kind.NUMBER);
        assertThat(kind("{\"type\": \"boolean\"}")).isEqualTo(Kind.FLAG);
        assertThat(kind("{\"type\": \"string\", \"format\": \"duration\"}")).isEqualTo(Kind.DURATION);
        assertThat(kind("{\"enum\": [\"a\", \"b\"]}")).isEqualTo(Kind.CHOICE);
        assertThat(kind("{\"type\": \"array\", \"items\": {\"type\": \"string\"}}"))
                .isEqualTo(Kind.LIST);
        assertThat(kind("{\"type\": [\"array\", \"string\"], \"items\": {\"type\": \"string\"}}"))
                .isEqualTo(Kind.LIST);
        assertThat(kind("{\"type\": \"object\", \"additionalProperties\": {\"type\": \"string\"}}"))
                .isEqualTo(Kind.MAP);
        assertThat(kind("{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}"))
                .isEqualTo(Kind.SECTION);
    }

    @Test
    void whatHasNoFieldIsABoxOfYaml() {
        assertThat(kind("{\"type\": \"array\", \"items\": {\"type\": \"object\"}}"))
                .isEqualTo(Kind.YAML);
        assertThat(kind("{\"type\": [\"string\", \"object\"]}")).isEqualTo(Kind.YAML);
        assertThat(kind("true")).isEqualTo(Kind.YAML);
        assertThat(kind("{\"type\": \"object\", \"properties\": {\"a\": {}}, \"oneOf\": [{\"required\": [\"a\"]}]}"))
                .isEqualTo(Kind.YAML);
    }

    @Test
    void sectionHasFieldsWithTheirOwnPathsAndReferencesAreFollowed() {
        FormField inner = field(
                        "{\"type\": \"object\", \"required\": [\"most\"], \"properties\": {\"most\": {\"$ref\": \"#/$defs/tokens\"}}}")
                .fields()
                .getFirst();

        assertThat(inner.path()).hasToString("/one/most");
        assertThat(inner.kind()).isEqualTo(Kind.INTEGER);
        assertThat(inner.required()).isTrue();
        assertThat(inner.least()).isEqualTo(Optional.of("1"));
        assertThat(inner.about()).isEqualTo("a number");
    }

    @Test
    void constantsOfAlternativesAreChoicesWithTheirTitles() {
        assertThat(field("{\"oneOf\": [{\"const\": \"a\", \"title\": \"First\"}, {\"const\": \"b\"}]}")
                        .choices())
                .containsExactly(new Choice("a", "First"), new Choice("b", "b"));
    }

    @Test
    void secretsAreKnownByTheSchemaAndByTheirNames() {
        assertThat(field("{\"type\": \"string\", \"writeOnly\": true}").secret())
                .isTrue();
        assertThat(field("{\"type\": \"string\", \"x-widget\": \"secret\"}").secret())
                .isTrue();
        assertThat(field("{\"type\": \"string\"}").secret()).isFalse();
        ConfigSchema schema = ConfigSchema.of(
                "{\"properties\": {\"accounts\": {\"type\": \"object\", \"additionalProperties\": {\"properties\": {\"word\": {\"writeOnly\": true}}}}}}");
        assertThat(schema.holdsSecret(KeyPath.of("accounts"), Map.of("one", Map.of("word", "psst"))))
                .isTrue();
        assertThat(schema.holdsSecret(KeyPath.of("accounts"), Map.of("one", Map.of("name", "x"))))
                .isFalse();
    }

    @Test
    void writtenTextsBecomeValues() {
        assertThat(field("{\"type\": \"array\", \"items\": {\"type\": \"string\"}}")
                        .value(" a\n\nb: c \n"))
                .isEqualTo(List.of("a", "b: c"));
        assertThat(field("{\"type\": \"object\", \"additionalProperties\": {\"type\": \"string\"}}")
                        .value("a: 1\nb: two"))
                .isEqualTo(Map.of("a", "1", "b", "two"));
        assertThat(field("{\"type\": \"string\"}").value("Hello: you")).isEqualTo("Hello: you");
        assertThat(field("{\"type\": \"string\"}").value("  ")).isNull();
        assertThatThrownBy(() -> field("true").value("a: [1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not valid YAML");
    }
}
