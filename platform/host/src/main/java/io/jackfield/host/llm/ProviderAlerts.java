package io.jackfield.host.llm;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.alerts.AlertObject;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.alerts.Trouble;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the operator of what only the operator can put right. From any thread. */
final class ProviderAlerts {
    private final Alerts alerts;
    private final Map<String, ProviderAccount> raised = new ConcurrentHashMap<>();

    ProviderAlerts(Alerts alerts) {
        this.alerts = alerts;
    }

    void failed(ProviderAccount account, JackfieldException failure) {
        switch (failure.error()) {
            case OUT_OF_CREDIT ->
                raise(
                        account,
                        StandardError.OUT_OF_CREDIT,
                        "our account at the model provider " + account.name() + " has no credit left: "
                                + failure.getMessage() + "; top it up");
            case UNAUTHORIZED ->
                raise(
                        account,
                        StandardError.UNAUTHORIZED,
                        "the model provider " + account.name() + " refuses our key: " + failure.getMessage()
                                + "; look at " + account.place());
            default -> {}
        }
    }

    private void raise(ProviderAccount account, StandardError error, String words) {
        String key = key(account, error);
        raised.put(key, account);
        alerts.raise(Trouble.of(key, words).critical().about(AlertObject.provider(account.name())));
    }

    void answered(ProviderAccount account) {
        clear(key(account, StandardError.OUT_OF_CREDIT));
        clear(key(account, StandardError.UNAUTHORIZED));
        // An account that is in no file any more will never answer.
        raised.forEach((key, before) -> {
            if (before.isOlderThan(account)) {
                clear(key);
            }
        });
    }

    private void clear(String key) {
        if (raised.remove(key) != null) {
            alerts.clear(key);
        }
    }

    private static String key(ProviderAccount account, StandardError error) {
        return "provider " + account.name() + " " + error;
    }
}
