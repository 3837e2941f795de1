package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code jackfield admin settings …} and {@code jackfield admin bots …} beside a running host. */
class AdminSettingsIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: {hello: {times: 3}}\n")
            .with(
                    PluginJar.command("hello", "hello", "Reply.text(request.config().text(\"greeting\", \"-\"))")
                            .file(
                                    "config.schema.json",
                                    "{\"type\": \"object\", \"additionalProperties\": false, \"properties\": {"
                                            + "\"greeting\": {\"type\": \"string\"}, \"times\": {\"type\": \"integer\", \"maximum\": 9}}}"));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int admin(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of("admin"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--home", platform.home().folder().toString()));
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    private String works(String... arguments) {
        assertThat(admin(arguments)).as("%s%s", out, err).isZero();
        return out.toString();
    }

    private String isRefused(String... arguments) {
        assertThat(admin(arguments)).as("%s", out).isOne();
        return err.toString();
    }

    private static String answer() {
        SandboxChat chat = platform.newcomer();
        chat.send("/hello");
        return chat.nextReply().text();
    }

    @Test
    void valueIsSetSeenRefusedAndTakenBack() {
        assertThat(works("settings", "list")).contains("Nothing is set");

        works("settings", "set", "--plugin", "hello", "greeting=Hi: you", "--by", "eve");

        await().atMost(SOON).until(() -> answer().equals("Hi: you"));
        assertThat(works("settings", "list")).startsWith("plugin hello /greeting = Hi: you  by eve, ");
        assertThat(works("settings", "show", "--plugin", "hello", "--bot", "shop"))
                .contains("/greeting = Hi: you  # set by eve, ", "/times = 3  # config/bots/shop.yaml:2");
        assertThat(works("settings", "show", "--contains", "messagesPerSecond"))
                .contains("/outbox/messagesPerSecond = 10000");
        assertThat(isRefused("settings", "set", "--plugin", "hello", "--bot", "shop", "times=90"))
                .contains("times is '90'; use a whole number of at most 9");

        works("settings", "reset", "--plugin", "hello", "greeting", "--by", "eve");

        await().atMost(SOON).until(() -> answer().equals("-"));
        assertThat(isRefused("settings", "reset", "--plugin", "hello", "greeting"))
                .contains("nothing is set at /greeting of plugin hello");
    }

    @Test
    void botIsShownPausedAndGoesOn() {
        assertThat(works("bots", "list")).contains("shop", "@shop_bot", "webhook");
        assertThat(works("bots", "show", "--bot", "shop")).contains("/hello", "0 updates pending there");

        works("bots", "pause", "--bot", "shop", "--by", "eve");
        assertThat(works("bots", "list")).contains("paused");
        works("bots", "resume", "--bot", "shop", "--by", "eve");

        assertThat(works("bots", "list")).contains("webhook");
        assertThat(works("bots", "webhook", "--bot", "shop", "--by", "eve")).contains("Telegram knows the webhook");
    }
}
