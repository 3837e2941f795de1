package io.jackfield.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.console.Console;
import io.jackfield.console.parts.Confirmation;
import io.jackfield.host.admin.AdminCalls;
import io.jackfield.host.admin.AdminDoor;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets in, who may what, and what is said when a page fails: with pages of its own and no host. */
class PageServerTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final StubSessions SESSIONS = new StubSessions();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static String url;

    /** A page for each thing that can happen. */
    private static final class TestPage implements ConsolePage {
        @Override
        public PageEntry entry() {
            return new PageEntry("users", "/things", OperatorRight.VIEW, Icon.LIST, Group.NOW);
        }

        @Override
        public void routes(PageRoutes routes) {
            routes.get("/things", visit -> page("All things"))
                    .get("/things/money", OperatorRight.READ_MONEY, visit -> page("Money"))
                    .post(
                            "/things/pay",
                            OperatorRight.CHANGE_MONEY,
                            visit -> page(visit.field("sum").orElse("?")))
                    .upload(
                            "/things/jar",
                            OperatorRight.INSTALL,
                            visit -> visit.context().request().body().compose(body -> page("Took " + body.length())))
                    .get("/things/slow", visit -> Promise.<Answer>promise().future())
                    .get("/things/broken", visit -> Future.failedFuture(new IllegalStateException("a secret thing")))
                    .get(
                            "/things/away",
                            visit -> Future.failedFuture(
                                    new JackfieldException(StandardError.UNAVAILABLE, "the database is away")));
        }

        private static Future<Answer> page(String title) {
            return Future.succeededFuture(
                    Answer.page("layout/confirm.jte", Confirmation.of(title, "Go", "/things", "/things")));
        }

        @Override
        public Future<Integer> waiting(Visit visit) {
            return Future.succeededFuture(3);
        }
    }

    @BeforeAll
    static void start() {
        AdminDoor door = new AdminDoor(
                new AdminCalls(List.of()), SESSIONS, entry -> Future.succeededFuture(), Clock.systemUTC());
        Router router = Router.router(VERTX);
        router.route("/console/*")
                .subRouter(new PageServer(
                                VERTX,
                                door,
                                List.of(new TestPage()),
                                new Renderer(),
                                Texts.of(List.of("frame", "users")),
                                Assets.load())
                        .routes());
        HttpServer server = VERTX.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
        url = "http://127.0.0.1:" + server.actualPort() + "/console";
    }

    @AfterAll
    static void stop() {
        HTTP.close();
        VERTX.close().await();
    }

    @ParameterizedTest
    @CsvSource({
        "viewer,/things,200", "viewer,/things/money,403",
        "money,/things/money,200", "support,/things/money,403",
        "admin,/things/money,200", "nobody,/things,303"
    })
    void pageIsForThoseWhoHaveItsRight(String role, String path, int status) throws Exception {
        assertThat(get(role, path).statusCode()).isEqualTo(status);
    }

    @Test
    void whoeverMayNotIsToldWhichRightIsMissing() throws Exception {
        assertThat(get("support", "/things/money").body())
                .contains("Not for you", "This needs the right", "(read-money), which support does not have");
    }

    @ParameterizedTest
    @CsvSource({"money,mark-of-the-session,200", "money,guessed,403", "money,'',403", "support,mark-of-the-session,403"
    })
    void formNeedsTheRightAndTheMarkOfItsSession(String role, String csrf, int status) throws Exception {
        HttpResponse<String> answer = post(role, "/things/pay", "sum=12&csrf=" + csrf);

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void fileNeedsTheMarkOfItsSessionInAHeader() throws Exception {
        HttpRequest.Builder request =
                request("operator", "/things/jar").POST(BodyPublishers.ofByteArray(new byte[70_000]));

        assertThat(send(request.copy()).statusCode()).isEqualTo(403);
        assertThat(send(request.copy().header("X-Csrf", StubSessions.CSRF)).body())
                .contains("Took 70000");
    }

    @Test
    void pageThatTakesTooLongIsGivenUpAndSaysSo() throws Exception {
        HttpResponse<String> answer = get("viewer", "/things/slow");

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("This takes too long");
    }

    @Test
    void databaseThatHangsKeepsNobodyWaitingAtTheDoor() throws Exception {
        HttpResponse<String> answer = get("stuck", "/things");

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("This takes too long");
    }

    @Test
    void unexpectedFailureNamesItsPlaceInTheLog() throws Exception {
        HttpResponse<String> answer = get("viewer", "/things/broken");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("Something went wrong").containsPattern("console-[0-9a-f]+");
    }

    @Test
    void whatIsAwayIsToldInTheWordsOfTheHost() throws Exception {
        HttpResponse<String> answer = get("viewer", "/things/away");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("the database is away");
    }

    @Test
    void railCountsWhatWaits() throws Exception {
        assertThat(get("viewer", "/waiting").body()).isEqualTo("{\"users\":3}");
    }

    @Test
    void codeOfAnAuthenticatorLetsIn() throws Exception {
        assertThat(login("token=code").body()).contains("name=\"pending\" value=\"try-1\"", "name=\"code\"");

        HttpResponse<String> wrong = post("", "/login/confirm", "pending=try-1&code=000000&next=/things");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body())
                .as("asks for the code again")
                .contains("name=\"pending\" value=\"try-1\"", "value=\"/things\"", "That code is not right");
        HttpResponse<String> in = post("", "/login/confirm", "pending=try-1&code=123456&next=/things");
        assertThat(in.headers().firstValue("Location")).hasValue("/console/things");
        assertThat(in.headers().firstValue("Set-Cookie").orElseThrow()).startsWith("jackfield_console=viewer");
    }

    @Test
    void authenticatorThatTheHostCannotReadIsSaidWithTheWayOut() throws Exception {
        HttpResponse<String> lost = post("", "/login/confirm", "pending=try-3&code=000000");

        assertThat(lost.statusCode()).isEqualTo(503);
        assertThat(lost.body()).contains("jackfield admin operators reset ann", "name=\"code\"");
    }

    @Test
    void pageWaitsForAConfirmationInTelegramAndGoesOnByItself() throws Exception {
        assertThat(login("token=telegram").body()).contains("value=\"try-2\"", "hx-trigger=\"every 2s\"");
        HttpRequest.Builder asks = request("", "/login/confirm").header("HX-Request", "true");

        SESSIONS.confirmed = false;
        HttpResponse<String> waiting = send(asks.copy().POST(BodyPublishers.ofString("pending=try-2")));
        SESSIONS.confirmed = true;
        HttpResponse<String> in = send(asks.copy().POST(BodyPublishers.ofString("pending=try-2")));

        assertThat(waiting.statusCode()).isEqualTo(204);
        assertThat(waiting.headers().firstValue("HX-Redirect")).isEmpty();
        assertThat(in.headers().firstValue("HX-Redirect")).hasValue("/console/");
    }

    @Test
    void tooManyTriesAreToldHowLongToWait() throws Exception {
        HttpResponse<String> answer = login("token=wait");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("Wait 42 seconds.");
    }

    @Test
    void partOfAPageThatLostItsSessionSendsTheWholePageToTheLogin() throws Exception {
        HttpResponse<String> answer = send(request("nobody", "/things").header("HX-Request", "true"));

        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/console/login");
    }

    @Test
    void linkFromElsewhereIsAskedForOnceMoreByAPageOfOurs() throws Exception {
        HttpResponse<String> answer = send(request("nobody", "/things?a=1").header("Sec-Fetch-Site", "cross-site"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("http-equiv=\"refresh\" content=\"0;url=/console/things?a=1\"");
    }

    @Test
    void everyAreaHasAPathOfItsOwn() {
        assertThat(Console.entries()).extracting(PageEntry::path).doesNotHaveDuplicates();
        assertThat(Console.entries()).extracting(PageEntry::area).doesNotHaveDuplicates();
    }

    private static HttpResponse<String> login(String form) throws Exception {
        return post("", "/login", form);
    }

    private static HttpResponse<String> get(String role, String path) throws Exception {
        return send(request(role, path));
    }

    private static HttpResponse<String> post(String role, String path, String form) throws Exception {
        return send(request(role, path).POST(BodyPublishers.ofString(form)));
    }

    private static HttpRequest.Builder request(String role, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        return role.isEmpty() ? request : request.header("Cookie", "jackfield_console=" + role);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
