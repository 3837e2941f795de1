package io.jackfield.host.config.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {
    @TempDir
    Path folder;

    private SecretBox box() {
        return SecretBox.of(
                folder.resolve("payment.key"),
                new SecretBox.Names("data/payment.key", "what buyers have left", "buyers have to leave it anew"));
    }

    @Test
    void whatIsClosedIsOpenedWithTheSameKeyInTheSamePlace() {
        Buffer closed = box().close("yookassa 1 7", "método-42");

        assertThat(box().open("yookassa 1 7", closed)).isEqualTo("método-42");
        assertThat(closed.toString()).doesNotContain("42");
        assertThat(box().close("yookassa 1 7", "método-42"))
                .as("another time, other bytes")
                .isNotEqualTo(closed);
        assertThatThrownBy(() -> box().open("yookassa 1 8", closed)).isInstanceOf(JackfieldException.class);
    }

    @Test
    void whatSomebodyHasChangedIsNotOpened() {
        Buffer closed = box().close("place", "secret");
        closed.setByte(closed.length() - 1, (byte) (closed.getByte(closed.length() - 1) ^ 1));

        assertThatThrownBy(() -> box().open("place", closed)).hasMessageContaining("data/payment.key");
        assertThatThrownBy(() -> box().open("place", Buffer.buffer("short"))).isInstanceOf(JackfieldException.class);
    }

    @Test
    void keyIsMadeOnceAndOnlyItsOwnerReadsIt() throws IOException {
        box();
        Path file = folder.resolve("payment.key");
        String key = Files.readString(file);

        box();

        assertThat(Files.readString(file)).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void keyThatHasBecomeEmptyIsNotReplaced() throws IOException {
        Files.writeString(folder.resolve("payment.key"), "");

        assertThatThrownBy(this::box).hasMessageContaining("put the backup back");
        assertThat(Files.readString(folder.resolve("payment.key"))).isEmpty();
    }

    @Test
    void spoiltKeyIsNoKey() throws IOException {
        Files.writeString(folder.resolve("payment.key"), "c2hvcnQ=\n");

        assertThatThrownBy(this::box).isInstanceOf(JackfieldException.class).hasMessageContaining("32 bytes");
    }
}
