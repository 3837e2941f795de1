package io.jackfield.api;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"xl", "weekly-sales", "0-9", "abcdefghijklmnopqrstuvwxyz012345"})
    void takesWhatFitsIntoCommandsAndAddresses(String name) {
        assertThatCode(() -> ExtensionName.require("report", name)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {"x", "Weekly", "weekly_sales", "недельный", "a b", "xl\n", "abcdefghijklmnopqrstuvwxyz0123456"})
    void refusesTheRestAndSaysWhatToUse(String name) {
        assertThatThrownBy(() -> ExtensionName.require("report", name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("report name is '" + name + "'; use 2 to 32 of a-z 0-9 -");
    }
}
