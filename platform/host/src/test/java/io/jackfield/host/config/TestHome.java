package io.jackfield.host.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.Assertions;

/** A home folder and an environment as an operator would write them. */
final class TestHome {
    private final Path home;
    private final Map<String, String> environment = new HashMap<>();

    TestHome(Path home) {
        this.home = home;
        file("jackfield.yaml", "");
    }

    TestHome main(String yaml) {
        return file("jackfield.yaml", yaml);
    }

    TestHome bot(String id, String yaml) {
        return file("bots/" + id + ".yaml", yaml);
    }

    TestHome plugin(String id, String yaml) {
        return file("plugins/" + id + ".yaml", yaml);
    }

    TestHome file(String name, String yaml) {
        Path file = home.resolve("config").resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    TestHome variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    HostConfig load() {
        return HostConfig.load(home, environment);
    }

    HostConfig draft() {
        return HostConfig.draft(home, environment);
    }

    /** The message with which the host refuses to start. */
    String refusal() {
        JackfieldException refusal = catchThrowableOfType(JackfieldException.class, this::load);
        Assertions.assertThat(refusal).as("the refusal to start").isNotNull();
        Assertions.assertThat(refusal.error()).isEqualTo(StandardError.CONFIG_INVALID);
        return refusal.getMessage();
    }
}
