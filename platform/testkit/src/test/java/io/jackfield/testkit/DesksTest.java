package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.desk.ModelDesk.Offer;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.desk.ScheduleDesk;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.memory.Memory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the desks promise plugins. These tests run against the desks in memory, and again against those of the real
 * host.
 */
class DesksTest {
    private static final CommandSpec HELP = CommandSpec.command("help").described("Helps");

    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(DeskCommand.class)
            .offer("first", "First", "openai", false)
            .offer("second", "Second", "other", true)
            .config("name", "of the plugin")
            .config("shop", "of the plugin")
            .botConfig("shop", "of the bot")
            .botTexts("en", "greeting", "Good day, {0}")
            .timezone(ZoneId.of("Europe/Moscow"))
            .staff("managers", -77, 1_001L)
            .commands(HELP);

    private TestChat ada;

    @BeforeEach
    void adaComes() {
        ada = jackfield.telegram().privateChatWith("Ada");
    }

    @Test
    void botIsThereOutsideOfARequestInItsOwnWords() {
        BotView bot = jackfield.context().bots().getFirst();

        assertThat(jackfield.context().bots()).hasSize(1);
        assertThat(bot.bot().id()).isEqualTo("test");
        assertThat(bot.config().text("shop", "-")).isEqualTo("of the bot");
        assertThat(bot.config().text("name", "-")).isEqualTo("of the plugin");
        assertThat(bot.text("en", "greeting", "Ada")).isEqualTo("Good day, Ada");
        assertThat(bot.language()).isEqualTo("en");
        assertThat(bot.timeZone()).isEqualTo(ZoneId.of("Europe/Moscow"));
        assertThat(bot.timeZone(ada.userId())).isEqualTo(ZoneId.of("Europe/Moscow"));
        ada.preferences().put("timezone", "Asia/Tashkent");
        assertThat(bot.timeZone(ada.userId())).isEqualTo(ZoneId.of("Asia/Tashkent"));
        assertThat(jackfield.context().bot("test").bot()).isEqualTo(bot.bot());
        assertThatThrownBy(() -> jackfield.context().bot("other"))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(StandardError.NOT_FOUND))
                .hasMessageContaining("this host serves no bot 'other'");
    }

    @Test
    void rolesOfPeopleAreThoseOfTheBotsFile() {
        TestChat ben = jackfield.telegram().privateChatWith("Ben");

        assertThat(jackfield.context().people().roles("test", ada.userId())).containsExactly("managers");
        assertThat(jackfield.context().people().roles("test", ben.userId())).isEmpty();
        assertThat(jackfield.context().people().chatOfRole("test", "managers")).contains(Recipient.of("test", -77));
        assertThat(jackfield.context().people().chatOfRole("test", "cooks")).isEmpty();
        assertThatThrownBy(() -> jackfield.context().people().roles("other", ada.userId()))
                .hasMessageContaining("this host serves no bot 'other'");
    }

    @Test
    void valueIsThereUntilItIsRemoved() {
        Memory shared = jackfield.context().memory().shared();
        assertThat(shared.get("name")).isEmpty();
        shared.put("name", "one");
        shared.put("name", "two");
        assertThat(shared.get("name")).contains("two");
        shared.remove("name");
        shared.remove("name");
        assertThat(shared.get("name")).isEmpty();
    }

    @Test
    void shelvesAreApart() {
        memoryOf(ada).put("name", "of Ada");
        jackfield.context().memory().shared().put("name", "shared");
        ada.preferences().put("name", "preferred");

        assertThat(memoryOf(ada).get("name")).contains("of Ada");
        assertThat(memoryOf(jackfield.telegram().privateChatWith("Ben")).get("name"))
                .isEmpty();
        assertThat(jackfield.context().memory().shared().get("name")).contains("shared");
        assertThat(ada.preferences().get("name")).contains("preferred");
    }

    @Test
    void namesAndValuesHaveTheirLimits() {
        Memory shared = jackfield.context().memory().shared();
        shared.put("n".repeat(64), "v".repeat(60_000));
        List.<ThrowingCallable>of(
                        () -> shared.put("", "v"),
                        () -> shared.put("n".repeat(65), "v"),
                        () -> shared.put("n", "v".repeat(70_000)),
                        () -> shared.get(""),
                        () -> shared.remove("n".repeat(65)))
                .forEach(wrong -> assertThatThrownBy(wrong).isInstanceOf(RuntimeException.class));
        assertThat(shared.get("n".repeat(64)))
                .hasValueSatisfying(value -> assertThat(value).hasSize(60_000));
    }

    @Test
    void writesOfARequestAreSeenAfterwards() {
        ada.sends("/desk put name Grace");
        ada.sees("Grace []");
        assertThat(memoryOf(ada).get("name")).contains("Grace");

        memoryOf(ada).put("name", "Alan");
        ada.sends("/desk");
        ada.sees("Alan []");

        ada.sends("/desk remove name");
        ada.sees("nothing []");
        assertThat(memoryOf(ada).get("name")).isEmpty();
    }

    @Test
    void failedRequestWritesNothing() {
        ada.sends("/desk put name Grace");

        ada.sends("/desk fail");

        assertThat(ada.failure()).hasMessageContaining("after all");
        assertThat(memoryOf(ada).get("name")).contains("Grace");
        assertThat(ada.dialogue()).isEmpty();
    }

    @Test
    void dialogueKeepsItsOrderAndForgetsWhenTold() {
        ada.sends("/desk say one");
        ada.sends("/desk say two");
        ada.sends("/desk say three");

        assertThat(ada.lastReply().text()).isEqualTo("nothing [two, three]");
        assertThat(ada.dialogue())
                .containsExactly(ModelMessage.user("one"), ModelMessage.user("two"), ModelMessage.user("three"));

        ada.sends("/desk forget");
        ada.sends("/desk say four");
        assertThat(ada.lastReply().text()).isEqualTo("nothing [four]");
        assertThat(ada.dialogue()).containsExactly(ModelMessage.user("four"));
    }

    @Test
    void peopleAreKnownOnceTheyHaveWritten() {
        assertThat(jackfield.context().people().find("test", ada.userId())).isEmpty();

        ada.sends("/desk");

        Person person = jackfield.context().people().find("test", ada.userId()).orElseThrow();
        assertThat(person.firstName()).isEqualTo("Ada");
        assertThat(person.language()).isEqualTo("en");
        ada.sends("/desk prefer language ru");
        assertThat(jackfield.context().people().find("test", ada.userId()))
                .hasValueSatisfying(one -> assertThat(one.language()).isEqualTo("ru"));
    }

    @Test
    void reachableComesInPagesWithoutThoseWhoHaveBlockedTheBot() {
        TestChat ben = jackfield.telegram().privateChatWith("Ben");
        TestChat cleo = jackfield.telegram().privateChatWith("Cleo");
        List.of(ada, ben, cleo).forEach(chat -> chat.sends("/desk"));
        assertThat(reachable(0, 2)).containsExactly("Ada", "Ben");
        assertThat(reachable(ben.userId(), 2)).containsExactly("Cleo");
        assertThat(reachable(0, 0)).containsExactly("Ada");

        ben.blocksTheBot();
        assertThat(reachable(0, 9)).containsExactly("Ada", "Cleo");

        ben.unblocksTheBot();
        assertThat(reachable(0, 9)).containsExactly("Ada", "Ben", "Cleo");
    }

    @Test
    void messageArrivesWithItsKeyboard() {
        Keyboard keyboard = Keyboard.column(List.of(Button.action("Good", "good")));

        jackfield
                .context()
                .messages()
                .send(at(ada), Reply.markdown("Some **news**").keyboard(keyboard));

        TestReply news = ada.sees("Some news");
        assertThat(news.entities()).containsExactly(new TestReply.Entity("bold", "news", ""));
        assertThat(news.buttons()).containsExactly("Good");
        assertThat(jackfield.pushed()).containsExactly(new PushedMessage(at(ada), news));
    }

    @Test
    void messagesOfAChatKeepTheirOrder() {
        for (int number = 0; number < 20; number++) {
            jackfield.context().messages().send(at(ada), Reply.text("Number " + number));
        }

        assertThat(ada.unread()).hasSize(20);
        assertThat(ada.nextReply().text()).isEqualTo("Number 0");
        assertThat(ada.lastReply().text()).isEqualTo("Number 19");
    }

    @Test
    void sameKeySendsOnceWithinTwoDays() {
        sendOnce("Report");
        sendOnce("Report");
        jackfield.clock().advance(Duration.ofHours(47));
        sendOnce("Report");
        ada.sees("Report");
        ada.seesNothingMore();

        jackfield.clock().advance(Duration.ofHours(2));
        sendOnce("Report again");
        ada.sees("Report again");
    }

    @Test
    void messageThatCannotBeSentIsRefused() {
        List.<ThrowingCallable>of(
                        () -> jackfield.context().messages().send(at(ada), Reply.nothing()),
                        () -> jackfield.context().messages().sendOnce(at(ada), Reply.text("a"), ""),
                        () -> jackfield.context().messages().sendOnce(at(ada), Reply.text("a"), "k".repeat(201)),
                        () -> ada.preferences().put("", "a"))
                .forEach(call -> assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class));
        ada.seesNothingMore();
    }

    @Test
    void shownMessageTakesThePlaceOfWhatItsKeyHasShown() {
        Keyboard take = Keyboard.column(List.of(Button.action("Take", "take")));
        show(Reply.markdown("Application **17**: new").keyboard(take));
        TestReply first = ada.sees("Application 17: new");
        show("application-18", Reply.text("Application 18: new"));
        ada.sees("Application 18: new");

        show(Reply.markdown("Application **17**: *taken*"));

        TestReply second = ada.sees("Application 17: taken");
        assertThat(second.isEdit()).isTrue();
        assertThat(second.messageId()).isEqualTo(first.messageId());
        assertThat(second.buttons()).isEmpty();
        assertThat(ada.onScreen())
                .extracting(TestReply::text)
                .containsExactly("Application 17: taken", "Application 18: new");
        assertThat(jackfield.pushed()).extracting(PushedMessage::reply).doesNotContain(second);
    }

    @Test
    void pictureAndTextTakeThePlaceOfEachOther() {
        show(Reply.text("Ordered"));
        ada.sees("Ordered");

        show(Reply.document(Attachment.bytes("bill.txt", "text/plain", new byte[] {65}), "The bill"));
        TestReply bill = ada.sees("The bill");
        assertThat(bill.isEdit()).isTrue();
        assertThat(bill.attachment().content()).containsExactly(65);

        show(Reply.text("Paid"));
        assertThat(ada.sees("Paid").isEdit()).isFalse();
        assertThat(ada.onScreen()).extracting(TestReply::text).containsExactly("Paid");
        show(Reply.text("Delivered"));
        assertThat(ada.sees("Delivered").isEdit()).isTrue();
    }

    @Test
    void shownMessageThatIsGoneComesAnew() {
        show(Reply.text("New").keyboard(Keyboard.column(List.of(Button.action("Away", "away")))));
        ada.sees("New");
        ada.presses("Away");
        assertThat(ada.onScreen()).isEmpty();

        show(Reply.text("Taken"));
        assertThat(ada.sees("Taken").isEdit()).isFalse();
        show(Reply.text("Done"));

        assertThat(ada.sees("Done").isEdit()).isTrue();
        assertThat(ada.onScreen()).hasSize(1);
    }

    @Test
    void sameMessageShownAgainChangesNothing() {
        show(Reply.text("New"));
        ada.sees("New");

        show(Reply.text("New"));
        jackfield.context().messages().send(at(ada), Reply.text("Next"));

        ada.sees("Next");
        ada.seesNothingMore();
    }

    @Test
    void lastOfThoseThatWaitIsTheOneThatIsShown() {
        jackfield.telegram().refusesNext(Duration.ofSeconds(1));
        show(Reply.text("New"));
        show(Reply.text("Taken"));
        show(Reply.text("Done"));
        jackfield.clock().advance(Duration.ofSeconds(1));

        assertThat(ada.onScreen()).extracting(TestReply::text).containsExactly("Done");
    }

    @Test
    void whatCannotBeChangedLaterIsNotShown() {
        List.of(
                        Reply.nothing(),
                        Reply.text("a").and(Reply.text("b")),
                        Reply.text("a").keyboard(Keyboard.keys(List.of("Key"))),
                        Reply.text("a".repeat(5_000)),
                        Reply.document(Attachment.bytes("a.txt", "text/plain", new byte[1]), "a".repeat(1_025)),
                        Reply.call("sendDice", Map.of()),
                        Reply.removal())
                .forEach(reply -> assertThatThrownBy(() -> show(reply)).isInstanceOf(IllegalArgumentException.class));
        List.of("", "k".repeat(201), "a\0b")
                .forEach(key -> assertThatThrownBy(() -> show(key, Reply.text("a")))
                        .isInstanceOf(IllegalArgumentException.class));
        ada.seesNothingMore();
    }

    @Test
    void messageWaitsAsLongAsTelegramAsks() {
        jackfield.telegram().refusesNext(Duration.ofSeconds(1));

        jackfield.context().messages().send(at(ada), Reply.text("Late"));
        jackfield.context().messages().send(at(ada), Reply.text("Later"));
        jackfield.clock().advance(Duration.ofSeconds(1));

        ada.sees("Late");
        ada.sees("Later");
        ada.seesNothingMore();
    }

    @Test
    void jobRunsOnceAtItsTime() {
        Instant start = jackfield.clock().instant();
        schedule().at(start.plus(Duration.ofDays(14)), "note", "far", "b");
        schedule().at(start.plus(Duration.ofMinutes(5)), "note", "near", "a");
        schedule().at(start.minus(Duration.ofDays(1)), "note", "past", "c");

        jackfield.clock().advance(Duration.ofMinutes(4));
        assertThat(notes()).isEqualTo("past=c@2026-01-05T09:00;");
        jackfield.clock().advance(Duration.ofDays(20));

        assertThat(notes()).isEqualTo("past=c@2026-01-05T09:00;near=a@2026-01-05T09:05;far=b@2026-01-19T09:00;");
    }

    @Test
    void planIsReplacedAndTakenBack() {
        Instant start = jackfield.clock().instant();
        schedule().at(start.plusSeconds(60), "note", "one", "first");
        schedule().at(start.plusSeconds(120), "note", "one", "second");
        schedule().at(start.plusSeconds(60), "note", "two", "gone");
        schedule().cancel("note", "two");
        schedule().cancel("note", "three");

        jackfield.clock().advance(Duration.ofHours(1));

        assertThat(notes()).isEqualTo("one=second@2026-01-05T09:02;");
    }

    @Test
    void cronRunsAgainAndAgainInItsZone() {
        schedule().cron("30 12 * * *", ZoneId.of("Asia/Tashkent"), "note", "noon", "");

        jackfield.clock().advance(Duration.ofDays(3));

        assertThat(notes()).isEqualTo("noon=@2026-01-06T07:30;noon=@2026-01-07T07:30;noon=@2026-01-08T07:30;");
        schedule().cancel("note", "noon");
        jackfield.clock().advance(Duration.ofDays(3));
        assertThat(notes()).hasSize(3 * "noon=@2026-01-06T07:30;".length());
    }

    @Test
    void sameCronPlannedAgainKeepsTheRunItOwes() {
        schedule().cron("0 12 * * *", ZoneOffset.UTC, "note", "noon", "first");

        schedule().cron("0 12 * * *", ZoneOffset.UTC, "note", "noon", "second");
        jackfield.clock().advance(Duration.ofDays(1));

        assertThat(notes()).isEqualTo("noon=second@2026-01-05T12:00;");
    }

    @Test
    void jobMayPlanItself() {
        schedule().at(jackfield.clock().instant(), "chain", "links", "ab");

        jackfield.clock().advance(Duration.ofMinutes(10));

        assertThat(notes()).isEqualTo("links=ab@2026-01-05T09:00;links=b@2026-01-05T09:01;links=@2026-01-05T09:02;");
    }

    @Test
    void failureThatMayPassIsTriedAgainLater() {
        schedule().at(jackfield.clock().instant(), "busy", "work", "");

        jackfield.clock().advance(Duration.ofHours(1));

        assertThat(notes()).isEqualTo("work=@2026-01-05T09:00;work=@2026-01-05T09:01;work=@2026-01-05T09:03;");
    }

    @Test
    void failureForGoodEndsTheJob() {
        schedule().at(jackfield.clock().instant(), "broken", "work", "");

        jackfield.clock().advance(Duration.ofHours(1));

        assertThat(notes()).isEqualTo("work=@2026-01-05T09:00;");
        assertThat(jackfield.jobFailure()).hasMessageContaining("nothing to do");
    }

    @Test
    void offersAreThoseOfTheBotInItsOrder() {
        assertThat(jackfield.context().models().offers("test"))
                .containsExactly(
                        new Offer("first", "First", "openai", false), new Offer("second", "Second", "other", true));
        assertThat(jackfield.context().models().offer("test", "third")).isEmpty();
    }

    @Test
    void modelIsAskedThroughItsOffer() {
        jackfield.model().answers("Twelve jacks");
        StringBuilder seen = new StringBuilder();
        Question question = new Question(
                "test", "second", List.of(ModelMessage.system("Be brief"), ModelMessage.user("How many?")));

        String answer = jackfield.context().models().ask(question, seen::append).text();

        assertThat(answer).isEqualTo("Twelve jacks").isEqualTo(seen.toString());
        assertThat(jackfield.model().questions()).containsExactly(question);
    }

    @Test
    void commandsAreThoseOfTheBotInItsOrder() {
        assertThat(jackfield.context().commands().of("test"))
                .extracting(spec -> spec.name().orElseThrow())
                .containsExactly("desk", "help");
    }

    @Test
    void unknownBotIsNotFoundAnywhere() {
        Recipient nobody = Recipient.of("nobody", 1);
        List.<ThrowingCallable>of(
                        () -> jackfield.context().people().find("nobody", 1),
                        () -> jackfield.context().people().reachable("nobody", 0, 1),
                        () -> jackfield.context().people().preferences("nobody", 1),
                        () -> jackfield.context().memory().of(nobody),
                        () -> jackfield.context().messages().send(nobody, Reply.text("a")),
                        () -> jackfield.context().models().offers("nobody"),
                        () -> jackfield
                                .context()
                                .models()
                                .ask(new Question("test", "third", List.of(ModelMessage.user("a"))), piece -> {}),
                        () -> jackfield.context().commands().of("nobody"))
                .forEach(call -> refused(StandardError.NOT_FOUND, call));
    }

    private static void refused(StandardError error, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        thrown -> assertThat(thrown.error()).isEqualTo(error));
    }

    private void sendOnce(String text) {
        jackfield.context().messages().sendOnce(at(ada), Reply.text(text), "week-1");
    }

    private void show(Reply reply) {
        show("application-17", reply);
    }

    private void show(String key, Reply reply) {
        jackfield.context().messages().show(at(ada), reply, key);
    }

    private static List<String> reachable(long after, int limit) {
        return jackfield.context().people().reachable("test", after, limit).stream()
                .map(Person::firstName)
                .toList();
    }

    private static ScheduleDesk schedule() {
        return jackfield.context().schedule();
    }

    private static String notes() {
        return jackfield.context().memory().shared().get("notes").orElse("");
    }

    private static Memory memoryOf(TestChat chat) {
        return jackfield.context().memory().of(at(chat));
    }

    private static Recipient at(TestChat chat) {
        return Recipient.of("test", chat.id());
    }
}
