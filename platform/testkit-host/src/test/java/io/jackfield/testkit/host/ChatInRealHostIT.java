package io.jackfield.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import org.junit.jupiter.api.Test;

/** The tests of the dialogue with models, which take about as long as those of all other commands. */
class ChatInRealHostIT {
    @Test
    void testsOfTheDialoguePassInTheRealHost() {
        assertThat(SameTests.passed(selectPackage("io.jackfield.command.chat"))).isGreaterThan(30);
    }
}
