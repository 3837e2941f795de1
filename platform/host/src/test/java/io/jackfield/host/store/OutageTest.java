package io.jackfield.host.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutageTest {
    private static StandardError errorOf(Throwable thrown) {
        return Outage.behind("plugin shop", thrown)
                .map(JackfieldException::error)
                .orElse(StandardError.PLUGIN_FAULT);
    }

    static Stream<Throwable> outages() {
        return Stream.of(
                new SQLException("This connection has been closed.", "08003"),
                new SQLException("terminating connection due to administrator command", "57P01"),
                new SQLException("the database system is starting up", "57P03"),
                new SQLException("too many connections", "53300"),
                new SQLTransientConnectionException("Connection is not available"),
                new SQLRecoverableException("gone"),
                new ConnectException("Connection refused"),
                new UnknownHostException("db"),
                new HttpConnectTimeoutException("connect"),
                new JackfieldException(StandardError.UNAVAILABLE, "the memory desk did not answer"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void whatIsAwayIsNotThePluginsFaultHoweverItIsWrapped(Throwable outage) {
        assertThat(errorOf(outage)).isEqualTo(StandardError.UNAVAILABLE);
        assertThat(errorOf(new ExecutionException(new IllegalStateException("cannot read", outage))))
                .isEqualTo(StandardError.UNAVAILABLE);
    }

    static Stream<Throwable> faults() {
        return Stream.of(
                new SQLException("duplicate key", "23505"),
                new SQLException("syntax error", "42601"),
                new SQLException("no state"),
                new IOException("broken"),
                new UncheckedIOException(new SocketTimeoutException("it was heard, perhaps")),
                new HttpTimeoutException("it was heard, perhaps"),
                new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void anythingElseIs(Throwable fault) {
        assertThat(errorOf(fault)).isEqualTo(StandardError.PLUGIN_FAULT);
    }

    @Test
    void causesThatGoInACircleComeToAnEnd() {
        RuntimeException first = new IllegalStateException("first");
        RuntimeException second = new IllegalStateException("second", first);
        first.initCause(second);

        assertThat(errorOf(first)).isEqualTo(StandardError.PLUGIN_FAULT);
    }
}
