package io.jackfield.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.api.report.ReportPeriod.Kind;
import io.jackfield.host.config.ReportSchedule.Which;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotConfigTest {
    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder);
    }

    private BotConfig onlyBot() {
        return home.load().bots().getFirst();
    }

    @Test
    void botIsReadWithItsPluginsTextsAndModels() {
        home.bot("helper", """
                token: "123:abc"
                name: Helper
                username: helper_bot
                language: ru
                freeText: command-chat
                plugins:
                  command-start:
                    texts:
                      ru: {welcome: "Привет, {0}!"}
                  command-chat: {historyMessages: 10}
                models:
                  - id: instant
                    label: ChatGPT Instant
                    provider: openai
                    model: gpt-6-luna
                    options: {effort: low}
                  - {id: thinking, provider: openai, model: gpt-6.1-sol, premium: true, maxTokens: 4000}
                """);

        BotConfig bot = onlyBot();

        assertThat(bot.id()).isEqualTo("helper");
        assertThat(bot.freeText()).contains("command-chat");
        assertThat(bot.plugins().keySet()).containsExactly("command-start", "command-chat");
        assertThat(bot.plugins().get("command-start").keys()).isEmpty();
        assertThat(bot.plugins().get("command-chat").number("historyMessages", 1, 100, 5))
                .isEqualTo(10);
        assertThat(bot.texts("command-start")).isEqualTo(Map.of("ru", Map.of("welcome", "Привет, {0}!")));
        assertThat(bot.texts("command-chat")).isEmpty();
        assertThat(bot.models()).extracting(ModelOffer::label).containsExactly("ChatGPT Instant", "thinking");
        assertThat(bot.models().getFirst().options()).containsExactly(Map.entry("effort", "low"));
        assertThat(bot.models().getLast().premium()).isTrue();
    }

    @Test
    void wordingWithAWrongPluralIsRefused() {
        home.bot("helper", """
                plugins:
                  command-start:
                    texts:
                      en: {free: "{0, plural, one {# message} other {# messages}}"}
                      ru: {free: "{0, plural, one {# сообщение}}"}
                """);

        assertThat(home.refusal())
                .contains(
                        "plugins.command-start.texts.ru.free is '{0, plural, one {# сообщение}}'; use a plural such as")
                .doesNotContain("texts.en.free");
    }

    @Test
    void pluginsMayBeAPlainList() {
        home.bot("helper", "plugins: [command-start, command-help]");

        assertThat(onlyBot().plugins().keySet()).containsExactly("command-start", "command-help");
    }

    @Test
    void freeTextPluginHasToBeOneOfTheBot() {
        home.bot("helper", "freeText: command-chat\nplugins: [command-start]");

        assertThat(home.refusal()).contains("freeText is 'command-chat'; use a plugin listed under plugins");
    }

    @Test
    void twoModelsWithOneIdAreAProblem() {
        home.bot("helper", """
                models:
                  - {id: a, provider: openai, model: x}
                  - {id: a, provider: openai, model: y}
                """);

        assertThat(home.refusal()).contains("models[1].id is 'a'; use an id that no other model of this bot has");
    }

    @Test
    void fallbackSpeechAndTheOperatorsChatAreRead() {
        home.bot("helper", """
                models:
                  - {id: instant, provider: openai, model: small, fallback: spare}
                  - {id: spare, provider: openai, model: large}
                speech: {provider: openai, model: ear}
                operatorChat: -1001234567890
                """);

        BotConfig bot = home.load().bots().getFirst();

        assertThat(bot.models().getFirst().fallback()).contains("spare");
        assertThat(bot.speech()).contains(new SpeechConfig("openai", "ear"));
        assertThat(bot.operatorChat()).contains(OperatorChat.of(-1_001_234_567_890L));
    }

    @Test
    void operatorsChatMayBeATopicWithASummary() {
        home.bot("helper", """
                operatorChat: {chat: -1001234567890, thread: 5, summary: "09:00"}
                """);

        assertThat(home.load().bots().getFirst().operatorChat())
                .contains(new OperatorChat(-1_001_234_567_890L, OptionalInt.of(5), Optional.of(LocalTime.of(9, 0))));
    }

    @Test
    void topicOfTheOperatorsChatIsANumberAndItsSummaryATime() {
        home.bot("helper", """
                operatorChat: {thread: general, summary: nine}
                """);

        assertThat(home.refusal())
                .contains("thread is 'general'; use the number of a topic, such as 5")
                .contains("summary is 'nine'; use a time of day such as 09:00")
                .contains("use the number of a chat, such as -1001234567890");
    }

    @Test
    void fallbackAndTheOperatorsChatHaveToBeSomebody() {
        home.bot("helper", """
                models: [{id: instant, provider: openai, model: small, fallback: nobody}]
                operatorChat: "@boss"
                """);

        assertThat(home.refusal())
                .contains("fallback is 'nobody'; use the id of another model of this bot")
                .contains("operatorChat is '@boss'; use the number of a chat, such as 123456789");
    }

    @Test
    void timeZoneThatIsNoneGetsASuggestion() {
        home.bot("helper", "timezone: Europe/Moskow\n");

        assertThat(home.refusal())
                .contains("timezone is 'Europe/Moskow'; use a time zone such as Europe/Moscow or UTC;"
                        + " did you mean Europe/Moscow?");
    }

    @Test
    void rolesNamePeopleByIdAndByNameAndAChat() {
        home.bot("helper", """
                staff:
                  managers: {people: [5, "@Ada_L"], chat: -100123}
                  cooks: {people: 7}
                """);

        BotConfig bot = home.load().bots().getFirst();

        assertThat(StaffRole.of(bot.staff(), 5, Optional.empty())).containsExactly("managers");
        assertThat(StaffRole.of(bot.staff(), 6, Optional.of("ada_l"))).containsExactly("managers");
        assertThat(StaffRole.of(bot.staff(), 7, Optional.of("ADA_L"))).containsExactly("managers", "cooks");
        assertThat(StaffRole.of(bot.staff(), 8, Optional.of("eve"))).isEmpty();
        assertThat(StaffRole.chatOf(bot.staff(), "managers")).contains(-100123L);
        assertThat(StaffRole.chatOf(bot.staff(), "cooks")).isEmpty();
    }

    @Test
    void roleOfNobodyInParticularIsAProblem() {
        home.bot("helper", "staff: {Managers: {people: [ada], chat: here, chats: 5}}\n");

        assertThat(home.refusal())
                .contains("staff.Managers is a section; use a name of 2 to 32 of a-z 0-9 - as its key")
                .contains("staff.Managers.people is a list; use a list of Telegram ids and @names")
                .contains("staff.Managers.chat is 'here'; use the number of a chat")
                .contains("staff.Managers.chats is unknown; did you mean chat?");
    }

    @Test
    void twoBotsWithOneTokenAreAProblem() {
        home.bot("one", "token: \"1:same\"").bot("two", "token: \"1:same\"");

        assertThat(home.refusal())
                .contains("config/bots/two.yaml:1: token is '***'; use a token that no other bot has");
    }

    @Test
    void fileNamesThatAreNoIdsAreTold() {
        home.file("bots/My Bot.yaml", "").file("bots/other.yml", "").file("bots/notes.txt", "");

        assertThat(home.refusal())
                .contains("config/bots/My Bot.yaml: is not read")
                .contains("config/bots/other.yml: is not read; name it <id>.yaml")
                .doesNotContain("notes");
    }

    @Test
    void listOfBotsChoosesAndRefusesUnknownOnes() {
        home.main("bots: ${JACKFIELD_BOTS:-}").bot("one", "").bot("two", "").bot("three", "");

        assertThat(home.load().bots()).hasSize(3);
        assertThat(home.variable("JACKFIELD_BOTS", "two, one").load().bots())
                .extracting(BotConfig::id)
                .containsExactly("one", "two");
        assertThat(home.variable("JACKFIELD_BOTS", "four").refusal())
                .contains("bots is 'four'; use ids of config/bots, separated by commas: one, three, two");
    }

    @Test
    void sandboxStandsInExactlyWhenNoBotHasAToken() {
        home.bot("one", "token: ${ONE_TOKEN:-}").bot("two-b", "token: ${TWO_TOKEN:-}");

        assertThat(home.load().sandboxMode()).isTrue();
        assertThat(home.load().runningBots()).hasSize(2);

        home.variable("ONE_TOKEN", "1:abc");

        assertThat(home.load().sandboxMode()).isFalse();
        assertThat(home.load().runningBots()).extracting(BotConfig::id).containsExactly("one");
        assertThat(home.load().leftOutBots())
                .containsExactly(Map.entry("two-b", "no token; set TWO_B_TOKEN, or token in config/bots/two-b.yaml"));
    }

    @Test
    void sandboxCanBeSwitchedOnAndOffByHand() {
        home.main("sandbox: {enabled: \"${JACKFIELD_SANDBOX:-auto}\"}").bot("one", "token: ${ONE_TOKEN:-}");

        assertThat(home.variable("JACKFIELD_SANDBOX", "false").load().runningBots())
                .isEmpty();
        assertThat(home.variable("ONE_TOKEN", "1:abc")
                        .variable("JACKFIELD_SANDBOX", "true")
                        .load()
                        .sandboxMode())
                .isTrue();
    }

    @Test
    void plansHaveALabelForAllOrOneForEachLanguage() {
        home.bot("helper", """
                language: ru
                plans:
                  - {id: free, label: {en: Free, ru: Бесплатно}}
                  - {id: vip, label: VIP}
                  - {id: gold}
                """);

        List<Plan> plans = onlyBot().plans();

        assertThat(plans).extracting(Plan::label).containsExactly("Бесплатно", "VIP", "gold");
        assertThat(plans).extracting(plan -> plan.label("en")).containsExactly("Free", "VIP", "gold");
        assertThat(plans).extracting(plan -> plan.label("uz")).containsExactly("Бесплатно", "VIP", "gold");
    }

    @Test
    void plansAreReadWithTheirFeaturesAndTerms() {
        home.bot("helper", """
                texts: {ru: {plan.ended: "Конец."}}
                plans:
                  - {id: free, features: hello}
                  - {id: vip, features: [reports, charts.pdf], trial: P3D, grace: P3D, remind: [P3D, PT12H]}
                """);

        BotConfig bot = onlyBot();

        assertThat(bot.plans())
                .extracting(Plan::features)
                .containsExactly(Set.of("hello"), Set.of("reports", "charts.pdf"));
        assertThat(bot.terms("vip"))
                .isEqualTo(new PlanTerms(
                        Optional.of(Period.ofDays(3)),
                        Duration.ofDays(3),
                        List.of(Duration.ofDays(3), Duration.ofHours(12))));
        assertThat(bot.terms("free")).isEqualTo(PlanTerms.NONE);
        assertThat(bot.hostTexts()).isEqualTo(Map.of("ru", Map.of("plan.ended", "Конец.")));
    }

    @Test
    void wrongTermsOfAPlanAreRefusedWithWhatIsRight() {
        home.bot("helper", """
                plans:
                  - {id: free, grace: P3D}
                  - {id: vip, features: [Reports], trial: 3d, grace: P91D, remind: [P3D, soon]}
                  - {id: gold, trial: P13M, graze: P3D}
                """);

        assertThat(home.refusal())
                .contains(
                        "plans[0].grace is 'P3D'; use it with another plan; the first one is everybody's and never ends")
                .contains("plans[1].features is a list; use names of 1 to 64 of a-z 0-9 . -")
                .contains("plans[1].trial is '3d'; use a time such as P3D or P1M, of a day to a year")
                .contains("plans[1].grace is 'P91D'; use a time such as P3D or PT12H, of an hour to 90 days")
                .contains("plans[1].remind is a list; use a list such as [P3D, P1D], each of it a time such as P3D")
                .contains("plans[2].trial is 'P13M'; use a time such as P3D or P1M, of a day to a year")
                .contains("plans[2].graze is unknown; did you mean grace?");
    }

    @Test
    void reportsOnAScheduleAreRead() {
        home.bot("helper", """
                reports:
                  - {report: weekly, cron: "0 9 * * 1"}
                  - {report: weekly, cron: "0 10 1 * *", period: month}
                  - {report: sales, cron: "0 20 * * *", period: day, of: current}
                """);

        List<ReportSchedule> reports = onlyBot().reports();

        assertThat(reports)
                .containsExactly(
                        new ReportSchedule("weekly", "0 9 * * 1", Kind.WEEK, Which.PREVIOUS),
                        new ReportSchedule("weekly", "0 10 1 * *", Kind.MONTH, Which.PREVIOUS),
                        new ReportSchedule("sales", "0 20 * * *", Kind.DAY, Which.CURRENT));
        LocalDateTime due = reports.getFirst().next(LocalDateTime.parse("2026-11-30T09:00"));
        assertThat(due).isEqualTo(LocalDateTime.parse("2026-12-07T09:00"));
        assertThat(reports.getFirst().periodOn(due.toLocalDate()).key()).isEqualTo("week:2026-11-30");
        assertThat(reports.getLast().periodOn(due.toLocalDate()).key()).isEqualTo("day:2026-12-07");
    }

    @Test
    void wrongScheduleOfAReportIsRefusedWithWhatIsRight() {
        home.bot("helper", """
                reports:
                  - {report: Weekly, cron: "0 9 * * 1"}
                  - {report: monthly, cron: every monday, period: year, of: next, to: me}
                  - {report: daily, cron: "0 0 30 2 *"}
                  - {report: sales}
                  - {report: sales, cron: "0 9 * * 2"}
                """);

        assertThat(home.refusal())
                .contains("reports[0].report is 'Weekly'; use the name of a report: 2 to 32 of a-z 0-9 -")
                .contains("reports[1].cron is 'every monday'; use five fields as in Unix, such as \"0 9 * * 1\"")
                .contains("reports[1].period is 'year'; use day, week or month")
                .contains("reports[1].of is 'next'; use")
                .contains("reports[1].to is unknown")
                .contains("reports[2].cron is '0 0 30 2 *'; use a schedule that is due at some time")
                .contains("reports[3].cron is missing; use five fields as in Unix, such as \"0 9 * * 1\"")
                .contains("a period for which the bot has no other schedule of this report");
    }
}
