package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Applications of {@code ai-solutions} reach a CRM by crm-webhook and Bitrix24 by crm-bitrix24, whatever happens to
 * these meanwhile.
 */
class CrmIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int APPLICANTS = 5;
    private static final List<JsonObject> told = new CopyOnWriteArrayList<>();
    private static final Map<String, JsonObject> leads = new LinkedHashMap<>();
    private static final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private static final HttpServer crm = crm();
    private static final AtomicInteger refused = new AtomicInteger();
    private static volatile boolean dead;

    private static HttpServer crm() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/events", CrmIT::takeEvent);
            server.createContext("/rest/1/key/", CrmIT::answerRest);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void takeEvent(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonObject body = body(exchange);
            if (isDead(exchange)) {
                return;
            }
            told.add(body.put("key", exchange.getRequestHeaders().getFirst("Idempotency-Key")));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private static boolean isDead(HttpExchange exchange) throws IOException {
        if (dead) {
            refused.incrementAndGet();
            exchange.sendResponseHeaders(503, -1);
        }
        return dead;
    }

    private static JsonObject body(HttpExchange exchange) throws IOException {
        return new JsonObject(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static void answerRest(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonObject body = body(exchange);
            if (isDead(exchange)) {
                return;
            }
            byte[] answer = new JsonObject()
                    .put("result", result(exchange.getRequestURI().getPath(), body))
                    .toBuffer()
                    .getBytes();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static Object result(String path, JsonObject body) {
        synchronized (leads) {
            if (path.endsWith("crm.lead.list.json")) {
                String origin = body.getJsonObject("filter").getString("=ORIGIN_ID");
                return leads.values().stream()
                        .filter(lead -> lead.getString("ORIGIN_ID").equals(origin))
                        .map(lead -> new JsonObject().put("ID", lead.getString("ID")))
                        .toList();
            }
            String id = body.getString("id", Integer.toString(leads.size() + 1));
            leads.computeIfAbsent(id, one -> new JsonObject().put("ID", one)).mergeIn(body.getJsonObject("fields"));
            return true;
        }
    }

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("ai-solutions", shippedFile())
            .shipped("lib-sales", Map.of())
            .shipped("command-sales", Map.of("AI_SOLUTIONS_FREE_TEXT", "command-sales"))
            .shipped(
                    "crm-webhook",
                    Map.of("AI_SOLUTIONS_CRM_URL", address() + "/events", "AI_SOLUTIONS_CRM_SECRET", "s3cr3t"))
            .shipped("crm-bitrix24", Map.of("AI_SOLUTIONS_BITRIX_WEBHOOK", address() + "/rest/1/key/"));

    @AfterAll
    static void stopCrm() {
        crm.stop(0);
        threads.shutdownNow();
    }

    private static String address() {
        return "http://127.0.0.1:" + crm.getAddress().getPort();
    }

    /** Without the token and the name, which are those of the test. */
    private static String shippedFile() {
        try (var lines = Files.lines(Path.of("../../config/bots/ai-solutions.yaml"))) {
            return lines.filter(line -> !line.startsWith("token:") && !line.startsWith("username:"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answers(SandboxChat chat, String said, String answer) {
        chat.send(said);
        chat.transcript()
                .awaitMessage(message -> message.fromBot() && message.text().contains(answer), SOON);
    }

    private static void applies(SandboxChat chat) {
        answers(chat, "/apply basic", "What is your name?");
        answers(chat, "Ada " + chat.id(), "On which number");
        answers(chat, "90 123 45 67", "Phone: +998 90 123 45 67");
        answers(chat, "✅ Send", "Your application has the number");
    }

    private static List<String> numbers() {
        return platform.journal().column("select number from plugin_lib_sales.application order by 1");
    }

    @Test
    void deadCrmThatComesBackHasEveryApplicationOnce() {
        dead = true;
        List<SandboxChat> chats = IntStream.range(0, APPLICANTS)
                .mapToObj(index -> platform.newcomer())
                .toList();
        chats.forEach(CrmIT::applies);
        await().atMost(SOON).until(() -> refused.get() > APPLICANTS);
        assertThat(told).isEmpty();
        platform.restart();
        dead = false;

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(told)
                        .extracting(event -> event.getJsonObject("facts").getString("number"))
                        .containsExactlyInAnyOrderElementsOf(numbers()));
        await().atMost(SOON).until(() -> leads.size() == APPLICANTS);
        assertThat(numbers()).hasSize(APPLICANTS);
        assertThat(told).allSatisfy(event -> {
            assertThat(event.getString("key")).isEqualTo(event.getString("id"));
            assertThat(event.getJsonObject("application").getString("name"))
                    .isEqualTo("Ada " + event.getLong("person"));
            assertThat(event.getJsonObject("application").getString("phone")).isEqualTo("+998901234567");
        });
        assertThat(leads.values())
                .extracting(lead -> lead.getString("ORIGIN_ID"))
                .containsExactlyInAnyOrderElementsOf(numbers().stream()
                        .map(number -> "ai-solutions/" + number)
                        .toList());

        String number = platform.journal()
                .column("select number from plugin_lib_sales.application where person = "
                        + chats.getFirst().id())
                .getFirst();
        platform.askAdmin(
                "/lists/applications/rows/" + number + "/won?bot=ai-solutions", new JsonObject().put("by", "eve"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(leads.values())
                        .filteredOn(lead -> lead.getString("ORIGIN_ID").endsWith(number))
                        .extracting(lead -> lead.getString("STATUS_ID"))
                        .containsExactly("CONVERTED"));
        await().atMost(SOON).until(() -> told.size() == APPLICANTS + 1);
        assertThat(told.getLast().getJsonObject("application").getString("status"))
                .isEqualTo("won");
        assertThat(platform.readAdmin("/events/dead?listener=crm-webhook").getJsonArray("dead"))
                .isEmpty();
    }
}
