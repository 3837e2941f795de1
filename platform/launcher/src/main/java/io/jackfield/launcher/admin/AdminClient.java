package io.jackfield.launcher.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.admin.AdminApi;
import io.jackfield.host.admin.AdminToken;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.read.Secret;
import io.jackfield.launcher.OpsAddress;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the admin API of this home's host. Whatever is in the way comes out with what to do about it. */
public final class AdminClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** For what makes the host ask others. */
    private static final Duration LONG_PATIENCE = Duration.ofMinutes(10);

    /** For what is heard as it happens. */
    private static final Duration FOLLOWED = Duration.ofDays(7);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final HostConfig config;
    private final Optional<Secret> own;
    private final Duration patience;

    /** With the host's own token. */
    public AdminClient(HostConfig config) {
        this(config, Optional.empty());
    }

    /** @param own the token of whoever asks; the host's is taken when absent */
    public AdminClient(HostConfig config, Optional<Secret> own) {
        this(config, own, PATIENCE);
    }

    private AdminClient(HostConfig config, Optional<Secret> own, Duration patience) {
        this.config = config;
        this.own = own;
        this.patience = patience;
    }

    /** The same for calls that last. */
    public AdminClient patient() {
        return new AdminClient(config, own, LONG_PATIENCE);
    }

    public JsonNode get(String path) throws InterruptedException {
        return send(request(path).GET());
    }

    public JsonNode post(String path, JsonNode body) throws InterruptedException {
        return send(request(path).POST(BodyPublishers.ofString(body.toString())));
    }

    public JsonNode delete(String path) throws InterruptedException {
        return send(request(path).DELETE());
    }

    /** Sends a file as it is. */
    public JsonNode upload(String path, Path file) throws InterruptedException {
        try {
            return send(request(path)
                    .header("Content-Type", "application/octet-stream")
                    .POST(BodyPublishers.ofFile(file)));
        } catch (FileNotFoundException e) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED, "the file " + file + " is not there, or not readable", e);
        }
    }

    /**
     * Hears server-sent events until the host ends them, or the one who hears says enough.
     *
     * @param last the id of the event before; empty to begin with the newest
     * @param heard takes a name and data; false for enough
     * @return the id of the last event
     */
    Optional<String> events(String path, Optional<String> last, BiPredicate<String, JsonNode> heard)
            throws InterruptedException {
        HttpRequest.Builder request = request(path).GET().timeout(FOLLOWED);
        last.ifPresent(id -> request.header("Last-Event-ID", id));
        ServerEvents events = new ServerEvents(last, heard);
        try {
            HttpResponse<Stream<String>> response = client.send(request.build(), BodyHandlers.ofLines());
            try (Stream<String> lines = response.body()) {
                if (response.statusCode() != 200) {
                    throw refused(response.statusCode(), lines.collect(Collectors.joining("\n")));
                }
                lines.takeWhile(events::goesOnAfter).forEach(line -> {});
            }
        } catch (UncheckedIOException | IOException e) {
            if (events.last().equals(last)) {
                throw unanswered(e instanceof IOException plain ? plain : ((UncheckedIOException) e).getCause());
            }
        }
        return events.last();
    }

    /** Puts the answer into a file, which is there as a whole or as it was before. */
    void download(String path, Path file) throws InterruptedException {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            HttpResponse<InputStream> response = client.send(request(path).GET().build(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw refused(response.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
                }
                store(body, part);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "the file " + target + " cannot be written: there is no folder " + target.getParent()
                            + "; make it, or name another file",
                    e);
        } catch (FileSystemException e) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED, "the file " + target + " cannot be written: " + e, e);
        } catch (IOException e) {
            throw unanswered(e);
        }
    }

    private static void store(InputStream body, Path part) throws IOException {
        try {
            Files.copy(body, part, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    private HttpRequest.Builder request(String path) {
        String token = own.or(() -> AdminToken.find(config))
                .orElseThrow(() -> new JackfieldException(
                        StandardError.UNAUTHORIZED,
                        "there is no admin token: " + AdminToken.file(config) + " is not there or not readable."
                                + " A host makes it at its first start; else set JACKFIELD_ADMIN_TOKEN to the"
                                + " host's"))
                .value();
        return HttpRequest.newBuilder(URI.create(OpsAddress.of(config) + AdminApi.PATH + path))
                .timeout(patience)
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                return JSON.readTree(response.body());
            }
            throw refused(response.statusCode(), response.body());
        } catch (JsonProcessingException e) {
            throw new JackfieldException(StandardError.PLUGIN_FAULT, "the host's answer is no JSON", e);
        } catch (IOException e) {
            throw unanswered(e);
        }
    }

    private JackfieldException unanswered(IOException e) {
        boolean late = e instanceof HttpTimeoutException && !(e instanceof HttpConnectTimeoutException);
        return new JackfieldException(
                StandardError.UNAVAILABLE,
                late
                        ? "the host at " + OpsAddress.of(config) + " has not answered for " + patience.toSeconds()
                                + " s; look whether it has done what it was asked"
                        : "no host answers at " + OpsAddress.of(config) + "; start it with: jackfield run, or set"
                                + " JACKFIELD_OPS_PORT or --home to those of the running one",
                e);
    }

    private JackfieldException refused(int status, String body) {
        if (status == 401 && own.isPresent()) {
            return new JackfieldException(
                    StandardError.UNAUTHORIZED,
                    "the host at " + OpsAddress.of(config)
                            + " does not know the token of --token or JACKFIELD_TOKEN; ask"
                            + " for a new one, or leave it out on the host's machine");
        }
        if (status == 401) {
            return new JackfieldException(
                    StandardError.UNAUTHORIZED,
                    "the host at " + OpsAddress.of(config) + " does not take the admin token of this home; set"
                            + " JACKFIELD_ADMIN_TOKEN to the host's, or remove it where the host has made its own");
        }
        try {
            JsonNode problem = JSON.readTree(body);
            if (problem.hasNonNull("detail")) {
                return new JackfieldException(
                        StandardError.REQUEST_REJECTED, problem.path("detail").asText());
            }
        } catch (JsonProcessingException noJson) {
            // Told below.
        }
        return new JackfieldException(
                StandardError.UNAVAILABLE,
                OpsAddress.of(config) + " answers " + status + " and is no host of this version");
    }
}
