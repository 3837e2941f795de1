package io.jackfield.console.frame;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Style sheets and scripts, each under a name with a digest in it, so that browsers may keep them for ever. Any thread.
 */
public final class Assets {
    static final String PATH = "/assets/";
    private static final String OWN = "/io/jackfield/console/assets/";
    private static final String WEBJARS = "/META-INF/resources/webjars/";
    /** By the name that templates use. */
    private static final Map<String, String> FILES = Map.of(
            "frame.css", OWN + "frame.css",
            "parts.css", OWN + "parts.css",
            "console.js", OWN + "console.js",
            "icon.svg", OWN + "icon.svg",
            "htmx.js", WEBJARS + "htmx.org/2.0.10/dist/htmx.min.js",
            "sse.js", WEBJARS + "htmx-ext-sse/2.2.2/sse.js",
            "uplot.js", WEBJARS + "uplot/1.6.30/dist/uPlot.iife.min.js",
            "uplot.css", WEBJARS + "uplot/1.6.30/dist/uPlot.min.css");

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private record Asset(String type, Buffer content) {}

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Asset> assets = new HashMap<>();

    private Assets() {}

    /** Reads files; blocks. */
    public static Assets load() {
        Assets all = new Assets();
        FILES.forEach(all::add);
        return all;
    }

    private void add(String name, String file) {
        byte[] content = read(file);
        int dot = name.lastIndexOf('.');
        String type = name.substring(dot + 1);
        String digested = name.substring(0, dot) + "-" + digest(content) + "." + type;
        names.put(name, digested);
        assets.put(digested, new Asset(TYPES.get(type), Buffer.buffer(content)));
    }

    private static byte[] read(String file) {
        try (InputStream stream = Assets.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(
                        "the console lacks " + file + "; its jars are not those it was built with");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException when there is none of that name */
    public String url(String name) {
        String digested = names.get(name);
        if (digested == null) {
            throw new IllegalArgumentException("there is no asset '" + name + "'; there are: " + names.keySet());
        }
        return "/console" + PATH + digested;
    }

    /** A copy of it, for where it is a part of something else. */
    Buffer content(String name) {
        return assets.get(names.get(name)).content().copy();
    }

    void serve(RoutingContext context) {
        Asset asset = assets.get(context.pathParam("file"));
        if (asset == null) {
            context.response().setStatusCode(404).end("there is no such file\n");
            return;
        }
        context.response()
                .putHeader("Content-Type", asset.type())
                .putHeader("Cache-Control", "public, max-age=31536000, immutable")
                .end(asset.content());
    }
}
