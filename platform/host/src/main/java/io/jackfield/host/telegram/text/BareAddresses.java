package io.jackfield.host.telegram.text;

import static java.lang.Character.isLetterOrDigit;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.text.Characters;

/**
 * Finds what is written letter for letter in spite of Markdown: addresses, file paths, e-mail, names of people, and the
 * signs of multiplication. Their signs of Markdown become {@link Letters}; the length of the text stays the same.
 */
final class BareAddresses {
    private static final int LONGEST_SCHEME = 32;
    private static final int LONGEST_NAME = 64;

    private final String source;
    private final char[] shielded;
    private final boolean whole;
    private final List<Address> addresses = new ArrayList<>();
    private final CodeFinder code;
    private final TableLines tables;
    private int at;

    private BareAddresses(String source, boolean whole) {
        this.whole = whole;
        this.source = source;
        shielded = source.toCharArray();
        code = new CodeFinder(source);
        tables = new TableLines(source, shielded);
    }

    /** @param whole whether nothing follows: backticks without a partner are letters then */
    static String shielded(String markdown, boolean whole) {
        return new BareAddresses(markdown, whole).shielded();
    }

    private record Address(int begin, int end) {}

    /**
     * The text with each address that has signs of Markdown in it between angle brackets, in which Markdown lets it be;
     * for those who read Markdown themselves.
     */
    static String bracketed(String markdown) {
        if (!markdown.contains("://")) {
            return markdown;
        }
        BareAddresses found = new BareAddresses(markdown, false);
        String shielded = found.shielded();
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Address address : found.addresses) {
            boolean target = address.begin > 1 && markdown.startsWith("](", address.begin - 2);
            boolean free = !target && (address.begin == 0 || "[\"'=".indexOf(markdown.charAt(address.begin - 1)) < 0);
            if (free && !shielded.regionMatches(address.begin, markdown, address.begin, address.end - address.begin)) {
                out.append(markdown, at, address.begin)
                        .append('<')
                        .append(markdown, address.begin, address.end)
                        .append('>');
                at = address.end;
            }
        }
        return out.append(markdown, at, markdown.length()).toString();
    }

    private String shielded() {
        while (at < source.length()) {
            int behindCode = code.skip(at);
            if (behindCode > at) {
                if (whole && code.isUnpaired(at, behindCode)) {
                    shield(at, behindCode);
                }
                at = behindCode;
                continue;
            }
            if (at == 0 || source.charAt(at - 1) == '\n') {
                tables.line(at);
                Definitions.shield(source, shielded, at);
            }
            at = switch (source.charAt(at)) {
                case ':' -> afterScheme();
                case 'w', 'W' -> afterWww();
                case '/' -> afterHost();
                case '@' -> afterAt();
                case '\\' -> afterBackslash();
                case '_' -> afterUnderscores();
                case '*' -> afterStars();
                default -> at + 1;
            };
        }
        return new String(shielded);
    }

    private char charAt(int index) {
        return index < 0 || index >= source.length() ? '\n' : source.charAt(index);
    }

    private boolean isWord(int index) {
        return isLetterOrDigit(charAt(index));
    }

    private boolean isAsciiWord(int index) {
        char c = charAt(index);
        return c < 128 && (isLetterOrDigit(c) || c == '_');
    }

    private int afterScheme() {
        if (!source.startsWith("://", at) || !isAsciiWord(at - 1)) {
            return at + 1;
        }
        int begin = at;
        while (begin > 0
                && at - begin < LONGEST_SCHEME
                && (isAsciiWord(begin - 1) || "+.-".indexOf(charAt(begin - 1)) >= 0)
                && charAt(begin - 1) != '_') {
            begin--;
        }
        return address(begin, at + 3);
    }

    private int afterWww() {
        boolean www = source.regionMatches(true, at, "www.", 0, 4) && !isWord(at - 1);
        return www ? address(at, at + 4) : at + 1;
    }

    /** An address without its beginning, as in {@code example.com/path}. */
    private int afterHost() {
        int begin = at;
        int dot = -1;
        while (at - begin < 4 * LONGEST_NAME && (isWord(begin - 1) || ".-".indexOf(charAt(begin - 1)) >= 0)) {
            begin--;
            dot = dot < 0 && charAt(begin) == '.' ? begin : dot;
        }
        boolean named = dot > begin && at - dot > 2 && Character.isLetter(charAt(dot + 1));
        return named ? address(begin, at + 1) : at + 1;
    }

    /** Shields an address whose first letter is at {@code begin}, as far as it is not yet seen to be harmless. */
    private int address(int begin, int from) {
        if (charAt(begin - 1) == '<') {
            return from;
        }
        int end = new AddressEnd(source, begin, tables.isRow()).find(from);
        for (int i = from; i < end; i++) {
            if (source.charAt(i) == '\\' && i + 1 < end) {
                i++;
            } else if (source.charAt(i) != '\\') {
                shield(i, i + 1);
            }
        }
        if (from - begin > 3 && charAt(from - 1) == '/' && charAt(from - 2) == '/') {
            addresses.add(new Address(begin, end));
        }
        return Math.max(end, from);
    }

    private void shield(int begin, int end) {
        for (int i = begin; i < end; i++) {
            shielded[i] = Letters.of(source.charAt(i));
        }
    }

    /** An e-mail address, what may follow it as in {@code git@host:path}, or a user's {@code @name}. */
    private int afterAt() {
        int begin = at;
        while (at - begin < LONGEST_NAME && (isAsciiWord(begin - 1) || ".%+-".indexOf(charAt(begin - 1)) >= 0)) {
            begin--;
        }
        int end = endOfDomain(at + 1);
        if (begin == at || end < 0) {
            return userName(at + 1);
        }
        if (charAt(begin - 1) == '<') {
            return end;
        }
        while (charAt(begin) == '_' && charAt(end) == '_') {
            begin++;
        }
        shield(begin, end);
        boolean goesOn = (charAt(end) == ':' || charAt(end) == '/') && isWord(end + 1) | charAt(end + 1) == '_';
        return goesOn ? address(begin, end) : end;
    }

    /** Behind a name with a dot in it, -1 when there is none. */
    private int endOfDomain(int begin) {
        int end = begin;
        int dot = -1;
        while (end - begin < 4 * LONGEST_NAME
                && (isWord(end) || charAt(end) == '-' || charAt(end) == '.' && isWord(end + 1))) {
            dot = charAt(end) == '.' ? end : dot;
            end++;
        }
        return dot > begin ? end : -1;
    }

    private int userName(int begin) {
        int end = begin;
        while (end - begin < LONGEST_NAME && isAsciiWord(end)) {
            end++;
        }
        boolean stressed = charAt(begin - 2) == '_';
        while (stressed && end > begin && charAt(end - 1) == '_') {
            end--;
        }
        shield(begin, end);
        return Math.max(end, begin);
    }

    /** {@code C:\…} and {@code \\server\…} are paths; any other backslash makes a letter of what follows. */
    private int afterBackslash() {
        boolean drive = charAt(at - 1) == ':' && isAsciiWord(at - 2) && !isWord(at - 3) && isWord(at - 2);
        boolean share = isShare();
        if (!drive && !share) {
            return Math.min(at + 2, source.length());
        }
        int begin = drive ? at - 2 : at;
        int end = new AddressEnd(source, begin, tables.isRow()).ofPath(at);
        shield(at, end);
        return end;
    }

    private boolean isShare() {
        if (charAt(at + 1) != '\\' || !isWord(at + 2) || isWord(at - 1)) {
            return false;
        }
        int end = at + 2;
        while (end - at < LONGEST_NAME && (isAsciiWord(end) || charAt(end) == '-' || charAt(end) == '.')) {
            end++;
        }
        return charAt(end) == '\\';
    }

    /** Underscores at the edges of a name in a path or a program, where Markdown alone would take them for a style. */
    private int afterUnderscores() {
        int end = CodeFinder.runEnd(source, at);
        if (isWord(at - 1)) {
            boolean closes = isAsciiWord(at - 1) && namesGoOn(end, end - at);
            shield(at, closes ? end : at);
            return end;
        }
        int word = end;
        while (word - at < LONGEST_NAME && isAsciiWord(word)) {
            word++;
        }
        boolean inName = word > end && (namesWentOn(at) || charAt(word - 1) == '_' && namesGoOn(word, end - at));
        shield(at, inName ? word : at);
        return inName ? word : end;
    }

    /** Whether a name that begins there is the next one of a path. */
    private boolean namesWentOn(int begin) {
        return switch (charAt(begin - 1)) {
            case '/', '\\', '@', '=' -> true;
            case '.' -> isAsciiWord(begin - 2) || charAt(begin - 2) == ')';
            case ':' -> charAt(begin - 2) == ':';
            default -> false;
        };
    }

    private boolean namesGoOn(int end, int underscores) {
        char next = charAt(end + 1);
        return switch (charAt(end)) {
            case '/', '\\', '.' -> isAsciiWord(end + 1) || next == '*';
            case ':' -> next == ':';
            case '(', '[' -> underscores == 2 && Character.isLowerCase(lastLetterBefore(end));
            default -> false;
        };
    }

    private char lastLetterBefore(int end) {
        int last = end - 1;
        while (last > 0 && source.charAt(last) == '_') {
            last--;
        }
        return source.charAt(last);
    }

    /** Stars in a pattern for files such as {@code src/*}{@code /*.java}, and between numbers. */
    private int afterStars() {
        int end = CodeFinder.runEnd(source, at);
        char before = charAt(at - 1);
        char behind = charAt(end);
        boolean inPath =
                "/\\".indexOf(before) >= 0 && ("/\\".indexOf(behind) >= 0 || behind == '.' && isAsciiWord(end + 1));
        boolean beginsPath = behind == '/' && charAt(end + 1) == '*' && !isWord(at - 1);
        boolean numbers = Character.isDigit(behind) && Character.isDigit(before);
        boolean brackets = (behind == '(' || Character.isDigit(behind)) && (before == ')' || Character.isDigit(before));
        boolean product = end - at == 1 && brackets || end - at == 2 && numbers;
        if (inPath || beginsPath || product) {
            shield(at, end);
        }
        return end;
    }

    /** Whether the letters of these scripts are written without spaces, so that they may follow an address directly. */
    static boolean endsAddress(int codePoint) {
        if (codePoint < 128) {
            return false;
        }
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
            default -> Characters.isPunctuationCodePoint(codePoint);
        };
    }
}
