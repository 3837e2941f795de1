package io.jackfield.crm.bitrix;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jackfield.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The leads of a portal on loopback, with the methods and the rules of Bitrix24's documentation that the plugin relies
 * on.
 */
final class FakeBitrix implements AutoCloseable {
    private static final String KEY = "s3cr3tk3y";

    private final Map<String, Map<String, Object>> leads = new LinkedHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private int phones = 100;
    private volatile int status = 200;
    private volatile String error = "";
    private volatile boolean silent;
    private volatile boolean dropsAnswersOfAdd;

    FakeBitrix() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/rest/1/" + KEY + "/", this::answer);
        server.start();
    }

    String webhook() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/rest/1/" + KEY + "/";
    }

    /** @param body the whole answer */
    void refuses(int newStatus, String body) {
        error = body;
        status = newStatus;
    }

    void isSilent() {
        silent = true;
    }

    /** Adds the next leads, but whoever asked never learns of it. */
    void dropsAnswersOfAdd(boolean drops) {
        dropsAnswersOfAdd = drops;
    }

    synchronized List<Map<String, Object>> leads() {
        return List.copyOf(leads.values());
    }

    /** The methods that were called. */
    List<String> calls() {
        return calls;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestURI().getPath().replaceAll(".*/(.*)\\.json", "$1");
            byte[] body = exchange.getRequestBody().readAllBytes();
            calls.add(method);
            if (silent) {
                over.await(30, TimeUnit.SECONDS);
            }
            String answer = status == 200 && error.isEmpty()
                    ? Json.write(Json.object(Map.entry("result", done(method, body))))
                    : error;
            if (dropsAnswersOfAdd && method.equals("crm.lead.add")) {
                return;
            }
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Object done(String method, byte[] body) throws IOException {
        Map<String, Object> parameters = object(Json.read(body));
        return switch (method) {
            case "crm.lead.add" -> add(object(parameters.get("fields")));
            case "crm.lead.update" -> update((String) parameters.get("id"), object(parameters.get("fields")));
            case "crm.lead.list" -> list(object(parameters.get("filter")), (List<?>) parameters.get("select"));
            default -> throw new IOException("no method " + method);
        };
    }

    private long add(Map<String, Object> fields) {
        long id = 77L + leads.size();
        Map<String, Object> lead = new LinkedHashMap<>(Map.of("ID", Long.toString(id)));
        leads.put(Long.toString(id), lead);
        put(lead, fields);
        return id;
    }

    private boolean update(String id, Map<String, Object> fields) {
        put(leads.get(id), fields);
        return true;
    }

    /** A phone with an id takes the place of that one, any other becomes one more. */
    private void put(Map<String, Object> lead, Map<String, Object> fields) {
        fields.forEach((name, value) -> {
            if (!name.equals("PHONE")) {
                lead.put(name, value);
                return;
            }
            List<Object> all = new ArrayList<>((List<?>) lead.getOrDefault("PHONE", List.of()));
            for (Object phone : (List<?>) value) {
                Map<String, Object> given = new LinkedHashMap<>(object(phone));
                all.removeIf(one -> object(one).get("ID").equals(given.get("ID")));
                given.putIfAbsent("ID", Integer.toString(++phones));
                all.add(given);
            }
            lead.put("PHONE", all);
        });
    }

    private List<Object> list(Map<String, Object> filter, List<?> select) {
        return leads.values().stream()
                .filter(lead -> filter.entrySet().stream()
                        .allMatch(wanted -> wanted.getValue()
                                .equals(lead.get(wanted.getKey().substring(1)))))
                .<Object>map(lead -> {
                    Map<String, Object> shown = new LinkedHashMap<>(lead);
                    shown.keySet().retainAll(select);
                    return shown;
                })
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
