package io.jackfield.host.config.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code ${NAME}} and {@code ${NAME:-default}} by the environment. As in a shell, the default counts when the variable
 * is absent or empty, and may hold placeholders itself; {@code $${} stands for a plain {@code ${}.
 */
final class Placeholders {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    /** A value that is one placeholder with a plain default. */
    private static final Pattern WITH_DEFAULT = Pattern.compile("\\$\\{(" + NAME + "):-[^${}]*}");

    private final Map<String, String> environment;

    Placeholders(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * A text with its placeholders replaced; those without a value by nothing.
     *
     * @param secret whether a variable in it is named like a secret
     * @param byDefault whether it is one placeholder, whose default it came to
     * @param variables those that gave something to it, separated by commas
     * @param problems what is wrong with it, such as {@code needs the environment variable X}
     */
    record Replaced(String text, boolean secret, boolean byDefault, String variables, List<String> problems) {}

    Replaced replaceIn(String template) {
        Replacement replacement = new Replacement();
        String text = replacement.of(template);
        return new Replaced(
                text,
                replacement.secret,
                isDefaultOf(template),
                String.join(", ", replacement.variables),
                List.copyOf(replacement.problems));
    }

    private boolean isDefaultOf(String template) {
        Matcher only = WITH_DEFAULT.matcher(template.strip());
        return only.matches() && environment.getOrDefault(only.group(1), "").isEmpty();
    }

    /** One run over one value, which collects what it comes across. */
    private final class Replacement {
        private final List<String> problems = new ArrayList<>();
        private final Set<String> variables = new LinkedHashSet<>();
        private boolean secret;

        String of(String template) {
            StringBuilder text = new StringBuilder();
            int at = 0;
            while (at < template.length()) {
                if (template.startsWith("$${", at)) {
                    text.append("${");
                    at += 3;
                    continue;
                }
                if (!template.startsWith("${", at)) {
                    text.append(template.charAt(at++));
                    continue;
                }
                int end = closingBrace(template, at + 2);
                if (end < 0) {
                    problems.add("has a ${ without its }; write $${ for a plain ${");
                    return "";
                }
                text.append(valueOf(template.substring(at + 2, end)));
                at = end + 1;
            }
            return text.toString();
        }

        private String valueOf(String placeholder) {
            String[] parts = placeholder.split(":-", 2);
            String name = parts[0];
            if (!NAME.matcher(name).matches()) {
                problems.add("has a placeholder that is no variable name; write ${NAME} or ${NAME:-default}");
                return "";
            }
            secret |= Secrets.named(name);
            String value = environment.get(name);
            if (value != null && !value.isEmpty()) {
                variables.add(name);
            }
            if (parts.length == 2) {
                return value == null || value.isEmpty() ? of(parts[1]) : value;
            }
            if (value == null) {
                problems.add("needs the environment variable " + name + "; set it or write ${" + name + ":-default}");
                return "";
            }
            return value;
        }

        private static int closingBrace(String template, int from) {
            int open = 1;
            for (int at = from; at < template.length(); at++) {
                if (template.startsWith("${", at)) {
                    open++;
                } else if (template.charAt(at) == '}' && --open == 0) {
                    return at;
                }
            }
            return -1;
        }
    }
}
