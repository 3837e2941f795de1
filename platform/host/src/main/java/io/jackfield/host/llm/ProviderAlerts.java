package io.jackfield.host.llm;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.alerts.Alerts;

/** Tells the operator of what only the operator can put right. */
final class ProviderAlerts {
    private final Alerts alerts;

    ProviderAlerts(Alerts alerts) {
        this.alerts = alerts;
    }

    void failed(String provider, JackfieldException failure) {
        switch (failure.error()) {
            case OUT_OF_CREDIT ->
                alerts.raise(
                        key(provider, StandardError.OUT_OF_CREDIT),
                        "our account at the model provider " + provider + " has no credit left: " + failure.getMessage()
                                + "; top it up");
            case UNAUTHORIZED ->
                alerts.raise(
                        key(provider, StandardError.UNAUTHORIZED),
                        "the model provider " + provider + " refuses our key: " + failure.getMessage()
                                + "; look at the file of its plugin in config/plugins");
            default -> {}
        }
    }

    void answered(String provider) {
        alerts.clear(key(provider, StandardError.OUT_OF_CREDIT));
        alerts.clear(key(provider, StandardError.UNAUTHORIZED));
    }

    private static String key(String provider, StandardError error) {
        return "provider " + provider + " " + error;
    }
}
