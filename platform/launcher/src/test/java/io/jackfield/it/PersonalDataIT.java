package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.store.PersonalTables;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.it.fixture.Till;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everything that is kept of a user is given out, and forgotten but for what the books need. */
class PersonalDataIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Till till = Till.named("till");

    /** Keeps notes of its own beside what it keeps at the host's desks; {@code fail} lets it fail. */
    private static PluginJar notes(String id) {
        return PluginJar.of(id, PluginJar.spec(id) + PluginJar.handle("""
                        String[] words = request.argument().split(" ");
                        switch (words[0]) {
                            case "keep" -> {
                                context.memory().shared().put("note." + request.sender().id(), words[1]);
                                request.memory().put("word", words[1]);
                                request.preferences().put("colour", words[1]);
                                request.dialogue().append(ModelMessage.user("I like " + words[1]));
                            }
                            case "fail" -> context.memory().shared().put("fails", words[1]);
                            default -> {}
                        }
                        return Reply.text(request.memory().get("word").orElse("-") + " "
                            + request.preferences().get("colour").orElse("-") + " " + request.dialogue().latest(5).size()
                            + " " + context.memory().shared().get("note." + request.sender().id()).orElse("-"));
                        """)).also("PersonalData", """
                        private void failWhenTold() {
                            if (context.memory().shared().get("fails").orElse("no").equals("yes")) {
                                throw new JackfieldException(StandardError.UNAVAILABLE, "the archive is closed");
                            }
                        }
                        public Map<String, Object> export(BotView bot, long person) {
                            failWhenTold();
                            String note = context.memory().shared().get("note." + person).orElse("");
                            return note.isEmpty() ? Map.of()
                                : Map.of("notes", List.of(Map.of("text", note, "number", 1, "shared", true)));
                        }
                        public void erase(BotView bot, long person) {
                            failWhenTold();
                            context.memory().shared().remove("note." + person);
                        }
                        """);
    }

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", """
                    plugins: [notes, apart, payment-till]
                    plans:
                      - {id: free, limits: [{requests: 10, per: ever}]}
                      - {id: premium, label: Premium, premium: true}
                    products:
                      - {id: month, plan: premium, period: P1M, title: One month, prices: {RUB: 100}}
                    """)
            .configured("apart", "isolation: process\nmemory: 64m\n")
            .with(notes("notes"))
            .with(notes("apart"))
            .with(till.jar());

    private SandboxChat ada;

    @BeforeEach
    void adaHasLeftTraces() {
        ada = platform.newcomer();
        assertThat(says("/notes keep tea")).isEqualTo("tea tea 1 tea");
        assertThat(says("/apart keep milk")).isEqualTo("milk milk 2 milk");
    }

    private String says(String command) {
        ada.send(command);
        return ada.nextReply(SOON).text();
    }

    private String path(String what) {
        return "/bots/shop/users/" + ada.id() + "/" + what;
    }

    private JsonObject exported() {
        return platform.askAdmin(path("export"), new JsonObject().put("by", "eve"));
    }

    private JsonObject erased() {
        return platform.askAdmin(
                path("erase"), new JsonObject().put("by", "eve").put("confirm", Long.toString(ada.id())));
    }

    /** Buys with the till, which knows a phone number afterwards; gives the order. */
    private String bought() {
        ada.send("/till buy month till phone 998901234567");
        ada.nextReply(SOON);
        String order = ada.nextReply(SOON).text().split(" ")[0];
        String payment = platform.journal()
                .column("select system_id from payment_transaction where order_id = '" + order + "'")
                .getFirst();
        assertThat(till.calls(
                        platform,
                        "shop",
                        "taken",
                        Map.of("id", payment, "order", order, "amount", "100.00", "phone", "998901234567")))
                .isEqualTo("DONE");
        ada.nextReply(SOON);
        return order;
    }

    @Test
    void exportHasWhatHostAndPluginsKeep() {
        String order = bought();

        JsonObject all = exported();

        assertThat(all.getString("bot")).isEqualTo("shop");
        assertThat(all.getLong("user")).isEqualTo(ada.id());
        JsonObject host = all.getJsonObject("host");
        assertThat(host.fieldNames())
                .contains(
                        "person",
                        "memory",
                        "dialogue",
                        "event",
                        "subscription",
                        "billing_action",
                        "payment_order",
                        "payment_transaction",
                        "payment_callback");
        assertThat(host.getJsonArray("person").getJsonObject(0).getString("first_name"))
                .isEqualTo("Ada");
        assertThat(host.getJsonArray("dialogue").encode())
                .contains("I like tea")
                .contains("I like milk");
        assertThat(host.getJsonArray("memory").encode()).contains("tea").contains("milk");
        assertThat(host.getJsonArray("payment_order").getJsonObject(0).getString("id"))
                .isEqualTo(order);
        assertThat(host.getJsonArray("payment_callback").encode()).contains(order);
        assertThat(all.getJsonObject("plugins").getJsonObject("notes").encode())
                .contains("\"text\":\"tea\"")
                .contains("\"shared\":true");
        assertThat(all.getJsonObject("plugins").getJsonObject("apart").encode()).contains("\"text\":\"milk\"");
        assertThat(all.getJsonObject("failed")).isEmpty();
    }

    @Test
    void eraseForgetsAllButTheBooksWhichKnowNobodyAfterwards() {
        String order = bought();

        JsonObject done = erased();

        assertThat(done.getJsonObject("host").fieldNames()).contains("person", "memory", "dialogue", "payment_order");
        assertThat(done.getJsonObject("plugins").fieldNames()).containsExactlyInAnyOrder("notes", "apart");
        assertThat(exported().getJsonObject("host")).isEmpty();
        assertThat(platform.journal()
                        .column("select person || ' ' || chat || ' ' || customer || ' ' || state || ' ' || price"
                                + " from payment_order where id = '" + order + "'"))
                .containsExactly("0 0 {} paid 10000");
        assertThat(platform.journal()
                        .column("select kind from payment_line where order_id = '" + order + "' order by id"))
                .containsExactly("accepted", "granted");
        assertThat(platform.journal()
                        .column("select count(*) from payment_callback where position('998901234567' in path) > 0"
                                + " and position('" + order + "' in path) > 0"))
                .containsExactly("0");
        assertThat(says("/notes")).isEqualTo("- - 0 -");
        assertThat(says("/apart")).isEqualTo("- - 0 -");
    }

    @Test
    void othersKeepWhatTheyHave() {
        SandboxChat ben = platform.newcomer();
        ben.send("/notes keep coffee");
        assertThat(ben.nextReply(SOON).text()).isEqualTo("coffee coffee 1 coffee");

        erased();

        ben.send("/notes");
        assertThat(ben.nextReply(SOON).text()).isEqualTo("coffee coffee 1 coffee");
    }

    @Test
    void pluginThatFailsIsNamedAndTheRestIsDone() {
        says("/notes fail yes");
        try {
            assertThat(exported().getJsonObject("failed").getString("notes")).isEqualTo("the archive is closed");
            assertThat(erased().getJsonObject("failed").getString("notes")).isEqualTo("the archive is closed");
            assertThat(exported().getJsonObject("host")).isEmpty();
        } finally {
            says("/notes fail no");
        }
        assertThat(erased().getJsonObject("failed")).isEmpty();
    }

    @Test
    void eraseWantsTheIdOnceMoreAndBothAreWrittenDown() {
        assertThat(platform.askAdmin(path("erase"), new JsonObject().put("by", "eve"))
                        .getString("detail"))
                .contains("confirm is missing");
        assertThat(platform.askAdmin(
                                path("erase"), new JsonObject().put("by", "eve").put("confirm", "1"))
                        .getString("detail"))
                .isEqualTo("confirm is '1', and the user's id is " + ada.id());
        assertThat(platform.askAdmin(path("export"), new JsonObject()).getString("detail"))
                .isEqualTo("by is missing; say who you are");
        exported();
        erased();

        assertThat(platform.journal()
                        .column(
                                "select actor || ' ' || action || ' ' || outcome from operator_action where outcome = 'done'"
                                        + " and subject = '" + ada.id() + "' order by id"))
                .containsExactly("host eve users.export done", "host eve users.erase done");
    }

    /** Whoever adds a table that knows users has to say what becomes of it. */
    @Test
    void everyTableThatKnowsUsersIsExported() {
        // of calls under way, and of addresses
        List<String> left = List.of("hold", "mail");
        List<String> known = platform.journal()
                .column("select distinct table_name from information_schema.columns where table_schema = 'public'"
                        + " and column_name in ('person', 'chat', 'recipient', 'reader', 'user_id')"
                        + " and table_name not like '%\\_2%' order by table_name");

        assertThat(known)
                .isNotEmpty()
                .allSatisfy(table -> assertThat(
                                left.contains(table) || PersonalTables.names().contains(table))
                        .as("table %s has a row in PersonalTables", table)
                        .isTrue());
    }
}
