package io.jackfield.benchmarks.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        BenchHome home = home(Furniture.COMMANDS);

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
        assertThat(home(Furniture.COMMANDS).plugins().toFile().list())
                .containsExactlyInAnyOrder("command-bench.jar", "command-chat-0.2.0.jar", "lib-documents-0.2.0.jar");
        assertThat(home(Furniture.MODELS).plugins().toFile().list()).hasSize(5);
    }

    @Test
    void everyHomeHasItsConfiguration() throws Exception {
        BenchHome home = home(Furniture.MODELS);

        assertThat(home.folder().resolve("config/jackfield.yaml")).exists();
        assertThat(home.folder().resolve("config/bots").resolve(home.bot() + ".yaml"))
                .exists();
    }

    @Test
    void wideHomeHasPluginsWithACommandEachAndABotThatNamesThem() throws Exception {
        BenchHome home = home(Furniture.wide(3));

        assertThat(home.plugins().toFile().list())
                .containsExactlyInAnyOrder("command-wide-0.jar", "command-wide-1.jar", "command-wide-2.jar");
        try (JarFile jar =
                new JarFile(home.plugins().resolve("command-wide-2.jar").toFile())) {
            assertThat(jar.getInputStream(jar.getEntry("command")).readAllBytes())
                    .asString()
                    .isEqualTo("wide002");
        }
        assertThat(home.folder().resolve("config/bots/wide.yaml"))
                .content()
                .contains("  command-wide-0: {}\n  command-wide-1: {}\n  command-wide-2: {}\n");
    }

    @Test
    void pluginThatTheDistributionLacksIsNamed() {
        assertThatThrownBy(() -> home(Furniture.SHOP)).hasMessageContaining("has no jar payment-payme");
    }

    private BenchHome home(Furniture furniture) throws Exception {
        return new BenchHome(folder.resolve("home-" + furniture.bot()), folder.resolve("distribution"), furniture);
    }
}
