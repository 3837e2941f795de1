package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.store.Database;
import io.jackfield.it.fixture.Servers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Questions before payments that come together: the database gets them all, whatever it has not answered yet. */
class UrgentQuestionsIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String QUESTION = "select $1::text";
    private static final int QUESTIONS = 20;

    @Test
    void noQuestionWaitsForTheAnswerToAnother() throws Exception {
        ServiceUrl direct = ServiceUrl.postgres(Servers.get().createDatabase());
        Vertx vertx = Vertx.vertx();
        try (HeldAnswers between = new HeldAnswers(direct)) {
            Database database = new Database(vertx, between.through(direct), 1);
            SqlClient client = database.urgentClient();
            done(client.preparedQuery(QUESTION).execute(Tuple.of("known by now")));
            between.hold();

            List<Future<String>> answers = IntStream.range(0, QUESTIONS)
                    .mapToObj(i -> client.preparedQuery(QUESTION)
                            .execute(Tuple.of("question-" + i + "!"))
                            .map(rows -> rows.iterator().next().getString(0)))
                    .toList();

            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(between.asked()).contains("question-" + (QUESTIONS - 1) + "!"));
            assertThat(answers).noneMatch(Future::isComplete);
            between.release();
            done(Future.all(answers));
            assertThat(answers.getLast().result()).isEqualTo("question-" + (QUESTIONS - 1) + "!");
            done(database.close());
        } finally {
            done(vertx.close());
        }
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    /** A way to a database on which answers can be held up. */
    private static final class HeldAnswers implements AutoCloseable {
        private final ServerSocket entrance;
        private final ByteArrayOutputStream asked = new ByteArrayOutputStream();
        private volatile CountDownLatch gate = new CountDownLatch(0);

        HeldAnswers(ServiceUrl target) throws IOException {
            entrance = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> join(target));
        }

        ServiceUrl through(ServiceUrl url) {
            return ServiceUrl.postgres(url.value().replace(url.address(), "127.0.0.1:" + entrance.getLocalPort()));
        }

        void hold() {
            gate = new CountDownLatch(1);
        }

        void release() {
            gate.countDown();
        }

        String asked() {
            return asked.toString(StandardCharsets.ISO_8859_1);
        }

        private void join(ServiceUrl target) {
            try (Socket caller = entrance.accept();
                    Socket server = new Socket(target.host(), target.port())) {
                Thread.ofVirtual().start(() -> copy(caller, server, asked));
                copy(server, caller, OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void copy(Socket from, Socket to, OutputStream seen) {
            try {
                InputStream in = from.getInputStream();
                byte[] bytes = new byte[8_192];
                for (int count = in.read(bytes); count > 0; count = in.read(bytes)) {
                    seen.write(bytes, 0, count);
                    if (seen != asked) {
                        gate.await();
                    }
                    to.getOutputStream().write(bytes, 0, count);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                // One of the two is gone, and so is the test.
            }
        }

        @Override
        public void close() throws IOException {
            release();
            entrance.close();
        }
    }
}
