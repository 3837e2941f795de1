package io.jackfield.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The process of a browser with a profile of its own; both are gone afterwards. */
record Chromium(Process process, Path profile, URI endpoint) implements AutoCloseable {
    private static final Pattern ENDPOINT = Pattern.compile("DevTools listening on (ws://\\S+)");

    /** Screenshots come in one message. */
    private static final int LARGEST_PICTURE = 32 << 20;

    static Chromium start(Path program) throws IOException {
        Path profile = Files.createTempDirectory("browser");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        // Nobody looks at its windows, and it is to draw and answer as if somebody did.
                        "--disable-background-timer-throttling",
                        "--disable-backgrounding-occluded-windows",
                        "--disable-renderer-backgrounding",
                        "--disable-hang-monitor",
                        "--disable-ipc-flooding-protection",
                        "--disable-dev-shm-usage",
                        // Nobody goes back to a page, and each that is kept for it costs a process.
                        "--disable-features=BackForwardCache",
                        "--disable-component-update",
                        "--disable-sync",
                        "--lang=en-US",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Chromium(process, profile, endpoint(process));
    }

    private static URI endpoint(Process process) throws IOException {
        BufferedReader lines = process.errorReader(UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher matcher = ENDPOINT.matcher(line);
            if (matcher.find()) {
                Thread.ofVirtual().start(() -> lines.lines().forEach(ignored -> {}));
                return URI.create(matcher.group(1));
            }
        }
        throw new IOException("Chromium ended with status " + process.exitValue() + " before it was ready");
    }

    /** A new page. */
    DevTools page(Vertx vertx) throws InterruptedException {
        WebSocketClient client = vertx.createWebSocketClient(
                new WebSocketClientOptions().setMaxFrameSize(LARGEST_PICTURE).setMaxMessageSize(LARGEST_PICTURE));
        WebSocket control = client.connect(to(endpoint)).await();
        String target = new DevTools(control)
                .ask("Target.createTarget", new JsonObject().put("url", "about:blank"))
                .getString("targetId");
        return new DevTools(
                client.connect(to(endpoint.resolve("/devtools/page/" + target))).await());
    }

    /** Without an origin: Chromium takes none that it was not told of. */
    private static WebSocketConnectOptions to(URI uri) {
        return new WebSocketConnectOptions()
                .setAllowOriginHeader(false)
                .setHost(uri.getHost())
                .setPort(uri.getPort())
                .setURI(uri.getPath());
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(handle -> handle.onExit().join());
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
