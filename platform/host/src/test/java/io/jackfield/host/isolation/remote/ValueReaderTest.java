package io.jackfield.host.isolation.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.chat.Recipient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames as the other process may make them up. */
class ValueReaderTest {
    private static Object read(FrameWriter frame) {
        return new ValueReader(frame.frame(), 0, null).read();
    }

    private static FrameWriter tag(Tag tag) {
        return new FrameWriter().appendByte(tag.number());
    }

    private static FrameWriter text(FrameWriter to, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return to.appendInt(bytes.length).appendBytes(bytes);
    }

    @Test
    void whatIsThereIsRead() {
        FrameWriter list =
                tag(Tag.LIST).appendInt(2).appendByte(Tag.TRUE.number()).appendByte(Tag.NULL.number());

        assertThat((List<?>) read(list)).hasSize(2);
        assertThat(read(text(tag(Tag.TEXT), "word"))).isEqualTo("word");
    }

    @Test
    void nothingIsAllocatedForWhatAFrameOnlyAnnounces() {
        for (Tag tag : List.of(Tag.BYTES, Tag.TEXT, Tag.LIST, Tag.SET, Tag.ARRAY, Tag.MAP)) {
            for (int length : new int[] {Integer.MAX_VALUE, 1_000_000}) {
                assertThatThrownBy(() -> read(tag(tag).appendInt(length)))
                        .as(tag + " " + length)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("bytes follow, and has 0");
            }
        }
        assertThatThrownBy(() -> read(tag(Tag.TEXT).appendInt(Integer.MIN_VALUE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read(tag(Tag.BYTES).appendInt(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nestingHasAnEnd() {
        FrameWriter deep = new FrameWriter();
        for (int level = 0; level < 100_000; level++) {
            deep.appendByte(Tag.PRESENT.number());
        }

        assertThatThrownBy(() -> read(deep.appendByte(Tag.NULL.number())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nested more than");
    }

    @Test
    void onlyValuesAreMade() {
        for (String name : List.of(
                "io.jackfield.host.config.LiveConfig",
                "io.jackfield.host.config.read.SecretFile",
                "io.jackfield.api.chat.Reply$Missing",
                "java.lang.ProcessBuilder",
                "java.net.URL")) {
            assertThatThrownBy(() -> read(text(tag(Tag.VALUE), name)))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> read(text(text(tag(Tag.ENUM), Recipient.class.getName()), "X")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
