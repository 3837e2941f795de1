package io.jackfield.sandbox.telegram;

import static io.jackfield.sandbox.telegram.RunningTelegram.ADA;
import static io.jackfield.sandbox.telegram.RunningTelegram.toAda;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.sandbox.telegram.faults.FaultRule;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultsTest {
    @RegisterExtension
    final RunningTelegram server = new RunningTelegram();

    @Test
    void rateLimitStrikesTheNextCallsOnly() {
        server.telegram().faults().add(FaultRule.on("send*").inChat(ADA).next(2).rateLimit(7));

        var struck = server.say("one");
        server.say("two");
        var third = server.say("three");

        assertThat(struck.status()).isEqualTo(429);
        assertThat(struck.json().getJsonObject("parameters").getInteger("retry_after"))
                .isEqualTo(7);
        assertThat(third.status()).isEqualTo(200);
        assertThat(server.telegram().faults().rules()).isEmpty();
        assertThat(server.telegram().faults().struck()).isEqualTo(2);
    }

    @Test
    void everyNthCallFails() {
        server.telegram().faults().add(FaultRule.on("SENDMESSAGE").every(3).error(502));

        int[] statuses =
                IntStream.range(0, 6).map(i -> server.say("m").status()).toArray();

        assertThat(statuses).containsExactly(200, 200, 502, 200, 200, 502);
    }

    @Test
    void otherChatsAndMethodsAreSpared() {
        server.telegram().faults().add(FaultRule.on("sendMessage").inChat(99).error(500));
        server.telegram().faults().add(FaultRule.on("edit*").error(500));

        assertThat(server.say("fine").status()).isEqualTo(200);
    }

    @Test
    void slowCallIsCarriedOutInTheEnd() {
        server.telegram().faults().add(FaultRule.on("*").next(1).slow(Duration.ofMillis(120)));
        long before = System.nanoTime();

        assertThat(server.say("patience").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(119));
    }

    @Test
    void connectionIsCutBeforeOrAfterTheWork() {
        server.telegram().faults().add(FaultRule.on("sendMessage").next(1).cutBefore());
        assertThatThrownBy(() -> server.say("lost")).hasRootCauseInstanceOf(IOException.class);

        server.telegram().faults().add(FaultRule.on("sendMessage").next(1).cutAfter());
        assertThatThrownBy(() -> server.say("done")).hasRootCauseInstanceOf(IOException.class);

        assertThat(server.ada().transcript().botMessages())
                .extracting(SandboxMessage::text)
                .containsExactly("done");
    }

    @Test
    void rulesAreSetListedAndClearedOverHttp() throws Exception {
        JsonObject rule = new JsonObject()
                .put("method", "sendMessage")
                .put("chat", ADA)
                .put("probability", 1.0)
                .put("kind", "ERROR")
                .put("status", 503);

        var added = server.send(server.at("/sandbox/faults").POST(BodyPublishers.ofString(rule.encode())));
        var struck = server.say("x");
        var wrong = server.send(server.at("/sandbox/faults").POST(BodyPublishers.ofString("{\"kind\":\"MOOD\"}")));
        var cleared = server.send(server.at("/sandbox/faults").DELETE());

        assertThat(added.json().getJsonArray("rules")).containsExactly(rule);
        assertThat(struck.status()).isEqualTo(503);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().getString("error")).contains("kind is 'MOOD'; use one of [RATE_LIMIT, ");
        assertThat(cleared.json().getJsonArray("rules")).isEmpty();
        assertThat(server.call("sendMessage", toAda().put("text", "x")).status())
                .isEqualTo(200);
    }

    @Test
    void contradictoryRuleIsRefused() {
        assertThatThrownBy(() -> FaultRule.fromJson(new JsonObject()
                        .put("kind", "CUT_BEFORE")
                        .put("next", 1)
                        .put("every", 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stormStrikesEveryFifthCallForAnotherTimeEachTime() {
        server.ada().open();
        server.telegram().faults().add(FaultRule.on("*").every(5).rateLimit(1, 30));

        List<Long> waits = new ArrayList<>();
        for (int call = 1; call <= 50; call++) {
            RunningTelegram.Answer answer = server.call("getMe");
            assertThat(answer.status()).isEqualTo(call % 5 == 0 ? 429 : 200);
            if (call % 5 == 0) {
                waits.add(answer.json().getJsonObject("parameters").getLong("retry_after"));
            }
        }

        assertThat(waits).allMatch(seconds -> seconds >= 1 && seconds <= 30);
        assertThat(Set.copyOf(waits)).hasSizeGreaterThan(3);
    }

    @Test
    void rulesSurviveTheWayThroughJson() {
        FaultRule storm = FaultRule.on("send*").every(5).rateLimit(1, 30);
        FaultRule refusal = FaultRule.on("sendRichMessage").refuse("RICH_VALIDATE_SIMULATED");

        assertThat(FaultRule.fromJson(storm.toJson())).isEqualTo(storm);
        assertThat(FaultRule.fromJson(refusal.toJson())).isEqualTo(refusal);
    }
}
