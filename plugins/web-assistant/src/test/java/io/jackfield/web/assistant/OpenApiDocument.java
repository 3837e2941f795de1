package io.jackfield.web.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jackfield.api.web.WebAnswer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What {@code openapi.yaml} promises, and whether an answer keeps it. */
final class OpenApiDocument {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private final JsonObject root;

    OpenApiDocument(String yaml) throws IOException {
        root = new JsonObject(new YAMLMapper().readTree(yaml).toString());
    }

    /** Such as {@code POST /register SERVICE}. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        JsonObject paths = root.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            JsonObject item = paths.getJsonObject(path);
            item.fieldNames().stream()
                    .filter(METHODS::contains)
                    .forEach(method -> operations.add(
                            method.toUpperCase(Locale.ROOT) + " " + path + " " + access(item.getJsonObject(method))));
        }
        return operations;
    }

    private static String access(JsonObject operation) {
        if (!operation.containsKey("security")) {
            return "USER";
        }
        JsonArray security = operation.getJsonArray("security");
        return security.isEmpty()
                ? "OPEN"
                : security.getJsonObject(0).fieldNames().iterator().next().toUpperCase(Locale.ROOT);
    }

    /** Fails when the document knows no such answer of the operation, or another shape of it. */
    void requireKept(String method, String path, WebAnswer answer) {
        JsonObject operation =
                root.getJsonObject("paths").getJsonObject(path).getJsonObject(method.toLowerCase(Locale.ROOT));
        String status = Integer.toString(answer.status());
        assertThat(operation.getJsonObject("responses").fieldNames())
                .as("answers of %s %s", method, path)
                .contains(status);
        JsonObject response = resolved(operation.getJsonObject("responses").getJsonObject(status));
        if (answer.body().length == 0) {
            assertThat(response.containsKey("content")).isFalse();
            return;
        }
        String type = answer.headers().get("content-type").replaceFirst(";.*", "");
        JsonObject content = response.getJsonObject("content").getJsonObject(type);
        assertThat(content).as("%s of %s %s %s", type, method, path, status).isNotNull();
        if (type.endsWith("json")) {
            requireValid(content.getJsonObject("schema"), new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    private void requireValid(JsonObject schema, String body) {
        JsonObject whole = schema.copy().put("components", root.getJsonObject("components"));
        OutputUnit result = Validator.create(
                        JsonSchema.of(whole),
                        new JsonSchemaOptions()
                                .setBaseUri("urn:openapi")
                                .setDraft(Draft.DRAFT202012)
                                .setOutputFormat(OutputFormat.Basic))
                .validate(new JsonObject(body));
        assertThat(result.getValid()).as("%s of %s", result.getErrors(), body).isTrue();
    }

    private JsonObject resolved(JsonObject response) {
        String reference = response.getString("$ref");
        if (reference == null) {
            return response;
        }
        return root.getJsonObject("components")
                .getJsonObject("responses")
                .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
    }
}
