package io.jackfield.lib.documents;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads the text of an RTF document (Microsoft's specification 1.9.1); everything about its looks is passed over. */
final class RtfReader {
    private static final int DEEPEST = 1_000;
    private static final int LONGEST_WORD = 40;
    private static final int MOST_FONTS = 10_000;
    private static final int PIECE = 4096;
    /** The budget is asked once in so many bytes, less one. */
    private static final int LOOK = 0x3ff;

    private static final Set<String> UNSEEN = Set.of(
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "object",
            "header",
            "headerl",
            "headerr",
            "headerf",
            "footer",
            "footerl",
            "footerr",
            "footerf",
            "fldinst",
            "nonshppict",
            "listtable",
            "listoverridetable",
            "xmlnstbl");
    /** Windows code pages by the number of a font's character set. */
    private static final Map<Integer, String> CHARSETS = Map.ofEntries(
            Map.entry(128, "windows-31j"),
            Map.entry(129, "x-windows-949"),
            Map.entry(134, "GBK"),
            Map.entry(136, "Big5"),
            Map.entry(161, "windows-1253"),
            Map.entry(162, "windows-1254"),
            Map.entry(177, "windows-1255"),
            Map.entry(178, "windows-1256"),
            Map.entry(186, "windows-1257"),
            Map.entry(204, "windows-1251"),
            Map.entry(238, "windows-1250"));

    private final byte[] rtf;
    private final Budget budget;
    private final TextCollector text;
    private final Deque<Group> groups = new ArrayDeque<>();
    private final Map<Integer, Charset> fonts = new HashMap<>();
    private final ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    private Charset usual = Charset.forName("windows-1252");
    private Group group = new Group();
    private int at;
    private int toSkip;

    /** What holds until its closing brace. */
    private static final class Group {
        private boolean unseen;
        private boolean fontTable;
        private int font = -1;
        private int fallbacks = 1;

        Group copy() {
            Group copy = new Group();
            copy.unseen = unseen;
            copy.fontTable = fontTable;
            copy.font = font;
            copy.fallbacks = fallbacks;
            return copy;
        }
    }

    private RtfReader(byte[] rtf, Budget budget, TextCollector text) {
        this.rtf = rtf;
        this.budget = budget;
        this.text = text;
    }

    static void read(byte[] content, Budget budget, TextCollector text) {
        new RtfReader(content, budget, text).read();
    }

    private void read() {
        while (at < rtf.length) {
            if ((at & LOOK) == 0) {
                budget.work(1);
            }
            byte one = rtf[at++];
            switch (one) {
                case '{' -> open();
                case '}' -> close();
                case '\\' -> control();
                case '\r', '\n' -> {}
                default -> character(one);
            }
        }
        flush();
    }

    private void open() {
        flush();
        if (groups.size() == DEEPEST) {
            throw new IllegalStateException("braces are nested deeper than " + DEEPEST);
        }
        groups.push(group);
        group = group.copy();
    }

    private void close() {
        flush();
        group = groups.isEmpty() ? new Group() : groups.pop();
        toSkip = 0;
    }

    private void character(byte one) {
        if (toSkip > 0) {
            toSkip--;
        } else if (!group.unseen && !group.fontTable) {
            encoded.write(one);
            // After a character that no encoding begins another with.
            if (encoded.size() > PIECE && (one & 0xc0) == 0) {
                flush();
            }
        }
    }

    private void control() {
        if (at >= rtf.length) {
            return;
        }
        char sign = (char) rtf[at];
        if (sign == '\'') {
            hex();
        } else if (Character.isLetter(sign)) {
            word();
        } else {
            at++;
            symbol(sign);
        }
    }

    private void hex() {
        String digits = new String(rtf, at + 1, Math.min(2, rtf.length - at - 1), StandardCharsets.ISO_8859_1);
        at = Math.min(rtf.length, at + 3);
        if (digits.length() == 2
                && Character.digit(digits.charAt(0), 16) >= 0
                && Character.digit(digits.charAt(1), 16) >= 0) {
            character((byte) Integer.parseInt(digits, 16));
        }
    }

    private void symbol(char sign) {
        switch (sign) {
            case '*' -> group.unseen = true;
            case '~' -> show(" ");
            case '_' -> show("-");
            case '\\', '{', '}' -> show(String.valueOf(sign));
            case '\r', '\n' -> show("\n");
            default -> {}
        }
    }

    private void word() {
        int start = at;
        while (at < rtf.length && Character.isLetter(rtf[at])) {
            at++;
        }
        String word = new String(rtf, start, Math.min(LONGEST_WORD, at - start), StandardCharsets.US_ASCII);
        start = at;
        if (at < rtf.length && rtf[at] == '-') {
            at++;
        }
        while (at < rtf.length && rtf[at] >= '0' && rtf[at] <= '9') {
            at++;
        }
        String digits = new String(rtf, start, Math.min(LONGEST_WORD, at - start), StandardCharsets.US_ASCII);
        if (at < rtf.length && rtf[at] == ' ') {
            at++;
        }
        budget.work(1);
        act(word, digits.matches("-?\\d{1,9}") ? Integer.parseInt(digits) : 1);
    }

    private void act(String word, int number) {
        if (UNSEEN.contains(word)) {
            group.unseen = true;
            return;
        }
        switch (word) {
            case "par", "line", "sect", "page", "row" -> show("\n");
            case "tab" -> show("\t");
            case "cell", "nestcell" -> show(" | ");
            case "emdash" -> show("\u2014");
            case "endash" -> show("\u2013");
            case "bullet" -> show("\u2022");
            case "lquote" -> show("\u2018");
            case "rquote" -> show("\u2019");
            case "ldblquote" -> show("\u201c");
            case "rdblquote" -> show("\u201d");
            case "u" -> unicode(number);
            case "uc" -> group.fallbacks = Math.clamp(number, 0, 16);
            case "bin" -> at = (int) Math.min(rtf.length, at + (long) Math.max(0, number));
            case "fonttbl" -> group.fontTable = true;
            case "ansicpg" -> usual = charset("windows-" + number);
            case "f" -> {
                flush();
                group.font = number;
            }
            case "fcharset" -> {
                if (CHARSETS.containsKey(number) && fonts.size() < MOST_FONTS) {
                    fonts.put(group.font, charset(CHARSETS.get(number)));
                }
            }
            default -> {}
        }
    }

    /** A character as a signed number of 16 bits, and after it what older programs show instead. */
    private void unicode(int number) {
        show(String.valueOf((char) number));
        toSkip = group.fallbacks;
    }

    private void show(String words) {
        flush();
        if (!group.unseen && !group.fontTable) {
            text.add(words);
        }
    }

    private void flush() {
        if (encoded.size() > 0) {
            text.add(encoded.toString(fonts.getOrDefault(group.font, usual)));
            encoded.reset();
        }
    }

    private Charset charset(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : usual;
    }
}
