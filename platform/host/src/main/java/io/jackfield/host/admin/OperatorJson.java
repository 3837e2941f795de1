package io.jackfield.host.admin;

import io.jackfield.host.staff.OperatorAccounts;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.staff.OperatorRole;
import io.jackfield.host.store.OperatorSessionTable.StoredSession;
import io.jackfield.host.store.StoredOperator;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Operators and their sessions as the API tells of them; nothing in it lets anybody in. */
final class OperatorJson {
    private OperatorJson() {}

    /** {@code rights} are all of them, {@code extra} those beside the role. */
    static JsonObject of(StoredOperator operator) {
        JsonArray factors = new JsonArray();
        operator.totp().ifPresent(any -> factors.add("totp"));
        operator.telegram().ifPresent(any -> factors.add("telegram"));
        return new JsonObject()
                .put("name", operator.name())
                .put("role", operator.role())
                .put("rights", words(OperatorAccounts.rights(operator)))
                .put("extra", new JsonArray(operator.rights()))
                .put("secondFactor", factors)
                .put("created", operator.created().toString())
                .put("disabled", operator.disabled().map(Instant::toString).orElse(null))
                .put("lastLogin", operator.login().map(Instant::toString).orElse(null));
    }

    static JsonArray words(Collection<OperatorRight> rights) {
        return new JsonArray(rights.stream().sorted().map(OperatorRight::word).toList());
    }

    static JsonObject of(StoredSession session) {
        return new JsonObject()
                .put("session", session.id())
                .put("name", session.name())
                .put("host", session.operator().isEmpty())
                .put("since", session.since().toString())
                .put("seen", session.seen().toString())
                .put("address", session.address())
                .put("browser", session.browser());
    }

    static Optional<OperatorRole> role(JsonObject body) {
        return BodyFields.text(body, "role")
                .map(word -> OperatorRole.of(word)
                        .orElseThrow(() -> BodyFields.refused("role is '" + word + "'; use one of "
                                + Arrays.stream(OperatorRole.values())
                                        .map(OperatorRole::word)
                                        .collect(Collectors.joining(", ")))));
    }

    /** A list, or words with commas between; empty when the field is absent. */
    static Optional<Set<OperatorRight>> rights(JsonObject body) {
        Object value = body.getValue("rights");
        if (value == null) {
            return Optional.empty();
        }
        List<?> words = switch (value) {
            case JsonArray array -> array.getList();
            case String text -> List.of(text.split("[,\\s]+"));
            default -> throw BodyFields.refused("rights is no list of words");
        };
        Set<OperatorRight> rights = EnumSet.noneOf(OperatorRight.class);
        words.stream().map(String::valueOf).filter(word -> !word.isBlank()).forEach(word -> rights.add(right(word)));
        return Optional.of(rights);
    }

    private static OperatorRight right(String word) {
        return OperatorRight.of(word)
                .orElseThrow(() -> BodyFields.refused("'" + word + "' is no right; use some of "
                        + Arrays.stream(OperatorRight.values())
                                .map(OperatorRight::word)
                                .collect(Collectors.joining(", "))));
    }
}
