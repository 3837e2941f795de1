package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reports that users ask for: only theirs, only what their role and plan open, and in their language. */
class ReportsIT {
    private static final String WEEK = "week:2026-11-09";

    /** Shows what the desk gives, in one line. */
    private static final PluginJar ASKS = PluginJar.of("asks", PluginJar.spec("make") + PluginJar.handle("""
                    ReportDesk.Asker asker = ReportDesk.Asker.of(request);
                    String[] words = request.argument().split(" ");
                    try {
                        switch (words[0]) {
                            case "offers": return Reply.text(context.reports().offers(asker).stream()
                                .map(one -> one.name() + "=" + one.title() + "=" + one.open()).toList().toString());
                            case "subjects": return Reply.text(
                                context.reports().subjects(asker, words[1]).stream().map(ReportSubject::id).toList().toString());
                            case "history": return Reply.text(context.reports().history(request.recipient(), 5).stream()
                                .map(made -> made.report() + " " + made.period().key() + " " + made.subject() + " " + made.state())
                                .toList().toString());
                            default: return context.reports().make(asker, words[0], ReportPeriod.ofKey(words[1]),
                                words.length > 2 ? words[2] : "").and(Reply.text("that was it"));
                        }
                    } catch (JackfieldException e) {
                        return Reply.text(e.error().name());
                    }
                    """));

    private static PluginJar learnt(String id, String name) {
        return PluginJar.of(id, PluginJar.spec(id) + PluginJar.handle("return Reply.nothing();"))
                .also("ReportType", """
                        public ReportSpec spec() {
                            return ReportSpec.named("%s", "title", ReportPeriod.Kind.WEEK);
                        }
                        public List<ReportSubject> subjects(BotView bot, Person asker) {
                            return List.of(new ReportSubject("child-" + asker.id(), "Child"));
                        }
                        public Reply report(ReportCall call) {
                            return Reply.text(call.text("learnt", call.reader().get().firstName(), call.subject(),
                                call.period().from(), call.timeZone(), call.asked()));
                        }
                        """.formatted(name))
                .file("texts/en.properties", "title=Learnt\nlearnt={0} {1} learnt from {2} in {3}, asked {4}")
                .file("texts/ru.properties", "title=Учёба\nlearnt={0} {1}: с {2} в {3}, спрошено {4}");
    }

    private static final PluginJar OTHERS = PluginJar.of(
                    "others", PluginJar.spec("others") + PluginJar.handle("return Reply.nothing();"))
            .also("ReportType", """
                    public ReportSpec spec() {
                        return ReportSpec.named("sales", "title", ReportPeriod.Kind.WEEK).forRoles("managers").needing("figures");
                    }
                    public Reply report(ReportCall call) {
                        return Reply.text("sales").keyboard(Keyboard.column(List.of(Button.action("More", "more"))));
                    }
                    """)
            .file("texts/en.properties", "title=Sales");

    private static final PluginJar TALKS = PluginJar.of(
                    "talks", PluginJar.spec("talks") + PluginJar.handle("return Reply.nothing();"))
            .also("ReportType", """
                    public ReportSpec spec() { return ReportSpec.named("empty", "title", ReportPeriod.Kind.WEEK); }
                    public Reply report(ReportCall call) { return Reply.nothing(); }
                    """)
            .file("texts/en.properties", "title=Nothing");

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("school", """
                    plugins: {asks: {}, learnt: {}, apart: {}, others: {}, talks: {}}
                    timezone: Asia/Tashkent
                    plans: [{id: free}, {id: vip, label: VIP, features: [figures]}]
                    staff: {managers: {people: [7]}}
                    """)
            .with(ASKS)
            .with(learnt("learnt", "learnt"))
            .with(learnt("apart", "apart"))
            .with(OTHERS)
            .with(TALKS)
            .configured("apart", "isolation: process\nmemory: 64m\n");

    private static String says(SandboxChat chat, String text) {
        chat.send(text);
        return chat.nextReply().text();
    }

