package io.jackfield.launcher.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"\u001b[2J", "\u009b2J", "\u0007", "\u202e", "\u2066"})
    void whatStrangersHaveWrittenCommandsNoTerminal(String order) {
        assertThat(HostCommand.printable("Ada" + order + " 5"))
                .startsWith("Ada\uFFFD")
                .endsWith(" 5")
                .doesNotContain(order);
    }

    @Test
    void namesStayAsTheyAre() {
        String family = "Зоя \uD83D\uDC69\u200D\uD83D\uDC67 O'zbek";

        assertThat(HostCommand.printable(family)).isEqualTo(family);
    }
}
