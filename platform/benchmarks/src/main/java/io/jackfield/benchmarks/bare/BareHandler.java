package io.jackfield.benchmarks.bare;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;

/**
 * Answers every {@code /start} with a message and three buttons, and any other text with what a model says to it, shown
 * in drafts while it grows. Telegram gets its 200 when the message is sent, so that a crash loses nothing here either.
 */
public final class BareHandler extends VerticleBase {
    /** As many as updates are on their way at once; the default of 5 would measure a queue in the client. */
    private static final int CONNECTIONS = 128;

    private static final JsonObject BUTTONS = new JsonObject()
            .put(
                    "inline_keyboard",
                    new JsonArray()
                            .add(new JsonArray().add(button("Help", "help")).add(button("Model", "model")))
                            .add(new JsonArray().add(button("Settings", "settings"))));

    private final int port;
    private final String sendMessage;
    private final String sendDraft;
    private final String setWebhook;
    private final String modelUrl;
    private WebClient client;
    private BareDialogue dialogue;
    private int drafts;

    BareHandler(int port, String apiUrl, String modelUrl) {
        this.port = port;
        this.sendMessage = apiUrl + "/bot1:bare/sendMessage";
        this.sendDraft = apiUrl + "/bot1:bare/sendMessageDraft";
        this.setWebhook = apiUrl + "/bot1:bare/setWebhook";
        this.modelUrl = modelUrl;
    }

    /** Arguments: the port to listen on, the Bot API's address, the model server's address. */
    public static void main(String[] args) {
        BareHandler handler = new BareHandler(Integer.parseInt(args[0]), args[1], args[2]);
        Vertx.vertx().deployVerticle(handler).onFailure(error -> {
            System.err.println("The bare handler did not start: " + error.getMessage());
            System.exit(1);
        });
    }

    @Override
    public Future<?> start() {
        PoolOptions pool = new PoolOptions().setHttp1MaxSize(CONNECTIONS);
        client = WebClient.create(vertx, new WebClientOptions(), pool);
        dialogue = new BareDialogue(vertx, modelUrl);
        return vertx.createHttpServer()
                .requestHandler(this::webhook)
                .listen(port, "127.0.0.1")
                .compose(server -> client.postAbs(setWebhook)
                        .sendJsonObject(new JsonObject().put("url", "http://127.0.0.1:" + port + "/telegram/bare")));
    }

    private void webhook(HttpServerRequest request) {
        request.body()
                .compose(body -> answer(new JsonObject(body).getJsonObject("message"), request.response()))
                .onSuccess(status -> end(request.response(), status))
                .onFailure(error -> end(request.response(), 500));
    }

    private Future<Integer> answer(JsonObject message, HttpServerResponse response) {
        long chatId = message.getJsonObject("chat").getLong("id");
        String text = message.getString("text");
        if (text.startsWith("/start")) {
            return send(chatId, "Hello! What shall we do? " + text.substring("/start".length()));
        }
        // A model takes its time; Telegram delivers to few chats at once and must not wait for it.
        end(response, 200);
        int draft = ++drafts;
        return dialogue.ask(text, growing -> draft(chatId, draft, growing)).compose(answer -> send(chatId, answer));
    }

    private void draft(long chatId, int draft, String text) {
        client.postAbs(sendDraft)
                .sendJsonObject(new JsonObject()
                        .put("chat_id", chatId)
                        .put("draft_id", draft)
                        .put("text", text)
                        .put("can_stop", true));
    }

    private static void end(HttpServerResponse response, int status) {
        if (!response.ended()) {
            response.setStatusCode(status).end();
        }
    }

    private Future<Integer> send(long chatId, String text) {
        return client.postAbs(sendMessage)
                .sendJsonObject(new JsonObject()
                        .put("chat_id", chatId)
                        .put("text", text)
                        .put("reply_markup", BUTTONS))
                .map(sent -> sent.statusCode() == 200 ? 200 : 503);
    }

    private static JsonObject button(String text, String data) {
        return new JsonObject().put("text", text).put("callback_data", data);
    }
}
