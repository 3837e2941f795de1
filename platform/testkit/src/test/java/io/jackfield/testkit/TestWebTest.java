package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.web.EndpointSpec;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebEndpoint;
import io.jackfield.api.web.WebRequest;
import io.jackfield.api.web.WebStream;
import io.jackfield.testkit.log.RecordedLog;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestWebTest {
    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(Status.class);

    public static final class Status implements WebEndpoint {
        private final PluginContext context;

        public Status(PluginContext context) {
            this.context = context;
        }

        @Override
        public EndpointSpec spec() {
            return EndpointSpec.named("status");
        }

        @Override
        public WebAnswer answer(WebRequest request, WebStream stream) {
            context.logger().info("asked for {}", request);
            if (request.path().equals("/broken")) {
                throw new IllegalStateException("no luck");
            }
            return WebAnswer.text(request.path() + " " + request.parameter("a").orElse("") + " " + request.text());
        }
    }

    @Test
    void callReachesTheRouteAsInTheHost() {
        assertThat(jackfield.web().get("/plugins/status/status/x%20y?a=b+c").body())
                .asString()
                .isEqualTo("/x y b c ");
        assertThat(jackfield
                        .web()
                        .call(
                                "POST",
                                "/plugins/status/status",
                                Map.of("content-type", "application/x-www-form-urlencoded"),
                                "a=form")
                        .body())
                .asString()
                .isEqualTo(" form a=form");
        assertThat(RecordedLog.lines()).contains("INFO plugin.status - asked for GET /x y (0 bytes)");
    }

    @Test
    void whatTheHostAnswersItselfComesAsThere() {
        assertThat(jackfield.web().get("/plugins/status/other").status()).isEqualTo(404);
        assertThat(jackfield.web().get("/plugins/other/status").status()).isEqualTo(404);
        assertThat(jackfield
                        .web()
                        .call("DELETE", "/plugins/status/status", Map.of(), "")
                        .status())
                .isEqualTo(405);
    }

    @Test
    void failingRouteFailsTheTest() {
        assertThatThrownBy(() -> jackfield.web().get("/plugins/status/status/broken"))
                .isInstanceOf(JackfieldException.class)
                .hasMessageContaining("no luck");
    }

    @Test
    void databaseIsRefusedWithTheWayOut() {
        assertThatThrownBy(() -> jackfield.context().database()).hasMessageContaining(".database(dataSource)");
    }
}
