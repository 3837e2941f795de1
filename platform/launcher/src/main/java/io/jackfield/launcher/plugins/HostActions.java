package io.jackfield.launcher.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.install.InstallOutcome;
import io.jackfield.host.install.JarReportJson;
import io.jackfield.host.trust.Signatures;
import io.jackfield.launcher.admin.AdminClient;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** By the host of this home, whose files may be elsewhere. */
final class HostActions implements PluginActions {
    private final AdminClient host;
    private final Path directory;
    private final boolean elsewhere;

    /** @param directory that the host watches, as the host sees it */
    HostActions(AdminClient host, String directory, HostConfig draft) {
        this.host = host;
        this.directory = Path.of(directory);
        elsewhere = !directory.equals(draft.plugins().directory().toString());
    }

    @Override
    public boolean isElsewhere() {
        return elsewhere;
    }

    AdminClient host() {
        return host;
    }

    Path directory() {
        return directory;
    }

    @Override
    public Brought bring(Path jar, boolean allowDowngrade) throws InterruptedException {
        String query = "?name=" + encoded(jar.getFileName().toString())
                + Signatures.read(jar)
                        .map(signature -> "&signature=" + encoded(signature))
                        .orElse("");
        return brought(host.upload("/plugin-jars" + query, jar), allowDowngrade);
    }

    @Override
    public Brought fetch(String id, Optional<String> version, boolean allowDowngrade) throws InterruptedException {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("plugin", id);
        version.ifPresent(number -> wanted.put("version", number));
        return brought(host.post("/plugin-jars/fetch", wanted), allowDowngrade);
    }

    private Brought brought(JsonNode report, boolean allowDowngrade) throws InterruptedException {
        String number = report.path("jar").asText();
        JsonNode told = allowDowngrade ? host.get("/plugin-jars/" + number + "?allowDowngrade=true") : report;
        return new Brought(number, JarReportJson.read(new JsonObject(told.toString())));
    }

    @Override
    public void discard(Brought jar) throws InterruptedException {
        host.delete("/plugin-jars/" + jar.place());
    }

    @Override
    public Done install(Brought jar, boolean allowDowngrade) throws InterruptedException {
        return done(host.post(
                "/plugin-jars/" + jar.place() + "/install",
                JsonNodeFactory.instance.objectNode().put("allowDowngrade", allowDowngrade)));
    }

    @Override
    public Done enable(String id) throws InterruptedException {
        return change(id, "enable");
    }

    @Override
    public Done disable(String id) throws InterruptedException {
        return change(id, "disable");
    }

    @Override
    public Done reload(String id) throws InterruptedException {
        return change(id, "reload");
    }

    @Override
    public Done rollBack(String id) throws InterruptedException {
        return change(id, "rollback");
    }

    @Override
    public Done remove(String id) throws InterruptedException {
        return done(host.delete("/plugins/" + encoded(id)));
    }

    private Done change(String id, String word) throws InterruptedException {
        return done(host.post("/plugins/" + encoded(id) + "/" + word, JsonNodeFactory.instance.objectNode()));
    }

    private Done done(JsonNode told) {
        return new Done(
                told.path("plugin").asText(),
                directory.resolve(told.path("file").asText()),
                told.path("outcome").asText().equals("unchanged") ? Optional.empty() : Optional.of(outcome(told)));
    }

    private static InstallOutcome outcome(JsonNode told) {
        return switch (told.path("outcome").asText()) {
            case "live" -> new InstallOutcome.Live(told.path("version").asText());
            case "left out" ->
                new InstallOutcome.LeftOut(
                        told.path("problem").asText(),
                        Optional.ofNullable(told.path("goesOn").asText(null)));
            case "gone" -> new InstallOutcome.Gone();
            default -> new InstallOutcome.Unknown(told.path("seconds").asLong());
        };
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
