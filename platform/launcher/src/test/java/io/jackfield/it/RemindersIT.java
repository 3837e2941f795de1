package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What users are told of the ends of their plans, and that they are told it once. */
class RemindersIT {
    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", """
                    plugins: [billing]
                    texts: {ru: {plan.ended: "Вот и всё с «{0}»."}}
                    plans:
                      - {id: free}
                      - {id: vip, label: VIP, trial: P3D, grace: P3D, remind: [P3D, P1D]}
                      - {id: gold, label: Gold}
                    """)
            .with(PluginJar.of("billing", """
                            public CommandSpec spec() {
                                return CommandSpec.command("billing").described("Pays").purpose(CommandSpec.Purpose.BUY);
                            }
                            """ + PluginJar.handle("return Reply.text(\"pay here\");")));

    private static SandboxChat somebody(String language) {
        SandboxChat chat = platform.newcomer(language);
        chat.send("/billing");
        assertThat(chat.nextReply().text()).isEqualTo("pay here");
        return chat;
    }

    /** @param begin and end: PostgreSQL's words for a time from now */
    private static String has(SandboxChat chat, String plan, String kind, String begin, String end) {
        return platform.journal()
                .column("insert into subscription(bot, person, plan, kind, begun_at, until, source) values"
                        + " ((select number from bot where name = 'shop'), %d, '%s', '%s', now() + interval '%s',"
                                .formatted(chat.id(), plan, kind, begin)
                        + " now() + interval '%s', 'test') returning id::text".formatted(end))
                .getFirst();
    }

    private static void look() throws Exception {
        platform.host().clockTurned().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    /** Replies come in order, so whatever was told before is there by now. */
    private static void isToldNoMore(SandboxChat chat, int told) {
        chat.send("/billing");
        assertThat(chat.nextReply().text()).isEqualTo("pay here");
        assertThat(chat.transcript().botMessageCount()).isEqualTo(told);
    }

    @Test
    void endToComeIsToldOnceAlsoAfterARestart() throws Exception {
        SandboxChat ada = somebody("en");
        has(ada, "vip", "bought", "-20 days", "2 days");

        look();
        assertThat(ada.nextReply().text()).matches("Your plan VIP runs until .+\\.");
        ada.press("Keep it");
        assertThat(ada.nextReply().text()).isEqualTo("pay here");
        look();
        platform.restart();
        look();

        isToldNoMore(ada, 4);
    }

    @Test
    void graceAndItsEndAreToldInTheLanguageOfTheUserAndTheWordsOfTheBot() throws Exception {
        SandboxChat ada = somebody("ru");
        String segment = has(ada, "vip", "bought", "-20 days", "-1 hour");
        look();
        assertThat(ada.nextReply().text()).startsWith("Ваш тариф «VIP» закончился. Он останется у вас по ");

        platform.journal().execute("update subscription set until = now() - interval '73 hours' where id = " + segment);
        look();
        assertThat(ada.nextReply().text()).isEqualTo("Вот и всё с «VIP».");
        ada.press("Подключить снова");
        assertThat(ada.nextReply().text()).isEqualTo("pay here");
        look();

        isToldNoMore(ada, 5);
    }

    @Test
    void trialIsTalkedOfAsATrial() throws Exception {
        SandboxChat ada = somebody("en");
        String segment = has(ada, "vip", "trial", "-2 days", "10 hours");
        look();
        assertThat(ada.nextReply().text()).startsWith("Your trial of VIP runs until ");

        platform.journal().execute("update subscription set until = now() - interval '1 hour' where id = " + segment);
        look();

        assertThat(ada.nextReply().text()).isEqualTo("Your trial of VIP is over.");
        ada.press("Get it back");
        assertThat(ada.nextReply().text()).isEqualTo("pay here");
    }

    @Test
    void trialIsToldOfADayAheadWhereThePlanSaysNothing() throws Exception {
        SandboxChat ada = somebody("en");
        has(ada, "gold", "trial", "-6 days", "20 hours");

        look();

        assertThat(ada.nextReply().text()).startsWith("Your trial of Gold runs until ");
        ada.press("Keep it");
        assertThat(ada.nextReply().text()).isEqualTo("pay here");
    }

    @Test
    void nobodyIsToldOfAnEndThatIsNoneOrThatTheyCannotHear() throws Exception {
        SandboxChat follows = somebody("en");
        has(follows, "vip", "bought", "-20 days", "1 hour");
        has(follows, "gold", "bought", "1 hour", "20 days");
        SandboxChat endless = somebody("en");
        has(endless, "vip", "operator", "-20 days", "1000 days");
        SandboxChat longAgo = somebody("en");
        has(longAgo, "vip", "trial", "-20 days", "-3 days");
        SandboxChat blocks = somebody("en");
        has(blocks, "vip", "bought", "-20 days", "1 hour");
        platform.journal().execute("update person set reachable = false where id = " + blocks.id());
        SandboxChat never = platform.newcomer();
        has(never, "vip", "operator", "-20 days", "1 hour");

        look();

        isToldNoMore(follows, 2);
        isToldNoMore(endless, 2);
        isToldNoMore(longAgo, 2);
        assertThat(platform.journal()
                        .column("select n.kind from subscription_notice n join subscription s on s.id = n.subscription"
                                + " where s.person in (%d, %d)".formatted(blocks.id(), never.id())))
                .isEmpty();
    }
}
