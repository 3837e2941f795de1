package io.jackfield.sandbox.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts text into pieces of about a word, as models do; longer pieces for long texts, so that they end in seconds. */
final class Tokens {
    private static final int MOST = 400;
    private static final Pattern WORD = Pattern.compile("\\s*\\S+|\\s+");

    private Tokens() {}

    static List<String> of(String text) {
        int shortest = Math.max(1, text.length() / MOST);
        List<String> tokens = new ArrayList<>();
        StringBuilder token = new StringBuilder();
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            token.append(words.group());
            if (token.length() >= shortest) {
                tokens.add(token.toString());
                token.setLength(0);
            }
        }
        if (!token.isEmpty()) {
            tokens.add(token.toString());
        }
        return tokens;
    }
}
