package io.jackfield.lib.openai;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A model server as clouds have them, on loopback: TLS and, whenever the client can, HTTP/2. Repeats the question's
 * number.
 */
final class TlsModelServer implements AutoCloseable {
    private static final String PASSWORD = "loopback";
    private static final int EVERY_MILLIS = 5;

    private final Vertx vertx = Vertx.vertx();
    private final Path store;
    private final HttpServer server;
    private final Set<HttpVersion> versions = ConcurrentHashMap.newKeySet();
    private final Set<Object> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger resets = new AtomicInteger();
    private volatile int pieces;

    /**
     * @param store what {@link #makeCertificate} has made
     * @param pieces of an answer; 0 for one without an end
     */
    TlsModelServer(Path store, int pieces) {
        this.pieces = pieces;
        this.store = store;
        HttpServerOptions options = new HttpServerOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(new PfxOptions().setPath(store.toString()).setPassword(PASSWORD));
        options.getInitialSettings().setMaxConcurrentStreams(1_000);
        server = vertx.createHttpServer(options)
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .await();
    }

    URI baseUrl() {
        return URI.create("https://localhost:" + server.actualPort() + "/v1");
    }

    Set<HttpVersion> versions() {
        return versions;
    }

    int connections() {
        return connections.size();
    }

    int running() {
        return running.get();
    }

    /** Answers that the client has ended. */
    int resets() {
        return resets.get();
    }

    /** Trusts this server and nobody else. */
    SSLContext trust() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    @Override
    public void close() {
        vertx.close().await();
    }

    private void answer(HttpServerRequest request) {
        versions.add(request.version());
        connections.add(request.connection());
        running.incrementAndGet();
        HttpServerResponse response = request.response().setChunked(true);
        response.putHeader("Content-Type", "text/event-stream");
        response.exceptionHandler(e -> {});
        response.closeHandler(gone -> {
            running.decrementAndGet();
            if (!response.ended()) {
                resets.incrementAndGet();
            }
        });
        response.endHandler(ended -> {});
        request.body().onSuccess(body -> {
            String question = body.toJsonObject()
                    .getJsonArray("messages")
                    .getJsonObject(0)
                    .getString("content");
            write(response, question, 0);
        });
    }

    private void write(HttpServerResponse response, String question, int written) {
        if (response.closed()) {
            return;
        }
        if (pieces > 0 && written == pieces) {
            response.end("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
            return;
        }
        response.write("data: {\"choices\":[{\"delta\":{\"content\":\"" + question + "." + written + " \"}}]}\n\n");
        vertx.setTimer(EVERY_MILLIS, timer -> write(response, question, written + 1));
    }

    /** Takes a second or more: a program of its own does it. */
    static void makeCertificate(Path store) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IOException("keytool made no certificate: "
                    + new String(keytool.getInputStream().readAllBytes()));
        }
    }
}
