package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostSwitchTest {
    private static final String PROPERTY = "jackfield.host";

    private final String before = System.getProperty(PROPERTY);

    @AfterEach
    void switchBack() {
        if (before == null) {
            System.clearProperty(PROPERTY);
        } else {
            System.setProperty(PROPERTY, before);
        }
    }

    @Test
    void realHostThatIsNotThereIsSaid() {
        System.setProperty(PROPERTY, "real");

        assertThatThrownBy(() -> JackfieldExtension.with(HelloCommand.class).start())
                .hasMessageContaining("io.jackfield:jackfield-testkit-host with scope test");
    }

    @Test
    void wrongSwitchNamesWhatIsAllowed() {
        System.setProperty(PROPERTY, "reel");

        assertThatThrownBy(HostSwitch::isReal).hasMessageContaining("jackfield.host is 'reel'; use memory or real");
    }

    @Test
    void testsRunInMemoryUnlessToldOtherwise() {
        System.setProperty(PROPERTY, "");

        assertThat(HostSwitch.isReal()).isFalse();
    }
}
