package io.jackfield.launcher.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.admin.AdminApi;
import io.jackfield.host.admin.AdminToken;
import io.jackfield.host.config.HostConfig;
import io.jackfield.launcher.OpsAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the admin API of this home's host. Whatever is in the way comes out with what to do about it. */
final class AdminClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final HostConfig config;

    AdminClient(HostConfig config) {
        this.config = config;
    }

    JsonNode get(String path) throws InterruptedException {
        return send(request(path).GET());
    }

    JsonNode post(String path, JsonNode body) throws InterruptedException {
        return send(request(path).POST(BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path) {
        String token = AdminToken.find(config)
                .orElseThrow(() -> new JackfieldException(
                        StandardError.UNAUTHORIZED,
                        "there is no admin token: " + AdminToken.file(config) + " is not there or not readable."
                                + " A host makes it at its first start; else set JACKFIELD_ADMIN_TOKEN to the"
                                + " host's"))
                .value();
        return HttpRequest.newBuilder(URI.create(OpsAddress.of(config) + AdminApi.PATH + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                return JSON.readTree(response.body());
            }
            throw refused(response);
        } catch (JsonProcessingException e) {
            throw new JackfieldException(StandardError.PLUGIN_FAULT, "the host's answer is no JSON", e);
        } catch (IOException e) {
            throw new JackfieldException(
                    StandardError.UNAVAILABLE,
                    "no host answers at " + OpsAddress.of(config) + "; start it with: jackfield run, or set"
                            + " JACKFIELD_OPS_PORT or --home to those of the running one",
                    e);
        }
    }

    private JackfieldException refused(HttpResponse<String> response) {
        if (response.statusCode() == 401) {
            return new JackfieldException(
                    StandardError.UNAUTHORIZED,
                    "the host at " + OpsAddress.of(config) + " does not take the admin token of this home; set"
                            + " JACKFIELD_ADMIN_TOKEN to the host's, or remove it where the host has made its own");
        }
        try {
            JsonNode problem = JSON.readTree(response.body());
            if (problem.hasNonNull("detail")) {
                return new JackfieldException(
                        StandardError.REQUEST_REJECTED, problem.path("detail").asText());
            }
        } catch (JsonProcessingException noJson) {
            // Told below.
        }
        return new JackfieldException(
                StandardError.UNAVAILABLE,
                OpsAddress.of(config) + " answers " + response.statusCode() + " and is no host of this version");
    }
}
