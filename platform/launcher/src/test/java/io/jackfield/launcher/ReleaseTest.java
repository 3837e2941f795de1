package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code make dist}: what its scripts make of a distribution, and what they refuse. */
class ReleaseTest {
    private static final Path SCRIPTS = Path.of("src/release").toAbsolutePath();
    private static final String BILL =
            "{\"bomFormat\" : \"CycloneDX\", \"purl\" : \"pkg:maven/x/sample@1.2?type=jar\"}";

    private static final List<String> SHIPPED = List.of(
            "bin/deploy",
            "bin/switch-release",
            "systemd/jackfield.service",
            "config/jackfield.yaml",
            "config/.env.template",
            "LICENSE",
            "lib/jackfield-launcher-9.8.jar",
            "lib/sample-1.2.jar",
            "plugins/command-hello-9.8.jar");

    @TempDir
    Path work;

    private Path distribution;
    private Path target;
    private String output = "";

    @BeforeEach
    void build() throws IOException {
        distribution = work.resolve("build");
        target = work.resolve("dist");
        SHIPPED.forEach(file -> write(distribution.resolve(file), file));
        write(distribution.resolve("bin/jackfield"), "#!/bin/sh\necho \"validate and more\"\n");
        Files.setPosixFilePermissions(
                distribution.resolve("bin/jackfield"), PosixFilePermissions.fromString("rwx------"));
        write(
                work.resolve("pom.xml"),
                "<project.build.outputTimestamp>2026-11-01T00:00:00Z</project.build.outputTimestamp>");
        write(work.resolve("platform/launcher/target/bom.json"), BILL);
        write(work.resolve("plugins/command-hello/target/bom.json"), BILL);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private int run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }

    private int pack() throws Exception {
        return run(SCRIPTS.resolve("pack").toString(), distribution.toString(), work.toString(), target.toString());
    }

    private int tryOut() throws Exception {
        return run(SCRIPTS.resolve("try").toString(), target.toString());
    }

    private List<String> content() throws Exception {
        assertThat(run("tar", "-tzf", target.resolve("jackfield-9.8.tar.gz").toString()))
                .isZero();
        return output.lines().toList();
    }

    @Test
    void archiveHoldsTheDistributionAndWhatEachJarIsMadeOfAndCanBeTried() throws Exception {
        write(distribution.resolve("config/.env"), "TOKEN=secret");
        write(distribution.resolve("data/admin-token"), "secret");
        write(distribution.resolve("lib/jackfield.aot"), "for this machine");

        assertThat(pack()).as(output).isZero();

        assertThat(tryOut()).as(output).isZero();
        assertThat(output).contains("1 plugins", "2 libraries");
        assertThat(content())
                .contains(
                        "jackfield-9.8/bin/jackfield",
                        "jackfield-9.8/sbom/host.cdx.json",
                        "jackfield-9.8/sbom/command-hello.cdx.json",
                        "jackfield-9.8/config/.env.template")
                .noneMatch(name -> name.endsWith("/.env") || name.contains("/data") || name.endsWith(".aot"));
        assertThat(target.resolve("SHA256SUMS")).content().contains("jackfield-9.8.tar.gz", "sbom/host.cdx.json");
    }

    @Test
    void sameJarsGiveTheSameArchiveWheneverAndByWhomeverItIsMade() throws Exception {
        assertThat(pack()).isZero();
        String first = Files.readString(target.resolve("SHA256SUMS"));
        Files.setLastModifiedTime(
                distribution.resolve("LICENSE"), FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        Files.setPosixFilePermissions(distribution.resolve("LICENSE"), PosixFilePermissions.fromString("rw-------"));

        assertThat(pack()).isZero();

        assertThat(target.resolve("SHA256SUMS")).hasContent(first);
    }

    @Test
    void jarOfUnknownContentsIsNotReleased() throws Exception {
        write(distribution.resolve("plugins/mine-1.0.jar"), "an operator's");

        assertThat(pack()).isOne();

        assertThat(output).contains("mine-1.0.jar has no target/bom.json");
    }

    @Test
    void libraryThatNoListNamesIsFound() throws Exception {
        write(distribution.resolve("lib/left-over-0.9.jar"), "of an earlier build");
        assertThat(pack()).isZero();

        assertThat(tryOut()).isOne();

        assertThat(output).contains("left-over@0.9 is not in sbom/host.cdx.json");
    }

    @Test
    void changedArchiveIsRefused() throws Exception {
        assertThat(pack()).isZero();
        Files.writeString(target.resolve("jackfield-9.8.tar.gz"), "something else");

        assertThat(tryOut()).isOne();

        assertThat(output).contains("the sums do not fit");
    }

    @Test
    void shippedConfigurationThatIsWrongIsFound() throws Exception {
        write(distribution.resolve("bin/jackfield"), """
                #!/bin/sh
                echo "validate and more"
                [ "$1" = validate ] && echo "outbox.maxAttempts is '0'" && exit 2
                exit 0
                """);
        assertThat(pack()).isZero();

        assertThat(tryOut()).isOne();

        assertThat(output).contains("outbox.maxAttempts is '0'", "the shipped configuration is wrong");
    }
}
