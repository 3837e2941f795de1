package io.jackfield.host.wording;

import static java.util.stream.Collectors.toSet;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A text in the syntax of ICU's MessageFormat, such as <code>{0, plural, one {# file} other {# files}}</code>. Any
 * other text is none of this class's: its braces and apostrophes are what they are.
 *
 * <p>ICU reads the text and knows the rules of its language; its own MessageFormat is left alone, because the first
 * number that it writes takes half a second.
 */
public final class PluralText {
    /** A place with a comma and a word in it. */
    private static final Pattern SYNTAX = Pattern.compile("\\{\\s*\\d{1,2}\\s*,\\s*[a-z]");

    private static final Set<ArgType> KNOWN =
            Set.of(ArgType.NONE, ArgType.PLURAL, ArgType.SELECTORDINAL, ArgType.SELECT);

    private PluralText() {}

    public static boolean isOne(String text) {
        return text.indexOf('{') >= 0 && SYNTAX.matcher(text).find();
    }

    /**
     * Throws {@link IllegalArgumentException} with what is wrong with it.
     *
     * @param text one that {@link #isOne}
     */
    public static void check(String text) {
        MessagePattern pattern = new MessagePattern(text);
        if (pattern.hasNamedArguments()) {
            throw new IllegalArgumentException("it has places with names; use numbers such as {0}");
        }
        arguments(pattern).forEach(index -> {
            ArgType type = pattern.getPart(index).getArgType();
            if (!KNOWN.contains(type)) {
                throw new IllegalArgumentException(
                        "it has a place that is none of plural, select and selectordinal; use one of them, or {0} alone");
            }
            if (type.hasPluralStyle() && pattern.getPluralOffset(index + 2) != 0) {
                throw new IllegalArgumentException("it has a plural with an offset; write it without");
            }
        });
    }

    /**
     * The text with its places filled; what stands for {@code #} is written as the language writes numbers.
     *
     * @param text one that {@link #isOne}
     * @throws IllegalArgumentException when a plural gets anything but a number
     */
    public static String filled(String text, String language, Object... arguments) {
        return new PluralFilling(new MessagePattern(text), language, arguments).text();
    }

    /** The forms that the language has and a plural of this text has not, such as {@code few}. */
    public static Set<String> missingForms(String text, String language) {
        MessagePattern pattern = new MessagePattern(text);
        Set<String> missing = new TreeSet<>();
        arguments(pattern)
                .filter(index -> pattern.getPart(index).getArgType() == ArgType.PLURAL)
                .forEach(index -> {
                    Set<String> forms = new TreeSet<>(PluralRules.forLocale(ULocale.forLanguageTag(language))
                            .getKeywords());
                    forms.removeAll(selectors(pattern, index).collect(toSet()));
                    missing.addAll(forms);
                });
        return missing;
    }

    private static IntStream arguments(MessagePattern pattern) {
        return IntStream.range(0, pattern.countParts())
                .filter(index -> pattern.getPartType(index) == Part.Type.ARG_START);
    }

    /** What stands before the braces of one argument, not of those inside it. */
    private static Stream<String> selectors(MessagePattern pattern, int start) {
        return IntStream.iterate(
                        start + 1,
                        index -> index < pattern.getLimitPartIndex(start),
                        index -> Math.max(index, pattern.getLimitPartIndex(index)) + 1)
                .mapToObj(pattern::getPart)
                .filter(part -> part.getType() == Part.Type.ARG_SELECTOR)
                .map(pattern::getSubstring);
    }
}
