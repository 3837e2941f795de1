package io.jackfield.host.trust;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.host.config.Permissions;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class GrantTest {
    private static final Permissions SCHOOL = Permissions.parse("database:school");

    @Test
    void databaseThatTheJarDoesNotAskForIsRefusedWithTheWayOut() {
        Grant grant = new Grant("reports", SCHOOL, SCHOOL);

        assertThatCode(() -> grant.requireDatabase("school")).doesNotThrowAnyException();
        assertThatThrownBy(() -> grant.requireDatabase("shop"))
                .hasMessage(
                        "plugin reports may not use database shop: its jar does not ask for it; add database:shop to"
                                + " plugin.permissions in its pom (Plugin-Permissions of the manifest)");
    }

    @Test
    void databaseThatTheOperatorTakesBackIsRefusedAtOnce() {
        AtomicReference<Permissions> limit = new AtomicReference<>(Permissions.ALL);
        Grant grant = new Grant("reports", SCHOOL, SCHOOL, limit::get);
        grant.requireDatabase("school");

        limit.set(Permissions.NONE);

        assertThatThrownBy(() -> grant.requireDatabase("school"))
                .hasMessageContaining(
                        "the operator keeps that back; add database:school to plugins.trust.permissions.reports");
    }
}
