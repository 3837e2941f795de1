package io.jackfield.command.role;

import io.jackfield.api.PluginConfig;
import io.jackfield.api.command.Request;
import java.util.List;
import java.util.Optional;

/**
 * A role that the operator has written.
 *
 * @param label in the user's language
 * @param prompt what the model is told
 */
record ReadyRole(String id, String label, String prompt) {
    /** Those of the bot, in the order of its configuration. */
    static List<ReadyRole> of(Request request) {
        return request.config().sections("roles").stream()
                .map(role -> new ReadyRole(
                        role.requiredText("id"),
                        label(role.section("label"), request.sender().language())
                                .orElseGet(() -> role.requiredText("id")),
                        role.requiredText("prompt")))
                .toList();
    }

    static Optional<ReadyRole> find(Request request, String id) {
        return of(request).stream().filter(role -> role.id().equals(id)).findFirst();
    }

    /** In English for those whose language it does not have. */
    private static Optional<String> label(PluginConfig labels, String language) {
        return labels.text(language)
                .or(() -> labels.text("en"))
                .or(() -> labels.keys().stream().findFirst().flatMap(labels::text));
    }
}
