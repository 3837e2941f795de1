package io.jackfield.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import org.junit.jupiter.api.Test;

/** The tests of our commands but the dialogue. */
class CommandsInRealHostIT {
    @Test
    void testsOfOurCommandsPassInTheRealHost() {
        assertThat(SameTests.passed(
                        selectPackage("io.jackfield.command.start"),
                        selectPackage("io.jackfield.command.help"),
                        selectPackage("io.jackfield.command.model"),
                        selectPackage("io.jackfield.command.role"),
                        selectPackage("io.jackfield.command.profile"),
                        selectPackage("io.jackfield.command.settings"),
                        selectPackage("io.jackfield.command.context")))
                .isGreaterThan(30);
    }
}
