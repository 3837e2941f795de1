package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code jackfield admin list}, {@code lists}, {@code check-db}, {@code user export} and {@code erase} beside a running
 * host.
 */
class AdminListsIT {
    private static final PluginJar ORDERS = PluginJar.of("orders", PluginJar.spec("orders") + PluginJar.handle("""
                            request.memory().put("word", "tea");
                            return Reply.text("noted");
                            """))
            .also("OperatorList", """
                            private final Set<String> taken = ConcurrentHashMap.newKeySet();
                            public ListSpec spec() {
                                return ListSpec.named("orders", "orders",
                                    ListSpec.Column.choice("status", "status", "new", "taken").filtered(),
                                    ListSpec.Column.of("buyer", "buyer", ListSpec.Column.Kind.TEXT).ofPerson())
                                    .actions("take");
                            }
                            public ListPage rows(ListQuestion question, BotView bot) {
                                List<ListPage.Row> rows = new ArrayList<>();
                                int number = question.after().map(Integer::parseInt).orElse(0);
                                while (rows.size() < question.most() && number < 3) {
                                    String id = Integer.toString(++number);
                                    String status = taken.contains(id) ? "taken" : "new";
                                    if (question.filters().getOrDefault("status", status).equals(status)) {
                                        rows.add(new ListPage.Row(id, List.of(status, "Ada " + id + "\u001b[31m"),
                                            List.of("take")));
                                    }
                                }
                                return new ListPage(rows, number < 3 ? Optional.of(Integer.toString(number))
                                    : Optional.empty());
                            }
                            public String act(String action, String row, String by, BotView bot) {
                                taken.add(row);
                                return "Order " + row + " is taken by " + by;
                            }
                            """)
            .file(
                    "texts/en.properties",
                    "orders=Orders\nstatus=Status\nstatus.new=waiting\nbuyer=Buyer\norders.take=Take\n");

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [orders]\n")
            .set("databases.gone", "{url: \"postgresql://nobody:nothing@127.0.0.1:1/gone\"}")
            .with(ORDERS);

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

    @Test
    void listsSayWhatTheyCanBeFilteredBy() {
        assertThat(works("lists", "--bot", "shop").lines())
                .containsExactly(
                        "orders: Orders",
                        "  --status  Status, choice: new (waiting), taken (taken)",
                        "    buyer  Buyer, text (personal)",
                        "  --act: take (Take)");
    }

    @Test
    void rowsAreShownFilteredAndPageByPage() {
        assertThat(works("list", "orders", "--bot", "shop", "--act", "take", "2", "--by", "eve")
                        .strip())
                .isEqualTo("Order 2 is taken by host eve");
        assertThat(works("list", "orders", "--bot", "shop", "--status", "new").lines())
                .containsExactly(
                        "ROW  Status   Buyer",
                        "1    waiting  Ada 1\uFFFD[31m  take",
                        "3    waiting  Ada 3\uFFFD[31m  take");
        assertThat(works("list", "orders", "--bot", "shop", "--status=taken", "--without-personal")
                        .lines())
                .containsExactly("ROW  Status", "2    taken   take");
        assertThat(works("list", "orders", "--bot", "shop", "--most", "1")).contains("There are more: --after 1");
        assertThat(works("list", "orders", "--bot", "shop", "--most", "1", "--after", "2"))
                .contains("Ada 3");
        assertThat(isRefused("list", "orders", "--bot", "shop", "--buyer", "Ada"))
                .contains("list orders has no filter 'buyer'; it has: status");
        assertThat(isRefused("list", "sales", "--bot", "shop"))
                .contains("bot shop has no list 'sales'; it has: orders");
    }

    @Test
    void nameOfAListIsACommand() {
        assertThat(works("orders", "--bot", "shop", "--most", "1"))
                .isEqualTo(works("list", "orders", "--bot", "shop", "--most", "1"));
        assertThat(isRefused("sales", "--bot", "shop")).contains("bot shop has no list 'sales'; it has: orders");
        assertThat(admin("nonsense")).as("a wrong call").isEqualTo(2);
        assertThat(admin()).isEqualTo(2);
    }

    @Test
    void rowsAreWrittenIntoFiles(@TempDir Path folder) throws IOException {
        Path csv = folder.resolve("orders.csv");
        Path xlsx = folder.resolve("orders.xlsx");

        works("list", "orders", "--bot", "shop", "--csv", csv.toString(), "--xlsx", xlsx.toString());

        assertThat(Files.readAllLines(csv)).hasSize(4).first().isEqualTo("\uFEFFStatus,Buyer");
        assertThat(Files.readAllBytes(xlsx)).startsWith('P', 'K');
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("orders.csv", "orders.xlsx");
    }

    @Test
    void userIsExportedAndErased(@TempDir Path folder) throws IOException {
        SandboxChat ada = platform.newcomer();
        ada.send("/orders");
        ada.nextReply();
        String id = Long.toString(ada.id());
        Path file = folder.resolve("user.json");

        assertThat(works("user", "export", id, "--bot", "shop", "--by", "eve")).contains("\"first_name\" : \"Ada\"");
        works("user", "export", id, "--bot", "shop", "--json", file.toString());
        assertThat(Files.readString(file)).contains("\"word\"");
        assertThat(isRefused("user", "erase", id, "--bot", "shop")).contains("to do it, add --yes");
        assertThat(works("user", "erase", id, "--bot", "shop", "--yes").lines())
                .contains("User " + id + " is forgotten.", "  person: 1 rows");
        assertThat(works("user", "export", id, "--bot", "shop")).contains("\"host\" : { }");
    }

    @Test
    void databasesAreTriedByTheHost() {
        assertThat(admin("check-db")).isOne();
        assertThat(out.toString().lines().toList())
                .hasSize(3)
                .anyMatch(line ->
                        line.matches("postgresql \\(.*\\): version \\d.*, schema \\d{4}, answers in [0-9.]+ ms"))
                .anyMatch(line -> line.matches("redis \\(.*\\): version \\d.*, answers in [0-9.]+ ms"))
                .anyMatch(line -> line.startsWith("gone (") && line.contains("cannot be used"));
        assertThat(out.toString()).doesNotContain("nothing");
    }
}
