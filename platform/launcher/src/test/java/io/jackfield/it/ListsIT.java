package io.jackfield.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.ConsoleClient;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxUser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists of plugins in the admin API, as files and through the operators' desk, and the alerts of plugins. */
class ListsIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int ORDERS = 1_234;

    /** Its list has many rows, which can be taken; its command does what managers do, and raises alerts. */
    private static PluginJar orders(String id) {
        return PluginJar.of(id, PluginJar.spec(id) + PluginJar.handle("""
                        String bot = request.bot().id();
                        long user = request.sender().id();
                        OperatorDesk desk = context.operator();
                        String[] words = request.argument().split(" ");
                        return switch (words[0]) {
                            case "lists" -> Reply.text(desk.lists(bot, user).stream().map(ListSpec::name).toList().toString());
                            case "rows" -> Reply.text(desk.rows(bot, user, "%1$s", ListQuestion.first(2)).rows().toString());
                            case "take" -> Reply.text(desk.act(bot, user, "%1$s", "take", words[1]));
                            case "text" -> Reply.text(desk.text(bot, "%1$s", "ru", "orders"));
                            case "file" -> Reply.document(
                                desk.export(bot, user, "%1$s", ListQuestion.first(1), OperatorDesk.Format.CSV), "");
                            case "alert" -> { desk.alert(words[1], "Shop %1$s is closed"); yield Reply.text("raised"); }
                            case "flood" -> {
                                for (int number = 0; number < 50; number++) {
                                    desk.alert("flood." + number, "Number " + number);
                                }
                                yield Reply.text("raised");
                            }
                            case "calm" -> {
                                for (int number = 0; number < 50; number++) {
                                    desk.over("flood." + number);
                                }
                                yield Reply.text("over");
                            }
                            case "over" -> { desk.over(words[1]); yield Reply.text("over"); }
                            default -> Reply.text("?");
                        };
                        """.formatted(id)))
                .also("OperatorList", """
                        private final Map<String, String> taken = new ConcurrentHashMap<>();
                        public ListSpec spec() {
                            return ListSpec.named("%s", "orders",
                                    ListSpec.Column.of("number", "orders.number", ListSpec.Column.Kind.NUMBER),
                                    ListSpec.Column.choice("status", "orders.status", "new", "taken").filtered(),
                                    ListSpec.Column.of("buyer", "orders.buyer", ListSpec.Column.Kind.TEXT).ofPerson(),
                                    ListSpec.Column.of("price", "orders.price", ListSpec.Column.Kind.MONEY),
                                    ListSpec.Column.of("made", "orders.made", ListSpec.Column.Kind.TIME))
                                .actions("take").forRoles("managers");
                        }
                        public ListPage rows(ListQuestion question, BotView bot) {
                            int number = question.after().map(Integer::parseInt).orElse(0);
                            List<ListPage.Row> rows = new ArrayList<>();
                            while (rows.size() < question.most() && number < %d) {
                                number++;
                                String id = Integer.toString(number);
                                String status = taken.containsKey(id) ? "taken" : "new";
                                if (question.filters().getOrDefault("status", status).equals(status)) {
                                    rows.add(new ListPage.Row(id, List.of(id, status, "=Зоя " + id, "599.50 RUB",
                                        "2026-11-30T21:00:00Z"), status.equals("new") ? List.of("take") : List.of()));
                                }
                            }
                            return new ListPage(rows,
                                number < %d ? Optional.of(Integer.toString(number)) : Optional.empty());
                        }
                        public String act(String action, String row, String by, BotView bot) {
                            if (row.equals("999999")) {
                                throw new JackfieldException(StandardError.NOT_FOUND, "there is no order " + row);
                            }
                            taken.put(row, by);
                            return "Order " + row + " of " + bot.bot().id() + " is taken by " + by;
                        }
                        """.formatted(id, ORDERS, ORDERS))
                .file(
                        "texts/en.properties",
                        "orders=Orders\norders.buyer=Buyer\norders.status.new=waiting\norders.take=Take\n")
                .file(
                        "texts/ru.properties",
                        "orders=Заказы\norders.buyer=Покупатель\norders.status.new=ждёт\norders.take=Взять\n");
    }

    private static final PluginJar LYING =
            PluginJar.command("lying", "lying", "Reply.text(\"-\")").also("OperatorList", """
                    public ListSpec spec() {
                        return ListSpec.named("lies", "lies",
                            ListSpec.Column.of("one", "one", ListSpec.Column.Kind.TEXT));
                    }
                    public ListPage rows(ListQuestion question, BotView bot) {
                        return new ListPage(List.of(new ListPage.Row("1", List.of("a", "b"), List.of())), Optional.empty());
                    }
                    """);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", """
                    plugins: [orders, apart, lying]
                    timezone: Europe/Moscow
                    staff: {managers: {people: [4711]}}
                    """)
            .and("other", "plugins: {apart-of-others: {}}\n")
            .configured("apart", "isolation: process\nmemory: 64m\n")
            .with(orders("orders"))
            .with(orders("apart"))
            .with(LYING);

    private static JsonObject get(String path) {
        return platform.readAdmin(path);
    }

    private static List<String> ids(JsonObject page) {
        return page.getJsonArray("rows").stream()
                .map(row -> ((JsonObject) row).getString("id"))
                .toList();
    }

    private static SandboxChat boss() {
        return platform.telegram()
                .user(platform.telegram()
                        .addUser(new SandboxUser(4_711, "Boss", Optional.empty(), Optional.of("boss"), "en")))
                .in(platform.bot("shop"));
    }

    @Test
    void consoleShowsListsAsTheyDescribeThemselvesAndDoesWhatRowsOffer() {
        ConsoleClient console = platform.consoleOf("eve");
        String lists = console.get("/lists").body();
        lists = lists.substring(lists.indexOf("<main"));
        assertThat(lists).contains("/console/lists/shop/orders", "Buyer");

        String page = console.get("/lists/shop/orders?filter.status=new").body();
        page = page.substring(page.indexOf("<main"));
        assertThat(page).contains("waiting", "/rows/40/take", "after=", "filter.status=new");
        assertThat(console.get("/lists/shop/orders/rows/1001/take").body()).contains("Take: row 1001");
        assertThat(console.post("/lists/shop/orders/rows/1001/take", Map.of("reason", "mine"))
                        .statusCode())
                .isEqualTo(303);

        assertThat(ids(get("/lists/orders/rows?bot=shop&status=taken"))).contains("1001");
        assertThat(console.get("/lists/shop/orders/export?bot=shop&format=csv&filter.status=taken")
                        .body())
                .contains("1001");
        assertThat(console.get("/lists/shop/lies").statusCode()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void listsOfABotAreTold() {
        JsonArray lists = get("/lists?bot=shop&language=ru").getJsonArray("lists");

        assertThat(lists.stream().map(list -> ((JsonObject) list).getString("name")))
                .containsExactly("apart", "lies", "orders");
        JsonObject orders = lists.getJsonObject(2);
        assertThat(orders.getString("title")).isEqualTo("Заказы");
        assertThat(orders.getJsonArray("actions").encode()).isEqualTo("[{\"action\":\"take\",\"label\":\"Взять\"}]");
        assertThat(orders.getJsonArray("columns")
                        .getJsonObject(1)
                        .getJsonArray("values")
                        .getJsonObject(0)
                        .getString("label"))
                .isEqualTo("ждёт");
        assertThat(get("/lists?bot=other").getJsonArray("lists")).isEmpty();
    }

    @Test
    void rowsComePageByPage() {
        JsonObject first = get("/lists/orders?bot=shop&most=2");
        assertThat(ids(first)).containsExactly("1", "2");
        assertThat(first.getJsonArray("rows")
                        .getJsonObject(0)
                        .getJsonObject("cells")
                        .getString("buyer"))
                .isEqualTo("=Зоя 1");
        assertThat(ids(get("/lists/orders?bot=shop&most=2&after=" + first.getString("after"))))
                .containsExactly("3", "4");
        assertThat(get("/lists/orders?bot=shop&most=1&personal=no")
                        .getJsonArray("rows")
                        .getJsonObject(0)
                        .getJsonObject("cells")
                        .fieldNames())
                .containsExactly("number", "status", "price", "made");
    }

    @Test
    void listOfAPluginInItsOwnProcessIsTheSame() {
        JsonObject done = platform.askAdmin("/lists/apart/rows/7/take?bot=shop", new JsonObject().put("by", "eve"));

        assertThat(done.getString("done")).isEqualTo("Order 7 of shop is taken by host eve");
        assertThat(ids(get("/lists/apart?bot=shop&status=taken"))).contains("7");
        assertThat(new String(
                                platform.getAdmin("/lists/apart?bot=shop&format=csv")
                                        .body(),
                                UTF_8)
                        .lines()
                        .count())
                .isEqualTo(ORDERS + 1);
    }

    @Test
    void actionIsWrittenDownWithItsOutcome() {
        platform.askAdmin("/lists/orders/rows/1001/take?bot=shop", new JsonObject().put("by", "eve"));
        platform.askAdmin("/lists/orders/rows/999999/take?bot=shop", new JsonObject().put("by", "eve"));

        assertThat(platform.journal()
                        .column(
                                "select actor || ': ' || action || ' ' || subject || ': ' || outcome from operator_action"
                                        + " where action = 'orders.take' and actor = 'host eve' order by id"))
                .containsExactly(
                        "host eve: orders.take 1001: Order 1001 of shop is taken by host eve",
                        "host eve: orders.take 999999: failed: there is no order 999999");
    }

    @Test
    void wrongQuestionsAreAnsweredWithWhatIsAllowed() {
        assertThat(get("/lists").getString("detail")).isEqualTo("bot is missing; give the id of a bot");
        assertThat(get("/lists?bot=nobody").getString("detail")).contains("it serves: other, shop");
        assertThat(get("/lists/none?bot=shop").getString("detail"))
                .isEqualTo("bot shop has no list 'none'; it has: apart, lies, orders");
        assertThat(get("/lists/none?bot=other").getString("detail")).endsWith("none of its plugins brings one");
        assertThat(get("/lists/orders?bot=shop&buyer=x").getString("detail"))
                .isEqualTo("list orders has no filter 'buyer'; it has: status");
        assertThat(get("/lists/orders?bot=shop&status=x").getString("detail"))
                .isEqualTo("status is 'x'; use one of new, taken");
        assertThat(get("/lists/orders?bot=shop&from=yesterday").getString("detail"))
                .contains("use a day such as");
        assertThat(get("/lists/orders?bot=shop&most=501").getString("detail"))
                .isEqualTo("most is '501'; use a whole number of 1 to 500");
        assertThat(get("/lists/orders?bot=shop&format=pdf").getString("detail"))
                .isEqualTo("format is 'pdf'; use json, csv or xlsx");
        assertThat(get("/lists/lies?bot=shop").getString("detail"))
                .isEqualTo("list lies has row 1 with 2 cells for 1 columns");
        assertThat(platform.askAdmin("/lists/orders/rows/1/sell?bot=shop", new JsonObject().put("by", "eve"))
                        .getString("detail"))
                .isEqualTo("list orders has no action 'sell'; it has: take");
        assertThat(platform.askAdmin("/lists/orders/rows/1/take?bot=shop", new JsonObject())
                        .getString("detail"))
                .isEqualTo("by is missing; say who you are");
    }

    @Test
    void csvHasAllRowsAndNoFormulas() {
        HttpResponse<byte[]> csv = platform.getAdmin("/lists/orders?bot=shop&format=csv&language=ru&status=new");
        List<String> lines = new String(csv.body(), UTF_8).lines().toList();

        assertThat(csv.headers().firstValue("content-type")).contains("text/csv; charset=utf-8; header=present");
        assertThat(csv.headers().firstValue("content-disposition")).contains("attachment; filename=\"orders.csv\"");
        assertThat(lines.getFirst()).isEqualTo("\uFEFFnumber,status,Покупатель,price,made");
        assertThat(lines.get(1)).isEqualTo("1,ждёт,'=Зоя 1,599.50 RUB,2026-11-30T21:00:00Z");
        assertThat(lines.size()).isGreaterThan(1_200);
    }

    @Test
    void xlsxHasNumbersAndTimesOfTheBotsZone() throws IOException {
        Map<String, String> parts =
                unzipped(platform.getAdmin("/lists/orders?bot=shop&format=xlsx&language=ru&status=new")
                        .body());

        String sheet = parts.get("xl/worksheets/sheet1.xml");
        assertThat(parts.get("xl/workbook.xml")).contains("Заказы");
        assertThat(parts.get("xl/styles.xml")).contains("#,##0.00");
        assertThat(sheet).contains("=Зоя 1<").contains("<v>599.50</v>").doesNotContain("<f>");
        // 2026-12-01 in Moscow, in days since 1900
        assertThat(sheet).containsPattern("<v>46357(\\.0*)?</v>");
        assertThat(sheet.split("<row ", -1).length - 1).isGreaterThan(1_200);
    }

    /** By its directory, as spreadsheets read it. */
    private static Map<String, String> unzipped(byte[] file) throws IOException {
        Path archive = Files.createTempFile("list", ".xlsx");
        Files.write(archive, file);
        Map<String, String> parts = new HashMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(
                        entry.getName(),
                        characters(new String(zip.getInputStream(entry).readAllBytes(), UTF_8)));
            }
        } finally {
            Files.delete(archive);
        }
        return parts;
    }

    /** XML says letters by their numbers. */
    private static String characters(String xml) {
        return Pattern.compile("&#x([0-9a-f]+);")
                .matcher(xml)
                .replaceAll(letter -> Character.toString(Integer.parseInt(letter.group(1), 16)));
    }

    @Test
    void managersSeeTheListInTelegramAndNobodyElseDoes() {
        SandboxChat boss = boss();
        SandboxChat ada = platform.newcomerOf("shop");
        for (String command : List.of("/orders", "/apart")) {
            String list = command.substring(1);
            boss.send(command + " lists");
            assertThat(boss.nextReply(SOON).text()).isEqualTo("[apart, orders]");
            boss.send(command + " rows");
            assertThat(boss.nextReply(SOON).text())
                    .contains("id=1")
                    .contains("id=2")
                    .doesNotContain("id=3");
            boss.send(command + " take 2000");
            assertThat(boss.nextReply(SOON).text()).isEqualTo("Order 2000 of shop is taken by telegram 4711");
            boss.send(command + " text");
            assertThat(boss.nextReply(SOON).text()).isEqualTo("Заказы");
            boss.send(command + " file");
            assertThat(boss.nextReply(SOON).json().encode()).contains("\"" + list + ".csv\"");
            ada.send(command + " lists");
            assertThat(ada.nextReply(SOON).text()).isEqualTo("[]");
        }
    }

    @Test
    void alertIsInHealthUntilItIsOver() {
        SandboxChat ada = platform.newcomerOf("shop");

        for (String command : List.of("orders", "apart")) {
            ada.send("/" + command + " alert shop.closed");
            ada.nextReply(SOON);
            assertThat(platform.health().getJsonArray("alerts").encode())
                    .contains("plugin " + command + ": Shop " + command + " is closed");
            ada.send("/" + command + " over shop.closed");
            ada.nextReply(SOON);
            assertThat(platform.health().getJsonArray("alerts").encode()).doesNotContain("plugin " + command);
        }
    }

    @Test
    void pluginHasACeilingOfAlerts() {
        SandboxChat ada = platform.newcomerOf("shop");

        ada.send("/orders flood");
        ada.nextReply(SOON);
        String open = platform.health().getJsonArray("alerts").encode();
        assertThat(open).contains("Number 19").doesNotContain("Number 20").contains("raises too many alerts");
        ada.send("/orders calm");
        ada.nextReply(SOON);
        assertThat(platform.health().getJsonArray("alerts").encode()).doesNotContain("plugin orders");
    }
}
