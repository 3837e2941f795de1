package io.jackfield.console.frame;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages of the console. */
public enum Language {
    EN("English"),
    RU("Русский"),
    UZ("Oʻzbekcha");

    private final String ownName;

    Language(String ownName) {
        this.ownName = ownName;
    }

    /** As cookies and pages write it. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As those who speak it call it. */
    public String ownName() {
        return ownName;
    }

    static Optional<Language> tagged(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equalsIgnoreCase(tag))
                .findFirst();
    }

    /** What a browser prefers among ours; English when it says nothing that we speak. */
    static Language accepted(String header) {
        if (header == null || header.length() > 500) {
            return EN;
        }
        try {
            String known = Locale.lookupTag(Locale.LanguageRange.parse(header), List.of("en", "ru", "uz"));
            return tagged(known == null ? "" : known).orElse(EN);
        } catch (IllegalArgumentException rubbish) {
            return EN;
        }
    }

    /** Which form of a word goes with a number: {@code one}, {@code few} or {@code other}. */
    String formFor(long count) {
        if (this == RU) {
            return slavic(Math.abs(count));
        }
        return this == EN && count == 1 ? "one" : "other";
    }

    private static String slavic(long count) {
        long tens = count % 100;
        long ones = count % 10;
        if (ones == 1 && tens != 11) {
            return "one";
        }
        return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? "few" : "other";
    }
}
