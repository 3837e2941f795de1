package io.jackfield.host.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.config.read.KeyPath;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingTargetTest {
    private static final SettingTarget PLUGIN = SettingTarget.ofPlugin("command-chat");

    @Test
    void pluginIsPutIntoAProcessOfItsOwnAndNotOutOfOne() {
        KeyPath isolation = KeyPath.of("isolation");

        assertThat(PLUGIN.refusal(isolation, "process")).isEmpty();
        assertThat(PLUGIN.refusal(isolation, "none").orElseThrow())
                .contains("/isolation can be set to process only", "config/plugins/command-chat.yaml");
        assertThat(PLUGIN.refusal(KeyPath.of("memory"), "64m")).isEmpty();
    }

    @Test
    void whatCodeRunsStandsInFilesOnly() {
        assertThat(PLUGIN.refusal(KeyPath.of("jvmOptions"))).isPresent();
        assertThat(SettingTarget.ofBot("shop").refusal(KeyPath.of("token"))).isPresent();
    }

    @Test
    void nobodyLeadsSecretsElsewhereBySettings() {
        assertThat(PLUGIN.refusal(KeyPath.of("baseUrl")).orElseThrow())
                .contains("/baseUrl says where secrets", "config/plugins/command-chat.yaml");
        assertThat(PLUGIN.refusal(KeyPath.of("service"), Map.of("limits", Map.of("endpoint", "http://else.where"))))
                .isPresent();
        assertThat(new SettingTarget(Optional.empty(), Optional.empty())
                        .refusal(KeyPath.of("databases", "platform", "url")))
                .isPresent();
        assertThat(PLUGIN.refusal(KeyPath.of("service"), Map.of("limits", Map.of("most", 3))))
                .isEmpty();
    }

    @Test
    void addressesThatAreReadAtTheStartSayThatTheyWantOne() {
        SettingTarget host = new SettingTarget(Optional.empty(), Optional.empty());

        assertThat(host.refusal(KeyPath.of("server", "host")).orElseThrow())
                .contains("counts from the start on", "start the host anew");
        assertThat(SettingTarget.ofBot("shop").refusal(KeyPath.of("apiUrl")).orElseThrow())
                .contains("counts from the start on");
    }

    @Test
    void nobodyMakesThemselvesManagerBySettings() {
        assertThat(SettingTarget.ofBot("shop")
                        .refusal(KeyPath.of("staff", "managers", "people"))
                        .orElseThrow())
                .contains("who manages the bot", "config/bots/shop.yaml");
        assertThat(SettingTarget.ofBot("shop").refusal(KeyPath.of("texts", "en")))
                .isEmpty();
    }
}
