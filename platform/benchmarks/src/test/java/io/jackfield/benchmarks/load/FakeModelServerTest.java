package io.jackfield.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.benchmarks.wire.Loop;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FakeModelServerTest {
    @Test
    void answerStreamsFiftyTokensInAboutASecond() throws Exception {
        try (Loop loop = new Loop("test");
                HttpClient client = HttpClient.newHttpClient()) {
            FakeModelServer server = new FakeModelServer(loop, FakeModelServer.BETWEEN_TOKENS);
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/chat/completions"))
                    .POST(BodyPublishers.ofString("{\"stream\":true}"))
                    .build();
            long begun = System.nanoTime();

            HttpResponse<Stream<String>> answer = client.send(request, BodyHandlers.ofLines());
            List<String> events =
                    answer.body().filter(line -> line.startsWith("data: ")).toList();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(ofMillis(990), ofMillis(10_000));
            assertThat(events).hasSize(FakeModelServer.TOKENS + 4).endsWith("data: [DONE]");
            assertThat(events.get(1)).contains("\"content\":\"answer0 word1\"");
            assertThat(events.get(FakeModelServer.TOKENS)).contains(FakeModelServer.LAST_TOKEN);
        }
    }

    private static Duration ofMillis(long millis) {
        return Duration.ofMillis(millis);
    }
}
