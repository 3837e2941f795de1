package io.jackfield.host.plugins;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.Texts;
import io.jackfield.host.wording.PluralText;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts from {@code texts/<language>.properties}, UTF-8, with other wording laid over them. */
public final class PropertyTexts implements Texts {
    private static final String FALLBACK = "en";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d{1,2})}");
    /** Of a plural as well. */
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\s*(\\d{1,2})\\s*[,}]");

    private static final PropertyTexts OF_HOST =
            read("the host", PropertyTexts.class.getClassLoader(), "host-texts/", List.of("en", "ru", "uz"));

    private final String owner;
    private final Map<String, Map<String, String>> languages;

    private PropertyTexts(String owner, Map<String, Map<String, String>> languages) {
        this.owner = owner;
        this.languages = languages;
    }

    /**
     * The texts of a plugin. Throws {@link JackfieldException} with {@link StandardError#CONFIG_INVALID} when a file
     * cannot be read or one of its plurals is wrong.
     */
    public static PropertyTexts of(String plugin, ClassLoader classLoader) {
        // Two-letter languages are few enough to ask for each; a jar cannot be listed through its class loader.
        PropertyTexts texts = read(plugin, classLoader, "texts/", List.of(Locale.getISOLanguages()));
        texts.languages.forEach((language, all) -> all.forEach((key, text) -> texts.check(language, key, text)));
        return texts;
    }

    private void check(String language, String key, String text) {
        if (!PluralText.isOne(text)) {
            return;
        }
        try {
            PluralText.check(text);
        } catch (IllegalArgumentException e) {
            throw new JackfieldException(
                    StandardError.CONFIG_INVALID,
                    "plugin " + owner + ": " + key + " in texts/" + language
                            + ".properties has a plural that cannot be used: " + e.getMessage(),
                    e);
        }
    }

    /** The host's own texts. */
    public static PropertyTexts ofHost() {
        return OF_HOST;
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
        Found found = find(language, key);
        return filled(found.language(), found.text(), arguments);
    }

    /** In one pass, so that an argument that looks like a placeholder stays as it is. */
    public static String filled(String language, String text, Object... arguments) {
        if (arguments.length == 0 || text.indexOf('{') < 0) {
            return text;
        }
        if (PluralText.isOne(text)) {
            return PluralText.filled(text, language, arguments);
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

    private record Found(String language, String text) {}

    private Found find(String language, String key) {
        return Stream.concat(Stream.of(language, FALLBACK), languages.keySet().stream())
                .filter(one -> languages.getOrDefault(one, Map.of()).containsKey(key))
                .findFirst()
                .map(one -> new Found(one, languages.get(one).get(key)))
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND,
                        "plugin " + owner + " has no text '" + key + "' in any of its languages " + languages.keySet()
                                + "; add it to texts/" + FALLBACK + ".properties"));
    }

    /**
     * What one language has and another has not: keys, places of arguments, forms of plurals. Sentences for the
     * plugin's author; empty when all say the same.
     */
    public List<String> differences() {
        Set<String> keys = new TreeSet<>();
        languages.values().forEach(texts -> keys.addAll(texts.keySet()));
        List<String> differences = new ArrayList<>();
        languages.forEach((language, texts) -> keys.forEach(key -> {
            String file = "texts/" + language + ".properties: " + key;
            String text = texts.get(key);
            Set<Integer> places = places(find(FALLBACK, key).text());
            if (text == null) {
                differences.add(file + " is missing; other languages have it");
            } else if (!places(text).equals(places)) {
                differences.add(file + " has the arguments " + places(text) + ", in another language " + places);
            } else if (PluralText.isOne(text)
                    && !PluralText.missingForms(text, language).isEmpty()) {
                differences.add(file + " has a plural without " + PluralText.missingForms(text, language)
                        + ", which the language has");
            }
        }));
        return differences;
    }

    private static Set<Integer> places(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .map(place -> Integer.valueOf(place.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static PropertyTexts read(String owner, ClassLoader classLoader, String folder, List<String> asked) {
        Map<String, Map<String, String>> languages = new LinkedHashMap<>();
        for (String language : asked) {
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
