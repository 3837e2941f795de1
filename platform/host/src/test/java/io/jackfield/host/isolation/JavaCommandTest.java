package io.jackfield.host.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.config.IsolationConfig;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class JavaCommandTest {
    private static final String FONTS = "sun.awt.fontconfig";

    private final String before = System.getProperty(FONTS);

    @AfterEach
    void putBack() {
        set(before);
    }

    private static void set(String file) {
        if (file == null) {
            System.clearProperty(FONTS);
        } else {
            System.setProperty(FONTS, file);
        }
    }

    private static List<String> command() {
        return JavaCommand.of(new IsolationConfig(64, List.of("-Dlast=1"))).command();
    }

    @Test
    void pluginGetsTheFontsOfTheHost() {
        set("/opt/jackfield/lib/fontconfig.properties");

        assertThat(command())
                .containsSubsequence("-Dsun.awt.fontconfig=/opt/jackfield/lib/fontconfig.properties", "-Dlast=1");
    }

    @Test
    void hostWithoutThemSaysNothingOfFonts() {
        set(null);

        assertThat(command())
                .noneMatch(option -> option.contains(FONTS))
                .contains("-Djava.awt.headless=true", "-Xmx64m");
    }
}
