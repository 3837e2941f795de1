package io.jackfield.host.config.schema;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads places in a JSON document, written as {@code #/models/0/id}. */
final class JsonPointers {
    private JsonPointers() {}

    /** @param fragment whatever stands before its {@code #} does not count */
    static List<String> segments(String fragment) {
        String pointer = fragment.substring(fragment.indexOf('#') + 1);
        if (pointer.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(pointer.substring(1).split("/", -1))
                .map(JsonPointers::decoded)
                .toList();
    }

    private static String decoded(String segment) {
        String text = segment.indexOf('%') < 0
                ? segment
                : URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        return text.replace("~1", "/").replace("~0", "~");
    }
}
