package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.plugins.PluginStatus;
import io.jackfield.host.trust.Digests;
import io.jackfield.host.trust.Signatures;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A host that takes signed jars only: what it refuses never displaces what is live. */
class TrustIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final KeyPair OURS = newPair();
    private static final KeyPair THEIRS = newPair();

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [good, late]\n")
            .set(
                    "plugins.trust",
                    "{signatures: required, keys: {ours: \"%s\"}}"
                            .formatted(Base64.getEncoder()
                                    .encodeToString(OURS.getPublic().getEncoded())));

    @TempDir
    Path folder;

    private static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void bringTheGoodOne() throws Exception {
        Files.deleteIfExists(platform.home().folder().resolve("data/plugin-versions/good"));
        install(good("1.0.0"), OURS);
        await().atMost(SOON)
                .until(() ->
                        answer().equals("Good 1.0.0") && problem("good.jar").isEmpty());
    }

    private static PluginJar good(String version) {
        return PluginJar.command("good", "good", "Reply.text(\"Good " + version + "\")")
                .version(version);
    }

    private void install(PluginJar plugin, KeyPair key) throws Exception {
        byte[] content = plugin.bytes();
        sign(plugin.id() + ".jar", content, key);
        platform.home().install(plugin.id() + ".jar", content);
    }

    private void sign(String name, byte[] content, KeyPair key) throws Exception {
        Path signed = Files.write(folder.resolve(name), content);
        Files.writeString(
                Signatures.beside(platform.home().plugins().resolve(name)),
                Signatures.sign(Digests.of(signed), key.getPrivate()));
    }

    private static String answer() {
        SandboxChat ada = platform.newcomer();
        ada.send("/good");
        return ada.nextReply().text();
    }

    private static Optional<String> problem(String jar) {
        return platform.host().plugins().stream()
                .filter(status -> status.jar().endsWith(jar))
                .findFirst()
                .flatMap(PluginStatus::problem);
    }

    private static void assertRefusedWhileTheGoodOneGoesOn(String reason) {
        await().atMost(SOON)
                .until(() -> problem("good.jar")
                        .filter(text -> text.contains(reason))
                        .isPresent());
        assertThat(answer()).isEqualTo("Good 1.0.0");
    }

    @Test
    void flippedByteIsRefused() throws Exception {
        byte[] content = good("2.0.0").bytes();
        sign("good.jar", content, OURS);
        // the time of an entry: the jar works as before
        content[10] ^= 1;
        platform.home().install("good.jar", content);

        assertRefusedWhileTheGoodOneGoesOn("is not what was signed");
    }

    @Test
    void wrongKeyIsRefused() throws Exception {
        install(good("2.0.0"), THEIRS);

        assertRefusedWhileTheGoodOneGoesOn("was signed with another key than ours");
    }

    @Test
    void missingSignatureIsRefusedUntilItComes() throws Exception {
        PluginJar late = PluginJar.command("late", "late", "Reply.text(\"Late\")");
        byte[] content = late.bytes();
        platform.home().install("late.jar", content);
        await().atMost(SOON)
                .until(() -> problem("late.jar")
                        .filter(text -> text.contains("has no signature"))
                        .isPresent());

        sign("late.jar", content, OURS);

        await().atMost(SOON)
                .until(() -> platform.host().plugins().stream()
                        .anyMatch(status ->
                                status.id().equals("late") && status.problem().isEmpty()));
    }

    @Test
    void downgradeIsRefusedAlsoAfterARestart() throws Exception {
        install(good("1.2.0"), OURS);
        await().atMost(SOON).until(() -> answer().equals("Good 1.2.0"));

        install(good("1.1.0"), OURS);
        await().atMost(SOON)
                .until(() -> problem("good.jar")
                        .filter(text -> text.contains("below 1.2.0"))
                        .isPresent());
        assertThat(answer()).isEqualTo("Good 1.2.0");

        platform.restart();
        assertThat(problem("good.jar").orElseThrow()).contains("is version 1.1.0, below 1.2.0");
    }
}
