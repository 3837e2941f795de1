package io.jackfield.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.jupiter.api.Test;

/** The tests of the test kit itself. */
class KitInRealHostIT {
    @Test
    void testsOfTheTestKitPassInTheRealHost() {
        assertThat(SameTests.passed(
                        selectClass("io.jackfield.testkit.HelloCommandTest"),
                        selectClass("io.jackfield.testkit.DesksTest"),
                        selectClass("io.jackfield.testkit.BillingDeskTest"),
                        selectClass("io.jackfield.testkit.EventDeskTest"),
                        selectClass("io.jackfield.testkit.TestChatTest"),
                        selectClass("io.jackfield.testkit.MeanwhileTest"),
                        selectClass("io.jackfield.testkit.PreviewTest"),
                        selectClass("io.jackfield.testkit.ScriptedModelTest"),
                        selectClass("io.jackfield.testkit.ModelDeskTest"),
                        selectClass("io.jackfield.testkit.CommandButtonsTest"),
                        selectClass("io.jackfield.testkit.MenuKeysTest"),
                        selectClass("io.jackfield.testkit.CardsTest"),
                        selectClass("io.jackfield.testkit.OutdatedStepTest"),
                        selectClass("io.jackfield.testkit.form.ApplyCommandTest")))
                .isGreaterThan(20);
    }
}
