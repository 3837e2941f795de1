package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.Servers;
import io.jackfield.it.fixture.Servers.Outage;
import io.jackfield.it.fixture.StaffRoom;
import io.jackfield.it.fixture.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A host that wants a second factor of everybody, and what is left of it without its database. */
class OperatorsRequiredIT {
    private static final String ADDRESS = "203.0.113.7";

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("desk", "plugins: [hello]\n")
            .with(PluginJar.command("hello", "hello", "Reply.text(\"Hello\")"))
            .set("ops.secondFactor", "required")
            .pages(new StaffRoom());

    private static String make(String name) {
        return new JsonObject(platform.callAdmin(
                                "POST",
                                "/operators",
                                platform.adminToken(),
                                new JsonObject()
                                        .put("by", "root")
                                        .put("name", name)
                                        .put("role", "admin"))
                        .body())
                .getString("token");
    }

    @Test
    void whoHasNoSecondFactorSetsOneUpBeforeAnythingElse() {
        String token = make("eve");

        JsonObject in = StaffRoom.begin(platform, ADDRESS, token, "");
        assertThat(in.getBoolean("enrolling")).isTrue();
        assertThat(in.getJsonArray("rights")).isEmpty();
        HttpResponse<String> refused = platform.callAdmin("GET", "/operators", token, new JsonObject());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("ops.secondFactor");
        assertThat(new JsonObject(platform.callAdmin("GET", "/me", token, new JsonObject())
                                .body())
                        .getBoolean("enrolling"))
                .isTrue();
        assertThat(platform.callAdmin("POST", "/me/totp", token, new JsonObject())
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> picture = platform.callAdmin("GET", "/me/totp/picture", token, new JsonObject());
        assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(picture.body()).startsWith("<svg ");
    }

    @Test
    void hostsOwnTokenIsExemptAndWorksWithoutTheDatabaseWhileOthersAreAskedToComeBack() throws Exception {
        String token = make("bob");
        String secret = StaffRoom.begin(platform, ADDRESS, token, "").getString("secret");
        assertThat(StaffRoom.find(platform, secret).getString("name")).isEqualTo("bob");

        try (Outage ignored = Servers.get().withoutPostgres()) {
            assertThat(platform.callAdmin("GET", "/me", platform.adminToken(), new JsonObject())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(platform.callAdmin("GET", "/me", token, new JsonObject()).statusCode())
                    .isEqualTo(503);
            assertThat(StaffRoom.begin(platform, ADDRESS, token, "").getString("step"))
                    .isEqualTo("failed");
            assertThat(StaffRoom.find(platform, secret).getString("name"))
                    .as("seen a moment ago")
                    .isEqualTo("bob");
        }

        assertThat(StaffRoom.begin(platform, ADDRESS, token, "").getString("step"))
                .isEqualTo("LoggedIn");
    }
}
