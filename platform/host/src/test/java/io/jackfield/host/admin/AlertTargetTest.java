package io.jackfield.host.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.staff.OperatorRight;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertTargetTest {
    private static final AdminCall END =
            AdminCall.post("plugins.release", "/plugins/:plugin/release", OperatorRight.PLUGINS, "End a quarantine");

    @Test
    void valuesStandInThePathAndTheOthersInTheBody() {
        AlertTarget target = AlertTarget.of(END.body("version", "which"), Map.of("plugin", "llm-a b", "version", "1"))
                .orElseThrow();

        assertThat(target.target()).isEqualTo("/plugins/llm-a%20b/release");
        assertThat(target.body().encode()).isEqualTo("{\"version\":\"1\"}");
    }

    @Test
    void whatReadsTakesThemAsParameters() {
        AdminCall list = AdminCall.get("reviews.list", "/reviews", OperatorRight.READ_MONEY, "Reviews")
                .query("bot", "whose");

        assertThat(AlertTarget.of(list, Map.of("bot", "shop")).orElseThrow().target())
                .isEqualTo("/reviews?bot=shop");
    }

    @Test
    void callThatNeedsSomethingElseIsNotOffered() {
        assertThat(AlertTarget.of(END, Map.of())).isEmpty();
        assertThat(AlertTarget.of(END, Map.of("plugin", "a", "colour", "red"))).isEmpty();
    }
}
