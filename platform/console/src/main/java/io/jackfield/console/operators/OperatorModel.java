package io.jackfield.console.operators;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.JsonText;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * An operator as the page shows them.
 *
 * @param factors their second factors, in the operator's language
 * @param path of this page, below the console
 * @param problem why the form was refused; empty where it was not
 */
public record OperatorModel(
        String name,
        String role,
        List<String> rights,
        String factors,
        String created,
        String login,
        boolean disabled,
        String path,
        OperatorForm form,
        String problem) {
    static OperatorModel of(Visit visit, JsonObject operator, String problem) {
        String name = operator.getString("name");
        return new OperatorModel(
                name,
                visit.text("operators.role." + operator.getString("role")),
                JsonText.texts(operator, "rights").stream()
                        .map(right -> visit.text("operators.right." + right))
                        .toList(),
                OperatorsPage.factors(visit, operator),
                JsonText.text(operator, "created"),
                JsonText.text(operator, "lastLogin"),
                !JsonText.text(operator, "disabled").isEmpty(),
                Address.of("/operators/of/{}", name).toString(),
                OperatorForm.of(visit, operator),
                problem);
    }

    /** Somebody new. */
    public record New(OperatorForm form, String problem) {}

    /** A token that is shown this once. */
    public record Token(String name, String token, String back) {}
}
