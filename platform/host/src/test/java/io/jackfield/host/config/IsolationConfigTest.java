package io.jackfield.host.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.host.config.read.FileConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IsolationConfigTest {
    private static Optional<IsolationConfig> read(Map<String, ?> file) {
        return IsolationConfig.of("chat", FileConfig.of("config/plugins/chat.yaml", file));
    }

    @Test
    void pluginStaysInTheHostUnlessToldOtherwise() {
        assertThat(read(Map.of())).isEmpty();
        assertThat(read(Map.of("isolation", "none"))).isEmpty();
    }

    @Test
    void processHasAMemoryAndOptions() {
        assertThat(read(Map.of("isolation", "process"))).contains(new IsolationConfig(256, List.of()));
        assertThat(read(Map.of("isolation", "process", "memory", "64m", "jvmOptions", List.of("-Xlog:gc"))))
                .contains(new IsolationConfig(64, List.of("-Xlog:gc")));
    }

    @Test
    void wrongValuesAreNamedWithWhatIsAllowed() {
        assertThatThrownBy(() -> read(Map.of("isolation", "thread")))
                .hasMessage("config/plugins/chat.yaml: isolation is 'thread'; use process or none");
        assertThatThrownBy(() -> read(Map.of("isolation", "process", "memory", "1m")))
                .hasMessage("config/plugins/chat.yaml: memory is '1m'; use 64m to 16384m");
    }
}
