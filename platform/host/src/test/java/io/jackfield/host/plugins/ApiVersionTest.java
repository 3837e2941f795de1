package io.jackfield.host.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ApiVersionTest {
    @Test
    void isTheVersionOfTheBuild() {
        assertThat(Path.of("../../pom.xml"))
                .content()
                .contains("<jackfield.version>" + ApiVersion.CURRENT + "</jackfield.version>");
    }
}
