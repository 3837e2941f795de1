package io.jackfield.host.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.desk.ModelDesk.Answer;
import io.jackfield.api.desk.ModelDesk.Answer.End;
import io.jackfield.api.desk.ModelDesk.Offer;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.llm.Completion;
import io.jackfield.api.llm.Completion.Finish;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.api.llm.ModelInfo;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.ModelMessage.Role;
import io.jackfield.api.llm.Usage;
import io.jackfield.host.alerts.Alert;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.calls.ExtensionCall;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.config.ModelOffer;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.TestPlugins;
import io.jackfield.host.store.ModelRestTable.Rest;
import io.jackfield.host.trace.UpdateSteps;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostModelDeskTest {
    private static final String BOT = """
            models:
              - {id: instant, label: Instant, provider: first, model: small, fallback: spare, options: {effort: low}}
              - {id: alone, provider: first, model: small}
              - {id: spare, provider: second, model: large, maxTokens: 500, fallback: instant}
              - {id: modest, provider: first, model: small, fallback: noble}
              - {id: noble, provider: second, model: large, premium: true, fallback: spare}
              - {id: missing, provider: nowhere, model: x, fallback: spare}
            speech: {provider: first, model: ear}
            """;
    /** Has a key of its own for one of the providers. */
    private static final String KEYED = """
            plugins: {llm-first: {apiKey: key-of-keyed}}
            models:
              - {id: alone, provider: first, model: small}
              - {id: report, provider: first, model: small, options: {account: reports}}
            """;

    private static final ModelInfo SMALL =
            new ModelInfo("small", 8_000, 4_000, Set.of(ModelInfo.Input.IMAGE), Set.of("low"), 10, Optional.empty());

    @TempDir
    Path home;

    private final VirtualTime time = new VirtualTime();
    private final ScriptedService first = new ScriptedService("first", SMALL);
    private final ScriptedService second = new ScriptedService("second");
    private final List<LoadedPlugin> live = new ArrayList<>(
            List.of(TestPlugins.bringing("llm-first", 1, first), TestPlugins.bringing("llm-second", 1, second)));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Alerts alerts = new Alerts(time, (alert, day) -> {});
    private final Breakers breakers = new Breakers(LlmConfigs.BREAKER, time, time);
    private final ModelRests rests = new ModelRests(time);
    private final ModelUse use = new ModelUse();
    private final RecordingGate gate = new RecordingGate();
    private final UserTags tags = new UserTags();
    private final StringBuilder screen = new StringBuilder();
    private LiveConfig config;
    private HostModelDesk desk;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(home.resolve("config/bots"));
        Files.writeString(home.resolve("config/jackfield.yaml"), "");
        Files.writeString(home.resolve("config/bots/helper.yaml"), BOT);
        Files.writeString(home.resolve("config/bots/keyed.yaml"), KEYED);
        tags.use(new byte[] {1});
        config = LiveConfig.of(HostConfig.load(home, Map.of()));
        desk = new HostModelDesk(
                new Providers(() -> live, HostModelDeskTest::run, TestPlugins.limits(10, 10)),
                LlmConfigs.patient(),
                config,
                gate,
                tags,
                breakers,
                rests,
                alerts,
                new LlmMeters(meters, UpdateSteps.NONE, use),
                request -> List.of(),
                time,
                time,
                () -> 1);
    }

    /** On the thread that asks. */
    private static <T> void run(LoadedPlugin plugin, ExtensionCall<LlmProvider, T> call) {
        try {
            LlmProvider provider =
                    plugin.extensions(call.kind()).get(call.name()).extension();
            call.listener().accept(new CallResult.Answered<>(call.work().of(provider, plugin.grant())));
        } catch (ScriptedService.Hangs hangs) {
            // The desk has to notice by itself.
        } catch (Exception e) {
            call.listener().accept(CallResult.Failed.of(plugin.id(), e));
        }
    }

    /** Writes down what it is told. */
    private static final class RecordingGate implements SpendingGate {
        private final List<String> log = new ArrayList<>();
        private Set<String> refused = Set.of();
        private long estimated;

        @Override
        public Hold reserve(String bot, long user, ModelOffer offer, long estimatedTokens) {
            if (refused.contains(offer.id())) {
                throw new JackfieldException(StandardError.SUBSCRIPTION_REQUIRED, "only for subscribers");
            }
            log.add("reserve " + offer.id());
            estimated = estimatedTokens;
            return new Hold() {
                @Override
                public void settle(ModelOffer answered, long tokens, BigDecimal costUsd) {
                    log.add("settle " + answered.id() + " " + tokens + " " + costUsd);
                }

                @Override
                public void release() {
                    log.add("release " + offer.id());
                }
            };
        }
    }

    private static Question question(String offer) {
        return new Question("helper", offer, List.of(ModelMessage.user("Hi"))).by(7);
    }

    private Answer ask(String offer) {
        return desk.ask(question(offer), screen::append);
    }

    private JackfieldException failure(Question question) {
        return catchThrowableOfType(JackfieldException.class, () -> desk.ask(question, screen::append));
    }

    private double count(String name, String... tags) {
        return meters.get(name).tags(tags).counter().count();
    }

    @Test
    void answerComesFromTheOfferThatWasAskedAndIsCharged() {
        first.answers("Hello");

        Answer result = ask("instant");

        assertThat(result.text()).isEqualTo("Hello");
        assertThat(result.offer()).isEqualTo("instant");
        assertThat(result.usage()).isEqualTo(ScriptedService.USAGE);
        assertThat(gate.log).containsExactly("reserve instant", "settle instant 120 0.01");
        assertThat(count("ai.requests", "provider", "first", "end", "complete")).isOne();
        assertThat(count("ai.tokens", "offer", "instant", "direction", "output"))
                .isEqualTo(20);
        assertThat(count("ai.cost.usd", "provider", "first", "bot", "helper")).isEqualTo(0.01);
    }

    @Test
    void providerHearsTheOptionsATagAndADeadlineAndNoName() {
        first.answers("Hello").answers("Hello");

        ask("instant");
        desk.ask(new Question("helper", "instant", List.of(ModelMessage.user("Hi"))), screen::append);

        assertThat(first.requests.getFirst().options()).containsEntry("effort", "low");
        assertThat(first.requests.getFirst().userTag()).isEqualTo(tags.of("helper", 7));
        assertThat(first.requests.getFirst().deadline()).isAfter(time.instant());
        assertThat(first.requests.getLast().userTag()).isEmpty();
        assertThat(gate.log).hasSize(2);
    }

    @Test
    void tryThatShowedNothingIsRepeatedAfterAPause() {
        first.fails(StandardError.OVERLOADED).fails(StandardError.RATE_LIMITED).answers("At last");

        assertThat(ask("alone").text()).isEqualTo("At last");

        assertThat(time.waits()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(gate.log).containsExactly("reserve alone", "settle alone 120 0.01");
        assertThat(count("ai.failures", "error", "overloaded")).isOne();
    }

    @Test
    void failedQuestionCostsNothing() {
        first.fails(StandardError.REQUEST_REJECTED);

        assertThat(failure(question("alone")).error()).isEqualTo(StandardError.REQUEST_REJECTED);

        assertThat(gate.log).containsExactly("reserve alone", "release alone");
        assertThat(count("ai.requests", "provider", "first", "end", "broken")).isOne();
    }

    @Test
    void questionThatThePlanDoesNotAllowIsNotAsked() {
        gate.refused = Set.of("alone");

        assertThat(failure(question("alone")).error()).isEqualTo(StandardError.SUBSCRIPTION_REQUIRED);

        assertThat(first.requests).isEmpty();
    }

    @Test
    void nothingIsRepeatedOnceSomethingWasShown() {
        first.then(sink -> {
            sink.append("Once upon");
            throw new JackfieldException(StandardError.STREAM_BROKEN, "gone");
        });

        Answer result = ask("instant");

        assertThat(result.end()).isEqualTo(End.BROKEN);
        assertThat(result.text()).isEqualTo("Once upon");
        assertThat(result.usage().outputTokens()).isEqualTo(2);
        assertThat(result.usage().inputTokens()).isPositive();
        assertThat(result.usage().costUsd()).isEmpty();
        assertThat(gate.log.getLast()).startsWith("settle instant ").endsWith(" 0");
    }

    @Test
    void thoughtsThatWereShownAreNotBegunAnewAndCostNothingWithoutAnAnswer() {
        first.then(sink -> {
            sink.think("hm");
            throw new JackfieldException(StandardError.STREAM_BROKEN, "gone");
        });

        assertThat(failure(question("instant")).error()).isEqualTo(StandardError.STREAM_BROKEN);

        assertThat(first.requests).hasSize(1);
        assertThat(second.requests).isEmpty();
        assertThat(gate.log).containsExactly("reserve instant", "release instant");
    }

    @Test
    void fallbackAnswersWhenTheOfferCannot() {
        first.fails(StandardError.OUT_OF_CREDIT);
        second.answers("Instead");

        Answer result = ask("instant");

        assertThat(result.text()).isEqualTo("Instead");
        assertThat(result.offer()).isEqualTo("spare");
        assertThat(second.requests.getFirst().maxTokens()).isEqualTo(500);
        assertThat(gate.log).containsExactly("reserve instant", "settle spare 120 0.01");
        assertThat(count("ai.fallbacks", "from", "instant", "to", "spare")).isOne();
    }

    @Test
    void circleOfFallbacksEndsWithTheFirstError() {
        first.fails(StandardError.UNAUTHORIZED);
        second.fails(StandardError.OUT_OF_CREDIT);

        assertThat(failure(question("instant")).error()).isEqualTo(StandardError.UNAUTHORIZED);

        assertThat(first.requests).hasSize(1);
        assertThat(second.requests).hasSize(1);
        assertThat(gate.log).containsExactly("reserve instant", "release instant");
    }

    @Test
    void offerWithoutItsProviderIsNotOfferedAndItsFallbackAnswers() {
        second.answers("Instead");

        assertThat(desk.offers("helper")).extracting(Offer::id).doesNotContain("missing");
        assertThat(ask("missing").offer()).isEqualTo("spare");
    }

    @Test
    void whatAnotherModelWouldRefuseTooIsNotAsked() {
        first.fails(StandardError.REFUSED_BY_POLICY);

        assertThat(failure(question("instant")).error()).isEqualTo(StandardError.REFUSED_BY_POLICY);

        assertThat(second.requests).isEmpty();
    }

    @Test
    void fallbackForSubscribersIsNotForOthers() {
        gate.refused = Set.of("noble");
        first.fails(StandardError.UNAUTHORIZED);
        second.answers("Instead");

        assertThat(ask("modest").offer()).isEqualTo("spare");
        assertThat(gate.log).containsExactly("reserve modest", "settle spare 120 0.01");
    }

    @Test
    void fallbackForSubscribersIsChargedToSubscribersAsSuch() {
        first.fails(StandardError.UNAUTHORIZED);
        second.answers("Instead");

        assertThat(ask("modest").offer()).isEqualTo("noble");
        assertThat(gate.log)
                .containsExactly("reserve modest", "reserve noble", "release modest", "settle noble 120 0.01");
    }

    @Test
    void pictureDoesNotGoToAModelThatSeesNone() {
        first.fails(StandardError.UNAUTHORIZED);
        ModelMessage picture = new ModelMessage(
                Role.USER, "What is it?", List.of(new Attachment.Bytes("a.png", "image/png", new byte[1])));

        assertThat(failure(new Question("helper", "instant", List.of(picture))).error())
                .isEqualTo(StandardError.UNAUTHORIZED);

        assertThat(second.requests).isEmpty();
    }

    @Test
    void silentServiceLeavesTheAnswerToTheFallbackAtOnce() {
        first.hangs();
        second.answers("Instead");

        assertThat(ask("instant").offer()).isEqualTo("spare");
        assertThat(time.passed()).isEqualTo(LlmConfigs.FIRST_TOKEN);
    }

    @Test
    void longWaitThatAServiceAsksForIsLeftToTheFallback() {
        first.fails(new JackfieldException(StandardError.RATE_LIMITED, "later").withRetryAfter(Duration.ofMinutes(5)));
        second.answers("Instead");

        assertThat(ask("instant").offer()).isEqualTo("spare");
        assertThat(time.passed()).isZero();
    }

    private static Question longQuestion(String offer, int rounds) {
        List<ModelMessage> messages = new ArrayList<>(List.of(ModelMessage.system("You help.")));
        for (int round = 0; round < rounds; round++) {
            messages.add(ModelMessage.user(round + " word".repeat(500)));
            messages.add(ModelMessage.assistant(round + " word".repeat(500)));
        }
        messages.add(ModelMessage.user("Well?"));
        return new Question("helper", offer, messages);
    }

    @Test
    void promptIsCutToTheModelsWindow() {
        first.answers("Hello");

        desk.ask(longQuestion("alone", 20), screen::append);

        List<ModelMessage> sent = first.requests.getFirst().messages();
        // 8000 less 2000 for the answer, less a tenth: 5454, of which a round takes about 1010.
        assertThat(sent).hasSize(2 + 2 * 5);
        assertThat(sent.getFirst().role()).isEqualTo(Role.SYSTEM);
        assertThat(sent.get(1).text()).startsWith("15 word");
        assertThat(sent.getLast().text()).isEqualTo("Well?");
    }

    @Test
    void noMoreIsReservedThanTheWindowHolds() {
        first.answers("Hello").answers("Hello");

        ask("alone");
        assertThat(gate.estimated).isEqualTo(4_096);
        desk.ask(longQuestion("alone", 20).by(7), screen::append);
        assertThat(gate.estimated).isEqualTo(8_000);
    }

    @Test
    void windowSmallerThanSaidGetsHalfOfTheTurnsOnce() {
        first.fails(StandardError.PROMPT_TOO_LONG).answers("Hello");

        desk.ask(longQuestion("alone", 4), screen::append);

        assertThat(first.requests.getFirst().messages()).hasSize(10);
        assertThat(first.requests.getLast().messages()).hasSize(6);

        first.fails(StandardError.PROMPT_TOO_LONG).fails(StandardError.PROMPT_TOO_LONG);
        assertThat(failure(longQuestion("alone", 4)).error()).isEqualTo(StandardError.PROMPT_TOO_LONG);
    }

    @Test
    void questionTooLongForOneModelGoesToALargerFallbackOnly() {
        Question question = new Question("helper", "instant", List.of(ModelMessage.user(" word".repeat(10_000))));
        assertThat(failure(question).error()).isEqualTo(StandardError.PROMPT_TOO_LONG);
        assertThat(second.requests).isEmpty();

        live.set(
                1,
                TestPlugins.bringing(
                        "llm-second",
                        2,
                        new ScriptedService(
                                        "second",
                                        new ModelInfo("large", 100_000, 8_000, Set.of(), Set.of(), 0, Optional.empty()))
                                .answers("Read")));
        assertThat(desk.ask(question, screen::append).offer()).isEqualTo("spare");
    }

    @Test
    void serviceThatKeepsFailingIsLeftAloneUntilATrial() {
        for (int question = 0; question < 3; question++) {
            first.fails(StandardError.UNAUTHORIZED);
            failure(question("alone"));
        }

        JackfieldException refusal = failure(question("alone"));

        assertThat(refusal.error()).isEqualTo(StandardError.UNAUTHORIZED);
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(10));
        assertThat(first.requests).hasSize(3);
        assertThat(breakers.leftAlone()).containsOnlyKeys("first");
        second.answers("Instead");
        assertThat(ask("instant").offer()).isEqualTo("spare");

        time.pass(Duration.ofSeconds(10));
        first.answers("Back");
        assertThat(ask("alone").text()).isEqualTo("Back");
        assertThat(breakers.leftAlone()).isEmpty();
    }

    private Rest rest(Optional<Instant> until) {
        return new Rest("first", "small", until, "too dear", "eve", time.instant());
    }

    @Test
    void modelThatRestsIsNotAskedAndItsFallbackAnswersUntilTheRestIsOver() {
        rests.begin(rest(Optional.of(time.instant().plusSeconds(60))));
        second.answers("Instead");

        assertThat(ask("instant").offer()).isEqualTo("spare");
        assertThat(failure(question("alone")))
                .hasMessage("model small of first rests until 2026-11-21T09:01:00Z: too dear")
                .extracting(JackfieldException::error)
                .isEqualTo(StandardError.UNAVAILABLE);
        assertThat(first.requests).isEmpty();
        assertThat(breakers.leftAlone()).isEmpty();

        time.pass(Duration.ofSeconds(60));
        first.answers("Back");
        assertThat(ask("alone").text()).isEqualTo("Back");
    }

    @Test
    void restWithoutAnEndLastsUntilSomebodyEndsIt() {
        rests.begin(rest(Optional.empty()));
        time.pass(Duration.ofDays(1_000));
        assertThat(failure(question("alone")).error()).isEqualTo(StandardError.UNAVAILABLE);

        rests.end("first", "small");
        first.answers("Back");
        assertThat(ask("alone").text()).isEqualTo("Back");
    }

    private long sum(ModelUse.Figure figure, String key) {
        return use.pending().stream()
                .filter(sum -> sum.bot().equals("helper")
                        && sum.figure() == figure
                        && sum.key().equals(key))
                .mapToLong(ModelUse.Sum::value)
                .sum();
    }

    @Test
    void everyCallOfAServiceCountsForTheStatistics() {
        first.fails(StandardError.OVERLOADED).answers("At last");

        ask("alone");

        assertThat(sum(ModelUse.Figure.REQUESTS, "first small")).isEqualTo(2);
        assertThat(sum(ModelUse.Figure.FAILURES, "first small overloaded")).isOne();
        assertThat(sum(ModelUse.Figure.OUTPUT_TOKENS, "first small")).isEqualTo(20);
        assertThat(sum(ModelUse.Figure.COST_NANO_USD, "first small")).isEqualTo(10_000_000);
        assertThat(sum(ModelUse.Figure.ANSWER, "first small 20")).isOne();
        assertThat(use.take()).isNotEmpty();
        assertThat(use.take()).isEmpty();
    }

    private ModelTrial tried() {
        BotConfig bot = config.now().bots().stream()
                .filter(one -> one.id().equals("helper"))
                .findFirst()
                .orElseThrow();
        ModelTrial trial = new ModelTrial("1", "first", "small", "helper", time.instant());
        desk.trials().run(new ModelTrials.Order(bot, bot.models().get(1), "Well?", Duration.ofSeconds(5)), trial);
        return trial;
    }

    @Test
    void trialAsksOnceAlsoWhatIsLeftAloneAndItsAnswerEndsThat() {
        for (int question = 0; question < 3; question++) {
            first.fails(StandardError.UNAUTHORIZED);
            failure(question("alone"));
        }
        rests.begin(rest(Optional.empty()));

        first.fails(StandardError.OVERLOADED);
        assertThat(tried().outcome().orElseThrow().problem()).contains("OVERLOADED: first fails");
        assertThat(breakers.leftAlone()).containsOnlyKeys("first");

        first.answers("Fine");
        ModelTrial trial = tried();
        assertThat(trial.text()).isEqualTo("Fine");
        assertThat(trial.outcome().orElseThrow().usage()).isEqualTo(ScriptedService.USAGE);
        assertThat(trial.outcome().orElseThrow().problem()).isEmpty();
        assertThat(trial.firstToken()).isPresent();
        assertThat(breakers.leftAlone()).isEmpty();
        assertThat(alerts.all()).isEmpty();
        assertThat(count("ai.cost.usd", "provider", "first", "bot", "helper")).isEqualTo(0.01);
        assertThat(gate.log).noneMatch(line -> line.startsWith("settle"));
    }

    @Test
    void trialOfAModelWhoseProviderIsAwaySaysSo() {
        live.clear();

        assertThat(tried().outcome().orElseThrow().problem())
                .contains("UNAVAILABLE: no loaded plugin brings the model provider 'first'");
    }

    @Test
    void keyThatFailsSaysNothingOfTheKeysOfOtherBotsAndAccounts() {
        for (int question = 0; question < 3; question++) {
            first.fails(StandardError.UNAUTHORIZED);
            failure(ofKeyed("alone"));
        }

        assertThat(failure(ofKeyed("alone"))).hasMessageContaining("first of bot keyed is left alone");
        assertThat(breakers.leftAlone()).containsOnlyKeys("first of bot keyed");
        assertThat(alerts.all())
                .singleElement()
                .extracting(Alert::words)
                .asString()
                .startsWith("the model provider first of bot keyed refuses our key: ")
                .endsWith("; look at plugins.llm-first of config/bots/keyed.yaml");
        first.answers("By the key of all").answers("By the account's");
        assertThat(ask("alone").text()).isEqualTo("By the key of all");
        assertThat(desk.ask(ofKeyed("report"), screen::append).text()).isEqualTo("By the account's");
        assertThat(alerts.all()).hasSize(1);
    }

    @Test
    void alertOfAKeyIsOverWhenItsPluginHasComeUpAnewAndAnswers() {
        first.fails(StandardError.UNAUTHORIZED);
        failure(ofKeyed("alone"));

        live.set(0, TestPlugins.bringing("llm-first", 2, first));
        first.answers("By the key of all");
        ask("alone");

        assertThat(alerts.all()).isEmpty();
    }

    private static Question ofKeyed(String offer) {
        return new Question("keyed", offer, List.of(ModelMessage.user("Hi")));
    }

    @Test
    void pluginThatComesUpAnewIsAskedAtOnce() {
        for (int question = 0; question < 3; question++) {
            first.fails(StandardError.UNAUTHORIZED);
            failure(question("alone"));
        }

        live.set(0, TestPlugins.bringing("llm-first", 2, first));
        first.answers("With the right key");

        assertThat(ask("alone").text()).isEqualTo("With the right key");
    }

    @Test
    void pluginThatIsTakenAwayUnderACallSaysNothingOfItsService() {
        for (int question = 0; question < 3; question++) {
            first.then(sink -> {
                live.set(0, TestPlugins.bringing("llm-first", 2, first));
                throw new JackfieldException(StandardError.UNAVAILABLE, "taken away");
            });
            first.answers("From the new one");
            assertThat(ask("alone").text()).isEqualTo("From the new one");
            live.set(0, TestPlugins.bringing("llm-first", 1, first));
        }

        assertThat(breakers.leftAlone()).isEmpty();
    }

    @Test
    void operatorHearsOfCreditAndKeysUntilAnAnswerComes() {
        first.fails(StandardError.OUT_OF_CREDIT);
        failure(question("alone"));
        assertThat(alerts.all())
                .singleElement()
                .extracting(Alert::words)
                .asString()
                .contains("first has no credit left")
                .contains("top it up");

        first.answers("Paid");
        ask("alone");
        assertThat(alerts.all()).isEmpty();
    }

    @Test
    void usageThatNobodyReportsIsEstimated() {
        first.then(sink -> {
            sink.append("One two three");
            return new Completion(Finish.COMPLETE, Usage.UNKNOWN, "model");
        });

        assertThat(ask("alone").usage().outputTokens()).isEqualTo(3);
    }

    @Test
    void offersSayWhatTheirModelsCan() {
        assertThat(desk.offers("helper"))
                .startsWith(
                        new Offer("instant", "Instant", "first", false, true, 8_000),
                        new Offer("alone", "alone", "first", false, true, 8_000),
                        new Offer("spare", "spare", "second", false, false, 8_192));
    }

    @Test
    void tokensAreCountedRatherTooManyThanTooFew() {
        assertThat(desk.tokens("helper", "instant", " word".repeat(100))).isEqualTo(110);
        assertThat(desk.tokens("helper", "spare", " word".repeat(100))).isEqualTo(120);
    }

    @Test
    void unknownBotsAndOffersAreNamed() {
        assertThat(failure(new Question("nobody", "instant", List.of(ModelMessage.user("Hi")))))
                .hasMessageContaining("nobody");
        assertThat(failure(question("nothing"))).hasMessageContaining("nothing").hasMessageContaining("helper.yaml");
    }

    @Test
    void recordingIsWrittenDownAfterAnotherTry() {
        Attachment.Bytes recording = new Attachment.Bytes("a.ogg", "audio/ogg", new byte[3]);
        first.fails(StandardError.OVERLOADED).answers("Hello there");

        assertThat(desk.hearsSpeech("helper")).isTrue();
        assertThat(desk.transcribe("helper", recording, "en")).isEqualTo("Hello there");

        assertThat(first.recordings).hasSize(2);
        assertThat(first.recordings.getLast().model()).isEqualTo("ear");
        assertThat(first.recordings.getLast().language()).isEqualTo("en");
    }

    @Test
    void recordingThatCannotBeWrittenDownSaysWhy() {
        Attachment.Bytes recording = new Attachment.Bytes("a.ogg", "audio/ogg", new byte[3]);
        first.fails(StandardError.REQUEST_REJECTED);
        assertThat(catchThrowableOfType(JackfieldException.class, () -> desk.transcribe("helper", recording, "en"))
                        .error())
                .isEqualTo(StandardError.REQUEST_REJECTED);

        live.removeFirst();
        assertThat(desk.hearsSpeech("helper")).isFalse();
        assertThat(catchThrowableOfType(JackfieldException.class, () -> desk.transcribe("helper", recording, "en"))
                        .error())
                .isEqualTo(StandardError.NOT_FOUND);
    }
}
