package io.jackfield.host.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Whom letters come from.
 *
 * @param name as readers see it; empty for none
 */
record SenderAddress(String name, String address) {
    /** An encoded word has up to 75 characters (RFC 2047, 2), and these take 4 bytes each at most. */
    private static final int IN_A_WORD = 11;

    /** @param text an address, or {@code Name <address>} */
    static SenderAddress of(String text) {
        int bracket = text.indexOf(" <");
        return bracket < 0
                ? new SenderAddress("", text)
                : new SenderAddress(text.substring(0, bracket), text.substring(bracket + 2, text.length() - 1));
    }

    String domain() {
        return address.substring(address.indexOf('@') + 1);
    }

    /** As the header {@code From} has it. */
    String header() {
        if (name.isEmpty()) {
            return address;
        }
        boolean plain = name.chars().allMatch(letter -> letter < 128);
        String words = plain ? "\"" + name.replace("\\", "\\\\") + "\"" : encoded();
        return words + " <" + address + ">";
    }

    private String encoded() {
        int[] letters = name.codePoints().toArray();
        List<String> words = new ArrayList<>();
        for (int from = 0; from < letters.length; from += IN_A_WORD) {
            String part = new String(letters, from, Math.min(IN_A_WORD, letters.length - from));
            words.add("=?UTF-8?B?" + Base64.getEncoder().encodeToString(part.getBytes(StandardCharsets.UTF_8)) + "?=");
        }
        return String.join(" ", words);
    }
}
