package io.jackfield.host.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.Permission;
import io.jackfield.host.config.Permissions;
import io.jackfield.host.config.TrustConfig;
import io.jackfield.host.config.read.FileConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustPolicyTest {
    private static final String DIGEST = "ab".repeat(32);
    private static final String OTHER_DIGEST = "cd".repeat(32);

    @TempDir
    Path home;

    /** @param trust the section's content in one line */
    private TrustPolicy policy(String trust) throws IOException {
        TrustConfig config = trust(trust);
        return new TrustPolicy(() -> config, new HighestVersions(home));
    }

    private TrustConfig trust(String trust) throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/jackfield.yaml"), "plugins: {trust: {" + trust + "}}");
        return HostConfig.load(home, Map.of()).trust();
    }

    private static TrustPolicy.Candidate jar(String version, String permissions, String signature) {
        return new TrustPolicy.Candidate(
                "hello",
                version,
                DIGEST,
                Optional.of(signature).filter(text -> !text.isEmpty()),
                Permissions.parse(permissions));
    }

    private static void assertRefused(TrustPolicy policy, TrustPolicy.Candidate jar, String... words) {
        assertThatThrownBy(() -> policy.admit(jar))
                .isInstanceOf(UntrustedJarException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void withoutRulesEveryJarGetsWhatItDeclares() throws IOException {
        Grant grant = policy("").admit(jar("1.0.0", "messages, host:a.example", ""));

        assertThat(grant.granted()).isEqualTo(Permissions.parse("messages, host:a.example"));
    }

    @Test
    void onlyPinnedDigestsAreTaken() throws IOException {
        TrustPolicy other = policy("digests: {hello: " + OTHER_DIGEST + "}");
        assertRefused(other, jar("1.0.0", "", ""), DIGEST, "plugins.trust.digests.hello", "cdcdcdcdcdcd…");

        policy("digests: {hello: [" + OTHER_DIGEST + ", " + DIGEST.toUpperCase() + "]}")
                .admit(jar("1.0.0", "", ""));
        policy("digests: {other: " + OTHER_DIGEST + "}").admit(jar("1.0.0", "", ""));
    }

    @Test
    void requiredSignatureMustBeThereAndOfAKnownKey() throws Exception {
        KeyPair ours = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPair theirs = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String key = Base64.getEncoder().encodeToString(ours.getPublic().getEncoded());
        TrustPolicy policy = policy("signatures: required, keys: {acme: \"" + key + "\"}");

        assertRefused(policy, jar("1.0.0", "", ""), "has no signature", ".sig");
        assertRefused(policy, jar("1.0.0", "", Signatures.sign(DIGEST, theirs.getPrivate())), "another key than acme");
        assertRefused(
                policy, jar("1.0.0", "", Signatures.sign(OTHER_DIGEST, ours.getPrivate())), "is not what was signed");
        policy.admit(jar("1.0.0", "", Signatures.sign(DIGEST, ours.getPrivate())));
    }

    @Test
    void downgradeIsRefusedUntilTheOperatorForgetsTheHigherVersion() throws IOException {
        policy("").wasLive("hello", "1.10.0");
        policy("").wasLive("hello", "1.9.0");
        TrustPolicy restarted = policy("downgrades: refused");

        assertRefused(restarted, jar("1.9.0", "", ""), "is version 1.9.0, below 1.10.0", "data/plugin-versions/hello");
        restarted.admit(jar("1.10.0", "", ""));
        restarted.admit(jar("1.11.0", "", ""));
        policy("").admit(jar("1.9.0", "", ""));

        Files.delete(home.resolve("data/plugin-versions/hello"));
        restarted.admit(jar("1.9.0", "", ""));
    }

    @Test
    void operatorCanGrantLessThanDeclared() throws IOException {
        Grant grant = policy("permissions: {hello: [secrets]}").admit(jar("1.0.0", "secrets, messages", ""));

        grant.require(Permission.SECRETS);
        assertThatThrownBy(() -> grant.require(Permission.MESSAGES))
                .hasMessageContaining("plugin hello may not write to any chat: the operator keeps that back")
                .hasMessageContaining("plugins.trust.permissions.hello");
        assertThatThrownBy(() -> grant.require(Permission.TABLES))
                .hasMessageContaining("its jar does not ask for it; add tables to plugin.permissions");
    }

    @Test
    void whatIsTakenBackCountsAtOnceAndWhatIsAddedAtTheNextLoading() throws IOException {
        AtomicReference<TrustConfig> now = new AtomicReference<>(trust("permissions: {hello: [secrets, tables]}"));
        Grant grant = new TrustPolicy(now::get, new HighestVersions(home))
                .admit(jar("1.0.0", "secrets, tables, messages", ""));
        FileConfig config = grant.guard(FileConfig.of("hello.yaml", Map.of("apiKey", "k")));
        assertThat(config.text("apiKey")).contains("k");

        now.set(trust("permissions: {hello: [tables, messages]}"));

        assertThat(grant.granted()).isEqualTo(Permissions.parse("tables"));
        grant.require(Permission.TABLES);
        assertThatThrownBy(() -> grant.require(Permission.MESSAGES)).hasMessageContaining("keeps that back");
        assertThatThrownBy(() -> config.text("apiKey")).hasMessageContaining("may not read the secret apiKey");
        now.set(trust("approve: listed"));
        assertThatThrownBy(() -> grant.require(Permission.TABLES)).hasMessageContaining("keeps that back");
    }

    @Test
    void highestVersionIsOnlyEverLoweredToTheOneThatIsInstalled() {
        HighestVersions highest = new HighestVersions(home);
        highest.lowerTo("hello", "1.0.0");
        assertThat(highest.of("hello")).isEmpty();
        highest.wasLive("hello", "1.10.0");

        highest.lowerTo("hello", "2.0.0");
        assertThat(highest.of("hello")).contains("1.10.0");
        highest.lowerTo("hello", "1.9.0");
        assertThat(highest.of("hello")).contains("1.9.0");
    }

    @Test
    void whereOnlyListedPermissionsAreApprovedAJarThatWantsMoreIsRefused() throws IOException {
        TrustPolicy policy = policy("approve: listed, permissions: {hello: [secrets]}");

        assertRefused(
                policy,
                jar("1.0.0", "secrets, messages, host:evil.example", ""),
                "wants messages, host:evil.example,",
                "plugins.trust.permissions.hello");
        policy.admit(jar("1.0.0", "secrets", ""));
        assertRefused(policy("approve: listed"), jar("1.0.0", "web", ""), "wants web");
        policy("approve: listed").admit(jar("1.0.0", "", ""));
    }
}
