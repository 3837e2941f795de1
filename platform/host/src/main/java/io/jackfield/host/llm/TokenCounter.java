package io.jackfield.host.llm;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;

/**
 * Counts tokens as {@code o200k_base} does, which OpenAI's models use; others come close enough for a margin. Its table takes
 * 30 MB and half a second to load, so ask {@link #atMost} first.
 */
final class TokenCounter {
    private TokenCounter() {}

    /** Loaded when it is first needed. */
    private static final class Table {
        private static final EncodingRegistry REGISTRY = Encodings.newLazyEncodingRegistry();
        static final Encoding O200K = REGISTRY.getEncoding(EncodingType.O200K_BASE);
    }

    /** What looks like a token of control, such as {@code <|endoftext|>}, counts as the text that it is. */
    static int count(String text) {
        return Table.O200K.countTokensOrdinary(text);
    }

    /** Never less than {@link #count}: a token is one byte of UTF-8 or more. */
    static int atMost(String text) {
        int bytes = 0;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character < 0x80) {
                bytes += 1;
            } else if (character < 0x800 || Character.isSurrogate(character)) {
                bytes += 2;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }
}
