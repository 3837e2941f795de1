package io.jackfield.host.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PermissionsTest {
    @Test
    void wordsAreReadAndShownInAFixedOrder() {
        Permissions permissions = Permissions.parse(" host:b.example, web ,host:*.a.example:443, messages,");

        assertThat(permissions).hasToString("messages, web, host:*.a.example:443, host:b.example");
        assertThat(permissions.has(Permission.WEB)).isTrue();
        assertThat(permissions.has(Permission.TABLES)).isFalse();
        assertThat(Permissions.parse("")).isEqualTo(Permissions.NONE).hasToString("nothing");
    }

    @Test
    void wordThatIsNoneIsNamed() {
        assertThatThrownBy(() -> Permissions.parse("messages, admin"))
                .hasMessage("'admin' is no permission; use messages, telegram, tables, payments, secrets, mail, events,"
                        + " web, console, host:<name> or database:<name>");
        assertThatThrownBy(() -> Permissions.parse("host:not a host")).hasMessageContaining("names no host");
    }

    @Test
    void databasesAreNamedOneByOneAndHeldToTheLimit() {
        Permissions declared = Permissions.parse("tables, database:school, database:shop");

        assertThat(declared).hasToString("tables, database:school, database:shop");
        assertThat(declared.hasDatabase("school")).isTrue();
        assertThat(declared.hasDatabase("other")).isFalse();
        assertThat(declared.limitedTo(Permissions.parse("database:shop")))
                .isEqualTo(Permissions.parse("database:shop"));
        assertThat(declared.limitedTo(Permissions.ALL)).isEqualTo(declared);
        assertThat(declared.without(Permissions.parse("tables, database:shop")))
                .isEqualTo(Permissions.parse("database:school"));
        assertThat(declared.without(Permissions.ALL)).isEqualTo(Permissions.NONE);
        assertThatThrownBy(() -> Permissions.parse("database:*")).hasMessageContaining("names no database");
    }

    @Test
    void limitsHoldForAllButHosts() {
        Permissions declared = Permissions.parse("messages, secrets, host:a.example");
        Permissions listed = Permissions.parse("secrets, web");

        assertThat(declared.limitedTo(listed)).isEqualTo(Permissions.parse("secrets, host:a.example"));
        assertThat(declared.without(listed)).isEqualTo(Permissions.parse("messages, host:a.example"));
    }
}