    private static SandboxChat manager() {
        SandboxChat chat = platform.newcomer();
        platform.home()
                .write("config/bots/school.yaml", "token: " + platform.bot().token() + """

                        plugins: {asks: {}, learnt: {}, apart: {}, others: {}, talks: {}}
                        timezone: Asia/Tashkent
                        plans: [{id: free}, {id: vip, label: VIP, features: [figures]}]
                        staff: {managers: {people: [%d]}}
                        """.formatted(chat.id()));
        platform.restart();
        return chat;
    }

    @Test
    void userHasAReportMadeAboutWhatIsTheirs() {
        SandboxChat ada = platform.newcomer();
        String child = "child-" + ada.id();
        assertThat(says(ada, "/make offers")).isEqualTo("[learnt=Learnt=true, apart=Learnt=true, empty=Nothing=true]");
        assertThat(says(ada, "/make subjects learnt")).isEqualTo("[" + child + "]");

        assertThat(says(ada, "/make learnt " + WEEK + " " + child))
                .isEqualTo("Ada " + child + " learnt from 2026-11-09 in Asia/Tashkent, asked true");
        assertThat(ada.nextReply().text()).isEqualTo("that was it");
        assertThat(says(ada, "/make history")).isEqualTo("[learnt " + WEEK + " " + child + " SENT]");
    }

    @Test
    void reportOfAProcessOfItsOwnIsInTheLanguageOfItsReader() {
        SandboxChat ada = platform.newcomer("ru");
        String child = "child-" + ada.id();

        assertThat(says(ada, "/make apart " + WEEK + " " + child))
                .isEqualTo("Ada " + child + ": с 2026-11-09 в Asia/Tashkent, спрошено true");
    }

    @Test
    void whatIsAnothersOrNoneIsNotFound() {
        SandboxChat ada = platform.newcomer();
        SandboxChat eve = platform.newcomer();
        says(ada, "/make offers");

        assertThat(says(eve, "/make learnt " + WEEK + " child-" + ada.id())).isEqualTo("NOT_FOUND");
        assertThat(says(eve, "/make learnt " + WEEK)).isEqualTo("NOT_FOUND");
        assertThat(says(eve, "/make learnt month:2026-11-01 child-" + eve.id())).isEqualTo("NOT_FOUND");
        assertThat(says(eve, "/make sales " + WEEK)).isEqualTo("NOT_FOUND");
        assertThat(says(eve, "/make none " + WEEK)).isEqualTo("NOT_FOUND");
        assertThat(says(eve, "/make subjects sales")).isEqualTo("NOT_FOUND");
        assertThat(says(eve, "/make history")).isEqualTo("[]");
    }

    @Test
    void roleShowsAReportAndThePlanOpensIt() {
        SandboxChat boss = manager();
        assertThat(says(boss, "/make offers")).contains("sales=Sales=false");
        assertThat(says(boss, "/make sales " + WEEK)).isEqualTo("SUBSCRIPTION_REQUIRED");

        platform.askAdmin(
                "/bots/school/users/" + boss.id() + "/grant",
                new JsonObject().put("plan", "vip").put("forever", true).put("quiet", true));

        assertThat(says(boss, "/make offers")).contains("sales=Sales=true");
        assertThat(says(boss, "/make sales " + WEEK))
                .as("its button is an action")
                .isEqualTo("REPLY_INVALID");
        assertThat(says(boss, "/make history")).isEqualTo("[sales " + WEEK + "  FAILED]");
    }

    @Test
    void nothingToTellIsKeptAsSuch() {
        SandboxChat ada = platform.newcomer();

        assertThat(says(ada, "/make empty " + WEEK)).isEqualTo("that was it");
        assertThat(says(ada, "/make empty " + WEEK)).isEqualTo("that was it");

        assertThat(says(ada, "/make history")).isEqualTo("[empty " + WEEK + "  NOTHING]");
    }
}
