package io.jackfield.command.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.operator.ListSpec;
import io.jackfield.api.operator.ListSpec.Column;
import io.jackfield.api.operator.ListSpec.Column.Kind;
import io.jackfield.api.operator.OperatorList;
import io.jackfield.testkit.CommandHandlerContract;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import io.jackfield.testkit.TestReply;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ListsCommandTest extends CommandHandlerContract {
    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(
                    ListsCommand.class, Applications.class, Visits.class)
            .named("command-lists")
            .botTexts("en", "applications", "Applications")
            .botTexts("en", "applications.take", "✋ Take")
            .botTexts("en", "applications.close", "Close")
            .botTexts("en", "status", "Status")
            .botTexts("en", "status.new", "waiting")
            .botTexts("en", "visits", "Visits")
            .botTexts("ru", "applications", "Заявки")
            .timezone(ZoneId.of("Europe/Moscow"))
            .staff("managers", -77, 1_001L, 1_002L)
            .staff("guards", -78, 1_001L);

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    /** Eleven applications; those that are taken can be closed, and are gone then. */
    public static final class Applications implements OperatorList {
        private static final int ALL = 11;

        private final PluginContext context;

        public Applications(PluginContext context) {
            this.context = context;
        }

        @Override
        public ListSpec spec() {
            return ListSpec.named(
                            "applications",
                            "applications",
                            Column.of("number", "number", Kind.NUMBER),
                            Column.of("made", "made", Kind.TIME),
                            Column.choice("status", "status", "new", "taken").filtered(),
                            Column.of("price", "price", Kind.MONEY),
                            Column.of("name", "name", Kind.TEXT).ofPerson())
                    .actions("take", "close")
                    .forRoles("managers");
        }

        @Override
        public ListPage rows(ListQuestion question, BotView bot) {
            List<ListPage.Row> rows = new ArrayList<>();
            int number = question.after().map(Integer::parseInt).orElse(0);
            while (rows.size() < question.most() && number < ALL) {
                number++;
                String status = state(Integer.toString(number));
                if (!status.equals("closed")
                        && question.filters().getOrDefault("status", status).equals(status)) {
                    rows.add(row(Integer.toString(number), status));
                }
            }
            return new ListPage(rows, number < ALL ? Optional.of(Integer.toString(number)) : Optional.empty());
        }

        private static ListPage.Row row(String id, String status) {
            return new ListPage.Row(
                    id,
                    List.of(id, "2026-11-30T21:00:00Z", status, "1599.50 RUB", "Ada\nthe " + id + "."),
                    status.equals("new") ? List.of("take") : List.of("close"));
        }

        private String state(String row) {
            return context.memory().shared().get("state." + row).orElse("new");
        }

        @Override
        public String act(String action, String row, String by, BotView bot) {
            if (!row.matches("\\d{1,2}")) {
                throw new JackfieldException(StandardError.NOT_FOUND, "there is no application " + row);
            }
            context.memory().shared().put("state." + row, action.equals("take") ? "taken" : "closed");
            return "Application " + row + ": " + action + " by " + by;
        }
    }

    /** A list of others, which cannot be shown once the archive is closed. */
    public static final class Visits implements OperatorList {
        private final PluginContext context;

        public Visits(PluginContext context) {
            this.context = context;
        }

        @Override
        public ListSpec spec() {
            return ListSpec.named("visits", "visits", Column.of("who", "who", Kind.TEXT))
                    .forRoles("guards");
        }

        @Override
        public ListPage rows(ListQuestion question, BotView bot) {
            if (context.memory().shared().get("closed").isPresent()) {
                throw new JackfieldException(StandardError.UNAVAILABLE, "the archive is closed");
            }
            return new ListPage(List.of(), Optional.empty());
        }
    }

    private final TestChatOf chats = new TestChatOf();

    /** The first two users of a test have roles. */
    private static final class TestChatOf {
        TestChat boss() {
            return jackfield.telegram().privateChatWith("Boss");
        }

        TestChat manager() {
            boss();
            return jackfield.telegram().privateChatWith("Manager");
        }

        TestChat stranger() {
            manager();
            return jackfield.telegram().privateChatWith("Stranger");
        }
    }

    @Test
    void whoSeesSeveralListsChoosesOne() {
        TestChat boss = chats.boss();
        boss.sends("/lists");
        assertThat(boss.sees("📋 Which list would you like to see?").buttons())
                .containsExactly("Applications", "Visits");

        boss.presses("Visits");
        assertThat(boss.sees("📋 Visits\n\nNothing here yet.").isEdit()).isTrue();
        boss.presses("‹ All lists");
        boss.presses("Applications");

        assertThat(boss.lastReply().text()).startsWith("📋 Applications\n\n1. 1 · ");
    }

    @Test
    void pageShowsRowsInWordsAndTheNextOneTheRest() {
        TestChat manager = chats.manager();
        manager.sends("/lists");

        TestReply first = manager.nextReply();
        assertThat(first.text().replace('\u202f', ' ').replace('\u00a0', ' '))
                .contains("2. 2 · Dec 1, 2026, 12:00 AM · waiting · 1,599.50 ₽ · Ada the 2.");
        assertThat(first.buttons())
                .containsExactly(
                        "1", "2", "3", "4", "5", "6", "7", "8", "More ›", "🔎 Filter", "CSV", "XLSX", "🔄 Refresh");
        manager.presses("More ›");
        TestReply second = manager.nextReply();
        assertThat(second.isEdit()).isTrue();
        assertThat(second.text()).startsWith("📋 Applications · page 2\n\n1. 9 · ");
        assertThat(second.buttons()).contains("‹ Back").doesNotContain("More ›");
        manager.presses("‹ Back");
        assertThat(manager.nextReply().text()).isEqualTo(first.text());
    }

    @Test
    void rowsAreFilteredByAPress() {
        TestChat manager = chats.manager();
        manager.sends("/lists");
        manager.presses("3");
        manager.presses("✋ Take");
        manager.presses("‹ To the list");
        manager.presses("🔎 Filter");
        assertThat(manager.lastReply().buttons()).containsExactly("Status: waiting", "Status: taken", "Show all");

        manager.presses("Status: taken");

        assertThat(manager.lastReply().text()).startsWith("📋 Applications\n🔎 Status: taken\n\n1. 3 · ");
        manager.presses("🔎 Filter");
        assertThat(manager.lastReply().buttons()).contains("✅ Status: taken");
        manager.presses("✅ Status: taken");
        assertThat(manager.lastReply().text()).startsWith("📋 Applications\n\n1. 1 · ");
    }

    @Test
    void cardOffersWhatCanBeDoneAndSaysWhatWas() {
        TestChat manager = chats.manager();
        manager.sends("/lists applications");
        manager.presses("4");
        assertThat(manager.lastReply().text())
                .startsWith("📄 Applications\n\nnumber: 4\nmade: ")
                .endsWith("name: Ada the 4.");
        assertThat(manager.lastReply().buttons()).containsExactly("✋ Take", "‹ To the list");

        manager.presses("✋ Take");

        assertThat(manager.alert()).isEqualTo("Application 4: take by telegram 1002");
        assertThat(manager.lastReply().text()).contains("Status: taken");
        manager.presses("Close");
        assertThat(manager.lastReply().text()).startsWith("📋 Applications").doesNotContain(" 4 ·");
    }

    @Test
    void wholeFilteredListComesAsAFile() {
        TestChat manager = chats.manager();
        manager.sends("/lists");
        manager.presses("More ›");

        manager.presses("CSV");

        TestReply file = manager.lastReply();
        assertThat(file.attachment().name()).isEqualTo("applications.csv");
        assertThat(new String(file.attachment().content(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.matches("\"?\\d+,.*")))
                .hasSize(11);
        manager.presses("XLSX");
        assertThat(manager.lastReply().attachment().name()).isEqualTo("applications.xlsx");
    }

    @Test
    void strangerSeesNothingAlsoByAForgedPress() {
        TestChat stranger = chats.stranger();
        stranger.sends("/lists");
        stranger.sees("There are no lists for you here.");
        stranger.sends("/lists applications");
        stranger.sees("There are no lists for you here.");

        stranger.pressesForged("act", "take 1 applications");
        stranger.pressesForged("csv", "applications");
        stranger.pressesForged("page", "applications");

        assertThat(stranger.replies()).noneMatch(reply -> reply.text().contains("Ada"));
        assertThat(jackfield.operator().list("applications").rows("status", "taken"))
                .isEmpty();
    }

    @Test
    void pressOfAnotherMemberOfTheGroupIsJudgedByTheirOwnRole() {
        chats.stranger();
        TestChat group = jackfield.telegram().group("Managers", "Manager", "Stranger");
        group.as("Manager").sends("/lists");
        assertThat(group.lastReply().text()).startsWith("📋 Applications");

        group.as("Stranger").presses("1");

        assertThat(group.lastReply().text()).isEqualTo("There are no lists for you here.");
    }

    @Test
    void wordsAreThoseOfTheReader() {
        chats.boss();
        TestChat manager = jackfield.telegram().privateChatWith("Менеджер", "ru");
        manager.sends("/lists");
        assertThat(manager.nextReply().text()).startsWith("📋 Заявки");
        TestChat uzbek = jackfield.telegram().privateChatWith("Usmon", "uz");
        uzbek.sends("/lists");
        uzbek.sees("Bu yerda siz uchun roʻyxatlar yoʻq.");
    }

    @Test
    void listThatCannotBeShownIsNoFailureOfTheCommand() {
        TestChat boss = chats.boss();
        jackfield.context().memory().shared().put("closed", "yes");
        boss.sends("/lists visits");
        boss.sees("The list cannot be shown right now. Please try again in a little while.");
        boss.sends("/lists");

        boss.presses("Visits");

        assertThat(boss.alert()).isEqualTo("The list cannot be shown right now. Please try again in a little while.");
    }
}
