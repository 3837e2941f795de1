package io.jackfield.console.frame;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What the next page says about what was just done. */
public record Notice(Tone tone, String words) {
    private static final int LONGEST = 600;

    public Notice {
        words = words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words;
    }

    public static Notice done(String words) {
        return new Notice(Tone.GOOD, words);
    }

    public static Notice failed(String words) {
        return new Notice(Tone.BAD, words);
    }

    String toCookie() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((tone.name() + " " + words).getBytes(StandardCharsets.UTF_8));
    }

    static Optional<Notice> ofCookie(String cookie) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.UTF_8);
            int space = text.indexOf(' ');
            return Optional.of(new Notice(Tone.valueOf(text.substring(0, space)), text.substring(space + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
            return Optional.empty();
        }
    }
}
