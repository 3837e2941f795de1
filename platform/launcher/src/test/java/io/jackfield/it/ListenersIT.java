package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.ConsoleClient;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Listeners hear of what happens: in the order of each person, again after failures, and after having been away. */
class ListenersIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Map<String, String> says = new ConcurrentHashMap<>();
    private static final List<String> heard = new CopyOnWriteArrayList<>();

    static {
        System.getProperties().put("jackfield.it.listeners", List.of(says, heard));
    }

    /** Notes what it hears as {@code listener person what}, or fails as {@code says} has it for what happened. */
    private static PluginJar listening(String id, String events) {
        return PluginJar.command(id, id, "Reply.nothing()")
                .also("EventListener", """
                public ListenerSpec spec() { return ListenerSpec.named("LISTENER", EVENTS); }
                @SuppressWarnings("unchecked")
                public void on(HeardEvent event, BotView bot) throws Exception {
                    List<Object> shared = (List<Object>) System.getProperties().get("jackfield.it.listeners");
                    Map<String, String> says = (Map<String, String>) shared.get(0);
                    String what = event.event().facts().getOrDefault("what", event.event().name());
                    while ("wait".equals(says.get(what))) {
                        Thread.sleep(5);
                    }
                    String error = says.get(what);
                    if (error != null) {
                        ((List<String>) shared.get(1)).add("LISTENER fails " + what);
                        throw new JackfieldException(StandardError.valueOf(error), "not now: " + what);
                    }
                    ((List<String>) shared.get(1)).add("LISTENER "
                        + (event.event().person().isPresent() ? event.event().person().getAsLong() : "-") + " " + what
                        + bot.config().text("suffix", ""));
                }
                """.replace("LISTENER", id).replace("EVENTS", events));
    }

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", """
                    plugins: {act: {}, crm: {suffix: ""}, swapped: {}, apart: {suffix: "-apart"}}
                    """)
            .and("other", "plugins: {act: {}}\n")
            .with(PluginJar.of("act", PluginJar.spec("act") + PluginJar.handle("""
                            for (String what : request.argument().split(" ")) {
                                request.record("deed.done", Map.of("what", what));
                            }
                            return Reply.text("done");
                            """)))
            .with(listening("crm", "\"deed.*\", \"joined\""))
            .with(listening("swapped", "\"deed.done\""))
            .with(PluginJar.command("apart", "apart", "Reply.nothing()").also("EventListener", """
                    public ListenerSpec spec() { return ListenerSpec.named("apart", "deed.done"); }
                    public void on(HeardEvent event, BotView bot) {
                        context.memory().shared().put("p" + event.event().person().getAsLong(),
                            event.event().facts().get("what") + bot.config().text("suffix", "") + " "
                                + event.id().isEmpty() + " " + event.at().isAfter(Instant.EPOCH));
                    }
                    """))
            .configured("apart", "isolation: process\nmemory: 64m\n");

    @AfterEach
    void everybodyIsWell() {
        says.clear();
    }

    private static void act(SandboxChat chat, String what) {
        chat.send("/act " + what);
        assertThat(chat.nextReply(SOON).text()).isEqualTo("done");
    }

    private static List<String> heardBy(String listener, SandboxChat chat) {
        String begin = listener + " " + chat.id() + " ";
        return heard.stream()
                .filter(line -> line.startsWith(begin))
                .map(line -> line.substring(begin.length()))
                .toList();
    }

    private static void awaitHeard(String listener, SandboxChat chat, String... expected) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(heardBy(listener, chat)).containsExactly(expected));
    }

    private static long failures(String what) {
        return heard.stream().filter(("crm fails " + what)::equals).count();
    }

    private static List<Long> numbers(String query) {
        return dead(query).stream().map(letter -> letter.getLong("event")).toList();
    }

    private static List<JsonObject> dead() {
        return dead("");
    }

    private static List<JsonObject> dead(String query) {
        List<JsonObject> letters = new ArrayList<>();
        platform.readAdmin("/events/dead?listener=crm" + query)
                .getJsonArray("dead")
                .forEach(letter -> letters.add((JsonObject) letter));
        return letters;
    }

    @Test
    void eventsOfEachPersonComeInTheirOrder() {
        List<SandboxChat> chats = IntStream.range(0, 5)
                .mapToObj(index -> platform.newcomerOf("shop"))
                .toList();
        String[] numbers =
                IntStream.range(0, 60).mapToObj(number -> "n" + number).toArray(String[]::new);

        for (SandboxChat chat : chats) {
            chat.send("/act " + String.join(" ", List.of(numbers).subList(0, 30)));
            chat.send("/act " + String.join(" ", List.of(numbers).subList(30, 60)));
        }

        List<String> expected = new ArrayList<>(List.of("joined"));
        expected.addAll(List.of(numbers));
        chats.forEach(chat -> awaitHeard("crm", chat, expected.toArray(String[]::new)));
    }

    @Test
    void eventBehindManyNumbersThatAreNotThereIsHeardAllTheSame() {
        SandboxChat chat = platform.newcomerOf("shop");
        act(chat, "near");
        platform.journal().execute("select setval('event_id', (select last_value from event_id) + 50000)");

        act(chat, "far");

        awaitHeard("crm", chat, "joined", "near", "far");
    }

    @Test
    void listenerHearsOnlyOfBotsThatUseItsPlugin() {
        SandboxChat there = platform.newcomerOf("other");
        SandboxChat here = platform.newcomerOf("shop");
        act(there, "elsewhere");
        act(here, "hither");

        awaitHeard("crm", here, "joined", "hither");
        assertThat(heardBy("crm", there)).isEmpty();
    }

    @Test
    void listenerInAProcessOfItsOwnHearsTheSame() {
        SandboxChat ada = platform.newcomerOf("shop");
        act(ada, "far");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(platform.journal()
                                .column("select value from memory where plugin = 'apart' and name = 'p" + ada.id()
                                        + "'"))
                        .containsExactly("far-apart false true"));
    }

    @Test
    void laterEventsOfThePersonWaitBehindOneThatIsTriedAgain() {
        SandboxChat ada = platform.newcomerOf("shop");
        SandboxChat ben = platform.newcomerOf("shop");
        says.put("stuck", "OVERLOADED");
        act(ada, "first stuck second");
        act(ada, "third");
        act(ben, "free");

        awaitHeard("crm", ben, "joined", "free");
        await().atMost(SOON).until(() -> failures("stuck") >= 2);
        act(ada, "fourth");
        assertThat(heardBy("crm", ada)).containsExactly("joined", "first");
        says.clear();

        awaitHeard("crm", ada, "joined", "first", "stuck", "second", "third", "fourth");
        assertThat(dead()).isEmpty();
    }

    @Test
    void whatFailsForGoodIsSetAsideAndDeliveredAgainWhenTheOperatorSays() {
        SandboxChat ada = platform.newcomerOf("shop");
        says.put("bad", "REQUEST_REJECTED");
        act(ada, "before bad after");

        awaitHeard("crm", ada, "joined", "before", "after");
        await().atMost(SOON).until(() -> dead().size() == 1);
        JsonObject letter = dead().getFirst();
        assertThat(letter.getString("name")).isEqualTo("deed.done");
        assertThat(letter.getLong("person")).isEqualTo(ada.id());
        assertThat(letter.getString("bot")).isEqualTo("shop");
        assertThat(letter.getString("error")).isEqualTo("REQUEST_REJECTED: not now: bad");
        await().atMost(SOON).until(() -> platform.metric("event_dead_letters{listener=\"crm\"}") == 1);
        assertThat(numbers("&from=2020-01-01&to=" + letter.getString("at"))).isEmpty();
        assertThat(numbers("&from=" + letter.getString("at"))).containsExactly(letter.getLong("event"));
        ConsoleClient console = platform.consoleOf("eve");
        assertThat(console.get("/events?range=24h").body()).contains("deed.done", "name=\"range\" value=\"24h\"");
        assertThat(console.get("/events?range=2020-01-01_2020-01-31").body())
                .contains("No dead event happened in the chosen time.")
                .doesNotContain("deed.done");
        assertThat(console.get("/events/drop?listener=crm&range=2020-01-01_2020-01-31")
                        .body())
                .contains(
                        "all dead events from 2020-01-01 to 2020-01-31",
                        "name=\"from\" value=\"2020-01-01\"",
                        "name=\"to\" value=\"2020-01-31\"");
        assertThat(console.get("/events/replay?listener=crm&range=1h").body())
                .containsPattern("all dead events since 20[-0-9]+T[:0-9]+Z, listener crm");
        console.post("/events/drop", Map.of("listener", "crm", "from", "2020-01-01", "to", "2020-01-31"));
        says.clear();
        JsonObject order = new JsonObject().put("listener", "crm").put("by", "eve");
        assertThat(platform.askAdmin("/events/dead/replay", order.copy().put("to", letter.getString("at")))
                        .getInteger("replayed"))
                .isZero();
        assertThat(platform.askAdmin("/events/dead/replay", order).getInteger("replayed"))
                .isOne();

        awaitHeard("crm", ada, "joined", "before", "after", "bad");
        await().atMost(SOON).until(() -> dead().isEmpty());
    }

    @Test
    void pluginThatWasAwayGoesOnWhereItStopped() {
        SandboxChat ada = platform.newcomerOf("shop");
        act(ada, "one");
        awaitHeard("swapped", ada, "one");
        platform.home().remove("swapped.jar");
        await().atMost(SOON).until(() -> !platform.pluginsReport().encode().contains("\"swapped\""));
        act(ada, "two three");
        awaitHeard("crm", ada, "joined", "one", "two", "three");
        assertThat(heardBy("swapped", ada)).containsExactly("one");

        platform.home().install(listening("swapped", "\"deed.done\"").version("2.0.0"));

        awaitHeard("swapped", ada, "one", "two", "three");
    }

    @Test
    void nothingIsLostWhenPluginAndHostAreRestartedInTheMiddle() {
        SandboxChat ada = platform.newcomerOf("shop");
        says.put("slow", "wait");
        act(ada, "quick slow");
        act(ada, "last");
        awaitHeard("crm", ada, "joined", "quick");

        platform.home().install(listening("crm", "\"deed.*\", \"joined\"").version("2.0.0"));
        platform.change("shutdown.grace", "1s");
        platform.stop();
        says.clear();
        platform.start();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Set.copyOf(heardBy("crm", ada)))
                        .containsExactlyInAnyOrder("joined", "quick", "slow", "last"));
        assertThat(heardBy("crm", ada)).endsWith("last");
    }

    @Test
    void whatWaitsForABotThatUsesThePluginNoMoreDoesNotHoldUpTheOthers() {
        platform.journal()
                .execute("insert into event_delivery(listener, event_id, event_day, at, bot, due_at)"
                        + " select 'crm', -id, current_date - date '1970-01-01', now(), number, now()"
                        + " from bot, generate_series(1, 1000) id where name = 'other'");
        SandboxChat ada = platform.newcomerOf("shop");

        act(ada, "on");

        awaitHeard("crm", ada, "joined", "on");
        platform.journal().execute("delete from event_delivery where event_id < 0");
    }

    @Test
    void newListenerBeginsWithWhatHappensFromThenOn() {
        SandboxChat ada = platform.newcomerOf("shop");
        act(ada, "past");
        awaitHeard("crm", ada, "joined", "past");
        platform.home()
                .write(
                        "config/bots/shop.yaml",
                        platform.bot("shop")
                                .token()
                                .transform(
                                        token -> "token: " + token
                                                + "\nplugins: {act: {}, crm: {suffix: \"\"}, swapped: {}, apart: {}, late: {}}\n"));
        platform.home().install(listening("late", "\"deed.done\""));
        await().atMost(SOON)
                .until(() -> !platform.journal()
                        .column("select name from event_listener where name = 'late'")
                        .isEmpty());

        act(ada, "now");

        awaitHeard("late", ada, "now");
    }
}
