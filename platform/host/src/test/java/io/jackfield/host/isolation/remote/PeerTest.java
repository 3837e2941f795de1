package io.jackfield.host.isolation.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.PluginContext;
import io.jackfield.api.PluginError;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.Bot;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.Step;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.ModelDesk;
import io.jackfield.api.desk.ModelDesk.Answer;
import io.jackfield.api.desk.ModelDesk.Offer;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.desk.ScheduleDesk;
import io.jackfield.api.llm.Citation;
import io.jackfield.api.llm.Completion;
import io.jackfield.api.llm.CompletionRequest;
import io.jackfield.api.llm.ListedModel;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.api.llm.ModelInfo;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.ProviderSpec;
import io.jackfield.api.llm.TextSink;
import io.jackfield.api.llm.TranscriptionRequest;
import io.jackfield.api.llm.Usage;
import io.jackfield.api.memory.Preferences;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.Ledger;
import io.jackfield.api.payment.Merchant;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.payment.PaymentSpec;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.report.ReportCall;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportSpec;
import io.jackfield.api.report.ReportType;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import io.jackfield.host.config.read.FileConfig;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PeerTest {
    private static final AutoCloseable NOTHING = () -> {};
    private static final String MEGABYTE = "x".repeat(1024 * 1024);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final CompletionRequest QUESTION = new CompletionRequest(
            "model", List.of(ModelMessage.user("Hi")), 0, Map.of("effort", "low"), "", Instant.EPOCH);
    private static final Completion END = new Completion(Completion.Finish.COMPLETE, new Usage(1, 0, 2), "model-1");

    private interface Script {
        Completion complete(CompletionRequest request, TextSink sink) throws Exception;
    }

    private static LlmProvider provider(Script script) {
        return new LlmProvider() {
            @Override
            public ProviderSpec spec() {
                return ProviderSpec.named("test");
            }

            @Override
            public Completion complete(CompletionRequest request, TextSink sink) throws Exception {
                return script.complete(request, sink);
            }
        };
    }

    @Test
    void piecesKeepTheirOrderAndComeBeforeTheEnd() throws Exception {
        List<String> heard = new ArrayList<>();
        List<String> said =
                IntStream.range(0, 1_000).mapToObj(Integer::toString).toList();
        try (TwoPeers peers = new TwoPeers(NOTHING, provider((request, sink) -> {
            said.forEach(sink::append);
            return END;
        }))) {
            Completion end = peers.host.root(LlmProvider.class).complete(QUESTION, heard::add);

            assertThat(end).isEqualTo(END);
            assertThat(heard).isEqualTo(said);
        }
    }

    @Test
    void sinkOfTheOtherProcessSaysAfterAFewPiecesThatItWantsNoMore() throws Exception {
        AtomicInteger sent = new AtomicInteger();
        TextSink full = new TextSink() {
            @Override
            public void append(String piece) {}

            @Override
            public boolean wanted() {
                return false;
            }
        };
        try (TwoPeers peers = new TwoPeers(NOTHING, provider((request, sink) -> {
            do {
                sink.append("piece");
                sent.incrementAndGet();
            } while (sink.wanted());
            return END;
        }))) {
            assertThat(peers.host.root(LlmProvider.class).complete(QUESTION, full))
                    .isEqualTo(END);

            assertThat(sent.get()).isEqualTo(8);
        }
    }

    @Test
    void halfACharacterStaysWhatItIs() throws Exception {
        StringBuilder heard = new StringBuilder();
        try (TwoPeers peers = new TwoPeers(NOTHING, provider((request, sink) -> {
            sink.append("\ud83e");
            sink.append("\udd84");
            return END;
        }))) {
            peers.host.root(LlmProvider.class).complete(QUESTION, heard::append);

            assertThat(heard).hasToString("\ud83e\udd84");
        }
    }

    @Test
    void failureKeepsItsKindItsWordsAndItsPlace() {
        try (TwoPeers peers = new TwoPeers(NOTHING, provider((request, sink) -> {
            throw new JackfieldException(StandardError.RATE_LIMITED, "too fast", new IllegalStateException("429"))
                    .as(new PluginError("acme.busy", "Acme is busy."))
                    .withRetryAfter(Duration.ofSeconds(7));
        }))) {
            JackfieldException failure = catchThrowableOfType(
                    JackfieldException.class,
                    () -> peers.host.root(LlmProvider.class).complete(QUESTION, piece -> {}));

            assertThat(failure.error()).isEqualTo(StandardError.RATE_LIMITED);
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
            assertThat(failure.own()).contains(new PluginError("acme.busy", "Acme is busy."));
            assertThat(failure).hasMessage("too fast");
            assertThat(failure.getCause()).hasToString("java.lang.IllegalStateException: 429");
            assertThat(failure.getCause().getStackTrace()[0].getClassName()).startsWith(PeerTest.class.getName());
        }
    }

    @Test
    void outageBehindAPluginIsSeenOnItsSideAndTold() {
        try (TwoPeers peers = new TwoPeers(NOTHING, provider((request, sink) -> {
            throw new IllegalStateException("cannot read", new SQLException("gone", "08006"));
        }))) {
            JackfieldException failure = catchThrowableOfType(
                    JackfieldException.class,
                    () -> peers.host.root(LlmProvider.class).complete(QUESTION, piece -> {}));

            assertThat(failure.error()).isEqualTo(StandardError.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("gone");
        }
    }

    private static final class Everything implements LlmProvider {
        static final ModelInfo MODEL = new ModelInfo(
                "small",
                8_000,
                4_000,
                Set.of(ModelInfo.Input.IMAGE, ModelInfo.Input.SPEECH),
                Set.of("low"),
                15,
                Optional.of(LocalDate.parse("2027-01-14")),
                Optional.of(new ModelInfo.Price(new BigDecimal("2"), new BigDecimal("0.25"), BigDecimal.TEN)));
        static final Completion CITED = new Completion(
                Completion.Finish.COMPLETE,
                new Usage(1, 0, 2).costing(new BigDecimal("0.00012")),
                "model-1",
                List.of(new Citation("Source", URI.create("https://example.org/a?b=c"))));

        @Override
        public ProviderSpec spec() {
            return ProviderSpec.named("test").with(List.of(MODEL));
        }

        @Override
        public Completion complete(CompletionRequest request, TextSink sink) {
            sink.progress(TextSink.Activity.SEARCHING, "rain");
            sink.think("hm");
            sink.append("Yes");
            return CITED;
        }

        @Override
        public List<ListedModel> listed() {
            return List.of(new ListedModel("small", MODEL.shutdown()), new ListedModel("large", Optional.empty()));
        }

        @Override
        public String transcribe(TranscriptionRequest request) {
            return request.model() + " hears " + request.recording().content().length + " bytes of "
                    + request.language();
        }
    }

    @Test
    void thoughtsProgressSourcesAndCostsTravel() throws Exception {
        List<String> heard = new ArrayList<>();
        TextSink sink = new TextSink() {
            @Override
            public void append(String piece) {
                heard.add(piece);
            }

            @Override
            public void think(String piece) {
                heard.add("thinks " + piece);
            }

            @Override
            public void progress(Activity activity, String detail) {
                heard.add(activity + " " + detail);
            }
        };
        try (TwoPeers peers = new TwoPeers(NOTHING, new Everything())) {
            Completion end = peers.host.root(LlmProvider.class).complete(QUESTION, sink);

            assertThat(end).isEqualTo(Everything.CITED);
            assertThat(heard).containsExactly("SEARCHING rain", "thinks hm", "Yes");
        }
    }

    @Test
    void sinkThatTakesTextOnlyLetsTheRestPass() throws Exception {
        List<String> heard = new ArrayList<>();
        try (TwoPeers peers = new TwoPeers(NOTHING, new Everything())) {
            peers.host.root(LlmProvider.class).complete(QUESTION, heard::add);

            assertThat(heard).containsExactly("Yes");
        }
    }

    @Test
    void whatAProviderSaysOfItsModelsTravels() throws Exception {
        try (TwoPeers peers = new TwoPeers(NOTHING, new Everything())) {
            LlmProvider remote = peers.host.root(LlmProvider.class);

            assertThat(remote.spec().models()).containsExactly(Everything.MODEL);
            assertThat(remote.listed()).isEqualTo(new Everything().listed());
            assertThat(remote.contextWindow("other")).isEqualTo(8_192);
            assertThat(remote.transcribe(new TranscriptionRequest(
                            "ear", new Attachment.Bytes("a.ogg", "audio/ogg", new byte[3]), "en", Instant.EPOCH)))
                    .isEqualTo("ear hears 3 bytes of en");
        }
    }

    @Test
    void providerOfFormerDaysIsAskedForItsDefaults() throws Exception {
        try (TwoPeers peers = new TwoPeers(NOTHING, provider((request, sink) -> END))) {
            LlmProvider remote = peers.host.root(LlmProvider.class);

            assertThat(remote.spec().models()).isEmpty();
            assertThat(remote.listed()).isEmpty();
            assertThatThrownBy(() -> remote.transcribe(new TranscriptionRequest(
                            "ear", new Attachment.Bytes("a.ogg", "audio/ogg", new byte[3]), "", Instant.EPOCH)))
                    .isInstanceOf(JackfieldException.class)
                    .hasMessageContaining("does not write recordings down");
        }
    }

    /** A desk with a method of its own is asked for its answer, not for what its methods need. */
    @Test
    void currentOfferIsFoundByTheDeskOfTheHost() throws Exception {
        Offer offer = new Offer("instant", "Instant", "test", false, true, 8_000);
        ModelDesk desk = new ModelDesk() {
            @Override
            public List<String> background(Request request) {
                return List.of();
            }

            @Override
            public List<Offer> offers(String bot) {
                return List.of(offer);
            }

            @Override
            public int tokens(String bot, String id, String text) {
                return text.length();
            }

            @Override
            public boolean hearsSpeech(String bot) {
                return true;
            }

            @Override
            public String transcribe(String bot, Attachment.Bytes recording, String language) {
                return language;
            }

            @Override
            public Answer ask(Question question, TextSink sink) {
                sink.think("hm");
                sink.append(question.messages().getFirst().text());
                return new Answer(
                        "Yes",
                        Answer.End.COMPLETE,
                        Everything.CITED.usage(),
                        Optional.empty(),
                        "hm",
                        Everything.CITED.citations(),
                        "instant");
            }
        };
        Request request = (Request) Proxy.newProxyInstance(
                PeerTest.class.getClassLoader(),
                new Class<?>[] {Request.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "bot" -> new Bot("helper", "helper_bot", "Helper");
                    case "preferences" -> preferences();
                    default -> null;
                });
        List<String> heard = new ArrayList<>();
        try (TwoPeers peers = new TwoPeers(desk, NOTHING)) {
            ModelDesk remote = peers.plugin.root(ModelDesk.class);

            assertThat(remote.current(request)).contains(offer);
            assertThat(remote.offer("helper", "instant")).contains(offer);
            assertThat(remote.tokens("helper", "instant", "four")).isEqualTo(4);
            assertThat(remote.hearsSpeech("helper")).isTrue();
            Answer result =
                    remote.ask(new Question("helper", "instant", List.of(ModelMessage.user("Hi"))).by(7), heard::add);
            assertThat(result.reasoning()).isEqualTo("hm");
            assertThat(result.citations()).isEqualTo(Everything.CITED.citations());
            assertThat(result.usage().costUsd()).contains(new BigDecimal("0.00012"));
            assertThat(heard).containsExactly("Hi");
        }
    }

    /** What a bot is called and sets can be asked for as long as the plugin lives; its words travel once. */
    @Test
    void botOutsideOfARequestAnswersWhenNoCallIsUnderWay() {
        AtomicInteger asked = new AtomicInteger();
        BotView view = new BotView() {
            @Override
            public Bot bot() {
                return new Bot("helper", "helper_bot", "Helper");
            }

            @Override
            public PluginConfig config() {
                return FileConfig.of("config/bots/helper.yaml", Map.of("shop", "one"));
            }

            @Override
            public String text(String language, String key, Object... arguments) {
                asked.incrementAndGet();
                return language + " " + key + " {0}";
            }

            @Override
            public String language() {
                return "ru";
            }

            @Override
            public ZoneId timeZone() {
                return ZoneId.of("Europe/Moscow");
            }

            @Override
            public ZoneId timeZone(long userId) {
                return ZoneId.of("Asia/Tashkent");
            }
        };
        PluginContext context = (PluginContext) Proxy.newProxyInstance(
                PeerTest.class.getClassLoader(),
                new Class<?>[] {PluginContext.class},
                (proxy, method, arguments) -> method.getName().equals("bots") ? List.of(view) : null);
        try (TwoPeers peers = new TwoPeers(context, NOTHING)) {
            BotView remote = peers.plugin.root(PluginContext.class).bots().getFirst();

            assertThat(remote.bot().id()).isEqualTo("helper");
            assertThat(remote.config().text("shop")).contains("one");
            assertThat(remote.text("en", "greeting", new OwnException()))
                    .startsWith("en greeting ")
                    .contains("of its own");
            assertThat(remote.text("en", "greeting", "Ada")).isEqualTo("en greeting Ada");
            assertThat(asked).hasValue(1);
            assertThat(remote.language()).isEqualTo("ru");
            assertThat(remote.timeZone()).isEqualTo(ZoneId.of("Europe/Moscow"));
            assertThat(remote.timeZone(5)).isEqualTo(ZoneId.of("Asia/Tashkent"));
        }
    }

    private static Preferences preferences() {
        return (Preferences) Proxy.newProxyInstance(
                PeerTest.class.getClassLoader(),
                new Class<?>[] {Preferences.class},
                (proxy, method, arguments) -> Optional.empty());
    }

    /** As a plugin's own would: its class is not known on the other side. */
    private static final class OwnException extends Exception {
        private static final long serialVersionUID = 1L;

        OwnException() {
            super("of its own");
        }
    }

    @Test
    void exceptionsOfPluginsTravelAsTheirText() {
        try (TwoPeers peers = new TwoPeers(NOTHING, provider((request, sink) -> {
            throw new OwnException();
        }))) {
            assertThatThrownBy(() -> peers.host.root(LlmProvider.class).complete(QUESTION, piece -> {}))
                    .isInstanceOf(RemoteFault.class)
                    .hasToString(OwnException.class.getName() + ": of its own");
        }
    }

    @Test
    void errorsTravelToo() {
        try (TwoPeers peers = new TwoPeers(NOTHING, provider((request, sink) -> {
            throw new StackOverflowError();
        }))) {
            assertThatThrownBy(() -> peers.host.root(LlmProvider.class).complete(QUESTION, piece -> {}))
                    .hasToString("java.lang.StackOverflowError");
        }
    }

    @Test
    void interruptReachesTheThreadThatWorksAndItsEndComesBack() throws Exception {
        CountDownLatch asleep = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        try (TwoPeers peers = new TwoPeers(NOTHING, provider((request, sink) -> {
            asleep.countDown();
            Thread.sleep(Duration.ofMinutes(1));
            return END;
        }))) {
            Thread caller = Thread.ofVirtual().start(() -> {
                try {
                    peers.host.root(LlmProvider.class).complete(QUESTION, piece -> {});
                } catch (Exception e) {
                    thrown.set(e);
                }
            });
            asleep.await();
            caller.interrupt();

            assertThat(caller.join(LIMIT)).isTrue();
            assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void whoDoesNotEndAfterAnInterruptIsTold() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        Script deaf = (request, sink) -> {
            working.countDown();
            while (true) {
                try {
                    enough.await();
                    return END;
                } catch (InterruptedException e) {
                    // as badly written plugins do
                }
            }
        };
        try (TwoPeers peers = new TwoPeers(NOTHING, provider(deaf), Duration.ofMillis(50))) {
            Thread caller = Thread.ofVirtual().start(() -> {
                try {
                    peers.host.root(LlmProvider.class).complete(QUESTION, piece -> {});
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            working.await();
            caller.interrupt();

            await().atMost(LIMIT).until(() -> peers.stubborn.contains("complete"));
            enough.countDown();
            assertThat(caller.join(LIMIT)).isTrue();
        }
    }

    @Test
    void whoWaitsIsToldWhenTheOtherProcessIsGone() throws Exception {
        CountDownLatch asleep = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        try (TwoPeers peers = new TwoPeers(NOTHING, provider((request, sink) -> {
            asleep.countDown();
            Thread.sleep(Duration.ofMinutes(1));
            return END;
        }))) {
            LlmProvider remote = peers.host.root(LlmProvider.class);
            Thread caller = Thread.ofVirtual().start(() -> {
                try {
                    remote.complete(QUESTION, piece -> {});
                } catch (Exception e) {
                    thrown.set(e);
                }
            });
            asleep.await();
            peers.host.close(new JackfieldException(StandardError.UNAVAILABLE, "it was killed"));
            peers.plugin.close(new JackfieldException(StandardError.UNAVAILABLE, "the host is gone"));

            assertThat(caller.join(LIMIT)).isTrue();
            assertThat(thrown.get()).isInstanceOf(JackfieldException.class).hasMessage("it was killed");
            assertThatThrownBy(() -> remote.complete(QUESTION, piece -> {})).hasMessage("it was killed");
        }
    }

    /** The thread that waits for a call is the one that its desks are asked by. */
    @Test
    void callbackRunsOnTheThreadThatWaits() throws Exception {
        AtomicReference<Thread> asked = new AtomicReference<>();
        try (TwoPeers peers = new TwoPeers(NOTHING, new Asking())) {
            PaymentProvider remote = peers.host.root(PaymentProvider.class);
            WebAnswer answer = remote.callback(
                    new WebRequest("POST", "", Map.of(), Map.of(), new byte[] {1, 2}, "127.0.0.1"), merchant(asked));

            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("REPEATED Optional[tx] of 2 bytes");
            assertThat(asked.get()).isSameAs(Thread.currentThread());
        }
    }

    /** Also when the next question comes the moment the answer to the last one has left. */
    @Test
    void everyOneOfManyCallbacksRunsOnThatThread() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Ledger ledger = standIn(Ledger.class, method -> {
            threads.add(Thread.currentThread());
            return new Ledger.Entry(Ledger.Verdict.REPEATED, Optional.of(settled()), Optional.empty());
        });
        PaymentProvider manyTimes = new Asking() {
            @Override
            public WebAnswer callback(WebRequest call, Merchant merchant) {
                Ledger given = merchant.ledger();
                IntStream.range(0, 3_000).forEach(time -> given.settle("tx"));
                return WebAnswer.json("done");
            }
        };
        Merchant merchant =
                standIn(Merchant.class, method -> method.equals("bot") ? new Bot("shop", "shop_bot", "Shop") : ledger);
        try (TwoPeers peers = new TwoPeers(NOTHING, manyTimes)) {
            peers.host
                    .root(PaymentProvider.class)
                    .callback(new WebRequest("GET", "", Map.of(), Map.of(), new byte[0], "127.0.0.1"), merchant);
        }

        assertThat(threads).containsExactly(Thread.currentThread());
    }

    /** Of the call that it came with: whatever is answered about it, no second host object is left behind. */
    @Test
    void merchantIsVoidWhenItsCallHasEnded() throws Exception {
        AtomicReference<Merchant> kept = new AtomicReference<>();
        PaymentProvider keeping = new Asking() {
            @Override
            public WebAnswer callback(WebRequest call, Merchant merchant) {
                kept.set(merchant);
                return WebAnswer.json(merchant.bot().id());
            }
        };
        try (TwoPeers peers = new TwoPeers(NOTHING, keeping)) {
            WebAnswer answer = peers.host
                    .root(PaymentProvider.class)
                    .callback(
                            new WebRequest("GET", "", Map.of(), Map.of(), new byte[0], "127.0.0.1"),
                            merchant(new AtomicReference<>()));

            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("shop");
            assertThatThrownBy(() -> kept.get().ledger()).hasMessageContaining("a call that has ended");
        }
    }

    private static class Asking implements PaymentProvider {
        @Override
        public PaymentSpec spec() {
            return PaymentSpec.named("test");
        }

        @Override
        public Optional<Abilities> abilities(Merchant merchant) {
            return Optional.of(Abilities.of("EUR").can(Ability.REFUND));
        }

        @Override
        public Checkout checkout(PaymentOrder order, Merchant merchant) {
            return new Checkout.Page(URI.create("https://pay.example/" + order.id()));
        }

        @Override
        public WebAnswer callback(WebRequest call, Merchant merchant) {
            Ledger.Entry entry = merchant.ledger().settle("tx");
            return WebAnswer.json(entry.verdict() + " " + entry.transaction().flatMap(Transaction::systemId) + " of "
                    + call.body().length + " bytes");
        }
    }

    /** Only what the tests ask for. */
    private static Merchant merchant(AtomicReference<Thread> asked) {
        Ledger ledger = standIn(Ledger.class, method -> {
            asked.set(Thread.currentThread());
            return new Ledger.Entry(Ledger.Verdict.REPEATED, Optional.of(settled()), Optional.empty());
        });
        return standIn(Merchant.class, method -> method.equals("bot") ? new Bot("shop", "shop_bot", "Shop") : ledger);
    }

    private static <T> T standIn(Class<T> type, Function<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                PeerTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.apply(method.getName())));
    }

    private static Transaction settled() {
        return new Transaction(
                7,
                Optional.of("tx"),
                "order-a",
                new Money(100, "EUR"),
                new Money(0, "EUR"),
                Transaction.State.SETTLED,
                false,
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.of(Instant.EPOCH),
                Optional.empty(),
                "",
                Map.of("receipt", "1"));
    }

    @Test
    void repliesWithEverythingInThemArriveAsTheyWere() throws Exception {
        Reply reply = Reply.text("Choose")
                .keyboard(Keyboard.column(List.of(
                        Button.action("One", "one", "x").styled(Button.Style.DANGER),
                        Button.link("Site", URI.create("https://example.org")))))
                .and(Reply.document(Attachment.bytes("a.bin", "application/x", new byte[300]), "a file"))
                .and(Reply.call("setMessageReaction", Map.of("is_big", true, "reaction", List.of(Map.of("n", 1L)))))
                .toast("done")
                .expect(Step.named("next").with("k", "v"));
        ReportType report = new ReportType() {
            @Override
            public ReportSpec spec() {
                return ReportSpec.named("test", "test", ReportPeriod.Kind.DAY);
            }

            @Override
            public Reply report(ReportCall request) {
                return reply;
            }
        };
        try (TwoPeers peers = new TwoPeers(NOTHING, report)) {
            Reply arrived = peers.host.root(ReportType.class).report(null);

            assertThat(arrived).usingRecursiveComparison().isEqualTo(reply);
        }
    }

    @Test
    void ordersTravelBothWays() throws Exception {
        PaymentOrder order = new PaymentOrder(
                "order-a",
                new Person(7, "Ada", "", Optional.of("ada"), "ru"),
                Recipient.of("shop", 7),
                new PaymentOrder.Product("cup", Optional.of(Period.ofMonths(1)), true, Map.of("ikpu", "1")),
                "Coffee",
                "A cup",
                new Money(250, "EUR"),
                PaymentOrder.State.OPEN,
                Instant.parse("2026-11-21T10:00:00Z"),
                Map.of(PaymentOrder.EMAIL, "ada@example.org"));
        AtomicReference<PaymentOrder> arrived = new AtomicReference<>();
        PaymentProvider provider = new Asking() {
            @Override
            public Checkout checkout(PaymentOrder paid, Merchant merchant) {
                arrived.set(paid);
                return super.checkout(paid, merchant);
            }
        };
        try (TwoPeers peers = new TwoPeers(NOTHING, provider)) {
            PaymentProvider remote = peers.host.root(PaymentProvider.class);

            assertThat(remote.checkout(order, merchant(new AtomicReference<>())))
                    .isEqualTo(new Checkout.Page(URI.create("https://pay.example/order-a")));
            assertThat(arrived.get()).isEqualTo(order);
            assertThat(remote.abilities(merchant(new AtomicReference<>())).orElseThrow())
                    .isEqualTo(PaymentProvider.Abilities.of("EUR").can(PaymentProvider.Ability.REFUND));
        }
    }

    /** A context and the jobs registered through it stay callable, unlike what a call hands over. */
    @Test
    void whatIsRegisteredOutlivesTheCallAndTheRestDoesNot() throws Exception {
        AtomicReference<ScheduleDesk.JobHandler> registered = new AtomicReference<>();
        AtomicReference<TextSink> passing = new AtomicReference<>();
        AtomicReference<ScheduleDesk.Job> ran = new AtomicReference<>();
        ScheduleDesk desk = (ScheduleDesk) Proxy.newProxyInstance(
                PeerTest.class.getClassLoader(), new Class<?>[] {ScheduleDesk.class}, (proxy, method, arguments) -> {
                    registered.set((ScheduleDesk.JobHandler) arguments[1]);
                    return null;
                });
        LlmProvider keeping = provider((request, sink) -> {
            passing.set(sink);
            return END;
        });
        try (TwoPeers peers = new TwoPeers(desk, keeping)) {
            peers.plugin.root(ScheduleDesk.class).on("tidy", ran::set);
            peers.host.root(LlmProvider.class).complete(QUESTION, piece -> {
                throw new IllegalStateException("the call has ended");
            });

            ScheduleDesk.Job job = new ScheduleDesk.Job("tidy", "key", "data", Instant.EPOCH);
            registered.get().run(job);
            assertThat(ran.get()).isEqualTo(job);

            passing.get().append("too late");
            assertThat(peers.host.root(LlmProvider.class).spec().name()).isEqualTo("test");
        }
    }

    @Test
    void callThatIsTooLongIsRefusedBeforeItTravels() throws Exception {
        CompletionRequest question = new CompletionRequest(
                "model", Collections.nCopies(70, ModelMessage.user(MEGABYTE)), 0, Map.of(), "", Instant.EPOCH);
        try (TwoPeers peers = new TwoPeers(NOTHING, provider((request, sink) -> END))) {
            LlmProvider remote = peers.host.root(LlmProvider.class);

            JackfieldException refusal =
                    catchThrowableOfType(JackfieldException.class, () -> remote.complete(question, piece -> {}));

            assertThat(refusal.error()).isEqualTo(StandardError.REQUEST_REJECTED);
            assertThat(refusal)
                    .hasMessageStartingWith("what complete is given does not fit into 64 MB,"
                            + " the most that travels from the host to plugin test at once;");
            assertThat(remote.complete(QUESTION, piece -> {})).isEqualTo(END);
        }
    }

    @Test
    void answerThatIsTooLongIsAFailure() {
        ReportType report = new ReportType() {
            @Override
            public ReportSpec spec() {
                return ReportSpec.named("test", "test", ReportPeriod.Kind.DAY);
            }

            @Override
            public Reply report(ReportCall request) {
                return Reply.call("method", Map.of("lines", Collections.nCopies(70, MEGABYTE)));
            }
        };
        try (TwoPeers peers = new TwoPeers(NOTHING, report)) {
            JackfieldException refusal = catchThrowableOfType(
                    JackfieldException.class,
                    () -> peers.host.root(ReportType.class).report(null));

            assertThat(refusal.error()).isEqualTo(StandardError.REQUEST_REJECTED);
            assertThat(refusal)
                    .hasMessageStartingWith("the answer of report does not fit into 64 MB,"
                            + " the most that travels from plugin test to the host at once;");
        }
    }

    @Test
    void failureThatIsTooLongIsToldAsOne() {
        try (TwoPeers peers = new TwoPeers(NOTHING, provider((request, sink) -> {
            throw new IllegalStateException(MEGABYTE.repeat(40));
        }))) {
            assertThatThrownBy(() -> peers.host.root(LlmProvider.class).complete(QUESTION, piece -> {}))
                    .isInstanceOf(JackfieldException.class)
                    .hasMessageStartingWith("a failure does not fit into 64 MB");
        }
    }

    @Test
    void whatIsNoTypeOfTheContractStaysWhereItIs() {
        ReportType report = new ReportType() {
            @Override
            public ReportSpec spec() {
                return ReportSpec.named("test", "test", ReportPeriod.Kind.DAY);
            }

            @Override
            public Reply report(ReportCall request) {
                return Reply.call("method", Map.of("own", new InvocationTargetException(new OwnException())))
                        .and(Reply.call("method", Map.of("own", new StringBuilder("x"))));
            }
        };
        try (TwoPeers peers = new TwoPeers(NOTHING, report)) {
            assertThatThrownBy(() -> peers.host.root(ReportType.class).report(null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("java.lang.StringBuilder cannot leave its process");
        }
    }
}
