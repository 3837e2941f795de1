package io.jackfield.console.operators;

import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Field;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Option;
import io.jackfield.console.parts.ReasonField;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.staff.OperatorRole;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What an operator may, as a form asks it.
 *
 * @param fields name, role and reason
 * @param rights boxes for those beside the role
 */
public record OperatorForm(List<Field> fields, List<Right> rights) {
    /** @param about what it allows */
    public record Right(String word, String about, boolean on) {}

    /** For somebody new. */
    static OperatorForm empty(Visit visit) {
        Field name = Field.text(
                        "name",
                        visit.text("operators.name"),
                        visit.field("name").orElse(""))
                .needed()
                .hint(visit.text("operators.name.hint"));
        return new OperatorForm(
                List.of(name, role(visit, visit.field("role").orElse("viewer")), reason(visit)),
                rights(visit, visit.form().getAll("right")));
    }

    static OperatorForm of(Visit visit, JsonObject operator) {
        return new OperatorForm(
                List.of(role(visit, JsonText.text(operator, "role")), reason(visit)),
                rights(visit, JsonText.texts(operator, "extra")));
    }

    private static Field role(Visit visit, String chosen) {
        return Field.select(
                "role",
                visit.text("operators.role"),
                chosen,
                Arrays.stream(OperatorRole.values())
                        .map(role -> new Option(role.word(), visit.text("operators.role." + role.word())))
                        .toList());
    }

    private static Field reason(Visit visit) {
        return ReasonField.of(visit, "operators.reason");
    }

    /** Those that the asker could give. */
    private static List<Right> rights(Visit visit, Collection<String> chosen) {
        return Arrays.stream(OperatorRight.values())
                .filter(right -> visit.may(right) || chosen.contains(right.word()))
                .map(right -> new Right(
                        right.word(), visit.text("operators.right." + right.word()), chosen.contains(right.word())))
                .toList();
    }

    /** What the form says, as the API takes it. */
    static JsonObject body(Visit visit) {
        return visit.body("name", "role", "reason")
                .put("rights", new JsonArray(visit.form().getAll("right")));
    }
}
