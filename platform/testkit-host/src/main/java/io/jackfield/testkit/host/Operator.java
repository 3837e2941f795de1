package io.jackfield.testkit.host;

import io.jackfield.host.Host;
import io.jackfield.host.admin.AdminApi;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Does by the admin API what a test wants of an operator. */
final class Operator {
    private final Host host;

    Operator(Host host) {
        this.host = host;
    }

    /** Throws what the host says when it will not. */
    void change(String bot, long user, String what, JsonObject order) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + host.opsPort() + AdminApi.PATH
                        + "/bots/" + bot + "/users/" + user + "/" + what))
                .header(
                        "Authorization",
                        "Bearer " + host.newAdminToken().orElseThrow().value())
                .POST(BodyPublishers.ofString(order.encode()))
                .build();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalArgumentException(new JsonObject(response.body()).getString("detail"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
