package io.jackfield.api;

import java.util.Set;

/**
 * What a plugin says, by language: the UTF-8 files {@code texts/<language>.properties} of its jar, such as
 * {@code texts/en.properties} and {@code texts/ru.properties}. {@code {0}}, {@code {1}} … are replaced by the arguments
 * as their {@code toString()} writes them; apostrophes and all other braces stay as they are.
 *
 * <p>What depends on a number is written in the syntax of ICU's MessageFormat, with the forms that the language has,
 * and takes a {@link Number}:
 *
 * <pre>
 * left = {0, plural, one {# letter} other {# letters}} left
 * left = {0, plural, one {Осталась # буква} few {Осталось # буквы} many {Осталось # букв} other {Осталось # буквы}}
 * </pre>
 *
 * <p>{@code #} is the number as the language writes it. {@code select} and {@code selectordinal} are there too; a brace
 * of its own stands between apostrophes in such a text. A plural that cannot be read is refused when the plugin is
 * loaded.
 *
 * <p>A bot may put its own wording over a plugin's, in {@code config/bots/<bot>.yaml} under {@code plugins: <id>:
 * texts: <language>:}.
 */
public interface Texts {
    /**
     * The text in the user's language, or in English, or in any language that has it. Without arguments it comes as it
     * is written. From any thread.
     *
     * @throws IllegalArgumentException when a plural gets anything but a number
     * @throws JackfieldException with {@link StandardError#NOT_FOUND} when no file has the key
     */
    String get(String language, String key, Object... arguments);

    /** The languages for which the plugin has a file: two-letter codes. */
    Set<String> languages();
}
