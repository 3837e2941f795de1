package io.jackfield.host.install;

import io.jackfield.host.config.Permissions;
import io.jackfield.host.install.JarDifference.Change;
import io.jackfield.host.linkage.Missing;
import io.jackfield.host.plugins.JarInspection;
import io.jackfield.host.plugins.JarReport;
import io.jackfield.host.trust.Grant;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is known of a jar, as the operators' API tells it and its clients read it. */
public final class JarReportJson {
    private JarReportJson() {}

    public static JsonObject of(CheckedJar checked) {
        JarReport report = checked.report();
        JsonObject json = new JsonObject()
                .put("file", report.jar().getFileName().toString())
                .put("usable", report.isUsable())
                .put("problems", new JsonArray(report.problems()));
        report.inspection().ifPresent(inspection -> describe(json, inspection));
        report.grant()
                .ifPresent(grant -> json.put("granted", array(grant.given().words())));
        report.replaces()
                .ifPresent(file -> json.put("replaces", file.getFileName().toString()));
        checked.difference().ifPresent(difference -> json.put("difference", of(difference)));
        JsonArray missing = new JsonArray();
        report.missing()
                .forEach(one ->
                        missing.add(new JsonObject().put("user", one.user()).put("what", one.what())));
        return json.put("digest", report.digest())
                .put("signature", report.signature())
                .put("registers", array(report.registers()))
                .put("bots", array(report.bots()))
                .put("missing", missing);
    }

    private static void describe(JsonObject json, JarInspection inspection) {
        json.put("id", inspection.id())
                .put("version", inspection.version())
                .put("description", inspection.description())
                .put("requires", inspection.requires())
                .put("dependencies", inspection.dependencies())
                .put("permissions", array(inspection.permissions().words()))
                .put("extensions", array(inspection.extensions()));
    }

    private static JsonObject of(JarDifference difference) {
        return new JsonObject()
                .put("version", difference.version())
                .put("sameBytes", difference.sameBytes())
                .put("permissions", of(difference.permissions()))
                .put("extensions", of(difference.extensions()))
                .put("migrations", of(difference.migrations()))
                .put("changedMigrations", array(difference.changedMigrations()))
                .put("settings", array(difference.settings()));
    }

    private static JsonObject of(Change change) {
        return new JsonObject().put("added", array(change.added())).put("removed", array(change.removed()));
    }

    /** The other way round. */
    public static CheckedJar read(JsonObject json) {
        Optional<JarInspection> inspection = json.containsKey("id") ? Optional.of(inspection(json)) : Optional.empty();
        JarReport report = new JarReport(
                Path.of(json.getString("file")),
                inspection,
                json.getString("digest"),
                json.getString("signature"),
                inspection
                        .filter(found -> json.containsKey("granted"))
                        .map(found ->
                                new Grant(found.id(), found.permissions(), Permissions.of(texts(json, "granted")))),
                texts(json, "registers"),
                Optional.ofNullable(json.getString("replaces")).map(Path::of),
                texts(json, "bots"),
                texts(json, "problems"),
                json.getJsonArray("missing").stream()
                        .map(JsonObject.class::cast)
                        .map(one -> new Missing(one.getString("user"), one.getString("what"), false))
                        .toList());
        return new CheckedJar(
                report, Optional.ofNullable(json.getJsonObject("difference")).map(JarReportJson::difference));
    }

    private static JarInspection inspection(JsonObject json) {
        return new JarInspection(
                json.getString("id"),
                json.getString("version"),
                json.getString("description"),
                json.getString("requires"),
                json.getString("dependencies"),
                Permissions.of(texts(json, "permissions")),
                texts(json, "extensions"));
    }

    private static JarDifference difference(JsonObject json) {
        return new JarDifference(
                json.getString("version"),
                json.getBoolean("sameBytes"),
                change(json, "permissions"),
                change(json, "extensions"),
                change(json, "migrations"),
                texts(json, "changedMigrations"),
                texts(json, "settings"));
    }

    private static Change change(JsonObject json, String key) {
        JsonObject change = json.getJsonObject(key);
        return new Change(texts(change, "added"), texts(change, "removed"));
    }

    private static JsonArray array(List<String> texts) {
        return new JsonArray(texts);
    }

    private static List<String> texts(JsonObject json, String key) {
        return json.getJsonArray(key).stream().map(String.class::cast).toList();
    }
}
