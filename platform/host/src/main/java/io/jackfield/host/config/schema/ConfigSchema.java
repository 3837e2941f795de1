package io.jackfield.host.config.schema;

import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.config.read.KeyPath;
import io.jackfield.host.config.read.Node;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaException;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a plugin's configuration may hold, as the plugin's {@code config.schema.json} says: JSON Schema 2020-12,
 * references inside the file only. {@code "format": "duration"} means a duration as our files write it,
 * {@code "writeOnly": true} a secret; {@link KeySources} reads the words that begin with {@code x-}.
 */
public final class ConfigSchema {
    /** Keys of {@code config/plugins/<id>.yaml} that the host itself reads. */
    private static final Set<String> OF_THE_HOST = Set.of("isolation", "memory", "jvmOptions");

    private static final String BASE = "https://schema.invalid";
    private static final String NAME = BASE + "/config";
    /** What the parser says of itself where it says where it is. */
    private static final String SOURCE = "Source: REDACTED \\([^)]*\\); ";

    private static final String DURATION = "^(0|\\d{1,15} ?(ms|s|m|h|d))$";

    private final JsonObject schema;
    private final Validator validator;
    private final KeySources sources;

    private ConfigSchema(JsonObject schema, Validator validator) {
        this.schema = schema;
        this.validator = validator;
        this.sources = KeySources.of(schema);
    }

    /** Throws {@link IllegalArgumentException} with what is wrong with the schema itself. */
    public static ConfigSchema of(String json) {
        try {
            JsonObject schema = new JsonObject(json);
            JsonObject copy = schema.copy();
            copy.remove("$id");
            copy.remove("$schema");
            ourDurations(copy);
            SchemaRepository repository = SchemaRepository.create(new JsonSchemaOptions()
                    .setBaseUri(BASE)
                    .setDraft(Draft.DRAFT202012)
                    .setOutputFormat(OutputFormat.Basic));
            repository.dereference(NAME, JsonSchema.of(copy));
            return new ConfigSchema(schema, repository.validator(NAME));
        } catch (DecodeException | SchemaException | ClassCastException e) {
            throw unusable(e);
        }
    }

    /** What the schema says of keys that a file leaves out. */
    public KeySources sources() {
        return sources;
    }

    /** JSON Schema's own durations are written {@code PT30S}, which no file of ours does. */
    private static void ourDurations(Object schema) {
        if (schema instanceof JsonObject object) {
            if ("duration".equals(object.getValue("format"))) {
                object.remove("format");
                object.put("pattern", DURATION);
            }
            object.forEach(entry -> ourDurations(entry.getValue()));
        } else if (schema instanceof JsonArray array) {
            array.forEach(ConfigSchema::ourDurations);
        }
    }

    private static IllegalArgumentException unusable(RuntimeException cause) {
        String reason = String.valueOf(cause.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll(SOURCE, "");
        return new IllegalArgumentException("it is no JSON Schema: " + reason, cause);
    }

    /** {@link #findingsOf} in words. */
    public List<String> problemsOf(FileConfig config) {
        return findingsOf(config).stream().map(ConfigFinding::text).toList();
    }

    /** The fields of a form for all of it. Throws {@link IllegalArgumentException} when the schema cannot be used. */
    public List<FormField> form() {
        return SchemaForm.of(SchemaParts.of(schema), KeyPath.root());
    }

    /** Whether anything of a value at this place must not be shown. */
    public boolean holdsSecret(KeyPath path, Object value) {
        return holdsSecret(parts(path), path.keys().getLast(), value);
    }

    /** Whether the value at this place must not be shown as a whole. */
    public boolean isSecret(KeyPath path) {
        return SchemaForm.isSecret(parts(path), path.keys().getLast());
    }

    private SchemaParts parts(KeyPath path) {
        SchemaParts parts = SchemaParts.of(schema);
        for (String key : path.keys()) {
            parts = parts.types().contains("array") ? parts.item(0) : parts.property(key);
        }
        return parts;
    }

    private static boolean holdsSecret(SchemaParts parts, String key, Object value) {
        return SchemaForm.isSecret(parts, key)
                || switch (value) {
                    case null -> false;
                    case Map<?, ?> map ->
                        map.entrySet().stream()
                                .anyMatch(entry -> holdsSecret(
                                        parts.property(entry.getKey().toString()),
                                        entry.getKey().toString(),
                                        entry.getValue()));
                    case List<?> list -> list.stream().anyMatch(item -> holdsSecret(parts.item(0), key, item));
                    default -> false;
                };
    }

    /**
     * Every problem of a plugin's file, or of that file with a bot's settings laid over it: where, which key, its value
     * unless that is secret, and what is allowed; by file and line. Throws {@link IllegalArgumentException} when the
     * schema cannot be used.
     */
    public List<ConfigFinding> findingsOf(FileConfig config) {
        Node.Section file = config.node();
        for (String key : OF_THE_HOST) {
            file = file.without(key);
        }
        try {
            OutputUnit outcome = validator.validate(SchemaValues.of(file, SchemaParts.of(schema)));
            SchemaProblems problems = new SchemaProblems(schema, file);
            if (outcome.getErrors() != null) {
                Set<String> choices = outcome.getErrors().stream()
                        .map(OutputUnit::getKeywordLocation)
                        .filter(location -> location.endsWith("/anyOf") || location.endsWith("/oneOf"))
                        .map(location -> location + "/")
                        .collect(Collectors.toSet());
                outcome.getErrors().stream()
                        // Why each alternative does not fit says less than what the alternatives are.
                        .filter(error -> choices.stream()
                                .noneMatch(choice -> error.getKeywordLocation().startsWith(choice)))
                        .forEach(problems::add);
            }
            return problems.inOrder();
        } catch (SchemaException | ClassCastException e) {
            throw unusable(e);
        }
    }
}
