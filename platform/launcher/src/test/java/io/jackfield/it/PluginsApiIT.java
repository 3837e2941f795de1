package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.admin.AdminToken;
import io.jackfield.host.trust.Digests;
import io.jackfield.host.trust.Signatures;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Plugins through the operators' API of a running host. */
class PluginsApiIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final KeyPair KEYS = keys();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [hello, echo]\n")
            .set("plugins.lookEvery", "20ms")
            .set(
                    "plugins.trust",
                    "{signatures: required, keys: {house: \"%s\"}}"
                            .formatted(Base64.getEncoder()
                                    .encodeToString(KEYS.getPublic().getEncoded())));

    @TempDir
    Path folder;

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @AfterAll
    static void close() {
        HTTP.close();
    }

    private static PluginJar hello(String version) {
        return PluginJar.command("hello", "hello", "Reply.text(\"Hello " + version + "\")")
                .version(version)
                .manifest("Plugin-Permissions", "");
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + platform.config().ops().port() + "/admin/api/v1" + path))
                .timeout(Duration.ofMinutes(1))
                .header(
                        "Authorization",
                        "Bearer "
                                + AdminToken.find(platform.config())
                                        .orElseThrow()
                                        .value());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private String signature(PluginJar jar) throws Exception {
        return signature(jar.bytes());
    }

    private String signature(byte[] jar) throws Exception {
        Path file = Files.write(folder.resolve("signed.jar"), jar);
        return Signatures.sign(Digests.of(file), KEYS.getPrivate());
    }

    private JsonObject bring(byte[] jar, String signature) throws Exception {
        String query = signature.isEmpty() ? "" : "&signature=" + URLEncoder.encode(signature, StandardCharsets.UTF_8);
        HttpResponse<String> answer =
                send(request("/plugin-jars?name=some.jar" + query).POST(BodyPublishers.ofByteArray(jar)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private JsonObject bringSigned(PluginJar jar) throws Exception {
        // Once only: the time is in the bytes.
        byte[] bytes = jar.bytes();
        return bring(bytes, signature(bytes));
    }

    private static JsonObject post(String path, JsonObject body) {
        return platform.askAdmin(path, body);
    }

    private static JsonObject install(JsonObject brought) {
        return post("/plugin-jars/" + brought.getString("jar") + "/install", new JsonObject());
    }

    private JsonObject installed(PluginJar jar) throws Exception {
        JsonObject told = install(bringSigned(jar));
        assertThat(told.getString("outcome")).as(told.encode()).isEqualTo("live");
        return told;
    }

    private static JsonObject shown(String plugin) {
        return platform.readAdmin("/plugins/" + plugin);
    }

    private static String answer() {
        SandboxChat ada = platform.newcomer();
        ada.send("/hello");
        return ada.nextReply().text();
    }

    private void forget(String plugin) throws Exception {
        send(request("/plugins/" + plugin).DELETE());
        Files.deleteIfExists(platform.home().folder().resolve("data/plugin-versions/" + plugin));
    }

    @Test
    void uploadedJarIsLookedIntoAndInstalledStepByStep() throws Exception {
        forget("hello");
        installed(hello("1.0.0"));
        JsonObject report = bringSigned(hello("1.1.0")
                .manifest("Plugin-Permissions", "messages, tables")
                .file("db/migration/V1__a.sql", "select 1"));

        assertThat(report.getBoolean("usable")).as(report.encodePrettily()).isTrue();
        assertThat(report.getString("signature")).isEqualTo("by house");
        JsonObject difference = report.getJsonObject("difference");
        assertThat(difference.getString("version")).isEqualTo("1.0.0");
        assertThat(difference.getJsonObject("permissions").getJsonArray("added"))
                .containsExactly("messages", "tables");
        assertThat(difference.getJsonObject("migrations").getJsonArray("added")).containsExactly("V1__a.sql");
        assertThat(answer()).as("nothing is put anywhere").isEqualTo("Hello 1.0.0");

        JsonObject told = install(report);

        assertThat(told.getString("outcome")).isEqualTo("live");
        assertThat(steps(told)).startsWith("copied", "checked", "started", "live");
        assertThat(answer()).isEqualTo("Hello 1.1.0");
        await().atMost(SOON)
                .until(
                        () -> platform
                                .readAdmin("/plugin-steps?plugin=hello&after=" + told.getLong("since"))
                                .getJsonArray("steps")
                                .stream()
                                .map(step -> ((JsonObject) step).getString("step"))
                                .toList(),
                        all -> all.contains("draining") && all.contains("unloaded"));
        JsonObject row = shown("hello");
        assertThat(row.getString("state")).isEqualTo("live");
        assertThat(row.getString("former")).isEqualTo("1.0.0");
        assertThat(row.getJsonArray("commands")).containsExactly("hello");
        assertThat(row.getJsonArray("bots")).containsExactly("shop");
        assertThat(row.getJsonObject("figures").getDouble("callsPerMinute")).isPositive();
    }

    private static List<String> steps(JsonObject told) {
        return told.getJsonArray("phases").stream()
                .map(step -> ((JsonObject) step).getString("step"))
                .toList();
    }

    @Test
    void unsignedBrokenAndLowerJarsAreRefusedAndTheLiveOneGoesOn() throws Exception {
        forget("hello");
        installed(hello("2.0.0"));

        JsonObject unsigned = bring(hello("2.1.0").bytes(), "");
        assertThat(unsigned.getBoolean("usable")).isFalse();
        assertThat(install(unsigned).getString("detail")).contains("has no signature");
        JsonObject foreign = bring(hello("2.1.0").bytes(), signature(hello("2.2.0")));
        assertThat(install(foreign).getString("detail")).contains("is not what was signed");
        JsonObject broken = bringSigned(hello("3.0.0").indexing("Lost"));
        assertThat(install(broken).getString("detail")).contains("names extension it.Lost");
        JsonObject failing =
                bringSigned(hello("3.0.0").onLoad("if (true) throw new IllegalStateException(\"no luck\");"));
        JsonObject told = install(failing);
        assertThat(told.getString("outcome")).isEqualTo("left out");
        assertThat(told.getString("problem")).contains("no luck");
        assertThat(told.getString("goesOn")).isEqualTo("2.0.0");
        assertThat(steps(told)).contains("started", "left out");
        assertThat(answer()).isEqualTo("Hello 2.0.0");

        JsonObject lower = bringSigned(hello("1.5.0"));
        assertThat(install(lower).getString("detail")).contains("below 2.0.0 which was live before");
        JsonObject allowed = post(
                "/plugin-jars/" + lower.getString("jar") + "/install", new JsonObject().put("allowDowngrade", true));
        assertThat(allowed.getString("outcome")).isEqualTo("live");
        assertThat(answer()).isEqualTo("Hello 1.5.0");
    }

    @Test
    void refusedJarIsInTheListAndRollingBackPutsTheGoodOneBack() throws Exception {
        forget("hello");
        installed(hello("1.0.0"));
        install(bringSigned(hello("1.1.0").onLoad("if (true) throw new IllegalStateException(\"no luck\");")));
        JsonObject row = shown("hello");
        assertThat(row.getString("state")).isEqualTo("left out");
        assertThat(row.getString("problem")).contains("no luck");
        assertThat(row.getJsonObject("live").getString("version")).isEqualTo("1.0.0");

        assertThat(post("/plugins/hello/rollback", new JsonObject()).getString("outcome"))
                .isEqualTo("live");

        assertThat(shown("hello").getString("state")).isEqualTo("live");
        assertThat(answer()).isEqualTo("Hello 1.0.0");
        Files.writeString(platform.home().plugins().resolve("note.jar"), "no jar");
        await().atMost(SOON)
                .until(() -> platform.readAdmin("/plugins?state=left%20out&find=note")
                                .getInteger("all")
                        == 1);
        assertThat(send(request("/plugin-files/note.jar").DELETE()).body()).contains("\"gone\"");
    }

    @Test
    void fileThatNamesItsVersionIsRenamedWithItAndALeftOutOneTakesNothingAway() throws Exception {
        forget("hello");
        byte[] first = hello("1.0.0").bytes();
        Path plugins = platform.home().plugins();
        Path file = plugins.resolve("hello-1.0.0.jar");
        Files.writeString(Signatures.beside(file), signature(first));
        Files.write(file, first);
        await().atMost(SOON).until(() -> shown("hello").getString("state", "").equals("live"));

        installed(hello("1.1.0"));

        assertThat(shown("hello").getString("file")).isEqualTo("hello-1.1.0.jar");
        assertThat(file).doesNotExist();
        assertThat(Signatures.beside(file)).doesNotExist();
        assertThat(answer()).isEqualTo("Hello 1.1.0");

        JsonObject told =
                install(bringSigned(hello("1.2.0").onLoad("if (true) throw new IllegalStateException(\"no luck\");")));
        assertThat(told.getString("goesOn")).as(told.encode()).isEqualTo("1.1.0");
        assertThat(plugins.resolve("hello-1.1.0.jar")).doesNotExist();
        assertThat(shown("hello").getJsonObject("live").getString("version")).isEqualTo("1.1.0");
        assertThat(answer()).isEqualTo("Hello 1.1.0");

        installed(hello("1.3.0"));
        assertThat(answer()).isEqualTo("Hello 1.3.0");
        forget("hello");
        await().atMost(SOON)
                .until(() -> !platform.readAdmin("/plugins").encode().contains("hello-1"));
    }

    @Test
    void pluginsAreDisabledEnabledAndReleased() throws Exception {
        forget("hello");
        installed(hello("1.0.0"));

        assertThat(post("/plugins/hello/disable", new JsonObject()).getString("outcome"))
                .isEqualTo("gone");
        assertThat(post("/plugins/hello/disable", new JsonObject()).getString("outcome"))
                .isEqualTo("unchanged");
        assertThat(post("/plugins/hello/reload", new JsonObject()).getString("detail"))
                .contains("hello is disabled");
        assertThat(post("/plugins/hello/enable", new JsonObject()).getString("outcome"))
                .isEqualTo("live");
        assertThat(post("/plugins/hello/release", new JsonObject()).getString("detail"))
                .contains("is in no quarantine");
        assertThat(post("/plugins/hello/reload", new JsonObject().put("wait", false))
                        .getString("outcome"))
                .isEqualTo("under way");
        assertThat(post("/plugins/..%2Fx/rollback", new JsonObject()).getInteger("status"))
                .isEqualTo(404);
    }

    @Test
    void quarantineEndsWhenAnOperatorSaysSo() throws Exception {
        forget("hello");
        installed(PluginJar.command(
                        "hello",
                        "hello",
                        "Reply.text(java.nio.file.Files.exists(java.nio.file.Path.of(\"" + folder.resolve("mended")
                                + "\")) ? \"mended\" : broken())")
                .field("static String broken() { throw new IllegalStateException(\"broken\"); }")
                .version("4.0.0"));
        for (int call = 0; call < 12; call++) {
            SandboxChat ada = platform.newcomer();
            ada.send("/hello");
            ada.nextReply(SOON);
        }
        await().atMost(SOON).until(() -> shown("hello").getString("state"), "in quarantine"::equals);
        Files.createFile(folder.resolve("mended"));

        assertThat(post("/plugins/hello/release", new JsonObject()).getString("outcome"))
                .isEqualTo("released");

        assertThat(shown("hello").getString("state")).isEqualTo("live");
        assertThat(answer()).isEqualTo("mended");
    }

    @Test
    void formIsTakenAsBrowsersSendIt() throws Exception {
        forget("hello");
        byte[] jar = hello("1.0.0").bytes();
        String edge = "edge-of-parts";
        List<byte[]> parts = List.of(
                ("--" + edge + "\r\nContent-Disposition: form-data; name=\"jar\"; filename=\"hello.jar\"\r\n"
                                + "Content-Type: application/java-archive\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8),
                jar,
                ("\r\n--" + edge + "\r\nContent-Disposition: form-data; name=\"signature\"\r\n\r\n" + signature(jar)
                                + "\r\n--" + edge + "--\r\n")
                        .getBytes(StandardCharsets.UTF_8));

        HttpResponse<String> answer = send(request("/plugin-jars")
                .header("Content-Type", "multipart/form-data; boundary=" + edge)
                .POST(BodyPublishers.ofByteArrays(parts)));

        JsonObject report = new JsonObject(answer.body());
        assertThat(report.getString("signature")).as(answer.body()).isEqualTo("by house");
        assertThat(install(report).getString("outcome")).isEqualTo("live");
        HttpResponse<String> nothing = send(request("/plugin-jars")
                .header("Content-Type", "multipart/form-data; boundary=" + edge)
                .POST(BodyPublishers.ofString("--" + edge + "--\r\n")));
        assertThat(nothing.body()).contains("the form has no file 'jar'");
    }

    @Test
    void jarThatIsTooLargeIsNotReadToItsEnd() throws Exception {
        int port = platform.config().ops().port();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /admin/api/v1/plugin-jars HTTP/1.1\r\nHost: 127.0.0.1:" + port
                                    + "\r\nAuthorization: Bearer "
                                    + AdminToken.find(platform.config())
                                            .orElseThrow()
                                            .value()
                                    + "\r\nContent-Length: 300000000\r\n\r\nPK")
                            .getBytes(StandardCharsets.US_ASCII));

            byte[] answer = new byte[2_000];
            int length = socket.getInputStream().readNBytes(answer, 0, 400);

            assertThat(new String(answer, 0, length, StandardCharsets.US_ASCII)).contains("400 Bad Request", "200 MB");
        }
    }

    @Test
    void stepsAreToldAsTheyHappenAndAfterAPauseFromWhereOneWas() throws Exception {
        forget("hello");
        JsonObject first = installed(hello("1.0.0"));
        HttpResponse<InputStream> live = HTTP.send(
                request("/plugin-phases?plugin=hello")
                        .header("Last-Event-ID", Long.toString(first.getLong("since")))
                        .build(),
                BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(live.body(), StandardCharsets.UTF_8))) {
            assertThat(live.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            assertThat(until(lines, "live")).containsSubsequence("copied", "checked", "started", "live");
            installed(hello("1.1.0"));
            assertThat(until(lines, "unloaded"))
                    .containsSubsequence("copied", "checked", "started", "live", "draining", "unloaded");
        }
    }

    private static List<String> until(BufferedReader lines, String last) throws IOException {
        List<String> steps = new ArrayList<>();
        while (steps.isEmpty() || !steps.getLast().equals(last)) {
            String line = lines.readLine();
            if (line.startsWith("data: ")) {
                steps.add(new JsonObject(line.substring(6)).getString("step"));
            }
        }
        return steps;
    }

    private static PluginJar echo(int version) {
        return PluginJar.of(
                        "echo",
                        PluginJar.spec("echo") + PluginJar.handle("""
                                int count = 1 + request.memory().get("count").map(Integer::parseInt).orElse(0);
                                request.memory().put("count", "" + count);
                                return Reply.text("VERSION " + count + " " + request.argument());
                                """.replace("VERSION", Integer.toString(version))))
                .version("1.0." + version);
    }

    /** Back and forth while people use it: each message is answered once and in order, by either version. */
    @Test
    void rollingBackUnderLoadLosesNothing() throws Exception {
        forget("echo");
        installed(echo(1));
        installed(echo(2));
        AtomicBoolean rolling = new AtomicBoolean(true);
        List<Future<Integer>> talks = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int chat = 0; chat < 10; chat++) {
                talks.add(people.submit(() -> talk(rolling)));
            }
            try {
                for (int back = 0; back < 6; back++) {
                    JsonObject told = post("/plugins/echo/rollback", new JsonObject());
                    assertThat(told.getString("version"))
                            .as(told.encode())
                            .isEqualTo(back % 2 == 0 ? "1.0.1" : "1.0.2");
                }
            } finally {
                rolling.set(false);
            }
        }
        int updates = 0;
        for (Future<Integer> talk : talks) {
            updates += talk.get();
        }
        assertThat(updates).isGreaterThan(100);
        assertThat(platform.journal().deadLetters())
                .noneMatch(letter -> letter.toString().contains("/echo"));
    }

    private static int talk(AtomicBoolean rolling) {
        SandboxChat chat = platform.newcomer();
        int sent = 0;
        while (rolling.get() || sent < 10) {
            chat.send("/echo m" + ++sent);
            String[] words = chat.nextReply(SOON).text().split(" ");
            assertThat(words[1] + " " + words[2]).isEqualTo(sent + " m" + sent);
        }
        assertThat(chat.transcript().botMessageCount()).isEqualTo(sent);
        return sent;
    }
}
