package io.jackfield.host.llm;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts tokens as {@code o200k_base} does, which OpenAI's models use; others come close enough for a margin. Its table
 * takes 30 MB and half a second to load, so ask {@link #atMost} first.
 */
final class TokenCounter {
    /** Counted sooner than it is looked up. */
    private static final int SHORT = 256;

    private static final int PIECE = 2_048;
    private static final int LONGEST_WORD = 128;
    private static final int MOST_KNOWN = 16_384;
    /** The counts of long texts, the latest used. */
    private static final Map<Known, Integer> KNOWN = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Known, Integer> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    private TokenCounter() {}

    /** A text as far as its count goes: two of one length and with the same two sums are taken for the same. */
    private record Known(int length, int hash, int hashOfEnd) {
        private static final int END = 128;

        static Known of(String text) {
            return new Known(
                    text.length(),
                    text.hashCode(),
                    text.substring(text.length() - END).hashCode());
        }
    }

    /** Loaded when it is first needed. */
    private static final class Table {
        private static final EncodingRegistry REGISTRY = Encodings.newLazyEncodingRegistry();
        static final Encoding O200K = REGISTRY.getEncoding(EncodingType.O200K_BASE);
    }

    /**
     * What looks like a token of control, such as {@code <|endoftext|>}, counts as the text that it is. A long text is
     * counted in pieces, which makes one token in hundred more, and remembered: a dialogue's turns come back with every
     * question.
     */
    static int count(String text) {
        if (text.length() <= SHORT) {
            return Table.O200K.countTokensOrdinary(text);
        }
        Known key = Known.of(text);
        synchronized (KNOWN) {
            Integer known = KNOWN.get(key);
            if (known != null) {
                return known;
            }
        }
        int tokens = 0;
        int from = 0;
        while (from < text.length()) {
            int to = endOfPiece(text, from);
            tokens += Table.O200K.countTokensOrdinary(text.substring(from, to));
            from = to;
        }
        synchronized (KNOWN) {
            KNOWN.put(key, tokens);
        }
        return tokens;
    }

    /**
     * Behind the last space of a piece of the usual length. What has no space for long is cut sooner: the time that one
     * word takes grows with the square of its length.
     */
    private static int endOfPiece(String text, int from) {
        int most = Math.min(text.length(), from + PIECE);
        int space = from;
        int at = from;
        while (at < most && at - space < LONGEST_WORD) {
            if (Character.isWhitespace(text.charAt(at))
                    && (at == from || !Character.isWhitespace(text.charAt(at - 1)))) {
                space = at;
            }
            at++;
        }
        int end = at < text.length() && space > from && at == most ? space : at;
        boolean inside = end < text.length()
                && Character.isLowSurrogate(text.charAt(end))
                && Character.isHighSurrogate(text.charAt(end - 1));
        return inside ? end + 1 : end;
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
