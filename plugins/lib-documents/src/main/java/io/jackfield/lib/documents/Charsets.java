package io.jackfield.lib.documents;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds out how a text is encoded. What it says of itself counts only as far as its bytes agree. */
final class Charsets {
    /** How much of a text is looked at. */
    static final int SAMPLE = 64 * 1024;

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final List<Charset> CYRILLIC =
            List.of(Charset.forName("windows-1251"), Charset.forName("KOI8-R"), Charset.forName("IBM866"));
    /**
     * The letters that make up two thirds of Russian and Ukrainian text; as many wrong ones speak for another encoding.
     */
    private static final String FREQUENT = "оеаинтсрвлк";

    private static final int HIGH_BYTE_OF_CYRILLIC = 4;

    private Charsets() {}

    /**
     * The encoding of a text.
     *
     * @param sample its beginning, which may end in the middle of a character
     * @param declared what the text says itself; empty when it says nothing
     */
    static Charset of(byte[] sample, String declared) {
        Optional<Charset> wide = wide(sample);
        if (wide.isPresent()) {
            return wide.get();
        }
        Optional<Charset> said = known(declared);
        if (isUtf8(sample, sample.length < SAMPLE)) {
            return isAscii(sample) ? said.orElse(StandardCharsets.UTF_8) : StandardCharsets.UTF_8;
        }
        Charset likely = likeliest(sample);
        if (said.isEmpty() || said.get().equals(StandardCharsets.UTF_8)) {
            return likely;
        }
        // Who says Latin means it, unless it is Russian; one Cyrillic code is often taken for another.
        boolean mistaken = CYRILLIC.contains(likely) && frequent(sample, likely) > 2 * frequent(sample, said.get());
        return mistaken ? likely : said.get();
    }

    /** One that takes a byte for most characters, as the bytes do here. */
    private static Optional<Charset> known(String name) {
        try {
            return name.isEmpty() || !Charset.isSupported(name)
                    ? Optional.empty()
                    : Optional.of(Charset.forName(name))
                            .filter(charset ->
                                    Arrays.equals("<a>".getBytes(StandardCharsets.US_ASCII), encoded(charset, "<a>")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] encoded(Charset charset, String text) {
        return charset.canEncode() ? text.getBytes(charset) : new byte[0];
    }

    /** What a byte order mark says, but for that of UTF-8, which is often there before something else. */
    private static Optional<Charset> marked(byte[] sample) {
        if (startsWith(sample, 0xff, 0xfe, 0, 0) || startsWith(sample, 0, 0, 0xfe, 0xff)) {
            return Optional.of(Charset.forName("UTF-32"));
        }
        if (startsWith(sample, 0xff, 0xfe) || startsWith(sample, 0xfe, 0xff)) {
            return Optional.of(StandardCharsets.UTF_16);
        }
        return Optional.empty();
    }

    /** An encoding that takes two bytes or more for each character, such as Windows programs write. */
    static Optional<Charset> wide(byte[] sample) {
        return marked(sample).or(() -> unmarked(sample));
    }

    /** UTF-16 without a mark: nine of ten units are Latin, Cyrillic or signs. */
    private static Optional<Charset> unmarked(byte[] sample) {
        int units = sample.length / 2;
        int little = 0;
        int big = 0;
        for (int i = 0; i + 1 < sample.length; i += 2) {
            little += isUsual(sample[i + 1], sample[i]) ? 1 : 0;
            big += isUsual(sample[i], sample[i + 1]) ? 1 : 0;
        }
        if (units < 4 || Math.max(little, big) * 10 < units * 9) {
            return Optional.empty();
        }
        return Optional.of(little >= big ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }

    private static boolean isUsual(byte high, byte low) {
        boolean text = low >= ' ' || low == '\n' || low == '\r' || low == '\t';
        return high == 0 && text || high == HIGH_BYTE_OF_CYRILLIC;
    }

    /** The encoding of a plain text; absent when the bytes are none. */
    static Optional<Charset> ofPlain(byte[] content) {
        byte[] sample = content.length <= SAMPLE ? content : Arrays.copyOf(content, SAMPLE);
        Optional<Charset> wide = wide(sample);
        if (wide.isPresent()) {
            return wide;
        }
        if (hasBinary(content)) {
            return Optional.empty();
        }
        return Optional.of(isUtf8(content, true) ? StandardCharsets.UTF_8 : of(firstForeign(content), ""));
    }

    /** A sample that begins where it tells something. */
    private static byte[] firstForeign(byte[] content) {
        int from = 0;
        while (from < content.length - SAMPLE && content[from] >= 0) {
            from++;
        }
        return Arrays.copyOfRange(content, from, Math.min(content.length, from + SAMPLE));
    }

    private static boolean isAscii(byte[] sample) {
        for (byte one : sample) {
            if (one < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(byte[] content, boolean whole) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(content);
        CharBuffer out = CharBuffer.allocate(8192);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, whole);
        } while (result.isOverflow());
        return !result.isError();
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
        return odd * 50L > content.length;
    }

    /** Cyrillic where letters beyond ASCII stand together in words, as they seldom do in the West. */
    private static Charset likeliest(byte[] sample) {
        int high = 0;
        int together = 0;
        for (int i = 0; i < sample.length; i++) {
            if (sample[i] < 0) {
                high++;
                together += i > 0 && sample[i - 1] < 0 || i + 1 < sample.length && sample[i + 1] < 0 ? 1 : 0;
            }
        }
        Charset best = WESTERN;
        int most = 0;
        for (Charset charset : CYRILLIC) {
            int frequent = frequent(sample, charset);
            if (frequent * 3 > high && frequent > most && together * 3 > high * 2) {
                most = frequent;
                best = charset;
            }
        }
        return best;
    }

    private static int frequent(byte[] sample, Charset charset) {
        int frequent = 0;
        String text = new String(sample, charset);
        for (int i = 0; i < text.length(); i++) {
            frequent += FREQUENT.indexOf(text.charAt(i)) >= 0 ? 1 : 0;
        }
        return frequent;
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
