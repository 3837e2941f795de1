package io.jackfield.host.web;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;

/** Why a listener could not be opened, for the operator. */
final class PortTaken {
    private PortTaken() {}

    static JackfieldException explain(String host, int port, String variable, String key, Throwable error) {
        return new JackfieldException(
                StandardError.CONFIG_INVALID,
                "cannot listen on " + host + ":" + port + ": " + error.getMessage() + "; set another port with "
                        + variable + " or " + key + " in config/jackfield.yaml",
                error);
    }
}
