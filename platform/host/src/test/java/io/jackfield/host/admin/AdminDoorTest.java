package io.jackfield.host.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.host.admin.AdminDoor.Asker;
import io.jackfield.host.staff.Operator;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.staff.OperatorRole;
import io.jackfield.host.staff.Visitor;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminDoorTest {
    private static final Asker EVE = asker("eve", OperatorRole.OPERATOR);
    private static final Asker VIEWER = asker("vic", OperatorRole.VIEWER);

    private final List<ActionLog.Entry> written = new ArrayList<>();
    private int opened;
    private final AdminCalls calls = new AdminCalls(List.of(List.of(
            AdminCall.get("doors.show", "/bots/:bot/doors/:door", OperatorRight.VIEW, "A door")
                    .query("floor", "where it is")
                    .json(request -> Future.succeededFuture(new JsonObject()
                            .put("door", request.path("door"))
                            .put("floor", request.query("floor").orElse("ground")))),
            AdminCall.get("doors.front", "/bots/:bot/doors/front", OperatorRight.VIEW, "The front door")
                    .json(request -> Future.succeededFuture(new JsonObject().put("door", "the front one"))),
            AdminCall.post("doors.paint", "/bots/:bot/doors/:door/paint", OperatorRight.SETTINGS, "Paint a door")
                    .body("colour", "which one")
                    .json(AdminDoorTest::paint),
            AdminCall.post("doors.open", "/bots/:bot/doors/:door/open", OperatorRight.SETTINGS, "Open a door")
                    .json(request -> Future.succeededFuture(new JsonObject().put("opened", ++opened))))));
    private final AdminDoor door = new AdminDoor(
            calls,
            null,
            entry -> {
                written.add(entry);
                return Future.succeededFuture();
            },
            Clock.fixed(Instant.parse("2026-12-01T10:00:00Z"), ZoneOffset.UTC));

    private static Asker asker(String name, OperatorRole role) {
        return new Asker(new Operator(Optional.of(name), role.rights()), new Visitor("192.0.2.7", "a browser"));
    }

    private static Future<JsonObject> paint(AdminRequest request) {
        if (request.body().getString("colour", "").isEmpty()) {
            throw BodyFields.refused("colour is missing; say which one");
        }
        request.note()
                .change(new JsonObject().put("colour", "grey"), request.body().copy());
        return Future.succeededFuture(new JsonObject().put("painted", request.by()));
    }

    @Test
    void variablesOfThePathAndParametersAreDecoded() {
        assertThat(door.get(EVE, "/bots/shop/doors/a%2Fb?floor=first+one").result())
                .isEqualTo(new JsonObject().put("door", "a/b").put("floor", "first one"));
    }

    @Test
    void callWithoutVariablesComesFirst() {
        assertThat(door.get(EVE, "/bots/shop/doors/front").result().getString("door"))
                .isEqualTo("the front one");
    }

    @Test
    void whoeverLacksTheRightIsToldWhichOne() {
        assertThat(door.post(VIEWER, "/bots/shop/doors/1/paint", new JsonObject().put("colour", "red"))
                        .cause())
                .hasMessageContaining("doors.paint needs the right settings")
                .hasMessageContaining("vic");
        assertThat(written).isEmpty();
    }

    @Test
    void unknownParametersAndFieldsAreRefusedWithThoseThereAre() {
        assertThat(door.get(EVE, "/bots/shop/doors/1?flor=2").cause())
                .hasMessageContaining("'flor' is no parameter of doors.show")
                .hasMessageContaining("floor");
        assertThat(door.post(EVE, "/bots/shop/doors/1/paint", new JsonObject().put("color", "red"))
                        .cause())
                .hasMessageContaining("'color' is no field of doors.paint")
                .hasMessageContaining("colour, by, reason");
    }

    @Test
    void changesAreWrittenDownWithBeforeAndAfterAndWhoReallyAsked() {
        JsonObject order =
                new JsonObject().put("colour", "red").put("by", "somebody else").put("reason", "spring");

        assertThat(door.post(EVE, "/bots/shop/doors/7/paint", order).result().getString("painted"))
                .isEqualTo("eve");

        assertThat(written).singleElement().satisfies(entry -> {
            assertThat(entry.by()).isEqualTo("eve");
            assertThat(entry.bot()).contains("shop");
            assertThat(entry.action()).isEqualTo("doors.paint");
            assertThat(entry.subject()).isEqualTo("7");
            assertThat(entry.reason()).isEqualTo("spring");
            assertThat(entry.before()).contains(new JsonObject().put("colour", "grey"));
            assertThat(entry.outcome()).isEqualTo("done");
            assertThat(entry.address()).isEqualTo("192.0.2.7");
        });
    }

    @Test
    void changesThatFailAreWrittenDownWithTheCause() {
        assertThat(door.post(EVE, "/bots/shop/doors/7/paint", new JsonObject()).failed())
                .isTrue();

        assertThat(written)
                .singleElement()
                .extracting(ActionLog.Entry::outcome)
                .isEqualTo("failed: colour is missing; say which one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"by", "reason"})
    void nothingIsDoneThatCannotBeWrittenDown(String field) {
        Asker host = new Asker(Operator.ofToken(), Visitor.NONE);
        for (Object value : List.of("x".repeat(501), new JsonObject(), 5)) {
            assertThat(door.post(host, "/bots/shop/doors/7/open", new JsonObject().put(field, value))
                            .cause())
                    .hasMessageContaining(field + " is no text of up to 500 characters");
        }

        assertThat(opened).isZero();
        assertThat(door.post(host, "/bots/shop/doors/7/open", new JsonObject().put(field, "x".repeat(500)))
                        .succeeded())
                .isTrue();
        assertThat(opened).isOne();
        assertThat(written).hasSize(1);
    }

    @Test
    void wrongMethodIsToldTheRightOnes() {
        assertThat(door.call(EVE, HttpMethod.DELETE, "/bots/shop/doors/7/paint", new JsonObject())
                        .cause())
                .hasMessageContaining("takes POST and no DELETE");
    }

    @Test
    void twoCallsOfOneNameOrOnePathAreAMistakeOfOurs() {
        AdminCall one = AdminCall.get("a", "/x/:y", OperatorRight.VIEW, "One");
        AdminCall same = AdminCall.get("b", "/x/:z", OperatorRight.VIEW, "The same");

        assertThatThrownBy(() -> new AdminCalls(List.of(List.of(one), List.of(same))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void documentHasEveryCallWithItsParametersAndFields() {
        JsonObject paths = OpenApiDocument.of(calls).getJsonObject("paths");

        assertThat(paths.fieldNames())
                .containsExactlyInAnyOrder(
                        "/bots/{bot}/doors/{door}",
                        "/bots/{bot}/doors/front",
                        "/bots/{bot}/doors/{door}/paint",
                        "/bots/{bot}/doors/{door}/open");
        JsonObject paint = paths.getJsonObject("/bots/{bot}/doors/{door}/paint").getJsonObject("post");
        assertThat(paint.getString("operationId")).isEqualTo("doors.paint");
        assertThat(paint.getString("description")).contains("settings");
        assertThat(paint.encode()).contains("colour", "additionalProperties");
        assertThat(paths.getJsonObject("/bots/{bot}/doors/{door}")
                        .getJsonObject("get")
                        .getJsonArray("parameters"))
                .hasSize(3);
    }
}
