package io.jackfield.lib.school;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL with parameters such as {@code :email}, each of which may stand there several times. What is quoted, commented or
 * a cast ({@code ::text}) is left alone.
 *
 * @param jdbc with question marks in their places
 * @param parameters their names, in the order of the question marks
 */
record NamedSql(String jdbc, List<String> parameters) {
    private static final Pattern PARTS =
            Pattern.compile("'(?:[^']|'')*'|\"[^\"]*\"|--[^\\n]*|/\\*.*?\\*/|::|:([a-zA-Z]+)|\\?", Pattern.DOTALL);

    NamedSql {
        parameters = List.copyOf(parameters);
    }

    static NamedSql of(String sql) {
        List<String> parameters = new ArrayList<>();
        Matcher part = PARTS.matcher(sql);
        StringBuilder jdbc = new StringBuilder();
        while (part.find()) {
            part.appendReplacement(jdbc, Matcher.quoteReplacement(replaced(part, parameters)));
        }
        return new NamedSql(part.appendTail(jdbc).toString(), parameters);
    }

    private static String replaced(Matcher part, List<String> parameters) {
        if (part.group(1) != null) {
            parameters.add(part.group(1));
            return "?";
        }
        // an operator of PostgreSQL's, which JDBC would take for a parameter
        return part.group().equals("?") ? "??" : part.group();
    }
}
