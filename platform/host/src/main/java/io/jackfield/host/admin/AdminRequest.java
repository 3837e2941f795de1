package io.jackfield.host.admin;

import io.jackfield.host.staff.Operator;
import io.jackfield.host.staff.Visitor;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * What an operator asks.
 *
 * @param path what varies in the path, decoded
 * @param body empty where there is none; {@code by} is the operator's name where it is known
 * @param note what is written down beside
 */
public record AdminRequest(
        Operator operator,
        Visitor visitor,
        Map<String, String> path,
        MultiMap query,
        JsonObject body,
        ActionNote note) {

    public String path(String name) {
        return path.get(name);
    }

    public String bot() {
        return path("bot");
    }

    /** Empty where it is absent or blank. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name)).filter(text -> !text.isBlank());
    }

    /** A whole number among the parameters. */
    public long number(String name, long least, long most, long usual) {
        return query(name)
                .map(text -> BodyFields.number(name, text, least, most))
                .orElse(usual);
    }

    public int number(String name, int least, int most, int usual) {
        return (int) number(name, (long) least, (long) most, (long) usual);
    }

    /** The same as records keep it: who it is, and whether it was with the host's own token. */
    public String actor() {
        return ActionLog.actor(by(), operator.isHost());
    }

    /** Who it is; a call with the host's own token has to say so itself. */
    public String by() {
        return operator.name().orElseGet(() -> BodyFields.required(body, "by", "say who you are"));
    }
}
