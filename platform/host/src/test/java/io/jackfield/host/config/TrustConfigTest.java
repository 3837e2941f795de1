package io.jackfield.host.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustConfigTest {
    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder);
    }

    private TrustConfig trust(String yaml) {
        return home.main("plugins: {trust: {" + yaml + "}}").load().trust();
    }

    @Test
    void nothingIsAskedOfJarsByDefault() {
        TrustConfig trust = trust("");

        assertThat(trust.signatures()).isEqualTo(TrustConfig.Signatures.OFF);
        assertThat(trust.downgrades()).isEqualTo(TrustConfig.Downgrades.ALLOWED);
        assertThat(trust.approve()).isEqualTo(TrustConfig.Approve.DECLARED);
        assertThat(trust.digests()).isEmpty();
        assertThat(trust.permissions()).isEmpty();
    }

    @Test
    void signaturesBringTheRefusalOfDowngradesAlong() {
        String key = "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=";

        TrustConfig trust = trust("signatures: required, keys: {acme: " + key + "}");

        assertThat(trust.downgrades()).isEqualTo(TrustConfig.Downgrades.REFUSED);
        assertThat(trust.keys()).containsOnlyKeys("acme");
        assertThat(trust("signatures: required, downgrades: allowed, keys: {acme: " + key + "}")
                        .downgrades())
                .isEqualTo(TrustConfig.Downgrades.ALLOWED);
    }

    @Test
    void everyMistakeIsNamedWithWhatToWrite() {
        assertThatThrownBy(() -> trust("signatures: required, digests: {hello: [12, ab]}, keys: {acme: rubbish},"
                        + " permissions: {hello: [secrets, mesages]}"))
                .hasMessageContaining("plugins.trust.keys.acme is 'rubbish'; use an Ed25519 public key")
                .hasMessageContaining("at least one <name>: <public key>")
                .hasMessageContaining("plugins.trust.digests.hello is a list; use the SHA-256 of the jar")
                .hasMessageContaining("'mesages' is no permission; use messages, telegram, tables, payments, secrets,"
                        + " mail, events, web, console");
    }
}
