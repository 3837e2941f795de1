package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.it.fixture.Till;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens in a bot is recorded: by plugins with their replies, and by the host of what users do. */
class EventsIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Till till = Till.named("kiosk");

    private static PluginJar recording(String id) {
        return PluginJar.of(id, PluginJar.spec(id) + PluginJar.handle("""
                        if (request.argument().equals("count")) {
                            EventDesk.Query all = new EventDesk.Query(
                                Set.of("package.viewed", "message"), Instant.EPOCH, Instant.now().plusSeconds(60),
                                request.timeZone(), Optional.of("package"), true);
                            return Reply.text(context.events().count(request.bot().id(), all).stream()
                                .map(one -> one.name() + "=" + one.value() + ":" + one.number()).toList().toString());
                        }
                        if (request.argument().equals("desk")) {
                            context.events().record(Event.of(request.bot().id(), "desk.used").by(5).with("why", "x"));
                            return Reply.text("recorded");
                        }
                        request.record("package.viewed", Map.of("package", request.argument()));
                        request.record("package.priced", Map.of());
                        if (request.argument().equals("none")) {
                            throw new IllegalStateException("there is none");
                        }
                        return Reply.text("This is " + request.argument())
                            .keyboard(Keyboard.column(List.of(Button.action("Close", "close"))));
                        """) + """
                        public Reply onButton(ButtonPress press) {
                            press.record("package.closed", Map.of());
                            return Reply.text("closed");
                        }
                        """);
    }

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", """
                    plugins: [view, apart, payment-kiosk]
                    plans:
                      - id: free
                      - {id: premium, label: Premium, premium: true}
                    products:
                      - {id: month, plan: premium, period: P1M, title: One month, prices: {RUB: 100}}
                    """)
            .and("quiet", "plugins: [view]\nevents: {record: [joined, button]}\n")
            .with(recording("view"))
            .with(recording("apart"))
            .with(till.jar())
            .configured("apart", "isolation: process\nmemory: 64m\n");

    /** Of one person, oldest first: name and facts. */
    private static List<String> events(SandboxChat chat) {
        return platform.journal()
                .column("select name || ' ' || facts::text from event where person = " + chat.id() + " order by id");
    }

    private static void awaitEvents(SandboxChat chat, String... expected) {
        await().atMost(SOON).untilAsserted(() -> assertThat(events(chat)).containsExactly(expected));
    }

    private static SandboxChat newcomer(String bot) {
        return platform.newcomerOf(bot);
    }

    @Test
    void whatHandlersRecordIsStoredWithTheReplyBehindWhatTheUserDid() {
        SandboxChat ada = newcomer("shop");
        ada.send("/view gold");
        assertThat(ada.nextReply().text()).isEqualTo("This is gold");
        ada.press("Close");
        assertThat(ada.nextReply().text()).isEqualTo("closed");

        awaitEvents(
                ada,
                "joined {}",
                "command {\"plugin\": \"view\", \"command\": \"view\"}",
                "package.viewed {\"package\": \"gold\"}",
                "package.priced {}",
                "button {\"action\": \"close\", \"plugin\": \"view\"}",
                "package.closed {}");
    }

    @Test
    void pluginInAProcessOfItsOwnRecordsTheSame() {
        SandboxChat ada = newcomer("shop");
        ada.send("/apart gold");
        assertThat(ada.nextReply(SOON).text()).isEqualTo("This is gold");
        ada.send("/apart desk");
        assertThat(ada.nextReply().text()).isEqualTo("recorded");
        ada.send("/apart count");
        assertThat(ada.nextReply().text()).contains("package.viewed=gold:");

        assertThat(events(ada)).contains("package.viewed {\"package\": \"gold\"}", "package.priced {}");
    }

    @Test
    void handlerThatFailsHasRecordedNothing() {
        SandboxChat ada = newcomer("shop");
        ada.send("/view none");
        ada.nextReply();

        awaitEvents(ada, "joined {}", "command {\"plugin\": \"view\", \"command\": \"view\"}");
    }

    @Test
    void deepLinkOfANewcomerIsKept() {
        SandboxChat ada = newcomer("shop");
        ada.startWith("spring_2026");
        ada.startWith("summer_2026");
        ada.send("hello");

        awaitEvents(
                ada,
                "joined {\"payload\": \"spring_2026\"}",
                "command {\"command\": \"start\"}",
                "command {\"command\": \"start\"}",
                "message {}");
    }

    @Test
    void whoBlocksTheBotAndComesBackIsRecordedOnce() {
        SandboxChat ada = newcomer("shop");
        ada.send("hello");
        ada.block();
        awaitEvents(ada, "joined {}", "message {}", "blocked {}");
        ada.unblock();

        awaitEvents(ada, "joined {}", "message {}", "blocked {}", "unblocked {}");
    }

    @Test
    void purchaseIsRecordedWithWhatItGives() {
        SandboxChat ada = newcomer("shop");
        ada.send("/kiosk buy month kiosk");
        ada.nextReply();
        String order = ada.nextReply().text().split(" ")[0];

        till.calls(platform, "shop", "taken", Map.of("id", "pay-1", "order", order, "amount", "100.00"));
        till.calls(platform, "shop", "taken", Map.of("id", "pay-1", "order", order, "amount", "100.00"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(events(ada))
                        .filteredOn(event -> event.startsWith("bought"))
                        .containsExactly("bought {\"amount\": \"10000\", \"product\": \"month\","
                                + " \"currency\": \"RUB\", \"provider\": \"kiosk\"}"));
    }

    @Test
    void botsFileSaysWhatTheHostRecords() {
        SandboxChat ada = newcomer("quiet");
        ada.send("/view gold");
        ada.nextReply();
        ada.press("Close");
        ada.nextReply();

        awaitEvents(
                ada,
                "joined {}",
                "package.viewed {\"package\": \"gold\"}",
                "package.priced {}",
                "button {\"action\": \"close\", \"plugin\": \"view\"}",
                "package.closed {}");
    }

    @Test
    void eventsAreThereAfterARestartAndCounted() {
        SandboxChat ada = newcomer("shop");
        SandboxChat ben = newcomer("shop");
        for (SandboxChat chat : List.of(ada, ben, ada)) {
            chat.send("/view platinum");
            chat.nextReply();
        }

        platform.restart();
        ada.send("/view count");

        assertThat(ada.nextReply(SOON).text()).contains("package.viewed=platinum:2");
        assertThat(platform.metric("events_total{bot=\"shop\",name=\"command\"}"))
                .isPositive();
    }

    @Test
    void daysThatAreOverAreIndexedByNameAndByPersonAndTodayIsNot() {
        long today = LocalDate.now(ZoneOffset.UTC).toEpochDay();
        long past = today - 10;
        platform.journal()
                .execute("create table event_" + past + " partition of event for values from (" + past + ") to ("
                        + (past + 1) + ")");

        platform.restart();

        assertThat(indexesOf(past)).contains("event_" + past + "_name", "event_" + past + "_person");
        assertThat(indexesOf(today)).hasSize(1);
    }

    private static List<String> indexesOf(long day) {
        return platform.journal().column("select indexname from pg_indexes where tablename = 'event_" + day + "'");
    }
}
