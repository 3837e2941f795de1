package io.jackfield.host.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.config.HostConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminTokenTest {
    @TempDir
    Path home;

    private HostConfig config(String jackfieldYaml) throws IOException {
        Files.createDirectories(home.resolve("config/bots"));
        Files.writeString(home.resolve("config/jackfield.yaml"), jackfieldYaml);
        return HostConfig.load(home, Map.of());
    }

    @Test
    void isMadeOnceAndKeptForItsOwnerOnly() throws IOException {
        HostConfig config = config("");
        assertThat(AdminToken.find(config)).isEmpty();

        AdminToken made = AdminToken.findOrMake(config);

        assertThat(made.isNew()).isTrue();
        assertThat(made.word().value()).hasSizeGreaterThan(30);
        Path file = home.resolve("data/admin-token");
        assertThat(file).hasContent(made.word().value());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(AdminToken.findOrMake(config)).isEqualTo(new AdminToken(made.word(), false));
        assertThat(AdminToken.find(config)).contains(made.word());
    }

    @Test
    void configuredOneCountsAndNothingIsMade() throws IOException {
        HostConfig config = config("ops: {adminToken: sixteen-or-more!}");

        AdminToken token = AdminToken.findOrMake(config);

        assertThat(token.isNew()).isFalse();
        assertThat(token.isSameAs("sixteen-or-more!")).isTrue();
        assertThat(token.isSameAs("sixteen-or-more?")).isFalse();
        assertThat(token.isSameAs("")).isFalse();
        assertThat(home.resolve("data")).doesNotExist();
        assertThat(token).asString().doesNotContain("sixteen");
    }
}
