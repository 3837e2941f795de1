package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import io.jackfield.testkit.log.RecordedLog;
import org.opentest4j.AssertionFailedError;

/** Puts what was said into what went wrong. */
final class Transcripts {
    private Transcripts() {}

    static AssertionError failed(TestHost host, JackfieldException failure) {
        return new AssertionError(
                "a handler failed with " + failure.error() + ": " + failure.getMessage()
                        + "\nIf the test wants it to, ask for chat.failure().\n\n" + of(host, ""),
                failure);
    }

    /** Assertions keep their kind, since tools show expected and actual side by side. */
    static Throwable addTo(Throwable thrown, TestHost host) {
        String transcript = of(host, String.valueOf(thrown.getMessage()));
        host.failures().forEach(thrown::addSuppressed);
        String message = thrown.getMessage() + "\n\n" + transcript;
        Throwable told = switch (thrown) {
            case AssertionFailedError failed ->
                new AssertionFailedError(message, failed.getExpected(), failed.getActual(), failed.getCause());
            case AssertionError failed -> new AssertionError(message, failed.getCause());
            default -> null;
        };
        if (told == null) {
            thrown.addSuppressed(new Said(transcript));
            return thrown;
        }
        told.setStackTrace(thrown.getStackTrace());
        for (Throwable suppressed : thrown.getSuppressed()) {
            told.addSuppressed(suppressed);
        }
        return told;
    }

    /** Without the chats that are in the message already. */
    private static String of(TestHost host, String message) {
        StringBuilder all = new StringBuilder();
        host.telegram().chats().stream()
                .map(ChatLog::transcript)
                .filter(chat -> !message.contains(chat))
                .forEach(chat -> all.append(chat).append('\n'));
        RecordedLog.lines().stream()
                .filter(line -> !line.startsWith("DEBUG"))
                .forEach(line -> all.append("log: ").append(line).append('\n'));
        return all.toString();
    }

    /** A bearer of the transcript, without a stack of its own. */
    private static final class Said extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Said(String transcript) {
            super("this was said:\n" + transcript, null, false, false);
        }
    }
}
