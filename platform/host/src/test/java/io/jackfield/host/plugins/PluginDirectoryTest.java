package io.jackfield.host.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.plugins.PluginDirectory.Changes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginDirectoryTest {
    private static final Changes NOTHING = new Changes(List.of(), List.of());

    @TempDir
    Path folder;

    private PluginDirectory directory;
    private Path one;
    private Path two;

    @BeforeEach
    void watch() {
        directory = new PluginDirectory(folder);
        one = folder.resolve("one.jar");
        two = folder.resolve("two.jar");
    }

    private static Changes arrived(Path... jars) {
        return new Changes(List.of(jars), List.of());
    }

    private static Changes gone(Path... jars) {
        return new Changes(List.of(), List.of(jars));
    }

    @Test
    void atTheStartEverythingThatLiesThereCountsSmallOnesFirst() throws IOException {
        Files.write(one, new byte[2_000]);
        Files.write(two, new byte[1_000]);

        assertThat(directory.all()).isEqualTo(arrived(two, one));
        assertThat(directory.changes()).isEqualTo(NOTHING);
    }

    @Test
    void missingDirectoryIsMade() throws IOException {
        Path missing = folder.resolve("a/b");

        assertThat(new PluginDirectory(missing).all()).isEqualTo(NOTHING);
        assertThat(missing).isDirectory();
    }

    @Test
    void onlyJarsCount() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "a");
        Files.writeString(folder.resolve("one.jar.part"), "a");
        Files.createDirectory(folder.resolve("folder.jar"));

        assertThat(directory.all()).isEqualTo(NOTHING);
    }

    @Test
    void slowCopyIsTakenOnceItHasStoppedGrowing() throws IOException {
        directory.all();
        Files.write(one, new byte[10]);
        assertThat(directory.changes()).isEqualTo(NOTHING);
        Files.write(one, new byte[20]);
        assertThat(directory.changes()).isEqualTo(NOTHING);

        assertThat(directory.changes()).isEqualTo(arrived(one));
        assertThat(directory.changes()).isEqualTo(NOTHING);
    }

    @Test
    void jarThatIsOverwrittenInPlaceComesAgain() throws IOException {
        Files.write(one, new byte[10]);
        directory.all();

        Files.write(one, new byte[11]);

        assertThat(directory.changes()).isEqualTo(NOTHING);
        assertThat(directory.changes()).isEqualTo(arrived(one));
    }

    @Test
    void jarOfTheSameSizeIsKnownByItsTimeOrItsFile() throws IOException {
        Files.write(one, new byte[10]);
        directory.all();

        Files.setLastModifiedTime(one, FileTime.fromMillis(1_000_000));
        directory.changes();
        assertThat(directory.changes()).isEqualTo(arrived(one));

        Path copy = folder.resolve("copy.part");
        Files.write(copy, new byte[10]);
        Files.setLastModifiedTime(copy, FileTime.fromMillis(1_000_000));
        Files.move(copy, one, StandardCopyOption.REPLACE_EXISTING);
        directory.changes();
        assertThat(directory.changes()).isEqualTo(arrived(one));
    }

    @Test
    void deletedJarIsGoneOnceItIsMissingTwice() throws IOException {
        Files.write(one, new byte[10]);
        directory.all();

        Files.delete(one);

        assertThat(directory.changes()).isEqualTo(NOTHING);
        assertThat(directory.changes()).isEqualTo(gone(one));
        assertThat(directory.changes()).isEqualTo(NOTHING);
    }

    @Test
    void renamedJarComesAndGoesInTheSameLook() throws IOException {
        Files.write(one, new byte[10]);
        directory.all();

        Files.move(one, two);

        assertThat(directory.changes()).isEqualTo(NOTHING);
        assertThat(directory.changes()).isEqualTo(new Changes(List.of(two), List.of(one)));
    }

    @Test
    void jarThatWasAwayForAMomentIsAsBefore() throws IOException {
        Files.write(one, new byte[10]);
        directory.all();
        Files.move(one, folder.resolve("one.away"));
        directory.changes();

        Files.move(folder.resolve("one.away"), one);

        assertThat(directory.changes()).isEqualTo(NOTHING);
        assertThat(directory.changes()).isEqualTo(NOTHING);
    }
}
