package io.jackfield.host.admin;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells of the operators' API in the form of OpenAPI 3.1, from the calls themselves. */
final class OpenApiDocument {
    private static final Pattern VARIABLE = Pattern.compile(":([a-z]+)");
    private static final String JSON = "application/json";

    private OpenApiDocument() {}

    static JsonObject of(AdminCalls calls) {
        JsonObject paths = new JsonObject();
        for (AdminCall call : calls.all()) {
            String path = VARIABLE.matcher(call.path()).replaceAll("{$1}");
            if (!paths.containsKey(path)) {
                paths.put(path, new JsonObject());
            }
            paths.getJsonObject(path).put(call.method().name().toLowerCase(Locale.ROOT), operation(call));
        }
        return new JsonObject()
                .put("openapi", "3.1.0")
                .put(
                        "info",
                        new JsonObject()
                                .put("title", "Jackfield operators' API")
                                .put("version", "1")
                                .put("description", "Everything that operators do; errors are problems as RFC 9457."))
                .put("servers", new JsonArray().add(new JsonObject().put("url", AdminApi.PATH)))
                .put("security", new JsonArray().add(new JsonObject().put("token", new JsonArray())))
                .put("paths", paths)
                .put("components", components());
    }

    private static JsonObject operation(AdminCall call) {
        JsonArray parameters = new JsonArray();
        Matcher variables = VARIABLE.matcher(call.path());
        while (variables.find()) {
            parameters.add(parameter(variables.group(1), "path", "").put("required", true));
        }
        call.query().forEach(field -> parameters.add(parameter(field.name(), "query", field.about())));
        JsonObject operation = new JsonObject()
                .put("operationId", call.name())
                .put("summary", call.summary())
                .put(
                        "description",
                        call.everybody()
                                ? "Everybody may."
                                : "Needs the right " + call.right().word() + ".")
                .put("tags", new JsonArray().add(call.name().replaceFirst("\\..*", "")))
                .put("parameters", parameters)
                .put("responses", responses(call));
        return call.body().isEmpty() ? operation : operation.put("requestBody", body(call.body()));
    }

    private static JsonObject parameter(String name, String where, String about) {
        return new JsonObject()
                .put("name", name)
                .put("in", where)
                .put("description", about)
                .put("schema", new JsonObject().put("type", "string"));
    }

    private static JsonObject body(List<AdminCall.Field> fields) {
        JsonObject properties = new JsonObject()
                .put("by", described("who asks, for a call with the host's own token"))
                .put("reason", described("why; kept with what was done"));
        fields.forEach(field -> properties.put(field.name(), described(field.about())));
        return new JsonObject()
                .put(
                        "content",
                        new JsonObject()
                                .put(
                                        JSON,
                                        new JsonObject()
                                                .put(
                                                        "schema",
                                                        new JsonObject()
                                                                .put("type", "object")
                                                                .put("additionalProperties", false)
                                                                .put("properties", properties))));
    }

    private static JsonObject described(String about) {
        return new JsonObject().put("description", about);
    }

    private static JsonObject responses(AdminCall call) {
        String type = call.handler() instanceof AdminCall.Handler.Raw ? "application/octet-stream" : JSON;
        return new JsonObject()
                .put(
                        "200",
                        new JsonObject()
                                .put("description", "Done")
                                .put("content", new JsonObject().put(type, new JsonObject())))
                .put("default", new JsonObject().put("$ref", "#/components/responses/Problem"));
    }

    private static JsonObject components() {
        JsonObject problem = new JsonObject()
                .put("type", "object")
                .put(
                        "properties",
                        new JsonObject()
                                .put("title", described("the status in words"))
                                .put("status", described("the status"))
                                .put("detail", described("what is wrong, with which value, and what to do")));
        return new JsonObject()
                .put(
                        "securitySchemes",
                        new JsonObject()
                                .put(
                                        "token",
                                        new JsonObject().put("type", "http").put("scheme", "bearer")))
                .put(
                        "responses",
                        new JsonObject()
                                .put(
                                        "Problem",
                                        new JsonObject()
                                                .put("description", "Why not")
                                                .put(
                                                        "content",
                                                        new JsonObject()
                                                                .put(
                                                                        "application/problem+json",
                                                                        new JsonObject().put("schema", problem)))));
    }
}
