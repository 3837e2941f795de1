package io.jackfield.benchmarks.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchHomeTest {
    @TempDir
    Path folder;

    @BeforeEach
    void distributionHasPlugins() throws Exception {
        Files.createDirectories(folder.resolve("distribution/plugins"));
        for (String name : new String[] {
            "command-chat-0.2.0.jar",
            "lib-documents-0.2.0.jar",
            "lib-openai-0.2.0.jar",
            "llm-openai-0.2.0.jar",
            "llm-deepseek-0.2.0.jar",
            "web-assistant-0.2.0.jar"
        }) {
            Files.writeString(folder.resolve("distribution/plugins").resolve(name), "jar");
        }
    }

    @Test
    void pluginUnderLoadIsACompleteJar() throws Exception {
        BenchHome home = home(false);

        try (JarFile jar =
                new JarFile(home.plugins().resolve("command-bench.jar").toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Plugin-Id"))
                    .isEqualTo("command-bench");
            String extension = new String(
                            jar.getInputStream(jar.getEntry("META-INF/extensions.idx"))
                                    .readAllBytes(),
                            UTF_8)
                    .strip();
            assertThat(jar.getEntry(extension.replace('.', '/') + ".class")).isNotNull();
        }
    }

    @Test
    void modelPluginsComeOnlyWhereTheyAreWanted() throws Exception {
        assertThat(home(false).plugins().toFile().list())
                .containsExactlyInAnyOrder("command-bench.jar", "command-chat-0.2.0.jar", "lib-documents-0.2.0.jar");
        assertThat(home(true).plugins().toFile().list()).hasSize(5);
    }

    @Test
    void everyHomeHasItsConfiguration() throws Exception {
        BenchHome home = home(true);

        assertThat(home.folder().resolve("config/jackfield.yaml")).exists();
        assertThat(home.folder().resolve("config/bots").resolve(home.bot() + ".yaml"))
                .exists();
    }

    private BenchHome home(boolean withModels) throws Exception {
        return new BenchHome(folder.resolve("home-" + withModels), folder.resolve("distribution"), withModels);
    }
}
