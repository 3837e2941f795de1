package io.jackfield.host.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignaturesTest {
    @TempDir
    Path folder;

    private final KeyPair ours = newPair();
    private final KeyPair theirs = newPair();
    private Path jar;

    @BeforeEach
    void writeJar() throws IOException {
        jar = Files.writeString(folder.resolve("hello.jar"), "content");
    }

    private static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private Map<String, PublicKey> keys() {
        return Map.of("ours", ours.getPublic());
    }

    @Test
    void signatureOfAKnownKeyIsKnownByItsName() throws Exception {
        String digest = Digests.of(jar);

        String signature = Signatures.sign(digest, ours.getPrivate());

        assertThat(Signatures.signer(digest, signature, keys())).contains("ours");
    }

    @Test
    void anotherKeyAnotherByteAndNonsenseAreNobodys() throws Exception {
        String digest = Digests.of(jar);
        String signature = Signatures.sign(digest, ours.getPrivate());
        Files.writeString(jar, "contenT");

        assertThat(Signatures.signer(Digests.of(jar), signature, keys())).isEmpty();
        assertThat(Signatures.signer(digest, Signatures.sign(digest, theirs.getPrivate()), keys()))
                .isEmpty();
        assertThat(Signatures.signer(digest, "no base64!", keys())).isEmpty();
        assertThat(Signatures.signer(digest, "", keys())).isEmpty();
    }

    @Test
    void signatureLiesBesideTheJar() throws IOException {
        assertThat(Signatures.read(jar)).isEmpty();

        Files.writeString(folder.resolve("hello.jar.sig"), "abc\n");
        assertThat(Signatures.read(jar)).contains("abc");

        Files.writeString(folder.resolve("hello.jar.sig"), "a".repeat(2_000));
        assertThatThrownBy(() -> Signatures.read(jar))
                .isInstanceOf(UntrustedJarException.class)
                .hasMessageContaining("hello.jar.sig is no signature");
    }

    @Test
    void digestIsWhatSha256sumPrints() throws IOException {
        assertThat(Digests.of(jar)).isEqualTo("ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73");
    }
}
