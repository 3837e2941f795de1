package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.LogLines;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Operators see planned work of a running host, run it, skip it and delete it. */
class OperatorJobsIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [planner]\n")
            .with(PluginJar.command("planner", "plan", "Reply.text(\"ok\")").onLoad("""
                    context.schedule().on("tell", job -> context.logger().info("told {}", job.key()));
                    context.schedule().on("fail", job -> { throw new JackfieldException(StandardError.UNAVAILABLE, "no paper"); });
                    for (String key : List.of("run", "skip", "twice", "delete")) {
                        context.schedule().cron("0 0 1 1 *", ZoneOffset.UTC, "tell", key, "secret of ada");
                    }
                    context.schedule().at(Instant.now().plusSeconds(86400), "tell", "once", "");
                    context.schedule().at(Instant.now().plusSeconds(86400), "fail", "paper", "");
                    context.schedule().cron("0 0 1 1 *", ZoneOffset.UTC, "fail", "user-7001002003", "");
                    """));

    private static JsonObject job(String name, String key) {
        return jobs("?job=" + name)
                .filter(job -> job.getString("key").equals(key))
                .findFirst()
                .orElse(new JsonObject());
    }

    private static Stream<JsonObject> jobs(String query) {
        return platform.readAdmin("/jobs" + query).getJsonArray("jobs").stream().map(JsonObject.class::cast);
    }

    private static JsonObject order(JsonObject job) {
        return new JsonObject()
                .put("by", "eve")
                .put("plugin", "planner")
                .put("job", job.getString("job"))
                .put("key", job.getString("key"))
                .put("due", job.getString("due"));
    }

    @Test
    void jobsAreListedInPagesWithoutWhatTheyCarry() {
        JsonObject first = platform.readAdmin("/jobs?plugin=planner&job=tell&most=2");
        JsonObject second =
                platform.readAdmin("/jobs?plugin=planner&job=tell&most=2&after=" + first.getString("after"));

        assertThat(first.getJsonArray("jobs")).hasSize(2).doesNotContainAnyElementsOf(second.getJsonArray("jobs"));
        assertThat(first.encode()).doesNotContain("secret of ada").contains("\"bots\":[\"shop\"]");
        assertThat(jobs("?plugin=another")).isEmpty();
        assertThat(platform.readAdmin("/jobs?after=nonsense").getString("detail"))
                .isEqualTo("after is 'nonsense'; use that of the answer before");
    }

    @Test
    void jobRunsAtOnceAndItsScheduleGoesOn() {
        JsonObject before = job("tell", "run");
        try (LogLines log = LogLines.capture()) {
            assertThat(platform.askAdmin("/jobs/run", order(before)).getBoolean("done"))
                    .isTrue();

            await().atMost(SOON).until(() -> log.everything().contains("told run"));
        }
        await().atMost(SOON).until(() -> job("tell", "run").getString("due").equals(before.getString("due")));
    }

    @Test
    void whoAsksTwiceRunsItOnce() {
        JsonObject order = order(job("tell", "twice"));
        try (LogLines log = LogLines.capture()) {
            assertThat(platform.askAdmin("/jobs/run", order).getBoolean("done")).isTrue();
            await().atMost(SOON).until(() -> log.everything().contains("told twice"));

            await().atMost(SOON)
                    .until(() -> job("tell", "twice").getString("due").equals(order.getString("due")));

            assertThat(platform.askAdmin("/jobs/run", order).getBoolean("done")).isFalse();
            List<String> told =
                    log.everything().stream().filter("told twice"::equals).toList();
            assertThat(told).hasSize(1);
        }
    }

    @Test
    void secondOfTwoAtTheSameTimeDoesNothing() {
        JsonObject order = order(job("tell", "once"));

        List<Boolean> done = Stream.of(order, order)
                .parallel()
                .map(one -> platform.askAdmin("/jobs/run", one))
                .map(answer -> answer.getBoolean("done", false))
                .toList();

        assertThat(done).containsExactlyInAnyOrder(true, false);
        await().atMost(SOON).until(() -> job("tell", "once").isEmpty());
        assertThat(platform.askAdmin("/jobs/run", order).getString("detail"))
                .isEqualTo("there is no job planner tell once; it has run or was deleted");
    }

    @Test
    void oneRunOfAScheduleIsLeftOutHoweverOftenItIsAsked() {
        JsonObject before = job("tell", "skip");

        JsonObject skipped = platform.askAdmin("/jobs/skip", order(before));
        JsonObject again = platform.askAdmin("/jobs/skip", order(before));

        assertThat(skipped.getBoolean("done")).isTrue();
        assertThat(again.getBoolean("done")).isFalse();
        int year = Integer.parseInt(before.getString("due").substring(0, 4));
        assertThat(job("tell", "skip").getString("due")).isEqualTo((year + 1) + "-01-01T00:00:00Z");
        assertThat(platform.askAdmin("/jobs/skip", order(job("fail", "paper"))).getString("detail"))
                .contains("runs once, so there is no run after");
    }

    @Test
    void deletedJobIsGone() {
        JsonObject order = order(job("tell", "delete"));
        order.remove("due");

        assertThat(platform.askAdmin("/jobs/delete", order).getBoolean("scheduled"))
                .isTrue();

        assertThat(job("tell", "delete")).isEmpty();
    }

    @Test
    void whyAJobFailedOutlivesARestart() {
        platform.askAdmin("/jobs/run", order(job("fail", "user-7001002003")));
        await().atMost(SOON)
                .until(() ->
                        job("fail", "user-7001002003").getString("error", "").contains("no paper"));
        String at = job("fail", "user-7001002003").getString("errorAt");

        platform.restart();

        assertThat(job("fail", "user-7001002003").getString("error")).contains("no paper");
        assertThat(job("fail", "user-7001002003").getString("errorAt")).isEqualTo(at);
    }

    @Test
    void whoMaySeeNoUsersSeesNoIdsInKeys() {
        String token = platform.askAdmin(
                        "/operators",
                        new JsonObject().put("by", "eve").put("name", "viewer").put("role", "viewer"))
                .getString("token");

        HttpResponse<String> seen = platform.callAdmin("GET", "/jobs?job=fail", token, new JsonObject());
        assertThat(seen.body()).contains("user-…").doesNotContain("7001002003");
        assertThat(platform.callAdmin("GET", "/jobs?most=1", token, new JsonObject())
                        .body())
                .contains("\"more\" : true")
                .doesNotContain("\"after\"");
        seen = platform.callAdmin("GET", "/jobs?key=user-7", token, new JsonObject());
        assertThat(seen.statusCode()).isEqualTo(403);
        assertThat(seen.body()).contains("read-users");
    }

    @Test
    void jobThatFailsSaysWhy() {
        platform.askAdmin("/jobs/run", order(job("fail", "paper")));

        await().atMost(SOON).until(() -> job("fail", "paper").getString("state").equals("tried again"));
        assertThat(job("fail", "paper").getString("error")).contains("no paper");
        assertThat(jobs("?failing=true").map(job -> job.getString("key"))).contains("paper");
    }
}
