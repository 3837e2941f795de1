package io.jackfield.host.dispatch;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginError;
import io.jackfield.host.store.LetterNote;
import io.jackfield.host.telegram.IncomingUpdate;
import java.util.OptionalLong;

/**
 * Why an update was not answered.
 *
 * @param plugin that was called, or empty
 * @param version of it, or empty
 * @param code the same for the same kind of fault
 * @param error code and words, for the journal
 */
record Fault(String plugin, String version, String code, String words, String stack, String error) {
    private static final int LONGEST_CODE = 100;
    private static final int LONGEST_WORDS = 2_000;

    /** What the host itself has made of an update. */
    static Fault ofHost(String code, String words) {
        return new Fault("", "", code, words, "", words);
    }

    static Fault of(String plugin, String version, JackfieldException error) {
        String code = codeOf(error);
        return new Fault(
                plugin,
                version,
                code,
                String.valueOf(error.getMessage()),
                StackWords.of(error.getCause()),
                code + ": " + error.getMessage());
    }

    /** That of the plugin itself, where it has one. */
    static String codeOf(JackfieldException error) {
        return cut(error.own().map(PluginError::code).orElse(error.error().name()), LONGEST_CODE);
    }

    /** The same, and what came of saying so. */
    Fault and(String more) {
        return new Fault(plugin, version, code, words + "; " + more, stack, error + "; " + more);
    }

    LetterNote note(IncomingUpdate update) {
        OptionalLong person = update.sender().stream()
                .mapToLong(sender -> sender.id())
                .filter(id -> id > 0)
                .findFirst();
        return new LetterNote(plugin, version, cut(code, LONGEST_CODE), cut(words, LONGEST_WORDS), stack, person);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
