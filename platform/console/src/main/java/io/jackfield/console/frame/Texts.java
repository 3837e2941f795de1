package io.jackfield.console.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What the pages say, by language. Each area keeps its texts in {@code texts/<area>/<language>.properties}, with keys
 * that begin with the area's name. <code>{0}</code>, <code>{1}</code> stand for arguments; nothing else in a text means
 * anything. Any thread.
 */
public final class Texts {
    private static final String PLACE = "/io/jackfield/console/texts/";

    private final Map<Language, Map<String, String>> texts;

    private Texts(Map<Language, Map<String, String>> texts) {
        this.texts = texts;
    }

    /** Reads files; blocks. */
    public static Texts of(List<String> areas) {
        Map<Language, Map<String, String>> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Map<String, String> ofLanguage = new HashMap<>();
            areas.forEach(area -> ofLanguage.putAll(read(area, language)));
            all.put(language, Map.copyOf(ofLanguage));
        }
        return new Texts(all);
    }

    /** The texts of one area in one language. */
    public static Map<String, String> read(String area, Language language) {
        String file = PLACE + area + "/" + language.tag() + ".properties";
        Properties properties = new Properties();
        try (InputStream stream = Texts.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the console has no texts at " + file);
            }
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> found = new HashMap<>();
        properties.forEach((key, text) -> found.put((String) key, (String) text));
        return found;
    }

    /** The key itself where there is no such text: a page with a hole is better than none. */
    public String text(Language language, String key, Object... arguments) {
        return filled(texts.get(language).getOrDefault(key, key), arguments);
    }

    /**
     * A text that goes with a number, which is its first argument; its keys end in {@code .one}, {@code .few},
     * {@code .other}.
     */
    public String count(Language language, String key, long count, Object... further) {
        Map<String, String> known = texts.get(language);
        String form = known.getOrDefault(
                key + "." + language.formFor(count), known.getOrDefault(key + ".other", key + " {0}"));
        Object[] arguments = new Object[further.length + 1];
        arguments[0] = count;
        System.arraycopy(further, 0, arguments, 1, further.length);
        return filled(form, arguments);
    }

    private static String filled(String text, Object... arguments) {
        String filled = text;
        for (int i = 0; i < arguments.length; i++) {
            filled = filled.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return filled;
    }
}
