package io.jackfield.host.calls;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.store.Outage;

/** How a call into a plugin ended. */
public sealed interface CallResult<T> {
    record Answered<T>(T value) implements CallResult<T> {}

    record Failed<T>(JackfieldException error) implements CallResult<T> {
        /** Whatever a plugin threw, as the contract's exception. */
        public static <T> Failed<T> of(String plugin, Throwable thrown) {
            return new Failed<>(
                    switch (thrown) {
                        case JackfieldException known -> known;
                        case InterruptedException interrupted ->
                            new JackfieldException(
                                    StandardError.TIMED_OUT, "plugin " + plugin + " was interrupted", interrupted);
                        default ->
                            Outage.behind("plugin " + plugin, thrown)
                                    .orElseGet(() -> new JackfieldException(
                                            StandardError.PLUGIN_FAULT,
                                            "plugin " + plugin + " failed: " + thrown,
                                            thrown));
                    });
        }
    }
}
