package io.jackfield.sandbox.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Headless Chromium showing one page, driven through its DevTools protocol. */
final class Browser implements AutoCloseable {
    private static final Pattern ENDPOINT = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final Path profile;
    private final WebSocket page;
    private final BlockingQueue<JsonObject> answers = new LinkedBlockingQueue<>();
    private int questions;

    private Browser(Process process, Path profile, WebSocket page) {
        this.process = process;
        this.profile = profile;
        this.page = page;
        page.textMessageHandler(text -> {
            JsonObject message = new JsonObject(text);
            if (message.containsKey("id")) {
                answers.add(message);
            }
        });
    }

    /** Where Chromium is; empty where it is not installed. */
    static Optional<Path> installed() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser open(Vertx vertx, Path chromium, String url) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("browser");
        Process process = new ProcessBuilder(
                        chromium.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--lang=en-US",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        WebSocketClient client = vertx.createWebSocketClient();
        URI endpoint = endpoint(process);
        WebSocket control = client.connect(to(endpoint)).await();
        String target = created(control, url);
        WebSocket page =
                client.connect(to(endpoint.resolve("/devtools/page/" + target))).await();
        return new Browser(process, profile, page);
    }

    private static String created(WebSocket control, String url) throws InterruptedException {
        BlockingQueue<JsonObject> told = new LinkedBlockingQueue<>();
        control.textMessageHandler(text -> told.add(new JsonObject(text)));
        control.writeTextMessage(new JsonObject()
                .put("id", 1)
                .put("method", "Target.createTarget")
                .put("params", new JsonObject().put("url", url))
                .encode());
        JsonObject answer = told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        while (answer != null && !answer.containsKey("id")) {
            answer = told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        return answer.getJsonObject("result").getString("targetId");
    }

    private static WebSocketConnectOptions to(URI uri) {
        return new WebSocketConnectOptions()
                .setHost(uri.getHost())
                .setPort(uri.getPort())
                .setURI(uri.getPath());
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

    /** The value of a JavaScript expression, as text. */
    String evaluate(String expression) {
        int id = ++questions;
        page.writeTextMessage(new JsonObject()
                .put("id", id)
                .put("method", "Runtime.evaluate")
                .put("params", new JsonObject().put("expression", expression).put("returnByValue", true))
                .encode());
        try {
            JsonObject answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (answer == null) {
                throw new AssertionError("the browser did not answer within " + PATIENCE.toSeconds() + " s");
            }
            return String.valueOf(
                    answer.getJsonObject("result").getJsonObject("result").getValue("value"));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What a reader sees of the page. */
    String text() {
        return evaluate("document.body.innerText");
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
