package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.embedded.Ports;
import io.jackfield.it.fixture.TestPlatform;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What keeps a host from starting is named in one message, and nothing stays behind. */
class StartFailuresIT {
    @RegisterExtension
    static final TestPlatform platform =
            TestPlatform.serving("shop", "plugins: []\n").notStarted();

    @Test
    void takenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = platform.change("server.port", Integer.toString(taken.getLocalPort()));

            assertStartFails().hasMessageContaining("" + taken.getLocalPort()).hasMessageContaining("JACKFIELD_PORT");
            platform.change("server.port", port);
        }
    }

    @Test
    void databaseThatRefusesIsNamed() throws Exception {
        int nobody = Ports.free();
        String database = platform.change("database.url", "postgres://postgres@127.0.0.1:" + nobody + "/none");

        assertStartFails().hasMessageContaining("127.0.0.1:" + nobody).hasMessageContaining("DATABASE_URL");
        platform.change("database.url", database);
    }

    @Test
    void sameHostStartsOnceTheCauseIsGone() {
        platform.start();

        assertThat(platform.health().getBoolean("ready")).isTrue();
        platform.stop();
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertStartFails() {
        return assertThatThrownBy(platform::start).isInstanceOf(JackfieldException.class);
    }
}
