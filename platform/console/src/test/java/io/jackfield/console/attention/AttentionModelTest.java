package io.jackfield.console.attention;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.console.attention.AttentionModel.Part;
import io.jackfield.console.frame.Tone;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionModelTest {
    private static final JsonObject QUARANTINE = new JsonObject("""
            {"key": "quarantine moody", "severity": "critical", "object": {"kind": "plugin", "name": "moody"},
             "words": "moody is in quarantine", "since": "2026-11-29T10:00:00Z",
             "action": {"call": "plugins.release", "method": "POST", "target": "/plugins/moody/release", "body": {},
                        "label": "end-quarantine", "right": "plugins"}}
            """);

    private static AlertCard card(JsonObject alert, OperatorRight... rights) {
        return AlertCard.of(alert, List.of(rights)::contains);
    }

    @Test
    void showsWhatDependsOnWhatAndHowManyPluginsWork() {
        AttentionModel model = AttentionModel.of(new JsonObject("""
                {"ready": true, "database": "up", "redis": "down; dialogues are read from the database",
                 "databases": {"platform": "up"}, "bots": {"helper": "polling; waits for Telegram"},
                 "plugins": [{"jar": "a.jar", "id": "command-a", "version": "1.0.0", "state": "live"},
                             {"jar": "b.jar", "id": "", "version": "", "state": "left out", "problem": "no manifest"}]}
                """), List.of(), true, List.of(), List.of());

        assertThat(model.parts())
                .containsExactly(
                        new Part("PostgreSQL", Tone.GOOD, "up"),
                        new Part("Redis", Tone.WARN, "down; dialogues are read from the database"),
                        new Part("platform", Tone.GOOD, "up"));
        assertThat(model.bots()).containsExactly(new Part("helper", Tone.WARN, "polling; waits for Telegram"));
        assertThat(model.plugins()).containsExactly(new Part("b.jar", Tone.BAD, "left out"));
        assertThat(model.live()).isEqualTo(1);
    }

    @Test
    void alertHasAButtonForWhoeverMayPressIt() {
        assertThat(card(QUARANTINE, OperatorRight.PLUGINS).label()).isEqualTo("attention.do.end-quarantine");
        assertThat(card(QUARANTINE, OperatorRight.PLUGINS).page()).isEmpty();
        assertThat(card(QUARANTINE, OperatorRight.VIEW).label()).isEmpty();
    }

    @Test
    void whatIsOnlyReadLeadsToItsPage() {
        JsonObject shown = QUARANTINE.copy();
        shown.getJsonObject("action")
                .put("call", "plugins.show")
                .put("method", "GET")
                .put("right", "view")
                .put("label", "show-plugin");

        assertThat(card(shown, OperatorRight.VIEW).page()).isEqualTo("/plugins/moody");
        shown.getJsonObject("action").put("call", "somewhere.else");
        assertThat(card(shown, OperatorRight.VIEW).label()).isEmpty();
    }

    @Test
    void whatABotHasOpenLeadsToItsPageOfThatBot() {
        JsonObject reviews = QUARANTINE.copy().put("object", new JsonObject("""
                {"kind": "bot", "name": "helper"}"""));
        reviews.getJsonObject("action")
                .put("call", "reviews.list")
                .put("method", "GET")
                .put("right", "read-money")
                .put("label", "show-reviews");

        assertThat(card(reviews, OperatorRight.READ_MONEY).page()).isEqualTo("/money/reviews?bot=helper");
    }

    @Test
    void snoozedOnesAreApart() {
        JsonObject quiet = QUARANTINE
                .copy()
                .put(
                        "snoozed",
                        new JsonObject().put("until", "2026-11-30T10:00:00Z").put("by", "eve"));

        AttentionModel model = AttentionModel.of(
                new JsonObject().put("ready", true),
                List.of(card(QUARANTINE), card(quiet)),
                true,
                List.of(),
                List.of());

        assertThat(model.alerts()).hasSize(1);
        assertThat(model.quiet()).extracting(AlertCard::by).containsExactly("eve");
    }
}
