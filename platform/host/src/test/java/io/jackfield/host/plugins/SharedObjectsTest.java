package io.jackfield.host.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedObjectsTest {
    private final SharedObjects shared = new SharedObjects("shop");
    private final List<String> closed = new ArrayList<>();

    private record Client(String name, List<String> closed) implements AutoCloseable {
        @Override
        public void close() {
            closed.add(name);
        }
    }

    private record Cache(Client client, List<String> closed) implements AutoCloseable {
        @Override
        public void close() {
            closed.add("cache of " + client.name());
            throw new IllegalStateException("on purpose");
        }
    }

    @Test
    void isMadeOnceHoweverManyAskAtTheSameTime() throws Exception {
        AtomicInteger made = new AtomicInteger();
        List<Future<Client>> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int index = 0; index < 20; index++) {
                clients.add(threads.submit(() ->
                        shared.get(Client.class, () -> new Client("client " + made.incrementAndGet(), closed))));
            }
        }

        for (Future<Client> client : clients) {
            assertThat(client.get().name()).isEqualTo("client 1");
        }
    }

    @Test
    void whatIsMadeLaterIsClosedFirstAndAFailureKeepsNothingOpen() {
        Cache cache = shared.get(
                Cache.class, () -> new Cache(shared.get(Client.class, () -> new Client("client", closed)), closed));

        shared.close();
        shared.close();

        assertThat(cache.client().name()).isEqualTo("client");
        assertThat(closed).containsExactly("cache of client", "client");
        assertThatThrownBy(() -> shared.get(Client.class, () -> new Client("late", closed)))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(StandardError.UNAVAILABLE));
    }

    @Test
    void whatFailsToBeMadeIsTriedAgainByTheNext() {
        assertThatThrownBy(() -> shared.get(Client.class, () -> {
                    throw new IllegalStateException("no network");
                }))
                .hasMessage("no network");

        assertThat(shared.get(Client.class, () -> new Client("client", closed)).name())
                .isEqualTo("client");
    }

    @Test
    void makerThatNeedsItselfIsToldSo() {
        assertThatThrownBy(() -> shared.get(Client.class, () -> shared.get(Client.class, () -> null)))
                .hasMessageContaining("asks for the very same");
        assertThatThrownBy(() -> shared.get(Client.class, () -> null)).hasMessageContaining("gives null");
    }
}
