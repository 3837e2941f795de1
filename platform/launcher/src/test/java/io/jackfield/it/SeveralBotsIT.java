package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.ConsoleClient;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxUser;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several bots in one host keep their users' affairs apart. */
class SeveralBotsIT {
    private static final PluginJar NOTE = PluginJar.of("note", PluginJar.spec("note") + """
                    public Reply handle(CommandRequest request) {
                        String before = request.memory().get("note").orElse("nothing")
                            + request.preferences().get("liked").map(liked -> ", likes " + liked).orElse("");
                        request.memory().put("note", request.argument());
                        request.preferences().put("liked", request.argument());
                        String word = request.config().text("word", "");
                        Reply reply = Reply.text(word + " " + request.bot().id() + ": " + before);
                        return request.argument().equals("ask") ? reply.expect(Step.named("more")) : reply;
                    }
                    public Reply onStep(StepAnswer answer) {
                        return Reply.text("step in " + answer.bot().id());
                    }
                    """);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("tea", "plugins: {note: {word: Tea}}\n")
            .and("coffee", "plugins: {note: {word: Coffee}, extra: {}}\n")
            .with(NOTE)
            .with(PluginJar.command("extra", "extra", "Reply.text(\"Only here\")"));

    private final SandboxUser ada = platform.newUser("en");
    private final SandboxChat tea = platform.telegram().user(ada).in(platform.bot("tea"));
    private final SandboxChat coffee = platform.telegram().user(ada).in(platform.bot("coffee"));

    @Test
    void eachRemembersWhatItWasToldItself() {
        tea.send("/note green");
        assertThat(tea.nextReply().text()).isEqualTo("Tea tea: nothing");
        coffee.send("/note black");
        assertThat(coffee.nextReply().text()).isEqualTo("Coffee coffee: nothing");

        tea.send("/note");
        assertThat(tea.nextReply().text()).isEqualTo("Tea tea: green, likes green");
        coffee.send("/note");
        assertThat(coffee.nextReply().text()).isEqualTo("Coffee coffee: black, likes black");
    }

    @Test
    void conversationInOneIsNoneInTheOther() {
        tea.send("/note ask");
        assertThat(tea.nextReply().text()).isEqualTo("Tea tea: nothing");

        coffee.send("hello");
        assertThat(coffee.nextReply().text()).isEqualTo("I only understand commands here.");
        tea.send("hello");
        assertThat(tea.nextReply().text()).isEqualTo("step in tea");
    }

    @Test
    void commandOfOneIsUnknownToTheOther() {
        coffee.send("/extra");
        assertThat(coffee.nextReply().text()).isEqualTo("Only here");

        tea.send("/extra");
        assertThat(tea.nextReply().text()).isEqualTo("I don’t know this command.");
    }

    @Test
    void broadcastIsOfNoneUntilOneIsChosen() {
        ConsoleClient console = platform.consoleOf("eve");
        assertThat(console.get("/broadcasts/new").body())
                .contains(
                        "<option value=\"\" selected>Choose the bot that sends it",
                        "<option value=\"tea\"",
                        "<option value=\"coffee\"");

        HttpResponse<String> without = console.post("/broadcasts/new", Map.of("name", "spring", "text.en", "Sale"));
        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(without.body()).contains("Choose the bot that sends it", "value=\"spring\"");
        assertThat(console.post("/broadcasts/count", Map.of()).body()).contains("Choose the bot that sends it");
        assertThat(console.get("/broadcasts/new?bot=coffee").body())
                .contains("<option value=\"coffee\" selected>")
                .doesNotContain("Choose the bot");
    }
}
