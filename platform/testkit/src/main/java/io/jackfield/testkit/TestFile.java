package io.jackfield.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A file that the plugin has sent.
 *
 * @param source the file id or the address, where the plugin sent no bytes of its own
 */
@SuppressWarnings("ArrayRecordComponent") // for assertions on the bytes; never compared as a whole
public record TestFile(boolean isPhoto, String name, String mediaType, byte[] content, String source) {
    boolean looksLike(TestFile other) {
        return isPhoto == other.isPhoto
                && name.equals(other.name)
                && source.equals(other.source)
                && Arrays.equals(content, other.content);
    }

    /** The content read as UTF-8. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
