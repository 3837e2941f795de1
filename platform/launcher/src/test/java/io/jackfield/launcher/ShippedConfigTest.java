package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.HostConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The files in {@code config/} as they are, with nothing set and with the template for the environment. */
class ShippedConfigTest {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

    private static HostConfig load(Map<String, String> environment) {
        HostConfig draft = HostConfig.draft(HOME, environment);
        return StandInAddresses.examplesFor(draft).load(draft, environment);
    }

    @Test
    void configurationAsShippedIsValidAndPutsAllBotsIntoTheSandbox() {
        HostConfig config = load(Map.of());

        assertThat(config.sandboxMode()).isTrue();
        assertThat(config.runningBots()).extracting(BotConfig::id).contains("helper", "pomogator");
        assertThat(config.runningBots())
                .allSatisfy(bot -> assertThat(bot.models()).isNotEmpty());
    }

    @Test
    void templateOfTheEnvironmentChangesNothing() throws IOException {
        Map<String, String> template = LaunchEnvironment.read(HOME.resolve("config/.env.template"), Map.of());

        assertThat(load(template)).usingRecursiveComparison().isEqualTo(load(Map.of()));
    }
}
