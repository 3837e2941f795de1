package io.jackfield.api;

import java.util.Set;

/**
 * What a plugin says, by language: the UTF-8 files {@code texts/<language>.properties} of its jar, such as
 * {@code texts/en.properties} and {@code texts/ru.properties}. {@code {0}}, {@code {1}} … are replaced by the arguments.
 *
 * <p>A bot may put its own wording over a plugin's, in {@code config/bots/<bot>.yaml} under
 * {@code plugins: <id>: texts: <language>:}.
 */
public interface Texts {
    /**
     * The text in the user's language, or in English, or in any language that has it.
     *
     * @throws JackfieldException with {@link StandardError#NOT_FOUND} when no file has the key
     */
    String get(String language, String key, Object... arguments);

    /** The languages for which the plugin has a file: two-letter codes. */
    Set<String> languages();
}
