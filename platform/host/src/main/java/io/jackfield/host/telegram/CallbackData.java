package io.jackfield.host.telegram;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What travels in a button: {@code 1:<plugin>:<action>:<argument>}, at most 64 bytes. Longer arguments stay here, and
 * the button carries {@code 2:<plugin>:<action>:<key>}. It comes back from the user's device, so nothing in it is
 * trusted.
 *
 * @param kept whether {@code argument} is the key of an argument that the host keeps
 */
public record CallbackData(String plugin, String action, String argument, boolean kept) {
    /** Stands where the plugin's id does in buttons of the host's own; no plugin is called so. */
    public static final String HOST = "(host)";

    private static final String STOP = "0:stop:";

    /** The button under an answer that is being written. */
    static String stop(int liveId) {
        return STOP + liveId;
    }

    static boolean isStop(String data) {
        return data.startsWith(STOP);
    }

    /** The answer to stop. */
    public static Optional<Integer> stopped(String data) {
        try {
            return isStop(data) ? Optional.of(Integer.valueOf(data.substring(STOP.length()))) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Empty for data that no button of ours carries. */
    public static Optional<CallbackData> parse(String data) {
        String[] parts = data.split(":", 4);
        boolean ours = parts.length == 4 && (parts[0].equals("1") || parts[0].equals("2"));
        return ours
                ? Optional.of(new CallbackData(parts[1], parts[2], parts[3], parts[0].equals("2")))
                : Optional.empty();
    }

    String encoded() {
        String data = (kept ? "2:" : "1:") + plugin + ":" + action + ":" + argument;
        if (bytes(data) > Limits.CALLBACK_DATA_BYTES) {
            throw new JackfieldException(
                    StandardError.REPLY_INVALID,
                    "button '" + action + "' of plugin " + plugin + " needs " + bytes(data) + " bytes; Telegram takes "
                            + Limits.CALLBACK_DATA_BYTES + "; use a shorter action");
        }
        return data;
    }

    boolean fits() {
        return bytes("1:" + plugin + ":" + action + ":" + argument) <= Limits.CALLBACK_DATA_BYTES;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
