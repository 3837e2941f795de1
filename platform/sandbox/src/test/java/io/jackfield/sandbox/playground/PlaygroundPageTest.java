package io.jackfield.sandbox.playground;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jackfield.browser.Browser;
import io.jackfield.sandbox.Sandbox;
import io.jackfield.sandbox.SandboxOptions;
import io.jackfield.sandbox.telegram.SandboxBot;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a real browser. Skipped where there is no Chromium. */
class PlaygroundPageTest {
    private static final String TOKEN = "4711:playground-page-test";
    private static final long BEN = 102;

    private final Vertx vertx = Vertx.vertx();
    private Sandbox sandbox;
    private SandboxBot bot;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(vertx, SandboxOptions.forPlayground().port(0)).await();
        bot = sandbox.telegram().addBot("helper", TOKEN, "helper_bot", "Helper");
    }

    @AfterEach
    void stop() {
        sandbox.close().await();
        vertx.close().await();
    }

    @Test
    void showsWhatABotSendsAndSendsWhatAPersonWritesAndPresses() throws Exception {
        Optional<Path> chromium = Browser.installed();
        assumeTrue(chromium.isPresent(), "no Chromium is installed, so the page is not looked at");
        try (Browser browser = Browser.open(vertx, chromium.get(), sandbox.url() + "/playground")) {
            await().atMost(Duration.ofSeconds(30)).until(() -> browser.text().contains("Helper"));
            awaitOpenChat(browser);

            browser.evaluate("""
                    (() => { const box = document.querySelector('textarea, [contenteditable=true]');
                      box.focus(); document.execCommand('insertText', false, '/start');
                      box.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true})); return 'sent'; })()
                    """);
            await().atMost(Duration.ofSeconds(30)).until(() -> pending() == 1);

            botSends("{\"chat_id\":" + BEN + ",\"text\":\"Choose one\",\"entities\":[{\"type\":\"bold\",\"offset\":0,"
                    + "\"length\":6}],\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"The first\","
                    + "\"callback_data\":\"one\"}]]}}");
            await().atMost(Duration.ofSeconds(30)).until(() -> browser.text().contains("Choose one"));

            browser.evaluate(
                    "[...document.querySelectorAll('button')].find(b => b.innerText.includes('The first')).click()");
            await().atMost(Duration.ofSeconds(30)).until(() -> pending() == 2);
        }
    }

    @Test
    void showsRichMessagesAndSendsSeveralFilesAtOnce() throws Exception {
        Optional<Path> chromium = Browser.installed();
        assumeTrue(chromium.isPresent(), "no Chromium is installed, so the page is not looked at");
        sandbox.telegram().user(BEN).in(bot).open();
        try (Browser browser = Browser.open(vertx, chromium.get(), sandbox.url() + "/playground/#user=" + BEN)) {
            awaitOpenChat(browser);
            botCalls(
                    "sendRichMessage",
                    "{\"chat_id\":" + BEN
                            + ",\"rich_message\":{\"markdown\":\"# Prices\\n\\n|A|B|\\n|-|-|\\n|1|$x^2$|\"}}");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> browser.evaluate("document.querySelectorAll('.rich table td math msup').length")
                            .equals("1"));

            browser.evaluate("""
                    (() => { const files = new DataTransfer();
                      files.items.add(new File(['one'], 'one.txt', {type: 'text/plain'}));
                      files.items.add(new File(['two'], 'two.txt', {type: 'text/plain'}));
                      const picker = document.querySelector('input[type=file]');
                      picker.files = files.files; picker.dispatchEvent(new Event('change'));
                      document.querySelector('.attach-form button[type=submit]').click(); return 'sent'; })()
                    """);
            await().atMost(Duration.ofSeconds(30)).until(() -> pending() == 2);
        }
    }

    @Test
    void showsAlbumsPollsAndPinsAndAsksInline() throws Exception {
        Optional<Path> chromium = Browser.installed();
        assumeTrue(chromium.isPresent(), "no Chromium is installed, so the page is not looked at");
        sandbox.telegram().user(BEN).in(bot).open();
        try (Browser browser = Browser.open(vertx, chromium.get(), sandbox.url() + "/playground/#user=" + BEN)) {
            awaitOpenChat(browser);
            String cat = "{\"type\":\"photo\",\"media\":\"https://example.org/cat.jpg\"}";
            botCalls("sendMediaGroup", "{\"chat_id\":" + BEN + ",\"media\":[" + cat + "," + cat + "," + cat + "]}");
            awaitCount(browser, ".row:not([hidden]) .album > .picture", 3);

            long poll = botCalls(
                            "sendPoll", "{\"chat_id\":" + BEN + ",\"question\":\"Tea?\",\"options\":[\"Yes\",\"No\"]}")
                    .getJsonObject("result")
                    .getLong("message_id");
            awaitCount(browser, ".poll-option", 2);
            browser.evaluate("document.querySelector('.poll-option').click()");
            awaitCount(browser, ".poll-result meter", 2);

            botCalls("pinChatMessage", "{\"chat_id\":" + BEN + ",\"message_id\":" + poll + "}");
            await().atMost(Duration.ofSeconds(30)).until(() -> browser.text().contains("Pinned message"));

            browser.evaluate("""
                    (() => { const box = document.querySelector('textarea'); box.value = '@helper_bot tea';
                      box.dispatchEvent(new Event('input')); return 'typed'; })()
                    """);
            answerInlineQuery();
            awaitCount(browser, ".inline-results .command-option", 1);
            browser.evaluate("document.querySelector('.inline-results .command-option').click()");
            await().atMost(Duration.ofSeconds(30)).until(() -> browser.text().contains("All about tea"));
        }
    }

    private static void awaitCount(Browser browser, String selector, int count) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> browser.evaluate("document.querySelectorAll('" + selector + "').length")
                        .equals(Integer.toString(count)));
    }

    private void answerInlineQuery() throws Exception {
        await().atMost(Duration.ofSeconds(30)).until(() -> newestUpdate().containsKey("inline_query"));
        botCalls(
                "answerInlineQuery",
                new JsonObject("""
                        {"results": [{"type": "article", "id": "a", "title": "Tea",
                         "input_message_content": {"message_text": "All about tea"}}]}
                        """)
                        .put(
                                "inline_query_id",
                                newestUpdate().getJsonObject("inline_query").getString("id"))
                        .encode());
    }

    private JsonObject newestUpdate() throws Exception {
        JsonArray updates = botCalls("getUpdates", "{}").getJsonArray("result");
        return updates.isEmpty() ? new JsonObject() : updates.getJsonObject(updates.size() - 1);
    }

    @Test
    void paysAnInvoiceLinkAndListsWhatWasPaid() throws Exception {
        Optional<Path> chromium = Browser.installed();
        assumeTrue(chromium.isPresent(), "no Chromium is installed, so the page is not looked at");
        sandbox.telegram().user(BEN).in(bot).open();
        String link = botCalls("createInvoiceLink", """
                {"title": "Premium", "description": "Thirty days", "payload": "order", "currency": "XTR",
                 "prices": [{"label": "Premium", "amount": 250}], "subscription_period": 2592000}
                """).getString("result");
        try (Browser browser = Browser.open(vertx, chromium.get(), sandbox.url() + "/playground/#user=" + BEN)) {
            awaitOpenChat(browser);
            botSends("{\"chat_id\":" + BEN
                    + ",\"text\":\"Thirty days\",\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"Subscribe\",\"url\":\""
                    + link + "\"}]]}}");
            await().atMost(Duration.ofSeconds(30)).until(() -> browser.text().contains("Subscribe"));

            browser.evaluate(
                    "[...document.querySelectorAll('button')].find(b => b.innerText.includes('Subscribe')).click()");
            await().atMost(Duration.ofSeconds(30)).until(() -> browser.text().contains("every 30 days?"));
            browser.evaluate("document.querySelector('dialog .strong').click()");
            await().atMost(Duration.ofSeconds(30)).until(() -> pending() == 1);
            botCalls(
                    "answerPreCheckoutQuery",
                    "{\"ok\": true, \"pre_checkout_query_id\": \""
                            + botCalls("getUpdates", "{}")
                                    .getJsonArray("result")
                                    .getJsonObject(0)
                                    .getJsonObject("pre_checkout_query")
                                    .getString("id")
                            + "\"}");
            await().atMost(Duration.ofSeconds(30)).until(() -> browser.text().contains("You paid"));

            browser.evaluate("document.querySelector('.chat-header button[title=Payments]').click()");
            await().atMost(Duration.ofSeconds(30)).until(() -> browser.text().contains("Take the next payment now"));
        }
    }

    /** What is typed before the chat has come is replaced by what was left unsent in it. */
    private static void awaitOpenChat(Browser browser) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> browser.evaluate("!!document.querySelector('.chat-title')")
                        .equals("true"));
    }

    private int pending() {
        return sandbox.telegram().pendingUpdates(bot);
    }

    private void botSends(String message) throws Exception {
        botCalls("sendMessage", message);
    }

    private JsonObject botCalls(String method, String message) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/bot" + TOKEN + "/" + method))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(message))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.body());
            }
            return new JsonObject(answer.body());
        }
    }
}
