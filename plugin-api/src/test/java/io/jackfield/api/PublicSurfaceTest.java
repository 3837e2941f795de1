package io.jackfield.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Everything that plugins can see of the contract is written down in {@code public-surface.txt}, so that no change of it
 * gets past a review by accident: a plugin built last year has to load next year.
 */
class PublicSurfaceTest {
    private static final Path WRITTEN_DOWN = Path.of("src/test/resources/public-surface.txt");

    @Test
    void surfaceIsTheOneWrittenDown() throws IOException {
        List<String> surface = PublicSurface.ofContract();
        if (Boolean.getBoolean("surface.update")) {
            Files.write(WRITTEN_DOWN, surface);
        }

        List<String> writtenDown = Files.readAllLines(WRITTEN_DOWN);

        assertThat(surface).as("""
                        The public surface of the contract has changed. Plugins that are out there must still load: a new
                        method of an interface needs a default, and nothing may go. When the change is meant, write it down
                        with
                            mvn -pl plugin-api test -Dtest=PublicSurfaceTest -Dsurface.update=true
                        and let the diff of %s be reviewed.""", WRITTEN_DOWN).isEqualTo(writtenDown);
    }
}
