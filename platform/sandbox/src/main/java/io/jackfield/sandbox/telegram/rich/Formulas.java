package io.jackfield.sandbox.telegram.rich;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes formulas out of Markdown before it is parsed, so that their asterisks and underscores stay what they are. Each
 * leaves a mark of three private characters: begin, its number, end.
 */
final class Formulas {
    static final Pattern MARK = Pattern.compile("\uE000(.)\uE001");

    private static final int FIRST_NUMBER = 0xE100;
    private static final int MOST = 1_000;
    private static final Pattern CODE_OR_FORMULA = Pattern.compile(
            "(?<code>(?m:^ {0,3}(```+|~~~+)).*?(?:(?m:^ {0,3}\\2)|\\z)|(`+)(?!`).+?(?<!`)\\3(?!`))"
                    + "|\\$\\$(?<block>.+?)\\$\\$"
                    + "|(?<![\\\\$\\w])\\$(?<inline>[^\\s$](?:[^$\\n]*[^\\s$\\\\])?)\\$(?![\\d$])",
            Pattern.DOTALL);

    private final List<String> expressions = new ArrayList<>();

    /** The Markdown with marks instead of formulas. */
    String takeOutOf(String markdown) {
        Matcher found = CODE_OR_FORMULA.matcher(markdown);
        return found.replaceAll(match -> Matcher.quoteReplacement(replacement(found)));
    }

    private String replacement(Matcher found) {
        if (found.group("code") != null || expressions.size() == MOST) {
            return found.group();
        }
        String block = found.group("block");
        expressions.add((block == null ? found.group("inline") : block).strip());
        return "\uE000" + (char) (FIRST_NUMBER + expressions.size() - 1) + "\uE001";
    }

    /** The formula that a match of {@link #MARK} stands for. */
    String behind(Matcher mark) {
        return expressions.get(mark.group(1).charAt(0) - FIRST_NUMBER);
    }
}
