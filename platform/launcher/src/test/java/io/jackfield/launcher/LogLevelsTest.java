package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.host.config.HostConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogLevelsTest {
    @TempDir
    Path home;

    private HostConfig config(String level) throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(
                home.resolve("config/jackfield.yaml"), "logging:\n  levels:\n    plugin.test-levels: " + level + "\n");
        return HostConfig.load(home, Map.of());
    }

    @Test
    void loggerOfAPluginGetsTheLevelThatTheOperatorSet() throws IOException {
        assertThat(LoggerFactory.getLogger("plugin.test-levels").isTraceEnabled())
                .isFalse();

        LogLevels.apply(config("trace").logging());
        assertThat(LoggerFactory.getLogger("plugin.test-levels").isTraceEnabled())
                .isTrue();

        LogLevels.apply(config("'OFF'").logging());
        assertThat(LoggerFactory.getLogger("plugin.test-levels").isErrorEnabled())
                .isFalse();
    }

    @Test
    void levelThatThereIsNotIsRefused() {
        assertThatThrownBy(() -> config("loud"))
                .hasMessageContaining("config/jackfield.yaml:3: logging.levels.plugin.test-levels is 'loud'; use OFF,");
    }
}
