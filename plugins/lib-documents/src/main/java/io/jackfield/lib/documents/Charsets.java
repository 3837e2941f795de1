package io.jackfield.lib.documents;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Finds out how a text without a word on that is encoded. */
final class Charsets {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final List<Charset> CYRILLIC =
            List.of(Charset.forName("windows-1251"), Charset.forName("KOI8-R"), Charset.forName("IBM866"));
    /** The letters that make up two thirds of Russian and Ukrainian text; as many wrong ones speak for another encoding. */
    private static final String FREQUENT = "оеаинтсрвлк";

    private static final int SAMPLE = 64 * 1024;

    private Charsets() {}

    /** The name of UTF-8 when the bytes are that, else {@code null}, with which jsoup looks at what the page says. */
    static String utf8Name(byte[] content) {
        return utf8(content).isPresent() ? "UTF-8" : null;
    }

    /** The text; absent when the bytes are none. */
    static Optional<String> decode(byte[] content) {
        if (startsWith(content, 0xef, 0xbb, 0xbf)) {
            return Optional.of(new String(content, 3, content.length - 3, StandardCharsets.UTF_8));
        }
        if (startsWith(content, 0xff, 0xfe) || startsWith(content, 0xfe, 0xff)) {
            return Optional.of(new String(content, StandardCharsets.UTF_16));
        }
        if (hasBinary(content)) {
            return Optional.empty();
        }
        return utf8(content).or(() -> Optional.of(new String(content, likeliest(content))));
    }

    private static Optional<String> utf8(byte[] content) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** No text has a zero byte, and hardly any has control characters. */
    private static boolean hasBinary(byte[] content) {
        int odd = 0;
        for (byte one : content) {
            if (one == 0) {
                return true;
            }
            if (one > 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t' && one != '\f' && one != 0x1b) {
                odd++;
            }
        }
        return odd * 50 > content.length;
    }

    private static Charset likeliest(byte[] content) {
        byte[] sample = content.length <= SAMPLE ? content : java.util.Arrays.copyOf(content, SAMPLE);
        Charset best = WESTERN;
        int most = 0;
        int high = 0;
        for (byte one : sample) {
            high += one < 0 ? 1 : 0;
        }
        for (Charset charset : CYRILLIC) {
            int frequent = 0;
            String text = new String(sample, charset);
            for (int i = 0; i < text.length(); i++) {
                frequent += FREQUENT.indexOf(text.charAt(i)) >= 0 ? 1 : 0;
            }
            if (frequent * 3 > high && frequent > most) {
                most = frequent;
                best = charset;
            }
        }
        return best;
    }

    private static boolean startsWith(byte[] content, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= content.length || Byte.toUnsignedInt(content[i]) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
