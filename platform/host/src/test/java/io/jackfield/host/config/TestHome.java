package io.jackfield.host.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.read.ConfigLayer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.Assertions;

/** A home folder and an environment as an operator would write them. */
public final class TestHome {
    private final Path home;
    private final Map<String, String> environment = new HashMap<>();

    public TestHome(Path home) {
        this.home = home;
        file("jackfield.yaml", "");
    }

    public TestHome main(String yaml) {
        return file("jackfield.yaml", yaml);
    }

    public TestHome bot(String id, String yaml) {
        return file("bots/" + id + ".yaml", yaml);
    }

    public TestHome plugin(String id, String yaml) {
        return file("plugins/" + id + ".yaml", yaml);
    }

    public TestHome file(String name, String yaml) {
        Path file = home.resolve("config").resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public TestHome variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public HostConfig load() {
        return HostConfig.load(home, environment);
    }

    /** With what operators lay over the files. */
    public HostConfig loadUnder(ConfigLayer layer) {
        return HostConfig.load(home, environment, layer);
    }

    public HostConfig draft() {
        return HostConfig.draft(home, environment);
    }

    /** The message with which the host refuses to start. */
    public String refusal() {
        JackfieldException refusal = catchThrowableOfType(JackfieldException.class, this::load);
        Assertions.assertThat(refusal).as("the refusal to start").isNotNull();
        Assertions.assertThat(refusal.error()).isEqualTo(StandardError.CONFIG_INVALID);
        return refusal.getMessage();
    }
}
