package io.jackfield.host.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminApiTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.2,203.0.113.9,203.0.113.9",
        "127.0.0.1,'198.51.100.7, 2001:db8::1',2001:db8::1",
        "203.0.113.1,198.51.100.7,203.0.113.1",
        "10.0.0.2,,10.0.0.2",
        // Whoever is beside us is not on our own machine, and names cost a look-up that everybody waits for.
        "10.0.0.2,127.0.0.1,10.0.0.2",
        "10.0.0.2,::1,10.0.0.2",
        "10.0.0.2,fade.cafe,10.0.0.2",
        "10.0.0.2,'198.51.100.7,',10.0.0.2",
    })
    void callerIsWhomANearProxyAsksFor(String peer, String passedOn, String caller) {
        assertThat(AdminApi.address(peer, passedOn)).isEqualTo(caller);
    }
}
