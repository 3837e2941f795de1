package io.jackfield.host.plugins;

import io.jackfield.api.JackfieldException;

/** How a call into a plugin ended. */
public sealed interface CallResult<T> {
    record Answered<T>(T value) implements CallResult<T> {}

    record Failed<T>(JackfieldException error) implements CallResult<T> {}
}
