package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.Http;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxUser;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plugins know the bots that use them outside of a request: in a job, in a model provider and behind an HTTP route. */
class BotViewsIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    /** Its job writes to everybody in the words, the settings and the time of each bot. */
    private static PluginJar daily(String id) {
        return PluginJar.of(id, PluginJar.spec(id) + PluginJar.handle("""
                        context.schedule().at(context.clock().instant(), "remind", "once",
                            Long.toString(request.chat().id()));
                        return Reply.text("planned");
                        """))
                .onLoad("""
                        context.schedule().on("remind", job -> {
                            for (BotView bot : context.bots()) {
                                String text = bot.text(bot.language(), "reminder", bot.config().text("shop", "nowhere"));
                                context.messages().send(
                                    Recipient.of(bot.bot().id(), Long.parseLong(job.data())),
                                    Reply.text(text + " " + bot.timeZone(7)));
                            }
                        });
                        """)
                .file("texts/en.properties", "reminder=Reminder from {0}");
    }

    private static final PluginJar KEYED =
            PluginJar.of("keyed", PluginJar.spec("ask") + PluginJar.handle("""
                                    return Reply.text(context.models().ask(
                                        new ModelDesk.Question(request.bot().id(), "own", List.of(ModelMessage.user("?"))),
                                        piece -> {}).text());
                                    """)).also("LlmProvider", """
                    public ProviderSpec spec() { return ProviderSpec.named("own"); }
                    public Completion complete(CompletionRequest request, TextSink sink) {
                        sink.append("asked with " + context.bot(request.bot()).config().requiredText("apiKey"));
                        return new Completion(Completion.Finish.COMPLETE, new Usage(1, 0, 1), "own");
                    }
                    public String transcribe(TranscriptionRequest request) {
                        return "heard with " + context.bot(request.bot()).config().requiredText("apiKey");
                    }
                    """);

    private static final PluginJar HEARING = PluginJar.command(
            "hearing",
            "hear",
            "Reply.text(context.models().transcribe(request.bot().id(),"
                    + " new Attachment.Bytes(\"a.oga\", \"audio/ogg\", new byte[] {1}), \"en\"))");

    private static final PluginJar CALLED =
            PluginJar.command("called", "called", "Reply.nothing()").also("WebEndpoint", """
                    public EndpointSpec spec() { return EndpointSpec.named("shop"); }
                    public WebAnswer answer(WebRequest request, WebStream stream) {
                        try {
                            return WebAnswer.text(context.bot(request.path().substring(1)).config().text("shop", "-"));
                        } catch (JackfieldException e) {
                            return WebAnswer.text(e.getMessage());
                        }
                    }
                    """);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("tea", """
                    plugins:
                      daily: {shop: Tea House, texts: {en: {reminder: "Tea awaits you at {0}"}}}
                      apart: {shop: Tea House, texts: {en: {reminder: "Tea awaits you at {0}"}}}
                      keyed: {apiKey: key-of-tea}
                      called: {shop: 11}
                    models: [{id: own, label: Own, provider: own, model: own}]
                    timezone: Asia/Tashkent
                    """)
            .and("coffee", """
                    plugins:
                      daily: {shop: Bar}
                      apart: {shop: Bar}
                      keyed: {}
                      called: {shop: 22}
                    models: [{id: own, label: Own, provider: own, model: own}]
                    timezone: Europe/Moscow
                    """)
            .and("other", "plugins: {daily-of-others: {}}\n")
            .and("ear", """
                    plugins: {hearing: {}}
                    speech: {provider: own, model: ear}
                    """)
            .configured("apart", "isolation: process\nmemory: 64m\n")
            .configured("keyed", "apiKey: key-of-all\n")
            .with(daily("daily"))
            .with(daily("apart"))
            .with(KEYED)
            .with(HEARING)
            .with(CALLED);

    private final SandboxUser ada = platform.newUser("en");
    private final SandboxChat tea = platform.telegram().user(ada).in(platform.bot("tea"));
    private final SandboxChat coffee = platform.telegram().user(ada).in(platform.bot("coffee"));

    private void jobSpeaksInBoth(String command) {
        coffee.send("/called");
        tea.send(command);

        assertThat(tea.nextReply(SOON).text()).isEqualTo("planned");
        assertThat(tea.nextReply(SOON).text()).isEqualTo("Tea awaits you at Tea House Asia/Tashkent");
        assertThat(coffee.nextReply(SOON).text()).isEqualTo("Reminder from Bar Europe/Moscow");
    }

    @Test
    void jobSpeaksInEachBotInItsWordsAndOfItsSettings() {
        jobSpeaksInBoth("/daily");
    }

    @Test
    void jobDoesSoInAProcessOfItsOwn() {
        jobSpeaksInBoth("/apart");
    }

    @Test
    void modelIsAskedWithTheKeyOfTheBotThatAsks() {
        tea.send("/ask");
        coffee.send("/ask");

        assertThat(tea.nextReply().text()).isEqualTo("asked with key-of-tea");
        assertThat(coffee.nextReply().text()).isEqualTo("asked with key-of-all");
    }

    @Test
    void botThatOnlyHasItsRecordingsWrittenDownUsesTheProviderToo() {
        SandboxChat ear = platform.telegram().user(ada).in(platform.bot("ear"));

        ear.send("/hear");

        assertThat(ear.nextReply().text()).isEqualTo("heard with key-of-all");
    }

    @Test
    void routeFindsTheBotsThatUseItsPluginAndNoOthers() {
        assertThat(called("tea")).isEqualTo("11");
        assertThat(called("coffee")).isEqualTo("22");
        assertThat(called("other"))
                .isEqualTo("bot other does not use plugin called; add it to plugins in config/bots/other.yaml");
        assertThat(called("nobody")).isEqualTo("this host serves no bot 'nobody'");
    }

    @Test
    void changeOfABotsFileCountsWithoutARestart() {
        platform.home()
                .write(
                        "config/bots/other.yaml",
                        "token: " + platform.bot("other").token() + "\nplugins: {called: {shop: 33}}\n");

        await().atMost(SOON).until(() -> called("other").equals("33"));
        platform.home()
                .write(
                        "config/bots/other.yaml",
                        "token: " + platform.bot("other").token() + "\nplugins: {daily-of-others: {}}\n");
        await().atMost(SOON).until(() -> called("other").startsWith("bot other does not use"));
    }

    private static String called(String bot) {
        return Http.get("http://127.0.0.1:" + platform.config().server().port() + "/plugins/called/shop/" + bot);
    }
}
