package io.jackfield.launcher;

import io.jackfield.api.JackfieldException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Says in one message what went wrong and what to do; never with a secret in it. */
final class Failures {
    private Failures() {}

    static String explain(Throwable failure) {
        Throwable cause = unwrapped(failure);
        String message = cause instanceof JackfieldException known
                ? known.getMessage()
                : "Jackfield cannot go on: " + cause + "\nThe log above may say more; --debug shows the stack trace.";
        return Masking.mask(message);
    }

    private static Throwable unwrapped(Throwable failure) {
        boolean wrapper = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapper && failure.getCause() != null ? unwrapped(failure.getCause()) : failure;
    }
}
