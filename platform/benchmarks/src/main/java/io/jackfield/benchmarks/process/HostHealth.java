package io.jackfield.benchmarks.process;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the host says of itself on the operators' listener. */
public final class HostHealth {
    private static final int TIMEOUT_MILLIS = 1000;
    private static final int SCRAPES = 21;

    private final int port;

    HostHealth(int port) {
        this.port = port;
    }

    boolean isReady() {
        try {
            return open("/health/ready").getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether this version of a plugin is live. */
    public boolean isLive(String plugin, String version) {
        return plugin(plugin)
                .filter(jar -> jar.getString("state").equals("live"))
                .filter(jar -> jar.getString("version").equals(version))
                .isPresent();
    }

    /** What walls have done to plugins; none when the host does not answer. */
    public Optional<List<String>> wallActs(String guilty) {
        try (InputStream body = open("/metrics").getInputStream()) {
            return Optional.of(WallActs.in(new String(body.readAllBytes(), StandardCharsets.UTF_8), guilty));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A GET of the admin API; fails with what it answers when it will not. */
    JsonObject ask(String path, String token) throws IOException {
        HttpURLConnection connection = admin(path, token);
        mustBeOk(connection, "GET " + path);
        try (InputStream body = connection.getInputStream()) {
            return new JsonObject(new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** A POST to the admin API; fails with what it answers when it will not. */
    void command(String path, String json, String token) throws IOException {
        HttpURLConnection connection = admin(path, token);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        try (OutputStream body = connection.getOutputStream()) {
            body.write(json.getBytes(StandardCharsets.UTF_8));
        }
        mustBeOk(connection, "POST " + path);
    }

    private HttpURLConnection admin(String path, String token) throws IOException {
        HttpURLConnection connection = open("/admin/api/v1" + path);
        connection.setReadTimeout(10 * TIMEOUT_MILLIS);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        return connection;
    }

    private static void mustBeOk(HttpURLConnection connection, String what) throws IOException {
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException(what + " is answered with " + connection.getResponseCode());
        }
    }

    /** How long Prometheus would wait for the figures, the whole text of them; the median of some tries. */
    public Duration scrape() throws IOException {
        List<Duration> scrapes = new ArrayList<>();
        for (int scrape = 0; scrape < SCRAPES; scrape++) {
            scrapes.add(scrapeOnce());
        }
        return scrapes.stream().sorted().toList().get(SCRAPES / 2);
    }

    private Duration scrapeOnce() throws IOException {
        long begun = System.nanoTime();
        try (InputStream body = open("/metrics").getInputStream()) {
            body.readAllBytes();
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    public boolean isQuarantined(String plugin) {
        return plugin(plugin).filter(jar -> jar.containsKey("quarantine")).isPresent();
    }

    /** What the host says of jars that it has left out; a figure measured without them would mean nothing. */
    List<String> problems() {
        return plugins().stream()
                .filter(jar -> jar.containsKey("problem"))
                .map(jar -> jar.getString("jar") + " " + jar.getString("problem"))
                .toList();
    }

    private Optional<JsonObject> plugin(String id) {
        return plugins().stream().filter(jar -> jar.getString("id").equals(id)).findFirst();
    }

    /** None when the host does not answer. */
    private List<JsonObject> plugins() {
        try (InputStream body = open("/health").getInputStream()) {
            return new JsonObject(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                    .getJsonArray("plugins").stream()
                            .map(JsonObject.class::cast)
                            .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        return connection;
    }
}
