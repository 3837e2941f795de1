package io.jackfield.host.backup;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * What a backup says of itself.
 *
 * @param jackfield version of the program that wrote it
 * @param schemaVersion newest step of the host's schema, such as {@code 0053}
 * @param tables how many, partitions one by one
 * @param secrets whether it has tokens, passwords and keys
 */
public record BackupSummary(
        Instant madeAt, String jackfield, String schemaVersion, int tables, long rows, int plugins, boolean secrets) {
    static BackupSummary of(JsonObject manifest) {
        return new BackupSummary(
                Instant.parse(manifest.getString("madeAt")),
                manifest.getString("jackfield"),
                manifest.getString("schemaVersion"),
                manifest.getJsonArray("tables").size(),
                manifest.getJsonArray("tables").stream()
                        .mapToLong(table -> ((JsonObject) table).getLong("rows"))
                        .sum(),
                manifest.getJsonArray("plugins").size(),
                manifest.getBoolean("secrets"));
    }
}
