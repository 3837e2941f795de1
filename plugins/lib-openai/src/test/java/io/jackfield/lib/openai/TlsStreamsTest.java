package io.jackfield.lib.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.llm.CompletionRequest;
import io.jackfield.api.llm.ModelMessage;
import io.vertx.core.http.HttpVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As the cloud's services are spoken to: TLS, and many answers on one HTTP/2 connection. */
class TlsStreamsTest {
    private static final int STREAMS = 200;
    private static final int PIECES = 40;
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    /** Two hundred ends take longer than one, and nobody waits for them all. */
    private static final Duration AWHILE = Duration.ofSeconds(10);

    @TempDir
    static Path folder;

    private static Path certificate;

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = folder.resolve("server.p12");
        TlsModelServer.makeCertificate(certificate);
    }

    @Test
    void manyAnswersOnOneConnectionComeWhole() throws Exception {
        try (TlsModelServer server = new TlsModelServer(certificate, PIECES);
                OpenAiService service = service(server);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < STREAMS; i++) {
                String question = "q" + i;
                answers.add(threads.submit(() -> ask(service, question)));
            }

            for (int i = 0; i < STREAMS; i++) {
                assertThat(answers.get(i).get()).isEqualTo(expected("q" + i));
            }
            assertThat(server.versions()).containsExactly(HttpVersion.HTTP_2);
        }
    }

    @Test
    void interruptResetsOneStreamAndLeavesItsNeighboursAlone() throws Exception {
        try (TlsModelServer server = new TlsModelServer(certificate, 0);
                OpenAiService service = service(server)) {
            CountDownLatch begun = new CountDownLatch(STREAMS);
            List<Thread> callers = IntStream.range(0, STREAMS)
                    .mapToObj(i -> Thread.startVirtualThread(() -> listen(service, "q" + i, begun)))
                    .toList();
            begun.await();

            callers.getFirst().interrupt();

            await().atMost(A_SECOND).until(() -> server.resets() == 1);
            assertThat(callers.getFirst().join(A_SECOND)).isTrue();
            assertThat(server.running()).isEqualTo(STREAMS - 1);

            callers.forEach(Thread::interrupt);
            await().atMost(AWHILE).until(() -> server.running() == 0);
        }
    }

    /** A name server that does not answer holds up those who wait for it and nobody else. */
    @Test
    void slowNameServerStopsNoOtherAnswer() throws Exception {
        try (TlsModelServer server = new TlsModelServer(certificate, PIECES);
                JdkHttpClient client = client(server);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                SlowNames.Delay delay = SlowNames.delay()) {
            OpenAiService slow = service(URI.create("https://" + SlowNames.SLOW + "/v1"), client);
            for (int i = 0; i < 20; i++) {
                threads.submit(() -> ask(slow, "never"));
            }
            await().until(() -> delay.waiting() > 0);

            OpenAiService quick = service(server.baseUrl(), client);
            assertThat(threads.submit(() -> ask(quick, "q")).get(10, TimeUnit.SECONDS))
                    .isEqualTo(expected("q"));
            assertThat(delay.waiting()).isPositive();
            assertThat(delay.threads()).noneMatch(name -> name.contains("SelectorManager"));
        }
    }

    /** If a JDK calls its steps otherwise, each piece of an answer takes a thread of its own again. */
    @Test
    void stepsOfTheJdkAreKnown() throws Exception {
        Set<Boolean> known = ConcurrentHashMap.newKeySet();
        try (TlsModelServer server = new TlsModelServer(certificate, PIECES);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient client = HttpClient.newBuilder()
                        .sslContext(server.trust())
                        .executor(task -> {
                            known.add(DeliveryExecutor.isStep(task));
                            threads.execute(task);
                        })
                        .build()) {
            client.send(
                    HttpRequest.newBuilder(server.baseUrl())
                            .POST(BodyPublishers.ofString("{\"messages\":[{\"content\":\"q\"}]}"))
                            .build(),
                    BodyHandlers.discarding());
        }

        assertThat(known).contains(true);
    }

    private static String ask(OpenAiService service, String question) throws InterruptedException {
        StringBuilder answer = new StringBuilder();
        service.complete(draft(question), answer::append);
        return answer.toString();
    }

    private static void listen(OpenAiService service, String question, CountDownLatch begun) {
        boolean[] told = new boolean[1];
        try {
            service.complete(draft(question), piece -> {
                if (!told[0]) {
                    told[0] = true;
                    begun.countDown();
                }
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String expected(String question) {
        return IntStream.range(0, PIECES)
                .mapToObj(piece -> question + "." + piece + " ")
                .collect(Collectors.joining());
    }

    private static RequestDraft draft(String question) {
        Profile profile = Profile.anywhere("tls", Protocol.CHAT).build();
        CompletionRequest request =
                new CompletionRequest("m", List.of(ModelMessage.user(question)), 0, Map.of(), "", Instant.now());
        return RequestDraft.of(request, Optional.empty(), Protocol.CHAT, profile);
    }

    private static OpenAiService service(TlsModelServer server) throws Exception {
        return service(server.baseUrl(), client(server));
    }

    private static JdkHttpClient client(TlsModelServer server) throws Exception {
        return new JdkHttpClient(HttpClient.newBuilder().sslContext(server.trust()));
    }

    private static OpenAiService service(URI address, JdkHttpClient client) {
        Endpoint endpoint = new Endpoint(
                "tls",
                address,
                "key-1",
                Protocol.CHAT,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Map.of(),
                0,
                Map.of(),
                Manners.USUAL);
        return new OpenAiService(endpoint, Clock.systemUTC(), client);
    }
}
