package io.jackfield.host.telegram;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What travels in a button that runs a command: {@code 3:<command>:<argument>}, at most 64 bytes. Longer arguments stay
 * here, and the button carries {@code 4:<command>:<key>}. It names no plugin: the one that has the command answers.
 *
 * @param kept whether {@code argument} is the key of an argument that the host keeps
 */
public record CommandData(String command, String argument, boolean kept) {
    private static final String WHOLE = "3:";
    private static final String KEPT = "4:";

    /** Empty for data of other buttons. */
    public static Optional<CommandData> parse(String data) {
        if (!data.startsWith(WHOLE) && !data.startsWith(KEPT)) {
            return Optional.empty();
        }
        String[] parts = data.split(":", 3);
        return parts.length == 3
                ? Optional.of(new CommandData(parts[1], parts[2], data.startsWith(KEPT)))
                : Optional.empty();
    }

    String encoded() {
        return (kept ? KEPT : WHOLE) + command + ":" + argument;
    }

    boolean fits() {
        return encoded().getBytes(StandardCharsets.UTF_8).length <= Limits.CALLBACK_DATA_BYTES;
    }
}
