package io.jackfield.command.chat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.StandardError;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Words and regular expressions that may not occur, whatever their case. The expressions are RE2's, whose time grows
 * with the text and not beyond.
 */
final class Filter {
    private static final Filter NOTHING = new Filter(List.of(), List.of());
    /** What is held back while an answer streams, so that a match is found before its beginning is shown. */
    private static final int PATTERN_REACH = 200;

    private final List<String> words;
    private final List<Pattern> patterns;

    private Filter(List<String> words, List<Pattern> patterns) {
        this.words = words;
        this.patterns = patterns;
    }

    static Filter of(PluginConfig filter) {
        List<String> words = filter.texts("words").stream()
                .map(word -> folded(word.strip()))
                .filter(word -> !word.isEmpty())
                .toList();
        List<Pattern> patterns = new ArrayList<>();
        for (String pattern : filter.texts("patterns")) {
            patterns.add(compiled(pattern));
        }
        return words.isEmpty() && patterns.isEmpty() ? NOTHING : new Filter(words, List.copyOf(patterns));
    }

    private static Pattern compiled(String pattern) {
        try {
            return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw new JackfieldException(
                    StandardError.CONFIG_INVALID,
                    "filters: '" + pattern + "' is no regular expression that RE2 knows: " + e.getDescription(),
                    e);
        }
    }

    boolean isEmpty() {
        return words.isEmpty() && patterns.isEmpty();
    }

    /** How many characters at the end of a text can be the beginning of a match. */
    int reach() {
        int longest = words.stream().mapToInt(String::length).max().orElse(0) + 1;
        return patterns.isEmpty() ? longest : Math.max(longest, PATTERN_REACH);
    }

    /** The number of the word or, after those, of the expression that occurs, the first being 1. */
    OptionalInt match(CharSequence text) {
        String folded = words.isEmpty() ? "" : folded(text);
        for (int i = 0; i < words.size(); i++) {
            if (hasWord(folded, words.get(i))) {
                return OptionalInt.of(i + 1);
            }
        }
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).matcher(text).find()) {
                return OptionalInt.of(words.size() + i + 1);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean hasWord(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at));
            int end = at + word.length();
            if (begins && (end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end)))) {
                return true;
            }
        }
        return false;
    }

    /** Without case, and with е for ё, which many write. */
    private static String folded(CharSequence text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> Character.toLowerCase(Character.toUpperCase(point)))
                .map(point -> point == 'ё' ? 'е' : point)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }
}
