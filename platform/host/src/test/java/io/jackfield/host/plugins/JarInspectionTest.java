package io.jackfield.host.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.host.config.Permissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarInspectionTest {
    private static final String INDEX = "META-INF/extensions.idx";

    @TempDir
    Path folder;

    private Path jar;

    @BeforeEach
    void name() {
        jar = folder.resolve("plugin.jar");
    }

    private void refused(String reason) {
        assertThatThrownBy(() -> JarInspection.of(jar))
                .isInstanceOf(BrokenJarException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void manifestAndIndexAreRead() throws IOException {
        TestJars.write(
                jar,
                Map.of(
                        "Plugin-Id", "llm-openai",
                        "Plugin-Version", "1.4.0",
                        "Plugin-Description", "Models of OpenAI",
                        "Plugin-Requires", ">=0.2.0",
                        "Plugin-Dependencies", "lib-openai",
                        "Plugin-Permissions", "secrets, host:api.openai.com"),
                Map.of(INDEX, "# made by the build\na.b.First\n\n  a.b.Second # the other one\na.b.First\n"));

        assertThat(JarInspection.of(jar))
                .isEqualTo(new JarInspection(
                        "llm-openai",
                        "1.4.0",
                        "Models of OpenAI",
                        ">=0.2.0",
                        "lib-openai",
                        Permissions.parse("secrets,host:api.openai.com"),
                        java.util.List.of("a.b.First", "a.b.Second")));
    }

    @Test
    void libraryNeedsNoIndex() throws IOException {
        TestJars.write(jar, Map.of("Plugin-Id", "lib-x", "Plugin-Version", "1", "Plugin-Library", "true"), Map.of());

        assertThat(JarInspection.of(jar).extensions()).isEmpty();
    }

    @Test
    void missingIndexSaysHowToBuildIt() throws IOException {
        TestJars.write(jar, Map.of("Plugin-Id", "x-y", "Plugin-Version", "1"), Map.of());

        refused("<proc>full</proc>");
    }

    @Test
    void jarThatIsNoPluginIsRefused() throws IOException {
        TestJars.write(jar, Map.of(), Map.of("a.txt", "a"));

        refused("has no Plugin-Id");
    }

    @Test
    void idKeepsToItsCharacters() throws IOException {
        TestJars.write(jar, Map.of("Plugin-Id", "My Plugin", "Plugin-Version", "1"), Map.of(INDEX, ""));

        refused("has Plugin-Id 'My Plugin'; use 2 to 64 of a-z 0-9 -");
    }

    @Test
    void versionIsNeeded() throws IOException {
        TestJars.write(jar, Map.of("Plugin-Id", "x-y"), Map.of(INDEX, ""));

        refused("has no Plugin-Version");
    }

    @Test
    void zipWithoutAManifestIsRefused() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("a.txt"));
        }

        refused("has no manifest");
    }

    @Test
    void halfOfAJarIsRefused() throws IOException {
        TestJars.write(jar, Map.of("Plugin-Id", "x-y", "Plugin-Version", "1"), Map.of(INDEX, "a.B"));
        byte[] whole = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(whole, whole.length / 2));

        refused("was cut off");
    }

    @Test
    void emptyFileAndNoFileAreRefused() throws IOException {
        Files.createFile(jar);
        refused("is no jar, or was cut off");

        Files.delete(jar);
        refused("cannot be read");
    }
}
