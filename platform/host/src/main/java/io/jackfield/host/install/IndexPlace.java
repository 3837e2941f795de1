package io.jackfield.host.install;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.wording.MaskedSecrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Where an index is: a folder, or an http or https URL, with or without {@code plugins.json} at its end. */
public final class IndexPlace {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration DOWNLOAD = Duration.ofMinutes(10);
    private static final Duration READ = Duration.ofSeconds(10);
    /** Of an index, in bytes. */
    private static final int LARGEST_INDEX = 8 << 20;

    private final URI index;

    private IndexPlace(URI index) {
        this.index = index;
    }

    /** @param home what a relative folder is relative to */
    public static IndexPlace of(String place, Path home) {
        boolean whole = place.endsWith(".json");
        if (place.matches("https?://.*")) {
            return new IndexPlace(URI.create(whole ? place : place.replaceFirst("/*$", "/") + IndexFile.NAME));
        }
        Path path = home.resolve(place).toAbsolutePath().normalize();
        return new IndexPlace((whole ? path : path.resolve(IndexFile.NAME)).toUri());
    }

    IndexFile read() throws InterruptedException {
        try {
            String json = isRemote(index)
                    ? fetch(index, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_INDEX), READ)
                    : local(Path.of(index));
            return IndexFile.read(json, toString());
        } catch (NoSuchFileException e) {
            throw unreachable("there is no such file; write it with 'jackfield plugins index DIR'", e);
        } catch (IOException e) {
            throw unreachable(e.toString(), e);
        }
    }

    private static String local(Path file) throws IOException {
        if (Files.size(file) > LARGEST_INDEX) {
            throw new IOException("it has more than " + LARGEST_INDEX + " bytes");
        }
        return Files.readString(file);
    }

    /** Copies an entry's file. */
    void download(IndexEntry entry, Path target) throws InterruptedException {
        try {
            URI file = index.resolve(entry.file().replace(" ", "%20"));
            if (isRemote(index) && !isRemote(file)) {
                throw new IllegalArgumentException("an index elsewhere cannot name a file of this machine");
            }
            if (isRemote(file)) {
                fetch(file, BodyHandlers.limiting(BodyHandlers.ofFile(target), StagedJars.LARGEST), DOWNLOAD);
            } else {
                Files.copy(Path.of(file), target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new JackfieldException(
                    StandardError.UNAVAILABLE,
                    entry.file() + ", which " + this + " names for " + entry.id() + " " + entry.version()
                            + ", cannot be had: " + e,
                    e);
        }
    }

    private static boolean isRemote(URI address) {
        return address.getScheme().startsWith("http");
    }

    /** @param limit for all of it: a request's own ends with the head of the answer */
    private static <T> T fetch(URI address, BodyHandler<T> body, Duration limit)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            try {
                HttpResponse<T> response = client.sendAsync(
                                HttpRequest.newBuilder(address).build(), body)
                        .get(limit.toMillis(), TimeUnit.MILLISECONDS);
                if (response.statusCode() != 200) {
                    throw new IOException("HTTP status " + response.statusCode());
                }
                return response.body();
            } catch (ExecutionException e) {
                throw new IOException(e.getCause().toString(), e.getCause());
            } catch (TimeoutException e) {
                throw new IOException("no whole answer within " + limit.toSeconds() + " s", e);
            } finally {
                client.shutdownNow();
            }
        }
    }

    private JackfieldException unreachable(String reason, Exception cause) {
        return new JackfieldException(
                StandardError.UNAVAILABLE,
                "the plugin index " + this + " cannot be read: " + reason
                        + "; correct --index or plugins.index in config/jackfield.yaml",
                cause);
    }

    @Override
    public String toString() {
        return isRemote(index)
                ? MaskedSecrets.in(index.toString())
                : Path.of(index).toString();
    }
}
