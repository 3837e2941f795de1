package io.jackfield.launcher.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jackfield.host.admin.AdminToken;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.read.Secret;
import io.jackfield.host.install.DirectoryWatch;
import io.jackfield.host.install.InstallOutcome;
import io.jackfield.launcher.OpsAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** The host of this home, if it runs: what it says at {@code GET /plugins} of its operators' listener. */
final class RunningHost implements DirectoryWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    /** Beside the time that a plugin may take to come up. */
    private static final Duration SLACK = Duration.ofSeconds(15);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI address;
    private final Optional<Secret> token;
    private final Path directory;
    private final Duration limit;

    RunningHost(HostConfig config) {
        address = OpsAddress.of(config).resolve("/plugins");
        token = AdminToken.find(config);
        directory = config.plugins().directory();
        limit = config.plugins().startDeadline().plus(SLACK);
    }

    /** The host's answer; empty when none runs, or one of another home. */
    Optional<JsonNode> plugins() {
        if (address.getPort() <= 0) {
            return Optional.empty();
        }
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
            // asked for where others than this machine reach the listener
            token.ifPresent(word -> request.header("Authorization", "Bearer " + word.value()));
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return response.statusCode() == 200
                    ? Optional.of(new ObjectMapper().readTree(response.body()))
                            .filter(json -> json.path("directory").asText().equals(directory.toString()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** What the host says of a jar by its file name. */
    static Optional<JsonNode> entry(JsonNode plugins, Path jar) {
        for (JsonNode entry : plugins.path("plugins")) {
            if (entry.path("jar").asText().equals(jar.getFileName().toString())) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    @Override
    public InstallOutcome afterChangeOf(Path jar) throws InterruptedException {
        long written = jar.toFile().lastModified();
        return await(plugins -> entry(plugins, jar)
                .filter(entry -> entry.path("fileTime").asLong() == written)
                .map(RunningHost::outcome));
    }

    @Override
    public InstallOutcome afterRemovalOf(Path jar) throws InterruptedException {
        return await(
                plugins -> entry(plugins, jar).isPresent() ? Optional.empty() : Optional.of(new InstallOutcome.Gone()));
    }

    private InstallOutcome await(Function<JsonNode, Optional<InstallOutcome>> question) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() - end < 0) {
            Optional<JsonNode> plugins = plugins();
            if (plugins.isEmpty()) {
                return new InstallOutcome.NoHost();
            }
            Optional<InstallOutcome> outcome = question.apply(plugins.get());
            if (outcome.isPresent()) {
                return outcome.get();
            }
            Thread.sleep(LOOK_EVERY);
        }
        return new InstallOutcome.Unknown(limit.toSeconds());
    }

    private static InstallOutcome outcome(JsonNode entry) {
        String version = entry.path("live").path("version").asText();
        return entry.has("problem")
                ? new InstallOutcome.LeftOut(
                        entry.path("problem").asText(), Optional.of(version).filter(text -> !text.isEmpty()))
                : new InstallOutcome.Live(version);
    }
}
