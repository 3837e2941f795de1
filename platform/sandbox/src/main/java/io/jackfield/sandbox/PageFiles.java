package io.jackfield.sandbox;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The files of a page, straight from the jar. Vert.x' own handler copies a file into a temporary folder for each
 * request where its file cache is off, as it is in the host, and answers 404 when another request is just copying the
 * same one.
 */
public final class PageFiles implements Handler<RoutingContext> {
    private static final Pattern PATH = Pattern.compile("[\\w-]+\\.(html|css|js|svg)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "svg", "image/svg+xml");

    private final String folder;
    private final Map<String, Optional<Buffer>> read = new ConcurrentHashMap<>();

    private PageFiles(String folder) {
        this.folder = folder;
    }

    /** @param folder of the class path, without slashes */
    public static PageFiles in(String folder) {
        return new PageFiles(folder);
    }

    /** Sends the file that the path ends with, {@code index.html} for a path that ends with a slash. */
    @Override
    public void handle(RoutingContext context) {
        String path = context.request().path();
        String name = path.substring(path.lastIndexOf('/') + 1);
        send(context, name.isEmpty() ? "index.html" : name);
    }

    /** Sends the file of this name, or 404. */
    public void send(RoutingContext context, String name) {
        Optional<Buffer> content =
                PATH.matcher(name).matches() ? read.computeIfAbsent(name, this::read) : Optional.empty();
        if (content.isEmpty()) {
            context.response().setStatusCode(404).end();
            return;
        }
        context.response()
                .putHeader("Content-Type", TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
                .putHeader("Cache-Control", "no-store")
                .end(content.get());
    }

    private Optional<Buffer> read(String name) {
        try (InputStream stream = PageFiles.class.getResourceAsStream("/" + folder + "/" + name)) {
            return stream == null ? Optional.empty() : Optional.of(Buffer.buffer(stream.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
