package io.jackfield.host.plugins;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.Texts;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts from {@code texts/<language>.properties}, UTF-8, with other wording laid over them. */
public final class PropertyTexts implements Texts {
    private static final String FALLBACK = "en";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d{1,2})}");

    private final String owner;
    private final Map<String, Map<String, String>> languages;

    private PropertyTexts(String owner, Map<String, Map<String, String>> languages) {
        this.owner = owner;
        this.languages = languages;
    }

    /** The texts of a plugin. */
    public static PropertyTexts of(String plugin, ClassLoader classLoader) {
        return read(plugin, classLoader, "texts/");
    }

    /** The host's own texts. */
    public static PropertyTexts ofHost() {
        return read("the host", PropertyTexts.class.getClassLoader(), "host-texts/");
    }

    /** These texts in another wording: language to key to text. */
    public PropertyTexts with(Map<String, Map<String, String>> wording) {
        if (wording.isEmpty()) {
            return this;
        }
        Map<String, Map<String, String>> merged = new LinkedHashMap<>(languages);
        wording.forEach((language, texts) -> merged.merge(language, texts, PropertyTexts::over));
        return new PropertyTexts(owner, merged);
    }

    private static Map<String, String> over(Map<String, String> below, Map<String, String> above) {
        Map<String, String> merged = new LinkedHashMap<>(below);
        merged.putAll(above);
        return merged;
    }

    @Override
    public String get(String language, String key, Object... arguments) {
        return filled(find(language, key), arguments);
    }

    /** In one pass, so that an argument that looks like a placeholder stays as it is. */
    public static String filled(String text, Object... arguments) {
        if (arguments.length == 0 || text.indexOf('{') < 0) {
            return text;
        }
        return PLACE.matcher(text).replaceAll(place -> {
            int index = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(
                    index < arguments.length ? String.valueOf(arguments[index]) : place.group());
        });
    }

    @Override
    public Set<String> languages() {
        return languages.keySet();
    }

    private String find(String language, String key) {
        String text = languages.getOrDefault(language, Map.of()).get(key);
        if (text == null) {
            text = languages.getOrDefault(FALLBACK, Map.of()).get(key);
        }
        if (text != null) {
            return text;
        }
        return languages.values().stream()
                .filter(texts -> texts.containsKey(key))
                .map(texts -> texts.get(key))
                .findFirst()
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND,
                        "plugin " + owner + " has no text '" + key + "' in any of its languages " + languages.keySet()
                                + "; add it to texts/" + FALLBACK + ".properties"));
    }

    /** Two-letter languages are few enough to ask for each; a jar cannot be listed through its class loader. */
    private static PropertyTexts read(String owner, ClassLoader classLoader, String folder) {
        Map<String, Map<String, String>> languages = new LinkedHashMap<>();
        for (String language : Locale.getISOLanguages()) {
            URL file = classLoader.getResource(folder + language + ".properties");
            if (file != null) {
                languages.put(language, properties(owner, file));
            }
        }
        return new PropertyTexts(owner, languages);
    }

    private static Map<String, String> properties(String owner, URL file) {
        Properties properties = new Properties();
        try {
            URLConnection connection = file.openConnection();
            // A cached jar connection would hold the plugin's jar open after it is gone.
            connection.setUseCaches(false);
            try (Reader reader = new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new JackfieldException(
                    StandardError.CONFIG_INVALID, "texts of " + owner + " cannot be read: " + e.getMessage(), e);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name)));
        return texts;
    }
}
